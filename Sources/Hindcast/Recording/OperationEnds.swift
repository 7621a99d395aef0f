internal import AuditLogs
internal import HindcastModel
internal import Replay

/// Which operations are known to have ended, and when: starts before that only wait for the events of their ends, all others
/// act by themselves.
///
/// It holds sixteen bytes an operation of the events at hand, its key hashed.
struct OperationEnds {
    /// The time of the last event by which the start under a key has nothing to do by itself, in nanoseconds.
    private var ends: [UInt64: Int64] = [:]

    /// Where the keys of an operation stand in the key of the failed end of one.
    private static let failed = "failed/"
    /// What stands between them.
    private static let between: Character = "\n"

    /// Whether no operation is known to have ended.
    var isEmpty: Bool { ends.isEmpty }

    /// Remembers that an event ended an operation, whether well or not, or carried it on.
    mutating func add(_ event: AuditEvent) {
        let time = OperationEnds.reach(of: event.time, isFailure: event.outcome != .succeeded)
        for key in RuleBook.completionKeys(of: event) { add(key, time) }
    }

    /// Remembers what an event tells that an earlier import kept as one that waits: the key of a failed end, or that an
    /// answer carried its operation on.
    mutating func add(_ session: OpenedSession) {
        if let keys = OperationEnds.operations(ofFailure: session.key) {
            for key in keys { add(key, OperationEnds.reach(of: session.time, isFailure: true)) }
        } else if OperationEnds.isStart(session.key), let event = AuditEvent(recordedText: session.record) {
            add(event)
        }
    }

    private mutating func add(_ key: String, _ time: Int64) {
        ends[OperationEnds.hash(key), default: .min].formMaximum(with: time)
    }

    /// What failed did nothing, also where its start is said to be later than its end.
    private static func reach(of time: Moment, isFailure: Bool) -> Int64 {
        isFailure ? time.nanoseconds.addingClamped(SessionTable.lifetime * 1_000_000_000) : time.nanoseconds
    }

    /// Adds those that another one knows.
    mutating func formUnion(_ other: OperationEnds) { ends.merge(other.ends, uniquingKeysWith: max) }

    /// Whether a start only waits: its operation has ended, and not before it.
    func end(_ start: OpenedSession) -> Bool {
        ends[OperationEnds.hash(start.key)].map { $0 >= start.time.nanoseconds } ?? false
    }

    /// Whether the event under a key is one that acts by itself where nothing ends its operation.
    static func isStart(_ key: String) -> Bool {
        SessionTable.provider(ofKey: key) != .aws && !isFailure(key)
    }

    /// The key under which a failed end is kept, so that a later import knows of it.
    static func failureKey(of event: AuditEvent) -> String? {
        guard event.outcome != .succeeded else { return nil }
        let keys = RuleBook.completionKeys(of: event)
        guard !keys.isEmpty else { return nil }
        return "\(event.provider.rawValue)/\(failed)\(keys.joined(separator: String(between)))"
    }

    /// Whether something is kept under a key because it failed.
    static func isFailure(_ key: String) -> Bool { operations(ofFailure: key) != nil }

    /// The keys of the operation that failed; `nil` where the key is of no failure.
    private static func operations(ofFailure key: String) -> [String]? {
        let parts = key.split(separator: "/", maxSplits: 1)
        guard parts.count == 2, parts[1].hasPrefix(failed) else { return nil }
        return parts[1].dropFirst(failed.count).split(separator: between).map(String.init)
    }

    /// The row of the ledger for what is kept under a key.
    static func disposition(ofKey key: String) -> Disposition {
        if isFailure(key) { return .failed }
        return SessionTable.provider(ofKey: key) == .aws ? .session : .staged
    }

    private static func hash(_ key: String) -> UInt64 { SkippedRecord.hash(ofID: key) }
}

extension Int64 {
    /// Takes another number's place where that is larger.
    fileprivate mutating func formMaximum(with other: Int64) { self = Swift.max(self, other) }

    /// The sum, or the highest number where it would be above.
    fileprivate func addingClamped(_ other: Int64) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? .max : sum
    }
}
