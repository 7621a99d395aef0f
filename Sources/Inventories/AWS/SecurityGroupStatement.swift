internal import HindcastModel

/// Rules of a security group as somebody states them, in the history's shape.
enum SecurityGroupStatement {
    /// Returns the rules of a list of permissions.
    ///
    /// Of a group that is let in only its id is stated: whose it is, and what it is called, the events do not always tell.
    static func rules(_ permissions: JSONValue?, isEgress: Bool) -> [JSONValue] {
        let plain = (permissions?.array ?? []).map { permission -> JSONValue in
            guard var object = permission.object else { return permission }
            // Config lists networks twice, the second time with their descriptions.
            if let described = object["ipv4Ranges"] {
                object["ipRanges"] = described
                object["ipv4Ranges"] = nil
            }
            return .object(object)
        }
        return SecurityGroupRules.rules(in: .array(plain)).map { rule in
            guard var object = rule.object else { return rule }
            object["isEgress"] = .bool(isEgress)
            if let group = object["referencedGroupInfo"]?["groupId"] {
                object["referencedGroupInfo"] = ["groupId": group]
            }
            return .object(object)
        }
    }
}
