internal import Dispatch
internal import Synchronization

/// Work on a thread of its own, one piece at a time, each waited for before the next.
final class BackgroundWork: Sendable {
    private let queue: DispatchQueue
    /// Whether each piece is done at once, on the caller's thread.
    private let isInStep: Bool
    private let failure = Mutex<(any Error)?>(nil)

    init(label: String, isInStep: Bool) {
        queue = DispatchQueue(label: label)
        self.isInStep = isInStep
    }

    /// Begins a piece.
    func run(_ work: @escaping @Sendable () throws -> Void) {
        let piece = { @Sendable [self] in
            do {
                try work()
            } catch {
                failure.withLock { $0 = error }
            }
        }
        if isInStep { queue.sync(execute: piece) } else { queue.async(execute: piece) }
    }

    /// Waits for the piece that was begun, and throws why it failed.
    func finish() throws {
        queue.sync {}
        if let error = failure.withLock({ $0 }) { throw error }
    }
}
