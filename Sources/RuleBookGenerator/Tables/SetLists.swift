/// Lists whose order means nothing.
enum SetLists {
    /// The paths of the layout's lists that are sets, with the member that tells structures apart.
    static func find(in layout: Layout, of service: Service) -> [String] {
        layout.attributes.compactMap { attribute in
            guard attribute.shape.kind == .list, let element = attribute.shape.element, !isOrdered(attribute) else {
                return nil
            }
            switch service.model.shape(element.shape).kind {
            case .string: return isUnordered(attribute) ? attribute.key : nil
            case .structure:
                if service.isTag(element.shape) { return nil }
                let words = tokens(attribute.name)
                let singularWords = words.dropLast() + [singular(words.last ?? "")]
                let keys = service.elementKeys(of: element.shape, words: Array(singularWords))
                return keys.count == 1 ? "\(attribute.key)[\(keys[0])]" : nil
            default: return nil
            }
        }
    }

    private static func isOrdered(_ attribute: Attribute) -> Bool {
        let words = tokens(attribute.name).map { $0.lowercased() }
        return words.contains { ordered.contains($0) }
    }

    private static func isUnordered(_ attribute: Attribute) -> Bool {
        let words = tokens(attribute.name)
        guard let last = words.last else { return false }
        return unordered.contains(singular(last).lowercased())
    }

    private static let ordered: Set<String> = [
        "ordered", "order", "steps", "stages", "columns", "commands", "command", "arguments", "args", "path",
        "sequence",
        "priority", "transitions", "layers", "keys", "history", "versions", "expressions", "statements", "messages",
        "dimensions", "parameters", "entry", "weights", "phases",
    ]
    private static let unordered: Set<String> = [
        "id", "arn", "name", "identifier", "group", "subnet", "zone", "region", "type", "principal", "account", "cidr",
        "block", "origin", "method", "event", "url", "uri", "alias", "action", "architecture", "protocol", "port",
        "address",
        "user", "role", "policy", "tag", "member", "target", "class", "feature", "topic", "ip", "capability", "scope",
        "header", "category", "export", "engine", "permission", "operation", "vpc", "prefix", "host", "domain",
    ]
}
