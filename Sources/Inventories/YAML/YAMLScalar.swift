internal import HindcastModel

/// What a plain scalar says: a number, a truth value, nothing, or its own text.
///
/// As Kubernetes's and AWS's readers have it, which is YAML 1.1 with the integers of Go: `yes` and `on` are true, `0644` is 420, and
/// a date is text. Source: https://yaml.org/type/ and `resolve.go` of go-yaml 2.
enum YAMLScalar {
    /// Returns the value of a plain scalar's text.
    static func value(of text: String) -> JSONValue {
        if let word = words[text] { return word }
        guard let first = text.utf8.first, first &- 48 < 10 || "+-.".utf8.contains(first) else { return .string(text) }
        return number(text) ?? .string(text)
    }

    private static func number(_ text: String) -> JSONValue? {
        let plain = text.utf8.contains(UInt8(ascii: "_")) ? text.replacing("_", with: "") : text
        if let integer = integer(plain) { return integer }
        guard plain.utf8.allSatisfy({ $0 &- 48 < 10 || "+-.eE".utf8.contains($0) }),
            plain.utf8.contains(where: { $0 &- 48 < 10 }), let number = Double(plain), number.isFinite
        else { return nil }
        // What the canonical writer would write as an integer is one, as in JSON.
        if number.rounded(.towardZero) == number, abs(number) < 9_007_199_254_740_992 { return .integer(Int64(number)) }
        return .number(number)
    }

    private static func integer(_ text: String) -> JSONValue? {
        let isNegative = text.hasPrefix("-")
        let digits = isNegative || text.hasPrefix("+") ? text.dropFirst() : Substring(text)
        guard let first = digits.utf8.first, first &- 48 < 10 else { return nil }
        var radix = 10
        var rest = digits
        if digits.utf8.count > 1, first == UInt8(ascii: "0") {
            switch digits.utf8.dropFirst().first {
            case UInt8(ascii: "x"), UInt8(ascii: "X"): (radix, rest) = (16, digits.dropFirst(2))
            case UInt8(ascii: "b"), UInt8(ascii: "B"): (radix, rest) = (2, digits.dropFirst(2))
            case UInt8(ascii: "o"), UInt8(ascii: "O"): (radix, rest) = (8, digits.dropFirst(2))
            default: (radix, rest) = (8, digits.dropFirst())
            }
        }
        guard let start = rest.utf8.first, start != UInt8(ascii: "+"), start != UInt8(ascii: "-") else { return nil }
        if let value = Int64((isNegative ? "-" : "") + rest, radix: radix) { return .integer(value) }
        // A number without an end is not worth its length.
        guard radix == 10, rest.utf8.count <= 400, rest.utf8.allSatisfy({ $0 &- 48 < 10 }) else { return nil }
        return .bigInteger((isNegative ? "-" : "") + rest)
    }

    private static let words: [String: JSONValue] = {
        var words: [String: JSONValue] = ["": .null, "~": .null]
        for word in ["null", "Null", "NULL"] { words[word] = .null }
        for word in ["true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON", "y", "Y"] { words[word] = true }
        for word in ["false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF", "n", "N"] { words[word] = false }
        return words
    }()
}
