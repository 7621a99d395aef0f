internal import GRDB
internal import HindcastModel

extension IndexView {
    /// Returns the positions of commits whose notes may hold the record of an event that made no commit, the newest
    /// first; 0 is the root's. The note tells whether it does.
    package func sequencesNoting(event eventID: String) throws -> [Int] {
        try prepare("SELECT seq FROM event_keys WHERE key = ? ORDER BY seq DESC")
            .all(.integer(LookupKey.of(event: eventID))) { $0.integer(0) }
    }

    /// Returns the call for credentials that an event was; `nil` where it is none that is kept.
    package func session(ofEvent eventID: String) throws -> IndexedSession? {
        // Few ask for one, so there is no index for it: the rows are looked through.
        try prepare("SELECT key, event, time, record FROM sessions WHERE event = ?").first(.text(eventID)) { row in
            IndexedSession(
                key: row.text(0),
                eventID: row.text(1),
                time: Moment(nanoseconds: Int64(row.integer(2))),
                record: row.bytes(3)
            )
        }
    }

    /// Returns whether an event of a key was taken in, whatever became of it.
    ///
    /// An index that was built anew from git knows only of what was taken in since.
    package func hasSeen(_ key: UInt64) throws -> Bool {
        var found = false
        try prepare("SELECT keys FROM seen").forEachRow { row in
            found = SeenEvents.contains(key, in: row.bytes(0))
            return !found
        }
        return found
    }
}

extension SeenEvents {
    /// Returns whether a key is among them.
    package func contains(_ key: UInt64) -> Bool {
        var low = 0
        var high = keys.count
        while low < high {
            let middle = (low + high) / 2
            if keys[middle] == key { return true }
            if keys[middle] < key { low = middle + 1 } else { high = middle }
        }
        return false
    }

    /// Returns whether a key is among those of a segment, given by its bytes.
    fileprivate static func contains(_ key: UInt64, in bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { bytes in
            var low = 0
            var high = bytes.count / 8
            while low < high {
                let middle = (low + high) / 2
                let other = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: middle * 8, as: UInt64.self))
                if other == key { return true }
                if other < key { low = middle + 1 } else { high = middle }
            }
            return false
        }
    }
}
