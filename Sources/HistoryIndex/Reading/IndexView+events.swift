internal import GRDB
package import HindcastModel

extension IndexView {
    /// Returns the positions of commits whose notes may hold the record of an event that made no commit, the newest
    /// first; 0 is the root's. The note tells whether it does.
    package func sequencesNoting(event eventID: String) throws -> [Int] {
        try prepare("SELECT seq FROM event_keys WHERE key = ? ORDER BY seq DESC")
            .all(.integer(LookupKey.of(event: eventID))) { $0.integer(0) }
    }

    /// Returns the call for credentials that an event was; `nil` where it is none that is kept.
    package func session(ofEvent eventID: String) throws -> OpenedSession? {
        // Few ask for one, so there is no index for it: the rows are looked through.
        var found: OpenedSession?
        try forEachSession(since: Moment(nanoseconds: .min)) { session in
            if session.eventID.hasSameBytes(as: eventID) { found = session }
        }
        return found
    }

    /// Returns whether any event that was taken in fulfils a condition, by its hour and its hash.
    ///
    /// An index that was built anew from git knows only of what was taken in since.
    package func hasSeen(where isWanted: (_ hour: Int, _ key: UInt64) -> Bool) throws -> Bool {
        var found = false
        try prepare("SELECT hour, keys FROM seen").forEachRow { row in
            let hour = row.integer(0)
            found = SeenEvents.keys(in: row.bytes(1)).contains { isWanted(hour, $0) }
            return !found
        }
        return found
    }
}
