internal import Dispatch
internal import Synchronization

/// Work on a thread of its own, piece after piece, whose failure is thrown where it is asked for or waited for.
final class BackgroundWork: Sendable {
    private let queue: DispatchQueue
    /// Whether each piece is done at once, while the caller waits.
    private let isInStep: Bool
    private let failure = Mutex<(any Error)?>(nil)

    init(label: String, isInStep: Bool) {
        queue = DispatchQueue(label: label)
        self.isInStep = isInStep
    }

    /// Has a piece done after those before it; it is passed over where one of them has failed.
    ///
    /// - Parameter after: what is done in either case.
    func run(_ work: @escaping @Sendable () throws -> Void, after: @escaping @Sendable () -> Void = {}) {
        let piece = { @Sendable [self] in
            defer { after() }
            do {
                try check()
                try work()
            } catch {
                failure.withLock { $0 = error }
            }
        }
        if isInStep { queue.sync(execute: piece) } else { queue.async(execute: piece) }
    }

    /// Throws why a piece failed, if one has.
    func check() throws {
        if let error = failure.withLock({ $0 }) { throw error }
    }

    /// Waits for all pieces so far, and throws why one of them failed.
    func finish() throws {
        queue.sync {}
        try check()
    }
}
