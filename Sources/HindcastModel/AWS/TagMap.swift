/// Tags in every shape that AWS gives them.
package enum TagMap {
    /// Members of a document that hold its tags, lower-cased.
    package static let members: Set<String> = [
        "tags", "tagset", "taglist", "tagslist", "tagging", "resourcetags", "tagspecifications", "tagspecification",
    ]

    /// Returns the map in a map, a list of pairs, a tag specification or a list of them.
    package static func tags(in value: JSONValue) -> JSONObject {
        switch value {
        case .object(let object):
            if let inner = object.member(ignoringCase: "tags") ?? object.member(ignoringCase: "tagSet"),
                inner.value.scalarText == nil
            {
                return tags(in: inner.value)
            }
            if let pair = pair(in: object) { return [pair.0: pair.1] }
            return JSONObject(unsorted: object.map { .init(key: $0.key, value: text($0.value)) })
        case .array(let elements):
            var result: JSONObject = [:]
            for element in elements {
                guard let object = element.object else { continue }
                if let pair = pair(in: object) {
                    result[pair.0] = pair.1
                } else {
                    for member in tags(in: element) { result[member.key] = member.value }
                }
            }
            return result
        default: return [:]
        }
    }

    /// Returns the keys in a list of texts, of pairs, or in a map.
    package static func keys(in value: JSONValue) -> [String] {
        switch value {
        case .object(let object): return pair(in: object).map { [$0.0] } ?? Array(object.keys)
        case .array(let elements): return elements.flatMap(keys)
        default: return value.scalarText.map { [$0] } ?? []
        }
    }

    /// Returns a map from a list of pairs with any member names.
    package static func map(_ value: JSONValue, key: String, value valueKey: String) -> JSONObject {
        var result: JSONObject = [:]
        for element in value.elements {
            guard let object = element.object, let name = object.member(ignoringCase: key)?.value.scalarText else {
                continue
            }
            result[name] = object.member(ignoringCase: valueKey)?.value ?? .null
        }
        return result
    }

    private static func pair(in object: JSONObject) -> (String, JSONValue)? {
        for (key, value) in [("key", "value"), ("tagKey", "tagValue")] {
            guard let name = object.member(ignoringCase: key)?.value, let text = name.scalarText else { continue }
            return (text, self.text(object.member(ignoringCase: value)?.value ?? ""))
        }
        return nil
    }

    /// A tag's value is always text, whatever an XML conversion guessed.
    private static func text(_ value: JSONValue) -> JSONValue {
        value == .null ? "" : value.scalarText.map { .string($0) } ?? value
    }
}
