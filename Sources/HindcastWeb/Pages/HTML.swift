internal import Hindcast

/// Text of a page. Whatever is interpolated is escaped; only other `HTML` goes in as it is, so text from logs stays
/// text.
package struct HTML: ExpressibleByStringInterpolation, Sendable {
    /// The markup.
    package private(set) var text: String

    /// Takes markup that is written in the program.
    package init(stringLiteral value: String) { text = value }

    /// Takes markup with what is interpolated in it.
    package init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

    /// Joins pieces without anything in between.
    package init(_ pieces: some Sequence<HTML>) { text = pieces.map(\.text).joined() }

    /// Escapes text with line breaks that are kept; everything else that does not show is made visible.
    package init(lines text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        self.text = lines.map { Self.escape(String($0)) }.joined(separator: "\n")
    }

    /// No text at all.
    package static let nothing: HTML = ""

    /// Puts a page together: markup as it is, everything else escaped.
    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text = ""

        /// Makes room for a page.
        package init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity * 2) }

        /// Adds markup that is written in the program.
        package mutating func appendLiteral(_ literal: String) { text += literal }

        /// Adds markup.
        package mutating func appendInterpolation(_ html: HTML) { text += html.text }

        /// Adds pieces of markup.
        package mutating func appendInterpolation(_ pieces: [HTML]) { for piece in pieces { text += piece.text } }

        /// Adds text, escaped.
        package mutating func appendInterpolation(_ raw: String) { text += HTML.escape(raw) }

        /// Adds a number.
        package mutating func appendInterpolation(_ number: Int) { text += String(number) }
    }

    /// Control characters and turned text become visible escapes, as on the terminal; markup becomes text.
    private static func escape(_ raw: String) -> String {
        var result = ""
        // By scalars: a combining mark after `<` makes another character of it, yet browsers still see the tag.
        for scalar in VisibleText.escape(raw).unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
