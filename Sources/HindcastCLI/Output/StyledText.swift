import Hindcast

/// A line of output, or a piece of one: text that is safe to print, and what each part of it is.
///
/// Made of raw text, which is escaped here and nowhere else: what is no `StyledText` does not reach a terminal.
struct StyledText: Hashable {
    /// A stretch of one role.
    private struct Span: Hashable {
        var text: String
        var role: Paint.Role
    }

    private var spans: [Span]

    /// Makes a stretch of text, escaping what would not print as itself.
    init(_ raw: String, _ role: Paint.Role = .plain) {
        spans = raw.isEmpty ? [] : [Span(text: VisibleText.escape(raw), role: role)]
    }

    /// Makes a stretch of text that only a program will read, and must read as it is.
    init(unescaped raw: String, _ role: Paint.Role) {
        spans = raw.isEmpty ? [] : [Span(text: raw, role: role)]
    }

    /// Joins pieces with two spaces between them; empty ones are left out.
    init(joining pieces: [StyledText]) {
        self.init("")
        for piece in pieces where !piece.isEmpty {
            if !isEmpty { self += "  " }
            self += piece
        }
    }

    /// Whether there is nothing to see.
    var isEmpty: Bool { spans.isEmpty }

    /// The text without colours.
    var text: String { spans.map(\.text).joined() }

    /// The number of columns that it takes on a terminal.
    var width: Int { spans.reduce(0) { $0 + $1.text.displayWidth } }

    static func + (left: StyledText, right: StyledText) -> StyledText {
        var sum = left
        sum += right
        return sum
    }

    static func += (left: inout StyledText, right: StyledText) { left.spans += right.spans }

    /// Returns the text as a terminal shows it in colour.
    func painted(by paint: Paint) -> String { spans.map { paint.paint($0.text, as: $0.role) }.joined() }

    /// Which end of a text is given up where there is no room for all of it.
    enum Cut: Hashable {
        case start
        case end
    }

    /// Returns as much of the text as fits some columns.
    func cut(to width: Int, at side: Cut) -> StyledText {
        guard self.width > width else { return self }
        var room = width
        var kept: [Span] = []
        for span in side == .end ? spans : spans.reversed() {
            guard room > 0 else { break }
            // The last stretch that fits in part shows the mark; so does one that fits just so, with more behind it.
            let wanted = span.text.displayWidth
            if wanted < room {
                kept.append(span)
                room -= wanted
            } else {
                let rest = side == .end ? (span.text + "…").cutAtEnd(to: room) : ("…" + span.text).cutAtStart(to: room)
                kept.append(Span(text: rest, role: span.role))
                room = 0
            }
        }
        var result = self
        result.spans = side == .end ? kept : kept.reversed()
        return result
    }
}

extension StyledText: ExpressibleByStringLiteral {
    init(stringLiteral text: String) { self.init(text) }
}
