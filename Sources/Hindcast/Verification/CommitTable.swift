internal import GitStore
internal import HistoryIndex

/// The commits that were looked at, each with a hash of its event's id and with what its note tells.
struct CommitTable {
    private var numbers: [ObjectID: Int] = [:]
    private var ids: [ObjectID] = []
    /// 0 for the root.
    private var events: [UInt64] = []
    /// Hashes of what the commits say of their events.
    private var facts: [UInt64] = []
    private var isNoted: [Bool] = []
    /// The keys by which the index knows the events, as the notes tell them; 0 where none does.
    private var keys: [UInt64] = []
    /// How many of the first are on `main`.
    private var mainCount = 0
    /// Keys of events that are in notes on `main` and made no commit.
    private var noEffect: [UInt64] = []
    private var unmodelled: [UInt64] = []

    /// How many there are.
    var count: Int { ids.count }

    /// Returns a commit's number; `nil` where it was not looked at.
    subscript(id: ObjectID) -> Int? { numbers[id] }

    mutating func add(_ id: ObjectID, _ trailers: CommitTrailers, isRoot: Bool, isMain: Bool) {
        guard numbers.updateValue(ids.count, forKey: id) == nil else { return }
        ids.append(id)
        events.append(isRoot ? 0 : BlobTable.hash(event: trailers.eventID))
        facts.append(isRoot ? 0 : CommitFacts(trailers).hash)
        isNoted.append(isRoot)
        keys.append(0)
        if isMain { mainCount = ids.count }
    }

    /// The hash of the id of a commit's event; 0 for the root.
    func event(at number: Int) -> UInt64 { events[number] }

    /// The hash of what a commit says of its event (``CommitFacts``); 0 for the root.
    func facts(at number: Int) -> UInt64 { facts[number] }

    mutating func markNoted(_ number: Int) { isNoted[number] = true }

    /// Takes the key by which the index knows a commit's event.
    mutating func setKey(_ key: UInt64, at number: Int) { keys[number] = key }

    /// Takes the keys of the events that are in the note on a commit and made none of their own.
    mutating func addLater(_ hashes: ArraySlice<UInt64>, noEffect count: Int, at number: Int) {
        guard number < mainCount else { return }
        noEffect += hashes.prefix(count)
        unmodelled += hashes.dropFirst(count)
    }

    /// The commits without a note, which each has but the root.
    var withoutNote: some Sequence<ObjectID> { ids.indices.lazy.filter { !isNoted[$0] }.map { ids[$0] } }

    /// How many commits of `main` have lost their note, so that nothing tells whether the index counts them.
    var lostCount: Int { isNoted.prefix(mainCount).count { !$0 } }

    /// Returns how many events of `main` and its notes fulfil a condition on their key, by what became of them.
    func held(where isSeen: (UInt64) -> Bool) -> (applied: Int, noEffect: Int, unmodelled: Int) {
        (
            keys.prefix(mainCount).count { $0 != 0 && isSeen($0) },
            noEffect.count { isSeen($0) },
            unmodelled.count { isSeen($0) }
        )
    }
}

extension [UInt64] {
    /// Returns whether a number is in the list, which is sorted.
    func containsSorted(_ number: UInt64) -> Bool {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] == number { return true }
            if self[middle] < number { low = middle + 1 } else { high = middle }
        }
        return false
    }
}
