internal import AuditLogs
internal import HindcastModel
internal import Replay

/// Which operations are known to have ended: their starts only wait for the events of their ends, all others act by
/// themselves.
///
/// It holds eight bytes an operation of the events at hand, hashed.
struct OperationEnds {
    private var keys: Set<UInt64> = []

    /// Where the key of an operation stands in the key of the failed end of one.
    private static let failed = "failed/"

    /// The number of operations.
    var count: Int { keys.count }

    /// Remembers that an event ended an operation, whether well or not.
    mutating func add(_ event: AuditEvent) {
        if let key = RuleBook.completionKey(of: event) { keys.insert(OperationEnds.hash(key)) }
    }

    /// Remembers what the key of a failed end tells that an earlier import kept.
    mutating func add(failureKey key: String) {
        if let operation = OperationEnds.operation(ofFailure: key) { keys.insert(OperationEnds.hash(operation)) }
    }

    /// Adds those that another one knows.
    mutating func formUnion(_ other: OperationEnds) { keys.formUnion(other.keys) }

    /// Whether the operation of a start has ended.
    func contains(_ key: String) -> Bool { keys.contains(OperationEnds.hash(key)) }

    /// Whether the start under a key is one that acts by itself where nothing ends it.
    static func isStart(_ key: String) -> Bool { key.hasPrefix("gcp/operation/") }

    /// The key under which a failed end is kept, so that a later import knows of it.
    static func failureKey(of event: AuditEvent) -> String? {
        guard event.outcome != .succeeded, let key = RuleBook.completionKey(of: event) else { return nil }
        return "\(event.provider.rawValue)/\(failed)\(key)"
    }

    /// The key of the operation that failed; `nil` where the key is of no failure.
    static func operation(ofFailure key: String) -> String? {
        guard let end = key.utf8.firstIndex(of: UInt8(ascii: "/")) else { return nil }
        let rest = key[key.utf8.index(after: end)...]
        return rest.hasPrefix(failed) ? String(rest.dropFirst(failed.count)) : nil
    }

    /// The row of the ledger for what is kept under a key.
    static func disposition(ofKey key: String) -> Disposition {
        if operation(ofFailure: key) != nil { return .failed }
        return SessionTable.provider(ofKey: key) == .aws ? .session : .staged
    }

    private static func hash(_ key: String) -> UInt64 { SkippedRecord.hash(ofID: key) }
}
