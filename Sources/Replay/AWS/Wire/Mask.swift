internal import HindcastModel

/// What AWS writes where it hides a value.
enum Mask {
    /// The reason a `$unknown` marker gives.
    static let reason = "hidden by the provider"

    /// Returns whether some text stands for a hidden value.
    static func isMask(_ text: String) -> Bool {
        switch text {
        case "HIDDEN_DUE_TO_SECURITY_REASONS", "<sensitiveDataRemoved>", "[REDACTED]", "SCRUBBED": true
        default: text.utf8.count >= 3 && text.utf8.allSatisfy { $0 == UInt8(ascii: "*") }
        }
    }

    /// Returns a value with every mask in it replaced by `$unknown`.
    static func unmask(_ value: JSONValue) -> JSONValue {
        switch value {
        case .string(let text): isMask(text) ? .unknown(reason) : value
        case .array(let elements): .array(elements.map(unmask))
        case .object(let object):
            .object(JSONObject(unsorted: object.map { .init(key: $0.key, value: unmask($0.value)) }))
        default: value
        }
    }
}
