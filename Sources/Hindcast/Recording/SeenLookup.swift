internal import HindcastModel
internal import HistoryIndex

/// Tells which events earlier imports took in. Asked in order of time, it holds one hour of them.
final class SeenLookup {
    private let index: HistoryIndex
    /// Whether nothing was ever taken in: a first import asks a million times.
    private let isEmpty: Bool
    private var hour: Int?
    private var keys: Set<UInt64> = []

    init(index: HistoryIndex) throws {
        self.index = index
        isEmpty = try index.read { try !$0.hasSeenEvents() }
    }

    /// Whether an event of this time, with this hash of its id, was taken in.
    func contains(_ time: Moment, _ key: UInt64) throws -> Bool {
        guard !isEmpty else { return false }
        let wanted = SeenEvents.hour(of: time)
        if wanted != hour {
            keys = Set(try index.read { try $0.seenKeys(inHour: wanted) })
            hour = wanted
        }
        return keys.contains(SeenTally.key(key, at: time))
    }
}
