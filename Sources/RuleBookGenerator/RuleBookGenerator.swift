private import Foundation

/// `rulebook-generator DATA-FOLDER [OUTPUT]`: writes the derived AWS rule book to a file, or to standard output.
@main
struct RuleBookGenerator {
    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        guard let folder = arguments.first, arguments.count <= 2, !folder.hasPrefix("-") else {
            fail(
                "usage: rulebook-generator DATA-FOLDER [OUTPUT]\n\nDATA-FOLDER is the data folder of botocore.",
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
