private import Foundation

/// `rulebook-generator DATA-FOLDER [OUTPUT]`: writes the derived AWS rule book to a file, or to standard output.
///
/// `rulebook-generator --draw COUNT --seed NUMBER RULE-BOOK`: prints rows drawn from a rule book at random, as many of each
/// confidence, to be judged by hand.
@main
struct RuleBookGenerator {
    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        if arguments.first == "--draw" { return draw(Array(arguments)) }
        guard let folder = arguments.first, arguments.count <= 2, !folder.hasPrefix("-") else {
            fail(
                """
                usage: rulebook-generator DATA-FOLDER [OUTPUT]
                       rulebook-generator --draw COUNT --seed NUMBER RULE-BOOK

                DATA-FOLDER is the data folder of botocore, RULE-BOOK a file that was made from it.
                """,
                status: 64
            )
        }
        do {
            let text = try ruleBook(from: ModelFolder(path: folder))
            if let output = arguments.dropFirst().first {
                try Data(text.utf8).write(to: URL(fileURLWithPath: output))
            } else {
                FileHandle.standardOutput.write(Data(text.utf8))
            }
        } catch {
            fail("rulebook-generator: \(error)", status: 1)
        }
    }

    private static func draw(_ arguments: [String]) {
        guard arguments.count == 5, arguments[2] == "--seed", let count = Int(arguments[1]), count >= 0,
            let seed = UInt64(arguments[3])
        else { fail("usage: rulebook-generator --draw COUNT --seed NUMBER RULE-BOOK", status: 64) }
        guard let data = FileManager.default.contents(atPath: arguments[4]),
            let text = String(data: data, encoding: .utf8)
        else { fail("rulebook-generator: \(arguments[4]) cannot be read as text", status: 1) }
        let draw = RowDraw(text: text)
        for confidence in Confidence.allCases.reversed() { print("# \(confidence): \(draw.count(confidence)) rows") }
        for drawn in draw.rows(count, seed: seed) {
            print("\(drawn.confidence)\t\(drawn.operation)\n\t\(drawn.type)\n\t\(drawn.row)")
        }
    }

    /// The rule book of every service in the folder.
    static func ruleBook(from folder: ModelFolder) throws -> String {
        var book = RuleBook(version: folder.version ?? "of an unknown version")
        for name in try folder.services() { book.add(Service(try folder.model(of: name))) }
        return book.text
    }

    private static func fail(_ message: String, status: Int32) -> Never {
        FileHandle.standardError.write(Data((message + "\n").utf8))
        exit(status)
    }
}
