internal import HindcastModel

/// Reads who did it from a record's `user` and `impersonatedUser`.
///
/// Where somebody acted as somebody else, the principal is whom the server took the caller for; the rules lead from there
/// to the caller. On EKS the IAM identity behind a user stands in `extra`, with the access key that joins it to CloudTrail.
enum KubernetesPrincipal {
    static func principal(of fields: JSONObject) -> Principal {
        if let identity = fields["protoPayload"]?["authenticationInfo"] {
            let name = text(identity["principalEmail"]) ?? text(identity["principalSubject"])
            return Principal(kind: kind(of: name), name: name)
        }
        let user = fields["user"]
        let effective = text(fields["impersonatedUser"]?["username"]) == nil ? user : fields["impersonatedUser"]
        let name = text(effective?["username"])
        var principal = Principal(kind: kind(of: name), name: name)
        principal.principalID = text(effective?["uid"])
        let extra = user?["extra"]
        principal.accessKeyID = first(extra?["accessKeyId"])
        guard effective == user, principal.kind == .user,
            let arn = first(extra?["arn"]) ?? first(extra?["canonicalArn"])
        else { return principal }
        principal.arn = arn
        let resource = arn.split(separator: ":", maxSplits: 5).last.map(String.init) ?? ""
        let parts = resource.split(separator: "/").map(String.init)
        if parts.first == "assumed-role", parts.count == 3 {
            principal.kind = .assumedRole
            principal.sessionIssuerName = parts[1]
            principal.name = first(extra?["sessionName"]) ?? parts[2]
        } else if parts.first == "user", let name = parts.last {
            principal.name = name
        }
        let account = arn.split(separator: ":", omittingEmptySubsequences: false).dropFirst(4).first.map(String.init)
        principal.account = account
        return principal
    }

    /// Parts of the cluster are services; everybody else counts as a person.
    private static func kind(of name: String?) -> Principal.Kind {
        guard let name, name != "system:anonymous" else { return .unknown }
        return servicePrefixes.contains(where: name.hasPrefix) ? .service : .user
    }

    private static let servicePrefixes = [
        "system:serviceaccount:", "system:node:", "system:kube-", "system:apiserver", "system:k3s-",
        "system:aggregator",
        "system:bootstrap:", "eks:", "aks-service",
    ]

    private static func first(_ value: JSONValue?) -> String? { text(value?.array?.first ?? value) }
    private static func text(_ value: JSONValue?) -> String? { CloudTrailDecoder.text(value) }
}
