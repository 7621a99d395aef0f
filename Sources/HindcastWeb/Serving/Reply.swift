internal import Hindcast
internal import HindcastModel

/// What a request is answered with, before it becomes HTTP.
struct Reply: Sendable {
    /// The HTTP status.
    var status = 200
    /// The media type.
    let type: String
    /// The body.
    let bytes: [UInt8]
    /// Where else to look, for a redirection.
    var location: String?

    /// An answer of the JSON API: the very text that `-o json` prints.
    static func json(_ value: JSONValue, status: Int = 200) -> Reply {
        Reply(
            status: status,
            type: "application/json; charset=utf-8",
            bytes: Array(JSONText.indented(value).utf8)
        )
    }

    /// A page of the site.
    static func page(_ html: HTML, status: Int = 200) -> Reply {
        Reply(status: status, type: "text/html; charset=utf-8", bytes: Array(html.text.utf8))
    }

    /// The way to another page.
    static func redirection(to location: String) -> Reply {
        Reply(status: 303, type: "text/plain; charset=utf-8", bytes: [], location: location)
    }

    /// An error of the JSON API: `{"error": …, "hints": […]}`.
    static func json(_ error: HindcastError) -> Reply {
        json(
            ["error": .string(error.message), "hints": .array(error.hints.map { .string($0) })],
            status: error.status
        )
    }
}

extension HindcastError {
    /// The HTTP status of an error.
    var status: Int {
        switch kind {
        case .usage, .predicate: 400
        case .notFound: 404
        case .input, .repository, .index: 500
        }
    }
}
