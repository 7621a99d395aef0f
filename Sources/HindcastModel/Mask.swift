/// What AWS writes where it hides a value.
package enum Mask {
    /// The reason a `$unknown` marker gives for a mask.
    package static let reason = "hidden by the provider"
    /// The reason it gives for what was too large to be logged.
    package static let cutOff = "cut off by the provider"

    /// Whether an object stands for parameters that CloudTrail left out because they are larger than it logs:
    /// `{"reason": "requestParameters too large", "omitted": true, "originalSize": 103015}`.
    ///
    /// Source: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
    package static func isOmission(_ object: JSONObject) -> Bool {
        guard object.count <= 3, let omitted = object["omitted"], omitted == true || omitted == "true" else {
            return false
        }
        return object.allSatisfy { ["omitted", "originalSize", "reason"].contains($0.key) }
    }

    /// Returns whether text that begins with a byte may stand for a hidden value.
    package static func begins(with byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "H"), UInt8(ascii: "<"), UInt8(ascii: "["), UInt8(ascii: "S"), UInt8(ascii: "*"): true
        default: false
        }
    }

    /// Returns whether some text stands for a hidden value.
    package static func isMask(_ text: String) -> Bool {
        guard let first = text.utf8.first, begins(with: first) else { return false }
        return switch text {
        case "HIDDEN_DUE_TO_SECURITY_REASONS", "<sensitiveDataRemoved>", "[REDACTED]", "SCRUBBED": true
        default: text.utf8.count >= 3 && text.utf8.allSatisfy { $0 == UInt8(ascii: "*") }
        }
    }

    /// Returns a value with every mask in it replaced by `$unknown`.
    package static func unmask(_ value: JSONValue) -> JSONValue {
        switch value {
        case .string(let text): isMask(text) ? .unknown(reason) : value
        case .array(let elements): .array(elements.map(unmask))
        case .object(let object) where isOmission(object): .unknown(cutOff)
        case .object(let object):
            .object(JSONObject(unsorted: object.map { .init(key: $0.key, value: unmask($0.value)) }))
        default: value
        }
    }
}

extension JSONValue {
    /// Whether this stands for something that was too large to be logged: whatever is asked of it is unknown, too.
    package var isCutOff: Bool {
        guard case .object(let object) = self, object.count == 1 else { return false }
        return object["$unknown"] == .string(Mask.cutOff)
    }
}
