import HindcastModel
import Testing

@testable import HistoryIndex

/// What only the index holds counts once git is where it was to be, and never if it is not.
@Suite struct AnnouncedTests {
    private let index: HistoryIndex
    private let before = GitPoint(head: [UInt8](repeating: 1, count: 20), notes: nil)
    private let after = GitPoint(head: [UInt8](repeating: 2, count: 20), notes: [UInt8](repeating: 3, count: 20))

    init() throws { index = try HistoryIndex() }

    private func batch() -> IndexBatch {
        var batch = IndexBatch()
        let time = Moment(seconds: 7_200)
        batch.ledger = [
            LedgerCount(
                of: LedgerAction(
                    provider: .aws,
                    service: "ec2",
                    operation: "CreateVpc",
                    disposition: .applied,
                    confidence: .medium
                ),
                count: 3,
                first: time,
                last: Moment(seconds: 7_300)
            ),
            LedgerCount(
                of: LedgerAction(
                    provider: .aws,
                    service: "sts",
                    operation: "AssumeRole",
                    disposition: .session,
                    confidence: nil
                ),
                count: 1,
                first: time,
                last: time
            ),
        ]
        batch.seen = [SeenEvents(hour: 2, keys: [4, 9]), SeenEvents(hour: 3, keys: [5])]
        batch.sessions = (0..<5_000).map { number in
            OpenedSession(
                key: "ASIA\(number)",
                eventID: "e",
                service: "sts",
                operation: "AssumeRole",
                time: time,
                record: [1, 0, 2]
            )
        }
        return batch
    }

    private func totals() throws -> [Disposition: Int] { try index.read { try $0.ledgerTotals() } }

    @Test func `what was announced counts once git is there, and once only`() throws {
        try index.announce(batch(), at: after)
        #expect(try totals().isEmpty)
        for _ in 0..<2 { try index.transaction { try $0.settle(at: after, isOver: false) } }
        #expect(try totals() == [.applied: 3, .session: 1])
        #expect(try index.read { try $0.seenCount() } == 3)
        #expect(try index.read { try $0.seenKeys(inHour: 2) } == [4, 9])
        var sessions: [OpenedSession] = []
        try index.read { try $0.forEachSession(since: Moment(seconds: 0)) { sessions.append($0) } }
        #expect(sessions == batch().sessions)
        let ledger = try index.read { try $0.ledger(from: nil, through: nil) }
        #expect(ledger.first { $0.service == "ec2" }?.confidence == .medium)
    }

    @Test func `what was announced waits while git may still get there, and is forgotten once it is over`() throws {
        try index.announce(batch(), at: after)
        try index.transaction { try $0.settle(at: before, isOver: false) }
        #expect(try totals().isEmpty)
        try index.transaction { try $0.settle(at: before, isOver: true) }
        try index.transaction { try $0.settle(at: after, isOver: true) }
        #expect(try totals().isEmpty)
    }

    @Test func `the same head with other notes is another point`() throws {
        try index.announce(batch(), at: after)
        try index.transaction { try $0.settle(at: GitPoint(head: after.head, notes: nil), isOver: false) }
        #expect(try totals().isEmpty)
    }

    @Test func `a later announcement takes the place of one that never was`() throws {
        try index.announce(batch(), at: before)
        var other = batch()
        other.ledger.removeLast()
        try index.announce(other, at: after)
        try index.transaction { try $0.settle(at: before, isOver: false) }
        #expect(try totals().isEmpty)
        try index.transaction { try $0.settle(at: after, isOver: false) }
        #expect(try totals() == [.applied: 3])
    }
}
