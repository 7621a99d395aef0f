extension JSONValue {
    /// Whether two scalars mean the same, however they are written.
    func meansSame(as other: JSONValue) -> Bool {
        if self == other { return true }
        guard let one = comparableText, let two = other.comparableText else { return false }
        return one.hasSameBytes(as: two)
    }

    /// A scalar's text in the one form of all texts that mean the same; `nil` for what is no scalar.
    var comparableText: String? {
        switch self {
        case .number(let value) where value == value.rounded() && abs(value) < 1e15: String(Int64(value))
        case .string(let text): JSONValue.comparable(text)
        default: scalarText
        }
    }

    private static func comparable(_ text: String) -> String {
        let bytes = text.utf8
        guard let first = bytes.first else { return text }
        // Azure compares its ids without case, and writes one in several.
        if first == UInt8(ascii: "/"), let second = bytes.dropFirst().first,
            second == UInt8(ascii: "s") || second == 0x70,
            text.hasPrefix("/subscriptions/") || text.hasPrefix("/providers/")
        {
            return text.lowercased()
        }
        if let host = endpoint(text) { return host }
        guard bytes.count <= 64 else { return text }
        // Its types, too.
        if first == 0x4D || first == 0x6D, bytes.contains(UInt8(ascii: "/")),
            text.prefix(10).lowercased() == "microsoft."
        {
            return text.lowercased()
        }
        if first == UInt8(ascii: "T") && text == "True" || first == UInt8(ascii: "F") && text == "False" {
            return text.lowercased()
        }
        // 12 digits in an ARN of an account's root mean the account.
        if first == UInt8(ascii: "a"), text.hasPrefix("arn:aws"), text.hasSuffix(":root") {
            let parts = text.split(separator: ":", omittingEmptySubsequences: false)
            if parts.count == 6, parts[2] == "iam", parts[4].utf8.count == 12 { return String(parts[4]) }
        }
        return NetworkPrefix(text)?.description ?? text
    }

    /// The name of an endpoint of AWS without what means nothing in it: case, the final dot, `dualstack.` before it.
    private static func endpoint(_ text: String) -> String? {
        guard let last = text.utf8.last,
            last == UInt8(ascii: "m") || last == UInt8(ascii: "t") || last == UInt8(ascii: ".")
        else { return nil }
        let name = text.hasSuffix(".") ? text.dropLast() : text[...]
        guard name.hasSuffix(".amazonaws.com") || name.hasSuffix(".cloudfront.net") else { return nil }
        let host = name.lowercased()
        return host.hasPrefix("dualstack.") ? String(host.dropFirst("dualstack.".count)) : host
    }
}
