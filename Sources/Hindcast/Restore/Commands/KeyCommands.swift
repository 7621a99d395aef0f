internal import HindcastModel

/// Keys of KMS.
enum KeyCommands {
    static func write(_ draft: inout CommandDraft) {
        guard !draft.now.configuration.isEmpty else { return }
        let key: JSONObject = ["KeyId": .string(draft.id)]
        func with(_ name: String, _ value: JSONValue) -> JSONObject {
            var input = key
            input[name] = value
            return input
        }
        draft.passOver("deletionDate", "enabled")
        if draft.takes("keyState"), let old = draft.old("keyState")?.string {
            let new = draft.new("keyState")?.string ?? ""
            if new.hasPrefix("PendingDeletion"), !old.hasPrefix("PendingDeletion") {
                draft.run("kms", "cancel-key-deletion", key)
            }
            switch old {
            case "Enabled": draft.run("kms", "enable-key", key)
            case "Disabled": if !new.hasPrefix("PendingDeletion") { draft.run("kms", "disable-key", key) }
            default: draft.say("The key's state was \(old).")
            }
        }
        if draft.takes("keyPolicy"), let policy = draft.old("keyPolicy") {
            var input = with("PolicyName", "default")
            input["Policy"] = APIWords.text(policy)
            draft.run("kms", "put-key-policy", input)
        }
        if draft.takes("description") {
            draft.run("kms", "update-key-description", with("Description", draft.old("description") ?? ""))
        }
        let isOther = draft.takes("rotationPeriodInDays")
        guard draft.takes("keyRotationEnabled") || isOther else { return }
        if draft.old("keyRotationEnabled")?.bool == true {
            var input = key
            input["RotationPeriodInDays"] = draft.old("rotationPeriodInDays")
            draft.run("kms", "enable-key-rotation", input)
        } else {
            draft.run("kms", "disable-key-rotation", key)
        }
    }
}
