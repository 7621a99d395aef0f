internal import Foundation

/// Runs work that waits for disks and locks on threads of its own, so that Swift's cooperative pool never waits.
struct BlockingWork: Sendable {
    private let queue: OperationQueue

    /// Makes the threads.
    ///
    /// - Parameter width: how many pieces of work run at once; the others wait their turn.
    init(width: Int) {
        queue = OperationQueue()
        queue.name = "hindcast.web"
        queue.maxConcurrentOperationCount = width
    }

    /// Returns what `body` returns, without holding a thread of the caller meanwhile.
    func run<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            queue.addOperation { continuation.resume(returning: body()) }
        }
    }
}
