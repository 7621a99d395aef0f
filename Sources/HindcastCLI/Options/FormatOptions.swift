import ArgumentParser
import Hindcast
import HindcastModel

/// The forms that answers have.
enum AnswerFormat: String, ExpressibleByArgument, CaseIterable {
    /// For people.
    case text
    /// One JSON document.
    case json
    /// One JSON document a line.
    case ndjson
}

/// The form of an answer.
struct FormatOptions: ParsableArguments {
    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp("The form of the answer.", valueName: "form")
    )
    var format: AnswerFormat = .text

    /// Whether the answer is for people; only then does a pager help.
    var isText: Bool { format == .text }
}

extension Page {
    /// Prints values as one JSON array, or one a line.
    func print(_ values: some Sequence<JSONValue>, as format: AnswerFormat) {
        var list = JSONList(self, as: format)
        for value in values { list.add(value) }
        list.finish()
    }

    /// Prints one value, in one line or in many.
    func print(_ value: JSONValue, as format: AnswerFormat) {
        print(value, layout: format == .ndjson ? .compact : .indented)
    }
}

/// A JSON array that is printed while its elements are found.
struct JSONList {
    private let page: Page
    private let isLines: Bool
    private var isEmpty = true

    init(_ page: Page, as format: AnswerFormat) {
        self.page = page
        isLines = format == .ndjson
    }

    /// Prints one element.
    mutating func add(_ value: JSONValue) {
        defer { isEmpty = false }
        guard !isLines else { return page.print(value, layout: .compact) }
        var bytes = Array((isEmpty ? "[\n  " : ",\n  ").utf8)
        for byte in JSONText.visible(value.indentedText).utf8 {
            bytes.append(byte)
            // A newline inside a string is escaped: each of these is one of the layout.
            if byte == UInt8(ascii: "\n") { bytes += "  ".utf8 }
        }
        page.print(raw: bytes)
    }

    /// Closes the array.
    func finish() {
        guard !isLines else { return }
        page.print(raw: Array((isEmpty ? "[]\n" : "\n]\n").utf8))
    }
}
