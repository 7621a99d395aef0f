internal import HindcastModel

/// Roles, users, groups and policies of IAM.
enum IAMCommands {
    /// A role, a user or a group: policies put and deleted, attached and detached.
    static func write(_ draft: inout CommandDraft) {
        let kind = draft.then.address.type
        let name = kind.prefix(1).uppercased() + kind.dropFirst() + "Name"
        let me: JSONObject = [name: .string(draft.id)]
        func with(_ members: JSONObject) -> JSONObject {
            var input = me
            for member in members { input[member.key] = member.value }
            return input
        }
        // Policies that are missing come before those that are too much go: nothing stands still in between.
        let list = "\(kind)PolicyList"
        let inline = draft.named(list, by: "policyName")
        let attached = draft.named("attachedManagedPolicies", by: "policyArn")
        if draft.takes(list) {
            for (policy, element) in inline.old.sorted(by: { $0.key < $1.key }) {
                guard let document = element["policyDocument"], document != inline.new[policy]?["policyDocument"] else {
                    continue
                }
                draft.run(
                    "iam",
                    "put-\(kind)-policy",
                    with(["PolicyName": .string(policy), "PolicyDocument": APIWords.text(document)])
                )
            }
        }
        if draft.takes("attachedManagedPolicies") {
            for policy in attached.old.keys.sorted() where attached.new[policy] == nil {
                draft.run("iam", "attach-\(kind)-policy", with(["PolicyArn": .string(policy)]))
            }
            for policy in attached.new.keys.sorted() where attached.old[policy] == nil {
                draft.run("iam", "detach-\(kind)-policy", with(["PolicyArn": .string(policy)]))
            }
        }
        for policy in inline.new.keys.sorted() where inline.old[policy] == nil {
            draft.run("iam", "delete-\(kind)-policy", with(["PolicyName": .string(policy)]))
        }
        if draft.takes("permissionsBoundary") {
            if let boundary = draft.old("permissionsBoundary")?["permissionsBoundaryArn"] {
                draft.run("iam", "put-\(kind)-permissions-boundary", with(["PermissionsBoundary": boundary]))
            } else {
                draft.run("iam", "delete-\(kind)-permissions-boundary", me)
            }
        }
        switch kind {
        case "role": role(&draft, me)
        case "user": user(&draft, me)
        default: break
        }
        draft.passOver(
            "arn",
            "createDate",
            "\(kind)Id",
            "\(kind)Name",
            "path",
            "roleLastUsed",
            "users",
            "passwordLastUsed"
        )
    }

    private static func role(_ draft: inout CommandDraft, _ me: JSONObject) {
        if draft.takes("assumeRolePolicyDocument"), let document = draft.old("assumeRolePolicyDocument"),
            !draft.now.configuration.isEmpty
        {
            var input = me
            input["PolicyDocument"] = APIWords.text(document)
            draft.run("iam", "update-assume-role-policy", input)
        }
        let isOther = draft.takes("maxSessionDuration")
        if draft.takes("description") || isOther {
            var input = me
            input["MaxSessionDuration"] = draft.old("maxSessionDuration")
            input["Description"] = draft.old("description") ?? ""
            draft.run("iam", "update-role", input)
        }
    }

    private static func user(_ draft: inout CommandDraft, _ me: JSONObject) {
        if draft.takes("groupList") {
            let old = Set((draft.old("groupList")?.array ?? []).compactMap(\.string))
            let new = Set((draft.new("groupList")?.array ?? []).compactMap(\.string))
            for (operation, groups) in [
                ("add-user-to-group", old.subtracting(new)), ("remove-user-from-group", new.subtracting(old)),
            ] {
                for group in groups.sorted() {
                    var input = me
                    input["GroupName"] = .string(group)
                    draft.run("iam", operation, input)
                }
            }
        }
        let keys = draft.named("accessKeys", by: "accessKeyId")
        guard draft.takes("accessKeys") else { return }
        for (key, element) in keys.new.sorted(by: { $0.key < $1.key }) {
            let wanted = keys.old[key].map { $0["status"] ?? "Active" } ?? "Inactive"
            guard wanted != element["status"] ?? "Active" else { continue }
            var input = me
            input["AccessKeyId"] = .string(key)
            input["Status"] = wanted
            let remark = keys.old[key] == nil ? "A key that was not there; once nothing needs it, delete it." : nil
            draft.run("iam", "update-access-key", input, remark: remark)
        }
        for key in keys.old.keys.sorted() where keys.new[key] == nil {
            draft.say("The access key \(key) is gone for good: make a new one where it is needed.")
        }
    }

    /// A customer managed policy: the version that was in force is put in force again, or made anew.
    static func policy(_ draft: inout CommandDraft) {
        draft.passOver(
            "arn",
            "attachmentCount",
            "policyId",
            "policyName",
            "path",
            "isAttachable",
            "updateDate",
            "createDate"
        )
        let versions = draft.named("policyVersionList", by: "versionId")
        let isOther = draft.takes("policyVersionList")
        guard draft.takes("defaultVersionId") || isOther else { return }
        guard let arn = draft.arn, let version = draft.old("defaultVersionId")?.string else {
            return draft.say("The policy's ARN, or which version was in force, is not known.")
        }
        let document = versions.old[version]?["document"]
        if let there = versions.new[version], there["document"] == document {
            guard draft.new("defaultVersionId")?.string != version else { return }
            draft.run(
                "iam",
                "set-default-policy-version",
                ["PolicyArn": .string(arn), "VersionId": .string(version)],
                remark: "The version that was in force is still there."
            )
        } else {
            draft.run(
                "iam",
                "create-policy-version",
                [
                    "PolicyArn": .string(arn), "SetAsDefault": true,
                    "PolicyDocument": document.map(APIWords.text) ?? .unknown("no event shows it"),
                ],
                remark: "A policy has five versions at most: one may have to be deleted first."
            )
        }
    }
}
