internal import HindcastModel

/// One file of hand-written rules of which the types are parsed, and of the operations those that are asked for: a log
/// calls a few of the hundreds that a service has.
struct RuleSource: Sendable {
    /// The file's types, without operations.
    let head: RuleFile
    /// The text of the blocks that say something of an operation, in order.
    private let blocks: [Substring: [Substring]]
    /// The line that every block is read after.
    private let service: Substring

    /// Finds the blocks of a file.
    ///
    /// A built-in file that does not parse is a mistake of the build, which the tests find; what cannot be read is empty here.
    init(_ text: String) {
        var head: [Substring] = []
        var blocks: [Substring: [Substring]] = [:]
        var block: (names: [Substring], start: Substring.Index)?
        func end(at place: Substring.Index) {
            guard let open = block else { return }
            for name in open.names { blocks[name, default: []].append(text[open.start..<place]) }
            block = nil
        }
        for line in text.fields(UInt8(ascii: "\n")) {
            guard let first = line.utf8.first, first != UInt8(ascii: " "), first != UInt8(ascii: "#") else { continue }
            end(at: line.startIndex)
            if line.utf8.starts(with: "on ".utf8) {
                let words = line.fields(UInt8(ascii: " ")).dropFirst().prefix {
                    $0 != "when" && !$0.utf8.starts(with: "#".utf8)
                }
                block = (Array(words), line.startIndex)
            } else if !line.utf8.starts(with: "example".utf8) {
                head.append(line)
            }
        }
        end(at: text.endIndex)
        self.blocks = blocks
        service = head.first { $0.utf8.starts(with: "service ".utf8) } ?? ""
        self.head = (try? RuleFile(parsing: head.joined(separator: "\n"), name: "")) ?? .empty
    }

    /// Whether the file has a rule for an operation.
    func knows(_ operation: String) -> Bool { blocks[Substring(operation)] != nil }

    /// The rules of an operation, in the file's order.
    func rules(of operation: String) -> [OperationRule] {
        (blocks[Substring(operation)] ?? []).flatMap { block in
            (try? RuleFile(parsing: "\(service)\n\(block)", name: ""))?.operations[operation] ?? []
        }
    }
}

extension StringProtocol {
    /// The parts between the bytes of a separator, empty ones left out: by bytes, a tenth of the cost of characters.
    func fields(_ separator: UInt8, keepsEmpty: Bool = false) -> [Substring] {
        let text = Substring(self)
        return text.utf8.split(separator: separator, omittingEmptySubsequences: !keepsEmpty).map { Substring($0) }
    }
}
