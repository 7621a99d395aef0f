internal import HindcastModel

/// Rules of a security group: what is missing is authorized, what is too much revoked.
enum SecurityGroupCommands {
    static func write(_ draft: inout CommandDraft) {
        guard draft.takes("securityGroupRules"), !draft.now.configuration.isEmpty else { return }
        let old = (draft.old("securityGroupRules")?.array ?? []).map(Rule.init)
        let new = (draft.new("securityGroupRules")?.array ?? []).map(Rule.init)
        let (oldKeys, newKeys) = (Set(old.map(\.key)), Set(new.map(\.key)))
        let missing = old.filter { !newKeys.contains($0.key) }
        let extra = new.filter { !oldKeys.contains($0.key) }
        let descriptions = Dictionary(new.map { ($0.key, $0.description) }) { first, _ in first }
        let renamed = old.filter { newKeys.contains($0.key) && descriptions[$0.key] != $0.description }
        for isEgress in [false, true] {
            let side = isEgress ? "egress" : "ingress"
            func run(_ operation: String, _ rules: [Rule], _ remark: String) {
                let meant = rules.filter { $0.isEgress == isEgress }
                guard !meant.isEmpty else { return }
                let input: JSONObject = [
                    "GroupId": .string(draft.id),
                    "IpPermissions": .array(meant.map { $0.permission(withText: !remark.hasPrefix("Close")) }),
                ]
                draft.run("ec2", operation, input, remark: remark)
            }
            run("authorize-security-group-\(side)", missing, "Open what was open.")
            run("update-security-group-rule-descriptions-\(side)", renamed, "Describe what is open as it was.")
            let ids = extra.filter { $0.isEgress == isEgress }.compactMap(\.id)
            if ids.count == extra.count(where: { $0.isEgress == isEgress }), !ids.isEmpty {
                draft.run(
                    "ec2",
                    "revoke-security-group-\(side)",
                    ["GroupId": .string(draft.id), "SecurityGroupRuleIds": .array(ids.map { .string($0) })],
                    remark: "Close what was not open."
                )
            } else {
                run("revoke-security-group-\(side)", extra, "Close what was not open.")
            }
        }
        if draft.takes("description") { draft.say("A group's description never changes.") }
    }

    /// One rule: a direction, ports, and one peer.
    private struct Rule {
        /// What makes it the same rule: all but its id and its description.
        struct Key: Hashable {
            let isEgress: Bool
            let permission: JSONValue
        }

        let isEgress: Bool
        let id: String?
        let description: JSONValue?
        private let rule: JSONValue

        init(_ rule: JSONValue) {
            self.rule = rule
            isEgress = rule["isEgress"]?.bool ?? false
            id = rule["securityGroupRuleId"]?.string
            description = rule["description"]
        }

        var key: Key { Key(isEgress: isEgress, permission: permission(withText: false)) }

        func permission(withText: Bool) -> JSONValue {
            let ipProtocol = rule["ipProtocol"] ?? "-1"
            var permission: JSONObject = ["IpProtocol": ipProtocol]
            if ipProtocol != "-1" {
                permission["FromPort"] = rule["fromPort"]
                permission["ToPort"] = rule["toPort"]
            }
            func peer(_ list: String, _ members: JSONObject) {
                var members = members
                if withText { members["Description"] = description }
                permission[list] = [.object(members)]
            }
            if let range = rule["cidrIpv4"] { peer("IpRanges", ["CidrIp": range]) }
            if let range = rule["cidrIpv6"] { peer("Ipv6Ranges", ["CidrIpv6": range]) }
            if let list = rule["prefixListId"] { peer("PrefixListIds", ["PrefixListId": list]) }
            if let group = rule["referencedGroupInfo"]?.object {
                var pair: JSONObject = [:]
                pair["GroupId"] = group["groupId"]
                pair["UserId"] = group["userId"]
                pair["VpcId"] = group["vpcId"]
                peer("UserIdGroupPairs", pair)
            }
            return .object(permission)
        }
    }
}
