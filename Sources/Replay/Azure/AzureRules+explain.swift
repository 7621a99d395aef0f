internal import HindcastModel

extension AzureRules {
    func explanation(of event: AuditEvent) -> CloudExplanation {
        let operation = event.operation.lowercased()
        let path = "\(event.service)/\(operation)"
        if operation.hasPrefix("changes/") {
            return CloudExplanation(
                rule: "change record of Resource Graph",
                effects: [
                    "set each property that it names, typed by the known document",
                    "a finding where the value before is not the one held",
                ]
            )
        }
        if operation.hasSuffix("/read") || operation == "read" {
            return CloudExplanation(rule: "verb: read", disposition: .readOnly)
        }
        switch AzureOperation.Verb(event.operation) {
        case .write?: return CloudExplanation(rule: "verb: write", effects: AzureRules.writing(path))
        case .delete?:
            return CloudExplanation(
                rule: "verb: delete",
                effects: [
                    "delete the resource, what lies in it and what is put on it", "take it off its parent's list",
                ]
            )
        case .action?:
            let parts = path.split(separator: "/").dropLast()
            if AzureActions.isPowerState(parts.joined(separator: "/")) {
                return CloudExplanation(rule: "table of actions: power", effects: ["set the power state"])
            }
            if parts.last == "moveresources" {
                return CloudExplanation(
                    rule: "table of actions: move",
                    effects: ["give each resource, and what goes with it, its id in the other resource group"]
                )
            }
            return CloudExplanation(
                rule: "verb: action",
                effects: [
                    "take the answer where it is the resource as it is now, else nothing that is known: unmodelled"
                ],
                confidence: .medium
            )
        case nil:
            return CloudExplanation(
                rule: "no rule",
                effects: ["nothing that is known: unmodelled"],
                confidence: .low,
                isKnown: false
            )
        }
    }

    private static func writing(_ path: String) -> [String] {
        switch path {
        case "microsoft.resources/tags/write": return ["replace, merge or take away the tags of what they are put on"]
        case "microsoft.keyvault/vaults/accesspolicies/write":
            return ["add, replace or take away access policies of the vault"]
        default: break
        }
        var effects = [
            "take the request's body (PUT replaces, PATCH merges), then the answer's on top",
            "without any body, properties become \"$unknown\"; what is masked stays as it was known",
        ]
        let type = path.split(separator: "/").dropLast().joined(separator: "/")
        if let list = AzureEmbedding.listName(ofChild: type) { effects.append("put it into \(list) of its parent") }
        return effects
    }
}
