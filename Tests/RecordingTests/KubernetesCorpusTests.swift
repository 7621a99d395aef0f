import Foundation
import Hindcast
import HindcastModel
import TestSupport
import Testing

/// Where real logs lie: `$HINDCAST_CORPUS`, or `shared/corpus` beside the project.
private let corpus = Corpus.folder("k8s")

/// Real audit logs of Kubernetes, wholly replayed.
@Suite(.enabled(if: corpus != nil)) struct KubernetesCorpusTests {
    private static let key = String(repeating: "07", count: 32)

    private func record(_ paths: [String]) async throws -> (folder: TemporaryFolder, summary: ImportSummary) {
        let folder = try TemporaryFolder()
        try Recorder.initialize(at: folder.path("h.git"), redactionKey: Self.key)
        let recorder = try Recorder(opening: folder.path("h.git"))
        let summary = try await recorder.record(
            paths,
            format: nil,
            cluster: "corpus",
            now: Moment(seconds: 1_800_000_000)
        ) { _ in }
        return (folder, summary)
    }

    @Test(arguments: [
        "apisnoop", "audit2rbac", "falco-traces", "gitops-reverser-captures", "kube-audit-log-tool", "ocsf-eks",
    ])
    func `each folder's ledger adds up, and what is broken is named`(name: String) async throws {
        let events = try #require(corpus) + "/\(name)/events.ndjson"
        let (folder, summary) = try await record([events])
        #expect(summary.records > 0)
        #expect(summary.ledger.values.reduce(0, +) == summary.events)
        #expect(summary.records == summary.events + summary.duplicates + summary.findings.count)
        // Some captures were cut down to what their test needs.
        for finding in summary.findings { #expect(finding.reason.hasPrefix("it has no time"), "\(finding)") }
        #expect(try Program.git.run(["-C", folder.path("h.git"), "fsck", "--strict", "--full"]).status == 0)
    }

    @Test func `no secret of the corpus is in any object, the index or a finding`() async throws {
        let (folder, summary) = try await record([try #require(corpus)])
        let objects = try Program.git.run([
            "-C", folder.path("h.git"), "cat-file", "--batch-all-objects", "--batch", "--unordered",
        ]).output
        let index = try Data(contentsOf: URL(filePath: folder.path("h.git") + "/hindcast/index.sqlite"))
        let all = objects + String(decoding: index, as: UTF8.self) + summary.findings.map(\.description).joined()
        #expect(all.contains("my-config"))
        for secret in ["never-commit-this", "bmV2ZXItY29tbWl0LXRoaXM", "MY-KEY", "MY-ID", "MY-PASSWORD"] {
            #expect(!all.contains(secret), "\(secret)")
        }
    }
}
