import Foundation
import Testing

@testable import RuleBookGenerator

/// The checked-in rule book is what the generator makes of botocore; skipped where botocore is not installed.
@Suite(
    "Regeneration",
    .enabled(if: Botocore.dataFolder != nil, "botocore's data folder is needed: HINDCAST_BOTOCORE names it")
)
struct RegenerationTests {
    @Test("the generator makes the checked-in rows, byte for byte")
    func regenerate() throws {
        let folder = ModelFolder(path: try #require(Botocore.dataFolder))
        let checkedIn = try String(contentsOf: Botocore.derived, encoding: .utf8)
        // Another version of the models makes other rows.
        let version = try #require(folder.version)
        guard checkedIn.prefix(200).contains("botocore \(version) ") else { return }
        let text = try RuleBookGenerator.ruleBook(from: folder)
        guard text != checkedIn else { return }
        let made = text.split(separator: "\n", omittingEmptySubsequences: false)
        let kept = checkedIn.split(separator: "\n", omittingEmptySubsequences: false)
        let first = zip(made, kept).enumerated().first { $0.element.0 != $0.element.1 }
        Issue.record(
            """
            derived.tsv is stale: run `swift run rulebook-generator DATA-FOLDER Sources/CRuleBook/files/derived.tsv`.
            First difference in line \((first?.offset ?? min(made.count, kept.count)) + 1): \
            \(first.map { "\($0.element.0)" } ?? "one of them ends")
            """
        )
    }
}

private enum Botocore {
    /// The data folder: `HINDCAST_BOTOCORE`, else where `python3` finds botocore.
    static let dataFolder: String? = {
        if let named = ProcessInfo.processInfo.environment["HINDCAST_BOTOCORE"] { return named.isEmpty ? nil : named }
        let python = Process()
        python.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        python.arguments = ["python3", "-c", "import botocore, os; print(os.path.dirname(botocore.__file__))"]
        let output = Pipe()
        python.standardOutput = output
        python.standardError = Pipe()
        guard (try? python.run()) != nil else { return nil }
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        python.waitUntilExit()
        guard python.terminationStatus == 0 else { return nil }
        return text.trimmingCharacters(in: .whitespacesAndNewlines) + "/data"
    }()

    /// The checked-in rows.
    static let derived = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Sources/CRuleBook/files/derived.tsv")
}
