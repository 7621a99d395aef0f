internal import HindcastModel

/// Security group permissions in all their dialects, as one rule a source.
enum SecurityGroupRules {
    /// Returns rules of the shape that DescribeSecurityGroupRules shows, without ids, from nested permissions
    /// (`ipPermissions`), the flat form (`cidrIp`, `fromPort`), or rules that already have that shape.
    static func rules(in value: JSONValue) -> [JSONValue] {
        switch value {
        case .array(let elements): return elements.flatMap(rules)
        case .object(let object):
            if let nested = object.member(ignoringCase: "ipPermissions")?.value, !nested.isEmpty { return rules(in: nested) }
            if object["securityGroupRuleId"] != nil || object["cidrIpv4"] != nil || object["referencedGroupInfo"] != nil {
                return [plainRule(object)]
            }
            let sources = sources(in: object)
            guard object["ipProtocol"] != nil || !sources.isEmpty else { return [] }
            return (sources.isEmpty ? [[:]] : sources).map { .object(range(of: object).merging($0)) }
        default: return []
        }
    }

    /// Returns `tcp/22 to 0.0.0.0/0, udp/53 to sg-1`.
    static func words(for rules: [JSONValue]) -> String {
        rules.map { rule in
            let source =
                rule["cidrIpv4"]?.string ?? rule["cidrIpv6"]?.string ?? rule["prefixListId"]?.string
                ?? rule["referencedGroupInfo"]?["groupId"]?.string ?? rule["referencedGroupInfo"]?["groupName"]?.string
            return ports(of: rule) + (source.map { " to \($0)" } ?? "")
        }
        .joined(separator: ", ")
    }

    private static func ports(of rule: JSONValue) -> String {
        let names = ["6": "tcp", "17": "udp", "1": "icmp", "58": "icmpv6", "-1": "everything"]
        let raw = rule["ipProtocol"]?.scalarText ?? "-1"
        let name = names[raw] ?? raw
        guard name != "everything", let from = rule["fromPort"]?.scalarText, from != "-1" else { return name }
        let to = rule["toPort"]?.scalarText ?? from
        if name == "tcp" || name == "udp", from == "0", to == "65535" { return "all \(name)" }
        return from == to || to == "-1" ? "\(name)/\(from)" : "\(name)/\(from)-\(to)"
    }

    private static func plainRule(_ object: JSONObject) -> JSONValue {
        var rule = object
        for key in ["tags", "groupOwnerId"] where rule[key]?.isEmpty ?? true { rule[key] = nil }
        return .object(rule)
    }

    private static func range(of object: JSONObject) -> JSONObject {
        var rule: JSONObject = [:]
        rule["ipProtocol"] = object["ipProtocol"] ?? "-1"
        rule["fromPort"] = object["fromPort"].map(integer)
        rule["toPort"] = object["toPort"].map(integer)
        return rule
    }

    private static func integer(_ value: JSONValue) -> JSONValue { value.string.flatMap { Int64($0) }.map { .integer($0) } ?? value }

    private static func sources(in object: JSONObject) -> [JSONObject] {
        var sources: [JSONObject] = []
        func add(_ list: String, from key: String, as name: String) {
            for element in object.member(ignoringCase: list)?.value.elements ?? [] {
                let plain: JSONValue? = element.string != nil ? element : nil
                guard let value = element[key] ?? plain else { continue }
                var source: JSONObject = [name: value]
                source["description"] = element["description"]
                sources.append(source)
            }
        }
        add("ipRanges", from: "cidrIp", as: "cidrIpv4")
        add("ipv6Ranges", from: "cidrIpv6", as: "cidrIpv6")
        add("prefixListIds", from: "prefixListId", as: "prefixListId")
        for group in (object["groups"] ?? object["userIdGroupPairs"] ?? .null).elements {
            var reference: JSONObject = [:]
            for key in ["groupId", "groupName", "userId", "vpcId", "vpcPeeringConnectionId", "peeringStatus"] {
                reference[key] = group[key]
            }
            var source: JSONObject = ["referencedGroupInfo": .object(reference)]
            source["description"] = group["description"]
            sources.append(source)
        }
        if let cidr = object["cidrIp"], !cidr.isEmpty { sources.append(["cidrIpv4": cidr]) }
        if let name = object["sourceSecurityGroupName"] { sources.append(["referencedGroupInfo": ["groupName": name]]) }
        return sources
    }
}
