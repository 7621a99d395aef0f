internal import CAllocation

/// How the process takes memory from the system.
enum ProcessMemory {
    /// Makes the C library give large blocks back as soon as they are freed.
    ///
    /// Left to itself, an import held the buffers of its reading, a third of its memory, until its end.
    static func giveBackLargeBlocks() { callocation_give_back_large_blocks() }
}
