#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Walks the raw contents of two trees in step.
enum TreeBytes {
    /// Moves past the entries that both trees have at their positions, byte for byte.
    ///
    /// Directories of thousands of entries mostly differ in one: the others cost a search and a comparison each.
    static func skipEqualEntries(_ left: [UInt8], _ i: inout Int, _ right: [UInt8], _ j: inout Int) {
        left.withUnsafeBytes { left in
            right.withUnsafeBytes { right in
                guard let a = left.baseAddress, let b = right.baseAddress else { return }
                while i < left.count, j < right.count, let end = memchr(a + i, 0, left.count - i) {
                    // The name's end and the id.
                    let length = (a + i).distance(to: UnsafeRawPointer(end)) + 21
                    guard i + length <= left.count, j + length <= right.count, memcmp(a + i, b + j, length) == 0
                    else { return }
                    i += length
                    j += length
                }
            }
        }
    }
}
