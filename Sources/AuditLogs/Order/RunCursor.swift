/// Walks over one sorted run and holds the entry at hand.
final class RunCursor {
    private enum Source {
        case held(EventSpool.HeldRun)
        case stored(EventSpool.StoredRun, window: ByteBuffer)
    }

    private let source: Source
    // Asked for with each entry, by one thread: no checks.
    /// Of a run that is held, the number of the next entry; of a stored one, how many of its bytes were read.
    @exclusivity(unchecked) private var next = 0
    /// Where the next entry stands in the window of a stored run.
    @exclusivity(unchecked) private var offset = 0
    /// The bytes of an entry that is held, with the padding that simdjson wants.
    private let content = ByteBuffer(capacity: 4096)
    /// Where the entry at hand lies: in `content`, or in the window of a stored run.
    @exclusivity(unchecked) private var place: UnsafeRawPointer

    init(_ run: EventSpool.HeldRun) {
        source = .held(run)
        place = UnsafeRawPointer(content.base)
    }

    init(_ run: EventSpool.StoredRun, windowSize: Int) {
        source = .stored(run, window: ByteBuffer(capacity: windowSize))
        place = UnsafeRawPointer(content.base)
    }

    /// The entry at hand; valid until the cursor moves.
    var entry: SpoolEntry { SpoolEntry(at: place) }

    /// Whether the entry at hand comes before another cursor's.
    func precedes(_ other: RunCursor) -> Bool {
        // Most entries have a time of their own.
        let (own, its) = (SpoolEntry.time(at: place), SpoolEntry.time(at: other.place))
        return own != its ? own < its : entry.precedes(other.entry)
    }

    /// Moves to the next entry; returns `false` at the end.
    func advance() throws(SpoolError) -> Bool {
        switch source {
        case .held(let run):
            guard next < run.offsets.count else { return false }
            let start = run.offsets[next]
            next += 1
            run.entries.withUnsafeBytes { bytes in
                guard let base = bytes.baseAddress else { return }
                take(UnsafeRawBufferPointer(start: base + start, count: SpoolEntry.count(at: base + start)))
            }
            return true
        case .stored(let run, let window):
            guard next < run.count || offset < window.count else { return false }
            try fill(window, from: run, to: SpoolEntry.headerCount)
            let count = SpoolEntry.count(at: UnsafeRawPointer(window.base + offset))
            try fill(window, from: run, to: count)
            place = UnsafeRawPointer(window.base + offset)
            offset += count
            return true
        }
    }

    /// Makes sure that so many bytes stand in the window from the next entry on.
    private func fill(_ window: ByteBuffer, from run: EventSpool.StoredRun, to wanted: Int) throws(SpoolError) {
        guard window.count - offset < wanted else { return }
        window.removeFirst(offset)
        offset = 0
        window.reserve(wanted)
        let count = min(window.room.count, run.count - next)
        try run.file.read(into: UnsafeMutableRawBufferPointer(rebasing: window.room[..<count]), at: run.start + next)
        window.append(count)
        next += count
    }

    private func take(_ bytes: UnsafeRawBufferPointer) {
        content.reset(keeping: 1 << 20)
        content.reserve(bytes.count)
        content.room.copyMemory(from: bytes)
        content.append(bytes.count)
        place = UnsafeRawPointer(content.base)
    }
}
