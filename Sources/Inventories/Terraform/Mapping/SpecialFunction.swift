internal import HindcastModel

/// Functions that the notation has for one type alone, because its two shapes differ by more than names.
enum SpecialFunction: String, Hashable, Sendable {
    /// The rules of a block with lists of sources as one rule a source, for traffic that comes in.
    case ingressRules = "ingress-rules"
    /// The same for traffic that goes out.
    case egressRules = "egress-rules"
    /// The same of a rule that says its direction itself.
    case rules

    /// Applies it; a value that it is not made for stays as it is.
    func apply(to value: JSONValue, of resource: JSONObject) -> JSONValue {
        guard let block = value.object else { return value }
        switch self {
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
