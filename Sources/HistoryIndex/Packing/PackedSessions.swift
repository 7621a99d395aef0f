internal import HindcastModel

/// A ``SessionSegment`` as a row of the index holds it.
struct PackedSessions: Sendable {
    /// How many sessions there are.
    let count: Int
    /// The times of the first and the last, in nanoseconds since 1970.
    let first: Int64
    let last: Int64
    /// How many bytes they are unpacked.
    let unpackedCount: Int
    let bytes: [UInt8]

    init(_ segment: SessionSegment) {
        let times = segment.sessions.map(\.time.nanoseconds)
        let packed = segment.packed()
        count = segment.sessions.count
        first = times.min() ?? 0
        last = times.max() ?? 0
        unpackedCount = packed.unpackedCount
        bytes = packed.bytes
    }

    /// The sessions.
    ///
    /// - Throws: `damaged` where they cannot be read.
    func segment() throws(IndexError) -> SessionSegment {
        try SessionSegment(unpacking: bytes, unpackedCount: unpackedCount)
    }
}
