internal import HindcastModel

/// Functions that the notation has for one type alone, because its two shapes differ by more than names.
enum SpecialFunction: String, Hashable, Sendable {
    /// The rules of a block with lists of sources as one rule a source, for traffic that comes in.
    case ingressRules = "ingress-rules"
    /// The same for traffic that goes out.
    case egressRules = "egress-rules"
    /// The same of a rule that says its direction itself.
    case rules
    /// The ARN of an instance profile that stands by its name, in the account of the resource.
    case instanceProfileARN = "instance-profile-arn"
    /// The one element of a list; nothing for any other list, whose text would depend on its order.
    case only
    /// An ARN; nothing for a name that may stand instead.
    case arnOnly = "arn-only"
    /// Who may invoke a function, as the statement of a policy says it.
    case principal
    /// A version only where it says all of one: `8.0` is any of many, and the log has the one that it became.
    case shorter
    /// A name of the DNS as Route 53 keeps it: in lower case, with a final dot.
    case dnsName = "dns-name"
    /// The text of a TXT record in the quotes in which Route 53 keeps it.
    case quoted
    /// The grants that a canned ACL makes to others than the owner.
    case cannedGrants = "canned-grants"

    /// Applies it; a value that it is not made for stays as it is.
    func apply(to value: JSONValue, of resource: JSONObject) -> JSONValue {
        let block = value.object ?? [:]
        switch self {
        case .instanceProfileARN:
            let parts = (resource["arn"]?.string ?? "").split(separator: ":", omittingEmptySubsequences: false)
            guard let name = value.string, !name.isEmpty, !name.hasPrefix("arn:"), parts.count == 6 else {
                return value
            }
            return .string("arn:\(parts[1]):iam::\(parts[4]):instance-profile/\(name)")
        case .only: return value.array.map { $0.count == 1 ? $0[0] : .null } ?? value
        case .arnOnly: return value.string?.hasPrefix("arn:") ?? false ? value : .null
        case .principal:
            guard let text = value.string, text != "*" else { return value }
            let isAccount = text.hasPrefix("arn:") || text.allSatisfy(\.isNumber)
            return isAccount ? ["AWS": .string(text)] : ["Service": .string(text)]
        case .shorter:
            return value.string.map { $0.split(separator: ".").count < 3 ? .null : value } ?? value
        case .dnsName:
            guard let name = value.string, !name.isEmpty else { return value }
            return .string(name.lowercased() + (name.hasSuffix(".") ? "" : "."))
        case .quoted: return value.string.map { .string($0.hasPrefix("\"") ? $0 : "\"\($0)\"") } ?? value
        case .cannedGrants: return .array(CannedACL.grants(of: value.string ?? ""))
        case .ingressRules: return .array(SecurityRules.rules(of: block, isEgress: false, group: resource["id"]))
        case .egressRules: return .array(SecurityRules.rules(of: block, isEgress: true, group: resource["id"]))
        case .rules:
            let isEgress = block["type"]?.string == "egress"
            return .array(SecurityRules.rules(of: block, isEgress: isEgress, group: block["security_group_id"]))
        }
    }
}

/// Rules of AWS security groups: Terraform lists the sources of equal ports in one rule, the history has one rule a source.
enum SecurityRules {
    /// Returns one rule a source.
    ///
    /// - Parameter group: the group's own id, for rules with `self`.
    static func rules(of block: JSONObject, isEgress: Bool, group: JSONValue?) -> [JSONValue] {
        var common: JSONObject = ["isEgress": .bool(isEgress)]
        let ipProtocol = block["protocol"]?.scalarText.map { protocols[$0.lowercased()] ?? $0.lowercased() } ?? "-1"
        common["ipProtocol"] = .string(ipProtocol)
        // For all protocols the ports mean nothing: Terraform writes 0, EC2 -1 or none.
        if ipProtocol != "-1" {
            common["fromPort"] = block["from_port"]
            common["toPort"] = block["to_port"]
        }
        if let text = block["description"], !text.isEmpty { common["description"] = text }
        var result: [JSONValue] = []
        func add(_ name: String, _ values: JSONValue?) {
            for value in values?.array ?? [] {
                var rule = common
                rule[name] = value
                result.append(.object(rule))
            }
        }
        add("cidrIpv4", block["cidr_blocks"])
        add("cidrIpv6", block["ipv6_cidr_blocks"])
        add("prefixListId", block["prefix_list_ids"])
        var groups = block["security_groups"]?.array ?? []
        if let source = block["source_security_group_id"], !source.isEmpty, block["self"]?.bool != true {
            groups.append(source)
        }
        if block["self"]?.bool == true, let group { groups.append(group) }
        add("referencedGroupInfo", .array(groups.map(reference)))
        return result
    }

    /// A group, perhaps of another account: `444455556666/sg-0a1b`.
    private static func reference(_ group: JSONValue) -> JSONValue {
        guard let text = group.string, let cut = text.firstIndex(of: "/") else { return ["groupId": group] }
        return ["groupId": .string(String(text[text.index(after: cut)...])), "userId": .string(String(text[..<cut]))]
    }

    private static let protocols = ["all": "-1", "6": "tcp", "17": "udp", "1": "icmp", "58": "icmpv6"]
}

/// The ACLs of S3 that have a name.
enum CannedACL {
    /// Returns what one grants to others than the bucket's owner.
    static func grants(of name: String) -> [JSONValue] {
        func grant(_ group: String, _ permission: String) -> JSONValue {
            let uri = "http://acs.amazonaws.com/groups/\(group)"
            return ["grantee": ["type": "Group", "uri": .string(uri)], "permission": .string(permission)]
        }
        return switch name {
        case "public-read": [grant("global/AllUsers", "READ")]
        case "public-read-write": [grant("global/AllUsers", "READ"), grant("global/AllUsers", "WRITE")]
        case "authenticated-read": [grant("global/AuthenticatedUsers", "READ")]
        case "log-delivery-write": [grant("s3/LogDelivery", "WRITE"), grant("s3/LogDelivery", "READ_ACP")]
        default: []
        }
    }
}
