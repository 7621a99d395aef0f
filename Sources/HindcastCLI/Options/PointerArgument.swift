import Hindcast
import HindcastModel

/// A place in a document, given on the command line.
enum PointerArgument {
    /// Returns the place; the whole document where none is given. A missing first slash is no mistake.
    static func parse(_ text: String?) throws -> JSONPointer {
        guard let text, !text.isEmpty else { return JSONPointer() }
        // RFC 6901 has two escapes only, ~0 and ~1.
        let isEscaped = text.split(separator: "~", omittingEmptySubsequences: false).dropFirst()
            .allSatisfy { $0.hasPrefix("0") || $0.hasPrefix("1") }
        guard isEscaped, let pointer = JSONPointer(text: text.hasPrefix("/") ? text : "/" + text) else {
            throw HindcastError(
                .usage,
                "“\(text)” is no JSON Pointer",
                hints: ["such as /configuration/ipPermissions/0 or /tags/Name"]
            )
        }
        return pointer
    }

    /// Returns the place as one of the document: what does not begin with a member of it lies in the configuration.
    static func inDocument(_ pointer: JSONPointer) -> JSONPointer {
        guard let first = pointer.tokens.first, !ResourceDocument.memberNames.contains(first) else { return pointer }
        return JSONPointer(["configuration"] + pointer.tokens)
    }
}
