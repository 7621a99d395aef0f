import Hindcast
import HindcastModel

/// Places in a document and the values there.
enum LeafText {
    /// A value in one line: JSON, so that `"443"` and `443` are told apart; markers in words.
    static func value(_ value: JSONValue) -> String {
        if value.isRedacted { return "(redacted" + (digest(value).map { " " + $0 } ?? "") + ")" }
        if value.isUnknown { return "(unknown: \(value["$unknown"]?.string ?? "the log does not say"))" }
        return JSONText.visible(value.compactText)
    }

    /// Enough of a secret's digest to see whether two are the same.
    private static func digest(_ value: JSONValue) -> String? {
        value["$redacted"]?.string?.split(separator: ":").last.map { String($0.prefix(8)) }
    }

    /// `+`, `-` or `~`.
    static func mark(_ difference: JSONDifference) -> StyledText {
        StyledText(difference.before == nil ? "+" : difference.after == nil ? "-" : "~", role(difference))
    }

    /// `/ingress[tcp/22 0.0.0.0/0]/cidrIpv4`, with the colour of what became of the leaf.
    static func place(_ difference: JSONDifference) -> StyledText {
        StyledText(place(difference.pointer, called: difference.name), role(difference))
    }

    /// A place as people write it: from the configuration on, where that is what the short form is read as.
    static func pointer(_ pointer: JSONPointer) -> String {
        let short = JSONPointer(Array(pointer.tokens.dropFirst()))
        let isShort = pointer.tokens.count > 1 && PointerArgument.inDocument(short) == pointer
        return (isShort ? short : pointer).description
    }

    /// What people call a place, where it has such a name; else the place.
    static func place(_ pointer: JSONPointer, called name: String?) -> String {
        guard let name else { return self.pointer(pointer) }
        let top = "/configuration/"
        guard name.hasPrefix(top) else { return name }
        let next = name.dropFirst(top.count).prefix { $0 != "/" && $0 != "[" }
        return ResourceDocument.memberNames.contains(String(next)) ? name : String(name.dropFirst(top.count - 1))
    }

    /// `"10.0.0.0/8" → "0.0.0.0/0"`, or the one value that there is.
    static func values(_ difference: JSONDifference) -> StyledText {
        switch (difference.before, difference.after) {
        case (let before?, let after?):
            StyledText(value(before), .removed) + " → " + StyledText(value(after), .added)
        case (let only?, nil), (nil, let only?): StyledText(value(only), role(difference))
        case (nil, nil): ""
        }
    }

    private static func role(_ difference: JSONDifference) -> Paint.Role {
        difference.before == nil ? .added : difference.after == nil ? .removed : .changed
    }
}
