internal import CSimdjson

/// Numbers for pairs of texts that come again and again, so that what follows from them is looked up in an array. One a thread.
package final class PairNumbers {
    private let handle: OpaquePointer

    /// Makes a list that knows no pair.
    package init() {
        guard let handle = csj_numbers_new() else { fatalError("memory is short") }
        self.handle = handle
    }

    deinit { csj_numbers_free(handle) }

    /// Forgets all pairs.
    package func removeAll() { csj_numbers_clear(handle) }

    /// The number of a pair, behind each text of which 32 bytes may be read: the pairs are numbered from 0 in the order in which they were met first.
    package func number(of left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
        Int(
            csj_number_of(
                handle,
                left.assumingMemoryBound(to: UInt8.self).baseAddress,
                left.count,
                right.assumingMemoryBound(to: UInt8.self).baseAddress,
                right.count
            )
        )
    }
}
