internal import HindcastModel

/// Rules of AWS security groups put together again: the history has one rule a source, Terraform one block for all sources of
/// equal ports and description.
struct SecurityRuleBlock {
    /// The attributes of the block.
    private(set) var items: [HCLItem] = []
    /// The places in the list of the rules that it holds.
    private(set) var elements: [Int] = []

    /// Returns the blocks for one direction.
    static func blocks(of rules: [JSONValue], isEgress: Bool) -> [SecurityRuleBlock] {
        struct Key: Hashable {
            let ipProtocol: String
            let from: JSONValue
            let to: JSONValue
            let description: JSONValue?
        }
        var order: [Key] = []
        var groups: [Key: [Int]] = [:]
        for (index, rule) in rules.enumerated() where (rule["isEgress"]?.bool ?? false) == isEgress {
            let ipProtocol = rule["ipProtocol"]?.scalarText ?? "-1"
            // For all protocols Terraform wants 0 for both ports.
            let isAll = ipProtocol == "-1"
            let key = Key(
                ipProtocol: ipProtocol,
                from: isAll ? 0 : rule["fromPort"] ?? 0,
                to: isAll ? 0 : rule["toPort"] ?? 0,
                description: rule["description"]
            )
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(index)
        }
        return order.map { key in
            let places = groups[key] ?? []
            var block = SecurityRuleBlock(elements: places)
            if let description = key.description, !description.isEmpty {
                block.items.append(.attribute("description", HCLValue(description)))
            }
            block.items.append(.attribute("protocol", .string(key.ipProtocol)))
            block.items.append(.attribute("from_port", HCLValue(key.from)))
            block.items.append(.attribute("to_port", HCLValue(key.to)))
            for (member, attribute) in sources {
                let values = places.compactMap { rules[$0][member] }.map(HCLValue.init)
                if !values.isEmpty { block.items.append(.attribute(attribute, .list(values))) }
            }
            let peers = places.compactMap { rules[$0]["referencedGroupInfo"] }.compactMap { peer -> HCLValue? in
                guard let group = peer["groupId"]?.scalarText else { return nil }
                return .string(peer["userId"]?.scalarText.map { "\($0)/\(group)" } ?? group)
            }
            if !peers.isEmpty { block.items.append(.attribute("security_groups", .list(peers))) }
            return block
        }
    }

    private init(elements: [Int]) { self.elements = elements }

    private static let sources = [
        ("cidrIpv4", "cidr_blocks"), ("cidrIpv6", "ipv6_cidr_blocks"), ("prefixListId", "prefix_list_ids"),
    ]
}
