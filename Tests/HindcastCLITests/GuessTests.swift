import Foundation
import TestSupport
import Testing

/// What is said of a change that a rule is not sure of.
@Suite struct GuessTests {
    private let folder: TemporaryFolder
    private let repository: String

    /// Records a call that a rule knows and one that only its name explains.
    init() throws {
        folder = try TemporaryFolder()
        repository = folder.path("h.git")
        let log = TestLog.text([
            TestLog.group(1, name: "web", id: "sg-0a1b2c3d"),
            TestLog.record(2, "example:CreateWidget", request: ["name": "gear", "size": 3]),
        ])
        try Data(log.utf8).write(to: URL(filePath: folder.path("log.json")))
        _ = try Program.hindcast.run(["init", repository])
        let imported = try Program.hindcast.run(["--repo", repository, "import", folder.path("log.json")])
        #expect(imported.status == 0, "\(imported.error)")
    }

    @Test func `the commit of a guess says so, and no other commit does`() throws {
        let log = try Program.git.run([
            "-C", repository, "log", "--format=%(trailers:key=Action,key=Confidence,unfold)", "main",
        ])
        #expect(log.output.contains("Action: example:CreateWidget\nConfidence: low\n"))
        #expect(log.output.components(separatedBy: "Confidence: low").count == 2)
    }

    @Test func `blame says of each attribute that a guess set that it is one`() throws {
        let lines = try ask("blame", "gear").split(separator: "\n")
        #expect(!lines.isEmpty)
        for line in lines { #expect(line.contains("guess: "), "\(line)") }
        #expect(!(try ask("blame", "sg-0a1b2c3d")).contains("guess: "))
    }

    @Test func `blame as JSON tells how sure the rule is`() throws {
        #expect(try confidences("gear") == ["low"])
        #expect(try confidences("sg-0a1b2c3d") == ["high"])
    }

    @Test func `the ledger counts guesses apart`() throws {
        let report = try ask("coverage", "-o", "json")
        #expect(report.contains("\"low\""))
    }

    private func confidences(_ resource: String) throws -> Set<String> {
        let data = Data(try ask("blame", resource, "-o", "json").utf8)
        let lines = try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
        return Set(lines.compactMap { $0["confidence"] as? String })
    }

    private func ask(_ arguments: String...) throws -> String {
        let result = try Program.hindcast.run(["--repo", repository] + arguments)
        #expect(result.status == 0, "\(result.error)")
        return result.output
    }
}
