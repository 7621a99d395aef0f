internal import FastJSON
internal import HindcastModel

/// JSON documents that AWS carries as text: policies, patterns, definitions.
enum PolicyText {
    /// Lower-cased members that hold a policy.
    static let names: Set<String> = [
        "policy", "policydocument", "assumerolepolicydocument", "bucketpolicy", "keypolicy", "resourcepolicy",
        "policytext",
        "accesspolicies", "accesspolicy", "repositorypolicytext", "registrypolicytext", "document", "policyinjson",
    ]

    /// Returns the document in some text, URL-encoded or not; `nil` where it holds none.
    static func parse(_ text: String, key: String) -> JSONValue? {
        // Most texts begin with something else, and are let go at once.
        switch text.utf8.first {
        case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "%"), 0x20, 0x0A, 0x0D, 0x09: break
        default: return nil
        }
        var text = text
        if text.hasPrefix("%7B") || text.hasPrefix("%5B") { text = decodePercents(text) }
        let trimmed = text.utf8.drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
        guard trimmed.count > 1, trimmed.first == UInt8(ascii: "{") || trimmed.first == UInt8(ascii: "[") else {
            return nil
        }
        guard let value = try? JSONValue(parsing: text) else { return nil }
        return names.contains(key.lowercased()) || value["Statement"] != nil ? canonical(value) : value
    }

    /// Returns a policy with its set-like lists in one order. What a policy says does not depend on it.
    static func canonical(_ value: JSONValue, key: String = "") -> JSONValue {
        switch value {
        case .object(let object):
            return .object(
                JSONObject(unsorted: object.map { .init(key: $0.key, value: canonical($0.value, key: $0.key)) })
            )
        case .array(let elements):
            let shaped = elements.map { canonical($0, key: key) }
            // Only lists of text are sets in a policy; the order of statements is kept, for people.
            guard shaped.allSatisfy({ $0.string != nil }) else { return .array(shaped) }
            return .array(shaped.sorted { ($0.string ?? "").precedesInBytes($1.string ?? "") })
        default: return value
        }
    }

    /// Undoes URL encoding (`%7B`, and `+` for a space).
    static func decodePercents(_ text: String) -> String {
        Address.decode(text.contains("+") && !text.contains(" ") ? text.replacing("+", with: " ") : text)
    }
}
