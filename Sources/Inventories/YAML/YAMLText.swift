internal import HindcastModel
internal import Yams

/// A text of YAML documents, cut where they are divided, so that a broken one takes no other along.
struct YAMLText {
    /// One document that says something, or why it cannot be read.
    struct Document {
        /// Its place among those of the text that say something, from 1.
        let number: Int
        /// The line on which it starts, from 1.
        let line: Int
        /// What it says.
        let content: Result<Node, YAMLProblem>
        /// How many bytes it takes at most.
        let size: Int
        /// How many lines of the text come before those that the reader counts.
        fileprivate let before: Int

        /// Returns the line of the text on which a part starts.
        func line(of node: Node) -> Int? { node.mark.map { $0.line + before } }
    }

    /// More than this in one document is no configuration.
    private static let maximumSize = 256 << 20

    private let text: ArraySlice<UInt8>
    private let lines: [Range<Int>]

    /// Reads a text.
    init(_ text: [UInt8]) {
        let text = text.starts(with: [0xEF, 0xBB, 0xBF]) ? text[3...] : text[...]
        self.text = text
        var lines: [Range<Int>] = []
        var start = text.startIndex
        while start < text.endIndex {
            let end = text[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? text.endIndex
            lines.append(start..<end)
            start = end
        }
        self.lines = lines
    }

    /// Calls `body` with each document in turn.
    func forEachDocument(_ body: (Document) -> Void) {
        var number = 0
        var start = 0
        while start < lines.count {
            var end = start
            var isBare = true
            // What stands before a first mark may be directives, which belong to what follows it.
            while end < lines.count, isBare || !isMark(lines[end]) {
                if isBare { isBare = saysNothing(lines[end]) }
                end += 1
            }
            if !isBare { read(start..<end, number: &number, body) }
            start = end
        }
    }

    private func read(_ range: Range<Int>, number: inout Int, _ body: (Document) -> Void) {
        let bytes = text[lines[range.lowerBound].lowerBound..<lines[range.upperBound - 1].upperBound]
        let size = bytes.count
        func add(_ content: Result<Node, YAMLProblem>) {
            var line = (range.first { !saysNothing(lines[$0]) } ?? range.lowerBound) + 1
            if case .success(let node) = content {
                if node.isNothing { return }
                if let mark = node.mark { line = mark.line + range.lowerBound }
            }
            number += 1
            body(Document(number: number, line: line, content: content, size: size, before: range.lowerBound))
        }
        guard size <= YAMLText.maximumSize else { return add(.failure(YAMLProblem("a document above 256 MiB"))) }
        guard !YAMLAliases(bytes).areKeys else {
            return add(.failure(YAMLProblem("keys that are aliases, which multiply what is to be read")))
        }
        do {
            // The encoding is told: to find it, Yams would look into the environment.
            let parser = try Parser(yaml: String(decoding: bytes, as: UTF8.self), resolver: .basic, encoding: .utf8)
            // `...` ends a document without a mark of the next one.
            while let node = try parser.nextRoot() { add(.success(node)) }
        } catch {
            add(.failure(YAMLProblem(error, after: range.lowerBound)))
        }
    }

    /// Whether a line is `---`, alone or before a comment or the content itself.
    private func isMark(_ line: Range<Int>) -> Bool {
        let line = text[line]
        guard line.starts(with: "---".utf8) else { return false }
        return line.dropFirst(3).first.map(YAMLText.isBlank) ?? true
    }

    /// Whether a line is empty, a comment, a directive, or nothing but a mark.
    private func saysNothing(_ line: Range<Int>) -> Bool {
        let rest = (isMark(line) ? text[line].dropFirst(3) : text[line]).drop(while: YAMLText.isBlank)
        return rest.isEmpty || rest.first == UInt8(ascii: "#") || text[line].first == UInt8(ascii: "%")
    }

    private static func isBlank(_ byte: UInt8) -> Bool { " \t\r\n".utf8.contains(byte) }
}

/// Why a YAML document cannot be read.
struct YAMLProblem: Error {
    /// A sentence without a final full stop.
    let reason: String

    /// Makes a problem.
    init(_ reason: String) { self.reason = reason }

    /// Tells what the parser found, by the lines of the whole text; its own description quotes it, secrets included.
    fileprivate init(_ error: any Error, after lines: Int) {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            let words = problem.hasPrefix("Maximum nesting level") ? "nested more than 1000 deep" : problem
            reason = "no YAML in line \(mark.line + lines): \(words)"
        case .reader(let problem, _, _, _): reason = "no YAML: \(problem)"
        case .duplicatedKeysInMapping(_, let context):
            reason = "a key stands twice in one mapping, first in line \(context.mark.line + lines)"
        default: reason = "no YAML"
        }
    }
}

extension Node {
    /// Whether a document is empty, as between two marks.
    fileprivate var isNothing: Bool {
        guard let scalar else { return false }
        return scalar.style == .plain && YAMLScalar.value(of: scalar.string) == .null
    }
}
