import Hindcast
import HindcastModel

/// A place in a document, given on the command line.
enum PointerArgument {
    /// Returns the place; the whole document where none is given.
    static func parse(_ text: String?) throws -> PlaceSelector {
        guard let place = PlaceSelector(text: text ?? "") else {
            throw HindcastError(
                .usage,
                "“\(text ?? "")” is no place in a document",
                hints: ["such as /configuration/ipPermissions/0, /tags/Name or 'ingress[tcp/22 0.0.0.0/0]'"]
            )
        }
        return place
    }

    /// Returns the place as one of the document: what does not begin with a member of it lies in the configuration.
    static func inDocument(_ pointer: JSONPointer) -> JSONPointer {
        guard let first = pointer.tokens.first, !ResourceDocument.memberNames.contains(first) else { return pointer }
        return JSONPointer(["configuration"] + pointer.tokens)
    }
}
