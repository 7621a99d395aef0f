package import HindcastModel

/// Gives back the records of a ``SkipSpool`` in order of time, each once.
package final class SkipMerge {
    /// One record.
    package struct Record {
        /// When it happened.
        package let time: Moment
        /// The hash of its id.
        package let idHash: UInt64
        /// What it is counted as: a place in ``SkipMerge/actions``.
        package let action: Int
    }

    /// How many records were left out so far, as duplicates or since they were known.
    @exclusivity(unchecked) package private(set) var duplicates = 0

    /// What the records are counted as, each once.
    package let actions: [SkippedAction]

    // Asked for with each record, by one thread: no checks.
    @exclusivity(unchecked) private var cursors: [Cursor]
    @exclusivity(unchecked) private var last: SkipSpool.Entry?
    private let isKnown: EventMerge.IsKnown

    init(_ runs: [SkipSpool.Run], isKnown: @escaping EventMerge.IsKnown) throws(SpoolError) {
        self.isKnown = isKnown
        cursors = []
        var actions: [SkippedAction] = []
        var places: [SkippedAction: Int] = [:]
        for run in runs {
            let own = run.actions.map { action in
                if let place = places[action] { return place }
                actions.append(action)
                places[action] = actions.count - 1
                return actions.count - 1
            }
            var cursor = Cursor(run, actions: own)
            if try cursor.fill() { cursors.append(cursor) }
        }
        self.actions = actions
        for index in (0..<cursors.count / 2).reversed() { sink(from: index) }
    }

    /// Returns the next record, `nil` at the end.
    package func next() throws -> Record? {
        while let entry = cursors.first?.entry, let actions = cursors.first?.actions {
            if try !cursors[0].advance() {
                cursors[0] = cursors[cursors.count - 1]
                cursors.removeLast()
            }
            sink(from: 0)
            let time = Moment(nanoseconds: entry.time)
            let isCopy = last.map { $0.time == entry.time && $0.idHash == entry.idHash } ?? false
            last = entry
            if try isCopy || isKnown(time, entry.idHash) {
                duplicates += 1
                continue
            }
            return Record(time: time, idHash: entry.idHash, action: actions[Int(entry.action)])
        }
        return nil
    }

    /// Brings the cursor at a place of the heap to where it belongs, below those that come before it.
    private func sink(from start: Int) {
        var parent = start
        while true {
            var best = parent
            for child in (2 * parent + 1..<2 * parent + 3).clamped(to: 0..<cursors.count) {
                if cursors[child].entry.precedes(cursors[best].entry) { best = child }
            }
            guard best != parent else { return }
            cursors.swapAt(parent, best)
            parent = best
        }
    }
}

extension SkipMerge {
    /// A place in a sorted run.
    private struct Cursor {
        /// For each action of the run its place among those of the merge.
        let actions: [Int]
        private var window: [SkipSpool.Entry] = []
        private var next = 0
        private var file: SpoolFile?
        private var offset = 0
        private var left = 0

        /// Entries read at a time: 48 KB.
        private static let windowCount = 2_048

        init(_ run: SkipSpool.Run, actions: [Int]) {
            self.actions = actions
            switch run.place {
            case .held(let entries): window = entries
            case .stored(let file, let start, let count):
                self.file = file
                offset = start
                left = count
            }
        }

        /// The entry at hand.
        var entry: SkipSpool.Entry { window[next] }

        /// Moves to the next entry; returns `false` at the end.
        mutating func advance() throws(SpoolError) -> Bool {
            next += 1
            return try fill()
        }

        /// Makes sure that there is an entry at hand; returns `false` at the end.
        mutating func fill() throws(SpoolError) -> Bool {
            if next < window.count { return true }
            guard let file, left > 0 else { return false }
            let count = min(left, Self.windowCount)
            let start = offset
            var failure: SpoolError?
            window = [SkipSpool.Entry](unsafeUninitializedCapacity: count) { buffer, filled in
                do throws(SpoolError) {
                    try file.read(
                        into: UnsafeMutableRawBufferPointer(
                            rebasing: UnsafeMutableRawBufferPointer(buffer)[
                                ..<(count * MemoryLayout<SkipSpool.Entry>.stride)
                            ]
                        ),
                        at: start
                    )
                    filled = count
                } catch {
                    failure = error
                }
            }
            if let failure { throw failure }
            offset += count * MemoryLayout<SkipSpool.Entry>.stride
            left -= count
            next = 0
            return true
        }
    }
}
