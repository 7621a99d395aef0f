import FastJSON
import Foundation
import HindcastModel
import TestSupport
import Testing

@testable import Hindcast

/// Where real entries of Google Cloud lie.
private let corpus = Corpus.folder("gcp")

@Suite(.enabled(if: corpus != nil)) struct GoogleCloudCorpusTests {
    private static let folders = (try? FileManager.default.contentsOfDirectory(atPath: corpus ?? "/nowhere")) ?? []

    /// What lies among the entries and is none.
    private static let known = [
        "it is a Google Cloud log entry of another log than an audit log", "it is no audit record",
        "it has no timestamp", "it has no serviceName", "it has no methodName", "its timestamp is no time",
        "it looks like a Google Cloud asset",
    ]

    private func record(_ folder: String) async throws -> (RecordedHistory, ImportSummary) {
        var history = try RecordedHistory()
        let path = "\(try #require(corpus))/\(folder)/events.ndjson"
        return (history, try await history.record([path]))
    }

    @Test(arguments: folders.filter { $0.first?.isLetter ?? false && !$0.contains(".") })
    func `each folder is read whole, and its ledger adds up`(folder: String) async throws {
        let (history, summary) = try await record(folder)
        let ledger = summary.ledger.values.reduce(0, +)
        #expect(summary.records == ledger + summary.duplicates + summary.broken)
        for finding in summary.findings {
            #expect(Self.known.contains { finding.reason.hasPrefix($0) }, "\(finding)")
        }
        #expect(try History.verify(at: history.path).findings.isEmpty)
    }

    /// Values of members whose names say that they are secrets.
    private func secrets(in value: JSONValue, of key: String) -> [String] {
        switch value {
        case .object(let object): object.flatMap { secrets(in: $0.value, of: $0.key) }
        case .array(let elements): elements.flatMap { secrets(in: $0, of: key) }
        case .string(let text):
            ["certPrivateKey", "privateKeyData", "password", "rootPassword"].contains(key) && text.count > 5
                ? [text] : []
        default: []
        }
    }

    @Test func `no secret reaches the repository`() async throws {
        let (history, _) = try await record("cloud-custodian")
        let path = "\(try #require(corpus))/cloud-custodian/events.ndjson"
        let found = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
            .flatMap { secrets(in: try JSONValue(parsing: String($0)), of: "") }
        #expect(!found.isEmpty)
        let objects = try Program.git.run(["-C", history.path, "cat-file", "--batch", "--batch-all-objects"]).output
        let index = try String(
            decoding: Data(contentsOf: URL(filePath: history.path + "/hindcast/index.sqlite")),
            as: UTF8.self
        )
        for secret in found { #expect(!objects.contains(secret) && !index.contains(secret)) }
        #expect(objects.contains("$redacted"))
    }
}
