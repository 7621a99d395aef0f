import AuditLogs
import Foundation
import HindcastModel
import TestSupport
import Testing

@testable import Hindcast

/// No record is taken for another cloud's, whatever lies beside it.
@Suite struct CloudDetectionTests {
    /// What each cloud's folder may hold: GKE's records come in Google Cloud's entries, and are the cluster's.
    private static let providers: [(cloud: String, allowed: Set<Provider>)] = [
        ("aws", [.aws]), ("gcp", [.gcp, .k8s]), ("azure", [.azure]), ("k8s", [.k8s]), ("other", []),
    ]

    private func read(_ files: [String]) throws -> (providers: [Provider], findings: [Finding]) {
        let reader = LogReader()
        var providers: [Provider] = []
        var findings: [Finding] = []
        for input in LogFinder.find(files).inputs {
            try reader.read(input, format: nil) { item in
                switch item {
                case .event(let event): providers.append(event.provider)
                case .skipped(let record), .passedOver(_, let record): providers.append(record.provider)
                case .finding(let finding): findings.append(finding)
                case .call, .session, .progress: break
                }
            }
        }
        return (providers, findings)
    }

    @Test(.enabled(if: Corpus.root != nil), arguments: providers)
    func `every file of a cloud's corpus is that cloud's`(cloud: String, allowed: Set<Provider>) throws {
        let files = Corpus.files(of: cloud)
        #expect(!files.isEmpty)
        for file in files {
            let found = try read([file])
            #expect(Set(found.providers).isSubset(of: allowed), "\(file): \(Set(found.providers))")
        }
        guard let own = allowed.first else { return }
        #expect(try read(files).providers.contains(own))
    }

    /// The stories, a cloud or two each.
    private static let stories = [
        "firewall-opened", "rule-opened-by-deployment", "secret-in-a-rollout", "from-account-to-cluster",
    ].map { Repository.root.appending(path: "Examples/\($0)/logs").path }

    @Test func `folders of all clouds that are imported in one run are what they are one by one`() async throws {
        var apart: [[String]] = []
        var sums = (records: 0, events: 0, changes: 0, broken: 0)
        var ledger: [Disposition: Int] = [:]
        var ones: Set<String> = []
        for story in Self.stories {
            var history = try RecordedHistory()
            let summary = try await history.record([story])
            sums.records += summary.records
            sums.events += summary.events
            sums.changes += summary.changes
            sums.broken += summary.broken
            ledger.merge(summary.ledger, uniquingKeysWith: +)
            let export = try history.fingerprint().export
            apart.append(export)
            ones.formUnion(export.map(Self.withoutCommit))
        }
        var mixed = try RecordedHistory()
        let summary = try await mixed.record(Self.stories, tasks: 2)
        #expect(summary.records == sums.records && summary.events == sums.events && summary.broken == sums.broken)
        #expect(summary.changes == sums.changes && summary.ledger == ledger)
        #expect(Set(try mixed.fingerprint().export.map(Self.withoutCommit)) == ones)
    }

    /// A line of an export without the ids of commits, which depend on what else there is.
    private static func withoutCommit(_ line: String) -> String {
        line.replacing(#/"commit":"[0-9a-f]*"/#, with: "")
    }

    @Test(.enabled(if: Corpus.root != nil))
    func `the corpora of all clouds in one run count as they do one by one`() async throws {
        var records = 0
        for cloud in ["gcp", "azure", "k8s"] {
            var history = try RecordedHistory()
            records += try await history.record(Corpus.files(of: cloud)).records
        }
        var mixed = try RecordedHistory()
        let summary = try await mixed.record(["gcp", "azure", "k8s"].flatMap { Corpus.files(of: $0) })
        #expect(summary.records == records)
        let coverage = try History(opening: mixed.path).coverage(from: nil, to: nil)
        #expect(coverage.totals.values.reduce(0, +) == coverage.events)
        #expect(try History.verify(at: mixed.path).findings.isEmpty)
    }
}
