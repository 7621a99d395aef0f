/// Security group permissions in all their dialects, as one rule a source.
package enum SecurityGroupRules {
    /// Returns rules of the shape that DescribeSecurityGroupRules shows, from nested permissions (`ipPermissions`), the
    /// flat form (`cidrIp`, `fromPort`), both at once, or rules that already have that shape.
    package static func rules(in value: JSONValue) -> [JSONValue] {
        switch value {
        case .array(let elements): return elements.flatMap(rules)
        case .object(let object):
            let nested = object.member(ignoringCase: "ipPermissions")?.value.elements.flatMap(rules) ?? []
            let sources = sources(in: object)
            guard object.member(ignoringCase: "ipProtocol") != nil || !sources.isEmpty else { return nested }
            let range = range(of: object)
            return nested + (sources.isEmpty ? [[:]] : sources).map { .object(range.merging($0)) }
        default: return []
        }
    }

    /// Returns `tcp/22`, `tcp/8000-8080`, `all traffic`; each once, joined by commas.
    package static func ports(of rules: [JSONValue]) -> String { distinct(rules.map(ports)) }

    /// Returns the CIDR blocks, prefix lists and groups that rules let in, each once, joined by commas.
    package static func sources(of rules: [JSONValue]) -> String {
        distinct(
            rules.compactMap { rule in
                rule["cidrIpv4"]?.string ?? rule["cidrIpv6"]?.string ?? rule["prefixListId"]?.string
                    ?? rule["referencedGroupInfo"]?["groupId"]?.string
                    ?? rule["referencedGroupInfo"]?["groupName"]?.string
            }
        )
    }

    private static func distinct(_ words: [String]) -> String {
        var seen: Set<String> = []
        return words.filter { seen.insert($0).inserted }.joined(separator: ", ")
    }

    private static func ports(of rule: JSONValue) -> String {
        let name = rule["ipProtocol"]?.scalarText ?? "-1"
        guard name != "-1" else { return "all traffic" }
        guard let from = rule["fromPort"]?.scalarText, from != "-1" else { return name }
        let to = rule["toPort"]?.scalarText ?? from
        if name == "tcp" || name == "udp", from == "0", to == "65535" { return "all \(name)" }
        return from == to || to == "-1" ? "\(name)/\(from)" : "\(name)/\(from)-\(to)"
    }

    /// Protocols by their numbers, as IANA assigns them and as AWS shows them by name.
    private static let protocols = ["6": "tcp", "17": "udp", "1": "icmp", "58": "icmpv6", "all": "-1"]

    private static func range(of object: JSONObject) -> JSONObject {
        var rule: JSONObject = [:]
        let name = object.member(ignoringCase: "ipProtocol")?.value.scalarText ?? "-1"
        rule["ipProtocol"] = .string(protocols[name] ?? name)
        if name != "-1", name != "all" {
            rule["fromPort"] = object.member(ignoringCase: "fromPort").map { integer($0.value) }
            rule["toPort"] = object.member(ignoringCase: "toPort").map { integer($0.value) }
        }
        for key in ["securityGroupRuleId", "isEgress"] { rule[key] = object[key] }
        if let tags = object["tags"].map(TagMap.tags), !tags.isEmpty { rule["tags"] = .object(tags) }
        return rule
    }

    private static func integer(_ value: JSONValue) -> JSONValue {
        value.string.flatMap { Int64($0) }.map { .integer($0) } ?? value
    }

    private static func sources(in object: JSONObject) -> [JSONObject] {
        var sources: [JSONObject] = []
        func add(_ value: JSONValue?, as name: String, description: JSONValue?) {
            guard let value, !value.isEmpty else { return }
            var source: JSONObject = [name: value]
            if let description, !description.isEmpty { source["description"] = description }
            sources.append(source)
        }
        func addEach(_ list: String, from key: String, as name: String) {
            for element in object.member(ignoringCase: list)?.value.elements ?? [] {
                let plain: JSONValue? = element.string == nil ? nil : element
                add(element[key] ?? plain, as: name, description: element["description"])
            }
        }
        addEach("ipRanges", from: "cidrIp", as: "cidrIpv4")
        addEach("ipv6Ranges", from: "cidrIpv6", as: "cidrIpv6")
        addEach("prefixListIds", from: "prefixListId", as: "prefixListId")
        for key in ["groups", "userIdGroupPairs"] {
            for group in object.member(ignoringCase: key)?.value.elements ?? [] {
                add(reference(group), as: "referencedGroupInfo", description: group["description"])
            }
        }
        let description = object["description"]
        add(object.member(ignoringCase: "cidrIp")?.value, as: "cidrIpv4", description: description)
        for key in ["cidrIpv4", "cidrIpv6", "prefixListId"] {
            add(object.member(ignoringCase: key)?.value, as: key, description: description)
        }
        add(object["referencedGroupInfo"], as: "referencedGroupInfo", description: description)
        add(object["referencedGroupId"].map { ["groupId": $0] }, as: "referencedGroupInfo", description: description)
        var named: JSONObject = [:]
        named["groupName"] = object["sourceSecurityGroupName"]
        named["groupId"] = object["sourceSecurityGroupId"]
        named["userId"] = object["sourceSecurityGroupOwnerId"]
        add(.object(named), as: "referencedGroupInfo", description: description)
        return sources
    }

    private static func reference(_ group: JSONValue) -> JSONValue {
        var reference: JSONObject = [:]
        for key in ["groupId", "groupName", "userId", "vpcId", "vpcPeeringConnectionId"] {
            if let value = group[key], !value.isEmpty { reference[key] = value }
        }
        return .object(reference)
    }
}
