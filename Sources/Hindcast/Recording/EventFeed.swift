internal import AuditLogs
internal import Dispatch
internal import HindcastModel
internal import Replay
internal import Synchronization

/// Merges the spools and reads their events on a thread of its own, a few stretches ahead of the fold.
///
/// `@unchecked`: the merge belongs to the queue until ``stop()``, everything else to the thread that asks.
final class EventFeed: @unchecked Sendable {
    /// One thing to fold.
    enum Item: Sendable {
        /// An event, with its record as one line of JSON; whether an earlier import recorded it.
        case event(PreparedEvent, record: [UInt8], isRecorded: Bool)
        /// A session; whether an earlier import recorded it.
        case session(OpenedSession, isRecorded: Bool)
    }

    private let merge: EventMerge
    private let book = RuleBook.builtIn
    private let queue = DispatchQueue(label: "hindcast.merging")
    private let made = Mutex<[Result<[Item], any Error>]>([])
    private let ready = DispatchSemaphore(value: 0)
    private let isStopped = Atomic(false)
    /// What is left of the stretch at hand.
    private var stretch: [Item].Iterator = [].makeIterator()
    /// Whether the last stretch was taken.
    private var hasEnded = false
    /// Whether each stretch is made when it is asked for, on the asker's thread.
    private let isInStep: Bool

    /// Items that are made at a time, and the stretches that are made ahead: what waits takes a few megabytes.
    private static let stretchCount = 128
    private static let ahead = 4

    init(_ merge: EventMerge, isInStep: Bool) {
        self.merge = merge
        self.isInStep = isInStep
        if !isInStep { for _ in 0..<EventFeed.ahead { order() } }
    }

    /// How many events were left out, as duplicates or since they were known; once stopped.
    var duplicates: Int { merge.duplicates }

    /// Returns the next event or session, `nil` at the end.
    func next() throws -> Item? {
        if let item = stretch.next() { return item }
        if !hasEnded { try take() }
        return stretch.next()
    }

    /// Says of an event what can be said without the world.
    func prepare(_ event: AuditEvent) -> PreparedEvent { book.prepare(event) }

    /// Makes no more, and waits until nothing is being made.
    func stop() {
        isStopped.store(true, ordering: .relaxed)
        queue.sync {}
    }

    private func take() throws {
        let items: [Item]
        if isInStep {
            items = try make()
        } else {
            ready.wait()
            items = try made.withLock { $0.removeFirst() }.get()
            order()
        }
        hasEnded = items.isEmpty
        stretch = items.makeIterator()
    }

    /// Has one more stretch made.
    private func order() {
        queue.async { [self] in
            let stretch = Result { isStopped.load(ordering: .relaxed) ? [] : try make() }
            made.withLock { $0.append(stretch) }
            ready.signal()
        }
    }

    private func make() throws -> [Item] {
        var items: [Item] = []
        items.reserveCapacity(EventFeed.stretchCount)
        while items.count < EventFeed.stretchCount, let next = try merge.next() {
            switch next {
            case .event(let event, let record, let isRecorded):
                items.append(.event(book.prepare(event), record: record, isRecorded: isRecorded))
            case .session(let session, let isRecorded): items.append(.session(session, isRecorded: isRecorded))
            }
        }
        return items
    }
}
