import Foundation
import HindcastModel
import TestSupport
import Testing

@testable import Hindcast

/// Where real logs of Azure lie: below `$HINDCAST_CORPUS`, or `shared/corpus` beside the project.
private let corpus = Corpus.folder("azure")

/// Whole histories of Azure's logs.
@Suite struct AzureHistoryTests {
    private static let story = Repository.root.appending(path: "Examples/rule-opened-by-deployment/logs").path

    @Test func `the story's secrets and token ids are in no object of git, no index and no answer`() async throws {
        var history = try RecordedHistory()
        try await history.record([Self.story])
        let secrets = ["Example-Not-A-Password", "EXAMPLEAIO", "EXAMPLEUTI"]
        try expectNone(of: secrets, in: history)
    }

    @Test func `imports in any split count every event once and end in the same history`() async throws {
        let files = try #require(FileManager.default.enumerator(atPath: Self.story)).compactMap { $0 as? String }
            .filter { $0.hasSuffix(".json") }.map { "\(Self.story)/\($0)" }.sorted()
        var whole = try RecordedHistory()
        try await whole.record(files)
        var split = try RecordedHistory()
        for file in files.reversed() { try await split.record([file]) }
        let (one, other) = (try whole.fingerprint(), try split.fingerprint())
        #expect(one.head == other.head && one.export == other.export && one.log == other.log)
        #expect(one.ledger == other.ledger)
    }

    @Test func `the start of an operation that two logs tell under two ids is known when both come again`() async throws
    {
        var history = try RecordedHistory()
        try await history.record([Self.story])
        let before = try history.fingerprint()
        let again = try await history.record([Self.story])
        #expect(again.events == 0 && again.late == 0 && again.duplicates == again.records)
        #expect(try history.fingerprint().ledger == before.ledger)
    }

    @Test func `a record that saw another value before than the log had told is a finding with its place`() async throws
    {
        var history = try RecordedHistory()
        let id = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/shop/providers/X.Y/zs/z"
        func change(_ number: Int64, _ before: String, _ after: String) -> JSONValue {
            [
                "name": .string("change-\(number)"),
                "properties": [
                    "changeAttributes": [
                        "changedBy": "mira@example.com", "correlationId": "c-1",
                        "timestamp": .string(Moment(seconds: 1_780_000_000 + number).rfc3339),
                    ], "changeType": "Update",
                    "changes": ["properties.tier": ["newValue": .string(after), "previousValue": .string(before)]],
                    "targetResourceId": .string(id),
                ],
            ]
        }
        let lines = [change(1, "A", "B"), change(2, "B", "C"), change(3, "X", "D")].map(\.compactText)
        let file = history.folder.path("changes.ndjson")
        try (lines.joined(separator: "\n") + "\n").write(toFile: file, atomically: true, encoding: .utf8)
        let summary = try await history.record([file])
        #expect(summary.missed == 1 && summary.broken == 0 && summary.changes == 3)
        let finding = try #require(summary.findings.first)
        #expect(finding.file == file && finding.record == 3)
        #expect(finding.reason.hasPrefix("at properties.tier it saw another value before it"))
        // Told once: the same file again says nothing new.
        #expect(try await history.record([file]).missed == 0)
    }

    @Test(.enabled(if: corpus != nil), arguments: ["custodian-autotag", "plaso", "stratus-docs", "sumologic"])
    func `a folder of the corpus is read, its ledger adds up, its token ids are gone`(folder: String) async throws {
        let path = try #require(corpus) + "/" + folder
        var history = try RecordedHistory()
        let summary = try await history.record([path])
        let named = [
            // Documents show parts of records; tables of contents and answers of the REST interface lie beside them.
            "it has no time", "it names no resource", "it is no audit record", "it is no log",
        ]
        for finding in summary.findings {
            #expect(named.contains { finding.reason.hasPrefix($0) }, "\(finding)")
        }
        let coverage = try History(opening: history.path).coverage(from: nil, to: nil)
        #expect(coverage.totals.values.reduce(0, +) == coverage.events)
        #expect(coverage.events + summary.duplicates + summary.findings.count { $0.record != nil } == summary.records)
        #expect(try History.verify(at: history.path).findings.isEmpty)
        try expectNone(of: tokenIDs(in: path), in: history)
    }

    /// The ids and hashes of tokens in a folder's records, which nothing may hold.
    private func tokenIDs(in path: String) throws -> [String] {
        let text = try String(contentsOfFile: path + "/events.ndjson", encoding: .utf8)
        let ids = text.matches(of: /"(?:aio|uti|rh)":"([^"]{8,})"/).map { String($0.1) }
        return Array(Set(ids))
    }

    private func expectNone(of secrets: [String], in history: RecordedHistory) throws {
        var texts = [
            try Program.git.run(["-C", history.path, "cat-file", "--batch", "--batch-all-objects"]).bytes,
            Array(try history.fingerprint().log.joined(separator: "\n").utf8),
        ]
        let index = history.path + "/hindcast"
        for name in try FileManager.default.contentsOfDirectory(atPath: index) {
            texts.append([UInt8](FileManager.default.contents(atPath: "\(index)/\(name)") ?? Data()))
        }
        // The records of what only waits are kept in the index; they are read as an answer shows them.
        for question in [["log", "-o", "json"], ["export"], ["coverage", "-o", "json"]] {
            texts.append(try Program.hindcast.run(["--repo", history.path] + question).bytes)
        }
        for secret in secrets {
            for text in texts {
                #expect(Data(text).range(of: Data(secret.utf8)) == nil, "\(secret)")
            }
        }
    }
}
