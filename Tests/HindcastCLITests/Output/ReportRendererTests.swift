import Hindcast
import HindcastModel
import TestSupport
import Testing

@testable import HindcastCLI

@Suite struct ReportRendererTests {
    static let ledger: [Disposition: Int] = [
        .applied: 1_806, .noEffect: 123, .readOnly: 2_842, .failed: 116, .session: 1_028, .notConfiguration: 48,
        .unmodelled: 37,
    ]

    @Test func `coverage adds up to the whole and names what is not modelled`() throws {
        var report = CoverageReport()
        report.events = 6_000
        report.totals = Self.ledger
        report.applied = [.high: 1_751, .medium: 50, .low: 5]
        report.stretch = Sample.time(0)...Sample.time(86_400)
        report.rows = (1...12).map {
            CoverageReport.Row(action: "svc:Action\($0)", disposition: .unmodelled, confidence: nil, count: 13 - $0)
        }
        report.rows.append(
            CoverageReport.Row(action: "ec2:RunInstances", disposition: .applied, confidence: .high, count: 4)
        )
        try expectSnapshot(plain(CoverageRenderer.lines(report, width: nil)), at: "Coverage/all.txt")
        try expectSnapshot(plain(CoverageRenderer.lines(report, width: 50)), at: "Coverage/50-columns.txt")
        try expectSnapshot(
            plain(CoverageRenderer.lines(report, listing: .applied, width: nil)),
            at: "Coverage/applied.txt"
        )
        try expectSnapshot(json(report.json(listing: .applied)), at: "Coverage/applied.json")
    }

    @Test func `coverage of nothing has no shares`() throws {
        try expectSnapshot(plain(CoverageRenderer.lines(CoverageReport(), width: nil)), at: "Coverage/empty.txt")
    }

    @Test func `status tells the facts of a history`() throws {
        var report = StatusReport()
        report.path = "hindcast.git"
        report.head = String(repeating: "5b", count: 20)
        report.span = Sample.time(-864_000)...Sample.time(0)
        report.events = 6_000
        report.changes = 1_841
        report.commits = 1_806
        report.liveResources = 487
        report.deletedResources = 1
        report.accounts = (1...7).map { "11112222333\($0)" }
        report.principals = 205
        report.size = 9_200_000
        report.ledger = Self.ledger
        report.findings = 1
        report.gaps = [.init(start: Sample.time(-500_000), end: Sample.time(-300_000))]
        try expectSnapshot(plain(StatusRenderer.lines(report, width: nil)), at: "Status/history.txt")
        try expectSnapshot(json(report.json), at: "Status/history.json")
    }

    @Test func `status of an empty history says that nothing was imported`() throws {
        var report = StatusReport()
        report.path = "hindcast.git"
        try expectSnapshot(plain(StatusRenderer.lines(report, width: nil)), at: "Status/empty.txt")
    }

    static let summary: ImportSummary = {
        var summary = ImportSummary()
        summary.files = 566
        summary.bytes = 1_600_000
        summary.records = 6_111
        summary.events = 6_000
        summary.changes = 1_841
        summary.commits = 1_806
        summary.duplicates = 111
        summary.late = 12
        summary.ledger = ledger
        summary.broken = 14
        summary.findings = (1...12).map { Finding(file: "a\u{1B}[31m.json", record: $0, reason: "no JSON") }
        summary.head = String(repeating: "5b", count: 20)
        return summary
    }()

    @Test func `import tells what became of the records`() throws {
        try expectSnapshot(
            plain(ImportRenderer.lines(Self.summary, seconds: 2.5, width: nil)),
            at: "Import/summary.txt"
        )
        try expectSnapshot(json(ImportRenderer.json(Self.summary, seconds: 2.5)), at: "Import/summary.json")
    }

    @Test func `import names the first things that could not be read, and counts the rest`() throws {
        try expectSnapshot(ImportRenderer.complaints(Self.summary).map(\.text).joined(), at: "Import/complaints.txt")
        #expect(ImportRenderer.complaints(ImportSummary()).isEmpty)
    }
}
