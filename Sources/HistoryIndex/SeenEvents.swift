package import HindcastModel

/// The events of one hour that were taken in, as hashes of their ids.
///
/// An event's copies carry its time, so what an import has to look up is the hours of its own events, whatever the
/// length of the log.
package struct SeenEvents: Hashable, Sendable {
    /// Hours since 1970, rounded down (``hour(of:)``).
    package var hour: Int
    /// The hashes, sorted, each once.
    package var keys: [UInt64]

    /// Makes an hour.
    package init(hour: Int, keys: [UInt64]) {
        self.hour = hour
        self.keys = keys
    }

    /// Returns the hour of a moment.
    package static func hour(of moment: Moment) -> Int { LedgerHour.of(moment) }
}

extension SeenEvents {
    /// Returns keys as bytes, eight a key, the lowest first.
    static func bytes(of keys: [UInt64]) -> [UInt8] {
        // No key path: one that leads to a requirement of a protocol is followed by name for each key.
        keys.map { $0.littleEndian }.withUnsafeBytes { Array($0) }
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
