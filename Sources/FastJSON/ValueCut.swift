internal import CSimdjson

/// Finds where an object or array ends by its brackets, without judging what is inside. Goes on when more bytes come.
package struct ValueCut: Sendable {
    private var state = csj_cut()

    /// Starts at an opening bracket.
    package init(at start: Int) { state.at = start }

    /// Behind the last byte that was looked at.
    package var place: Int { state.at }

    /// Moves on; returns whether `place` is behind the closing bracket now. `false` means that the bytes ended.
    package mutating func advance(in bytes: UnsafeRawBufferPointer) -> Bool {
        guard let start = bytes.bindMemory(to: UInt8.self).baseAddress else { return false }
        return csj_cut_value(start, bytes.count, &state) == 1
    }

    /// Says that so many bytes were taken off the front.
    package mutating func shift(by removed: Int) { state.at -= removed }
}
