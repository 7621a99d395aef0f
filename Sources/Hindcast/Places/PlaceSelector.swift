public import HindcastModel

/// The part of a document that a question is about: a JSON Pointer, or a name as `blame` prints it.
///
///     /configuration/securityGroupRules/0/cidrIpv4
///     /policy/Statement[PublicRead]/Principal
///     ingress[tcp/22 0.0.0.0/0]
///     ingress
///
/// What does not begin with a member of the document lies in its configuration. A missing first slash is no mistake.
public struct PlaceSelector: Hashable, Sendable, CustomStringConvertible {
    /// The whole document.
    public static let everything = PlaceSelector(JSONPointer())

    /// As a pointer.
    private let pointer: JSONPointer
    /// As the parts of a name.
    private let parts: [String]

    /// Takes a pointer.
    public init(_ pointer: JSONPointer) {
        self.pointer = PlaceSelector.inDocument(pointer)
        parts = self.pointer.tokens.map(PlaceName.escape)
    }

    /// Reads a pointer or a name; `nil` where it is neither: a `~` that no 0 or 1 follows, a bracket that is not closed.
    public init?(text: String) {
        guard !text.isEmpty else { self = .everything; return }
        let text = text.hasPrefix("/") ? text : "/" + text
        guard let parts = PlaceSelector.split(text), let pointer = JSONPointer(text: text) else { return nil }
        // RFC 6901 has two escapes only, ~0 and ~1.
        let isEscaped = text.split(separator: "~", omittingEmptySubsequences: false).dropFirst()
            .allSatisfy { $0.hasPrefix("0") || $0.hasPrefix("1") }
        guard isEscaped || parts.contains(where: { $0.hasSuffix("]") }) else { return nil }
        self.pointer = PlaceSelector.inDocument(pointer)
        let isMoved = self.pointer.tokens.count > pointer.tokens.count
        self.parts = (isMoved ? ["configuration"] : []) + parts
    }

    /// Whether the whole document is meant.
    public var isEverything: Bool { pointer.tokens.isEmpty }

    /// The place from the document's top.
    public var description: String { parts.map { "/" + $0 }.joined() }

    /// Returns whether a place is what is meant, or lies inside it.
    func contains(_ place: PlaceName) -> Bool {
        if place.pointer.isInside(pointer) { return true }
        guard place.parts.count >= parts.count else { return false }
        return parts.indices.allSatisfy { index in
            let (wanted, part) = (parts[index], place.parts[index])
            return part.hasSameBytes(as: wanted)
                || index == parts.count - 1 && PlaceSelector.isElement(part, of: wanted)
        }
    }

    /// Whether a part is an element of the list that is meant, as all of `ingress`, or another one that is called the same.
    private static func isElement(_ part: String, of wanted: String) -> Bool {
        part.hasPrefix(wanted + (wanted.hasSuffix("]") ? "#" : "["))
    }

    private static func inDocument(_ pointer: JSONPointer) -> JSONPointer {
        guard let first = pointer.tokens.first, !ResourceDocument.memberNames.contains(first) else { return pointer }
        return JSONPointer(["configuration"] + pointer.tokens)
    }

    /// Cuts a name at its slashes, but for those in brackets; `nil` where one is not closed.
    private static func split(_ text: String) -> [String]? {
        var parts: [String] = []
        var isBracketed = false
        var isEscaped = false
        for character in text {
            if character == "/", !isBracketed {
                parts.append("")
                continue
            }
            parts[parts.count - 1].append(character)
            if isEscaped {
                isEscaped = false
            } else if isBracketed {
                isEscaped = character == "\\"
                isBracketed = character != "]"
            } else {
                isBracketed = character == "["
            }
        }
        return isBracketed ? nil : parts
    }
}
