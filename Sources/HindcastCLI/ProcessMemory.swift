internal import CAllocation
internal import Synchronization

/// How the process takes memory from the system.
enum ProcessMemory {
    /// Makes the C library give large blocks back as soon as they are freed.
    ///
    /// Left to itself, an import held the buffers of its reading, a third of its memory, until its end.
    static func giveBackLargeBlocks() { callocation_give_back_large_blocks() }

    /// Makes the C library give back what an import has freed, between what it still holds: after so many commits.
    static func giveBackFree(after commits: Int) {
        let isDue = nextCommits.withLock { next in
            guard commits >= next else { return false }
            next = commits + 20_000
            return true
        }
        if isDue { callocation_give_back_free() }
    }

    private static let nextCommits = Mutex(20_000)
}
