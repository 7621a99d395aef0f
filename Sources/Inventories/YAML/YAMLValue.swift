internal import HindcastModel
internal import Yams

/// Makes JSON of YAML, within bounds: aliases make a few lines say more than any memory holds.
struct YAMLValue {
    private static let maximumDepth = 200

    private static let textTags: Set<String> = ["tag:yaml.org,2002:str", "tag:yaml.org,2002:binary"]

    private let tagged: (String, JSONValue) -> JSONValue?
    private var left: Int

    /// Makes a reader for one document.
    ///
    /// - Parameter tagged: what becomes of a value with a tag of one's own, such as `!Ref`: `nil` to pass over the tag.
    init(of document: YAMLText.Document, tagged: @escaping (String, JSONValue) -> JSONValue? = { _, _ in nil }) {
        self.tagged = tagged
        // Without aliases there are fewer values than bytes.
        left = document.size + 1_000_000
    }

    /// Returns what a node says.
    mutating func value(of node: Node) throws(YAMLProblem) -> JSONValue { try value(of: node, depth: 0) }

    private mutating func value(of node: Node, depth: Int) throws(YAMLProblem) -> JSONValue {
        left -= 1
        guard left > 0 else { throw YAMLProblem("aliases that multiply to more than a million values") }
        guard depth < YAMLValue.maximumDepth else { throw YAMLProblem("nested more than 200 deep") }
        switch node {
        case .scalar(let scalar):
            let tag = scalar.tag.description
            if tag.hasPrefix("!"), tag.utf8.count > 1 {
                return tagged(tag, .string(scalar.string)) ?? .string(scalar.string)
            }
            if tag == "tag:yaml.org,2002:binary", let text = Base64Text.decoded(scalar.string) { return .string(text) }
            let isText = scalar.style != .plain || YAMLValue.textTags.contains(tag)
            return isText ? .string(scalar.string) : YAMLScalar.value(of: scalar.string)
        case .sequence(let sequence):
            var elements: [JSONValue] = []
            elements.reserveCapacity(sequence.count)
            for element in sequence { elements.append(try value(of: element, depth: depth + 1)) }
            return applied(sequence.tag, to: .array(elements))
        case .mapping(let mapping):
            var members: [JSONObject.Member] = []
            var merged: [JSONObject.Member] = []
            members.reserveCapacity(mapping.count)
            for (key, node) in mapping {
                guard let name = key.scalar?.string else { throw YAMLProblem("a key that is no plain value") }
                let below = try value(of: node, depth: depth + 1)
                guard name == "<<", key.scalar?.style == .plain else {
                    members.append(.init(key: name, value: below))
                    continue
                }
                // Of several the first counts, and what the mapping says itself before all.
                merged = (below.array ?? [below]).reversed().flatMap { $0.object?.members ?? [] }
            }
            return applied(mapping.tag, to: .object(JSONObject(unsorted: merged + members)))
        case .alias: throw YAMLProblem("an alias of nothing")
        }
    }

    private func applied(_ tag: Tag, to value: JSONValue) -> JSONValue {
        let name = tag.description
        guard name.hasPrefix("!"), name.utf8.count > 1 else { return value }
        return tagged(name, value) ?? value
    }
}
