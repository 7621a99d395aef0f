import HindcastModel
import HistoryIndex
import Testing

@testable import Hindcast

@Suite struct CoverageTests {
    let history: History
    let story: StoryHistory

    init() throws {
        story = try StoryHistory()
        try story.commit("e1", at: "2026-11-01T10:30:00Z", [(.created, group("sg-1"))])
        try story.flush()
        do {
            let index = try IndexKeeper.writable(at: story.indexPath)
            var batch = IndexBatch()
            batch.commits = story.commits
            batch.head = IndexHead(sequence: 1, commit: story.last.id)
            func count(
                _ operation: String,
                _ disposition: Disposition,
                _ count: Int,
                _ first: String,
                _ last: String,
                _ confidence: Confidence? = nil
            ) throws -> LedgerCount {
                LedgerCount(
                    of: LedgerAction(
                        provider: .aws,
                        service: "ec2",
                        operation: operation,
                        disposition: disposition,
                        confidence: confidence
                    ),
                    count: count,
                    first: try #require(Moment(rfc3339: first)),
                    last: try #require(Moment(rfc3339: last))
                )
            }
            batch.ledger = [
                try count("DescribeThings", .readOnly, 7, "2026-11-01T10:00:01Z", "2026-11-01T10:59:59Z"),
                try count("ModifyThing", .applied, 1, "2026-11-01T10:30:00Z", "2026-11-01T10:30:00Z", .high),
                try count("DescribeThings", .readOnly, 2, "2026-11-01T11:00:00Z", "2026-11-01T11:00:00Z"),
                try count("Frobnicate", .unmodelled, 2, "2026-11-04T05:00:00Z", "2026-11-04T05:10:00Z"),
            ]
            batch.findings = [
                Finding(file: "a.json", record: 3, reason: "is cut off"), Finding(file: "b", reason: "is no log"),
            ]
            try index.apply(batch)
            var second = IndexBatch()
            second.ledger = [
                try count("DescribeThings", .readOnly, 1, "2026-11-01T10:20:00Z", "2026-11-01T10:20:00Z"),
                try count("Frobnicate", .unmodelled, -1, "2026-11-04T05:10:00Z", "2026-11-04T05:10:00Z"),
            ]
            try index.apply(second)
        }
        history = try History(opening: story.path)
    }

    @Test func `the ledger adds up`() throws {
        let report = try history.coverage(from: nil, to: nil)
        #expect(report.events == 12)
        #expect(report.totals == [.readOnly: 10, .applied: 1, .unmodelled: 1])
        #expect(report.applied == [.high: 1])
        #expect(
            report.rows.map { "\($0.action) \($0.disposition) \($0.count)" } == [
                "ec2:DescribeThings readOnly 10", "ec2:Frobnicate unmodelled 1", "ec2:ModifyThing applied 1",
            ]
        )
        #expect(report.rows.map(\.count).reduce(0, +) == report.events)
        #expect(report.stretch?.upperBound.rfc3339 == "2026-11-04T05:10:00Z")
    }

    @Test func `a stretch of time counts its hours as a whole, and says so`() throws {
        let report = try history.coverage(
            from: Moment(rfc3339: "2026-11-01T10:45:00Z"),
            to: Moment(rfc3339: "2026-11-01T10:50:00Z")
        )
        #expect(report.events == 9)
        #expect(report.stretch?.lowerBound.rfc3339 == "2026-11-01T10:00:01Z")
        #expect(report.stretch?.upperBound.rfc3339 == "2026-11-01T10:59:59Z")
        let empty = try history.coverage(
            from: Moment(rfc3339: "2026-11-02T00:00:00Z"),
            to: Moment(rfc3339: "2026-11-03T00:00:00Z")
        )
        #expect(empty == CoverageReport())
    }

    @Test func `status knows the span, the findings and the gaps`() throws {
        let report = try history.status()
        #expect(report.events == 12)
        #expect(report.span?.lowerBound.rfc3339 == "2026-11-01T10:00:01Z")
        #expect(report.span?.upperBound.rfc3339 == "2026-11-04T05:10:00Z")
        #expect(report.findings == 2)
        #expect(report.gaps.map { "\($0.start) \($0.end)" } == ["2026-11-01T11:00:00Z 2026-11-04T05:00:00Z"])
        #expect(try history.findings(limit: 1) == [Finding(file: "b", reason: "is no log")])
    }

    @Test func `what is rebuilt from git leaves the ledger as it is`() throws {
        try story.commit("e2", at: "2026-11-05T10:30:00Z", [(.deleted, group("sg-1"))])
        let later = try story.open()
        #expect(try later.status().commits == 2)
        #expect(try later.coverage(from: nil, to: nil).events == 12)
    }
}
