package import HindcastModel

/// Ids of events that were taken in, as keys of ``EventKey``.
package struct SeenEvents: Hashable, Sendable {
    /// The earliest of the events.
    package var first: Moment
    /// The latest of the events.
    package var last: Moment
    /// The keys, sorted, each once.
    package var keys: [UInt64]

    /// Makes a segment.
    package init(first: Moment, last: Moment, keys: [UInt64]) {
        self.first = first
        self.last = last
        self.keys = keys
    }
}

extension SeenEvents {
    /// The longest that segments grow by joining, in keys; one takes 8 MB.
    static let capacity = 1 << 20

    /// Reads a segment from a row of `first`, `last`, `count` and `keys` in columns 1 to 4.
    init(_ row: SQLRow) {
        self.init(
            first: Moment(nanoseconds: Int64(row.integer(1))),
            last: Moment(nanoseconds: Int64(row.integer(2))),
            keys: SeenEvents.keys(in: row.bytes(4))
        )
    }

    /// Returns keys as bytes, eight a key, the lowest first.
    static func bytes(of keys: [UInt64]) -> [UInt8] {
        keys.map(\.littleEndian).withUnsafeBytes { Array($0) }
    }

    /// Returns the keys in some bytes.
    static func keys(in bytes: [UInt8]) -> [UInt64] {
        bytes.withUnsafeBytes { bytes in
            (0..<bytes.count / 8).map {
                UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self))
            }
        }
    }

    /// Returns the union of two sorted lists.
    static func merge(_ left: [UInt64], _ right: [UInt64]) -> [UInt64] {
        var keys: [UInt64] = []
        keys.reserveCapacity(left.count + right.count)
        var (i, j) = (0, 0)
        while i < left.count || j < right.count {
            let takesLeft = j == right.count || (i < left.count && left[i] <= right[j])
            let key = takesLeft ? left[i] : right[j]
            if takesLeft { i += 1 } else { j += 1 }
            if keys.last != key { keys.append(key) }
        }
        return keys
    }
}
