import Foundation
import HindcastModel
import TestSupport
import Testing

@testable import Hindcast

/// Real logs with secrets in every place where somebody scrubbed one: none of them, and none that was left, is in any object of
/// git, in the index or in an answer.
@Suite(.enabled(if: Corpus.root != nil)) struct CorpusSecretsTests {
    /// Secrets that the corpus itself holds: of a Secret, of ConfigMaps, tokens.
    private static let known = [
        "never-commit-this", "bmV2ZXItY29tbWl0LXRoaXM", "MY-KEY", "MY-ID", "MY-PASSWORD", "EXAMPLEiL5E3pMPFpaDWjExM2",
        "d4e40bf2-4333-4471-99fe-3b982c6d1e82_e9b64571",
    ]

    /// Copies a cloud's files into a folder, a secret of its own in place of each that was scrubbed; returns how many.
    private func plant(_ cloud: String, in folder: TemporaryFolder, from first: Int) throws -> Int {
        var count = first
        let root = try #require(Corpus.folder(cloud))
        for file in Corpus.files(of: cloud) {
            let bytes = try Data(contentsOf: URL(filePath: file))
            let isPacked = bytes.starts(with: [0x1F, 0x8B])
            let text =
                isPacked
                ? try Program(URL(filePath: "/usr/bin/env")).run(["gzip", "-dc", file]).output
                : String(decoding: bytes, as: UTF8.self)
            var pieces = text.split(separator: "SCRUBBED", omittingEmptySubsequences: false)[...]
            var planted = String(pieces.removeFirst())
            for piece in pieces {
                planted += "\(Self.mark)\(count)-end" + piece.replacing(#/^-PRIVATE-KEY/#, with: "")
                count += 1
            }
            let name = "\(cloud)\(file.dropFirst(root.count))".replacing(".gz", with: "").replacing(" ", with: "-")
            let target = URL(filePath: folder.path("logs/" + name))
            try FileManager.default.createDirectory(
                at: target.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try planted.write(to: target, atomically: true, encoding: .utf8)
        }
        return count
    }

    private static let mark = "planted-secret-"

    private func expectNone(in text: Data, _ place: String) {
        for secret in Self.known + [Self.mark] {
            #expect(text.range(of: Data(secret.utf8)) == nil, "\(secret) is in \(place)")
        }
    }

    @Test func `no secret of the corpus is in any object of git, in the index or in an answer`() async throws {
        let folder = try TemporaryFolder()
        var count = 0
        for cloud in ["aws", "gcp", "azure", "k8s"] { count = try plant(cloud, in: folder, from: count) }
        #expect(count > 200)
        let path = folder.path("h.git")
        try Recorder.initialize(at: path, redactionKey: RecordedHistory.key)
        let summary = try await Recorder(opening: path).record(
            [folder.path("logs")],
            format: nil,
            cluster: "corpus",
            now: Moment(seconds: 1_800_000_000),
            tasks: 2,
            keepsActivity: true
        ) { _ in }
        #expect(summary.records > 14_000 && summary.commits > 500)
        let findings = summary.findings.map(\.description).joined(separator: "\n")
        expectNone(in: Data(findings.utf8), "the findings")

        let objects = try Program.git.run(["-C", path, "cat-file", "--batch-all-objects", "--batch", "--unordered"])
        #expect(objects.output.contains("certPrivateKey") && objects.output.contains("$redacted"))
        expectNone(in: Data(objects.bytes), "git")
        let messages = try Program.git.run(["-C", path, "log", "--notes=hindcast", "--format=full", "main"])
        expectNone(in: Data(messages.bytes), "the commits and their notes")
        // The index, and whatever else lies beside git's own files.
        let beside = try #require(FileManager.default.enumerator(atPath: path + "/hindcast"))
        for name in beside.compactMap({ $0 as? String }) {
            guard let content = FileManager.default.contents(atPath: "\(path)/hindcast/\(name)") else { continue }
            expectNone(in: content, name)
        }

        let questions = [
            ["log", "-o", "json"], ["log", "--patch"], ["log", "--denied", "-o", "json"],
            ["log", "--failed", "-o", "json"], ["log", "--sign-ins", "-o", "json"], ["log", "--reads", "-o", "json"],
            ["export"], ["ls", "-o", "json"], ["coverage", "-o", "json"], ["status", "-o", "json"], ["status"],
            ["diff", "2000-01-01", "-o", "json"], ["diff", "2000-01-01", "-o", "patch"], ["verify"],
            ["blame", "my-config", "--history"], ["who", "my-config"], ["show", "my-config"],
            ["when", "my-config", ".configuration.data != null"],
            ["incident", "--at", "2021-10-01", "--around", "7d", "-o", "md"],
            ["incident", "--at", "2021-10-01", "--around", "7d", "-o", "html"],
        ]
        for question in questions {
            let answer = try Program.hindcast.run(["--repo", path] + question)
            expectNone(in: Data(answer.bytes) + Data(answer.error.utf8), question.joined(separator: " "))
        }
        try expectNoneInEvidence(of: path)
    }

    /// The records that the index keeps are packed: they are looked at as `show e:` and `who --chain` give them.
    private func expectNoneInEvidence(of path: String) throws {
        let history = try History(opening: path)
        var ids: Set<String> = []
        try history.forEachChange(ChangeQuery()) { change in
            ids.insert(change.eventID)
            return true
        }
        var query = ActivityQuery()
        query.kinds = Set(ActivityKind.allCases)
        try history.forEachActivity(query) { entry in
            ids.insert(entry.eventID)
            return true
        }
        #expect(ids.count > 10_000)
        var texts = ""
        var read = 0
        for id in ids {
            guard let evidence = try? history.evidence(ofEvent: id) else { continue }
            read += 1
            texts += evidence.record.compactText
            for record in evidence.origin { texts += record.compactText }
            if texts.utf8.count > 8 << 20 {
                expectNone(in: Data(texts.utf8), "the evidence of an event")
                texts = ""
            }
        }
        expectNone(in: Data(texts.utf8), "the evidence of an event")
        #expect(read > 10_000)
    }
}
