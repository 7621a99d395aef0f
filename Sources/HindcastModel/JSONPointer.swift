/// A place in a JSON document, as RFC 6901 writes it.
public struct JSONPointer: Hashable, Sendable {
    /// The reference tokens, unescaped.
    public var tokens: [String]

    /// Makes a pointer from its tokens; none points at the whole document.
    public init(_ tokens: [String] = []) { self.tokens = tokens }

    /// Reads a pointer such as `/configuration/rules/0`; `nil` where it neither is empty nor starts with `/`.
    public init?(text: String) {
        guard text.isEmpty || text.hasPrefix("/") else { return nil }
        tokens = text.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map {
            // The order matters: "~01" is "~1", not "/".
            String($0).replacing("~1", with: "/").replacing("~0", with: "~")
        }
    }

    /// Returns the pointer one token longer.
    public func appending(_ token: String) -> JSONPointer { JSONPointer(tokens + [token]) }

    /// Returns whether this place is `other` or lies inside it.
    public func isInside(_ other: JSONPointer) -> Bool { tokens.starts(with: other.tokens) }
}

extension JSONPointer: CustomStringConvertible {
    /// The pointer as RFC 6901 writes it.
    public var description: String {
        tokens.map { "/" + $0.replacing("~", with: "~0").replacing("/", with: "~1") }.joined()
    }
}

extension JSONValue {
    /// The value at a place, or `nil` where there is none.
    public subscript(pointer: JSONPointer) -> JSONValue? {
        var value = self
        for token in pointer.tokens {
            switch value {
            case .object(let object):
                guard let next = object[token] else { return nil }
                value = next
            case .array(let elements):
                guard let index = Int(token), elements.indices.contains(index) else { return nil }
                value = elements[index]
            default: return nil
            }
        }
        return value
    }
}
