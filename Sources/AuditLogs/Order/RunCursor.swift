/// Walks over one sorted run and holds the entry at hand.
final class RunCursor {
    private enum Source {
        case held(EventSpool.HeldRun, next: Int)
        case stored(EventSpool.StoredRun, next: Int, window: ByteBuffer, place: Int)
    }

    private var source: Source
    /// The bytes of an entry that is held, with the padding that simdjson wants.
    private let content = ByteBuffer(capacity: 4096)
    /// Where the entry at hand lies: in `content`, or in the window of a stored run.
    private var place: UnsafeRawPointer

    init(_ run: EventSpool.HeldRun) {
        source = .held(run, next: 0)
        place = UnsafeRawPointer(content.base)
    }

    init(_ run: EventSpool.StoredRun, windowSize: Int) {
        source = .stored(run, next: 0, window: ByteBuffer(capacity: windowSize), place: 0)
        place = UnsafeRawPointer(content.base)
    }

    /// The entry at hand; valid until the cursor moves.
    var entry: SpoolEntry { SpoolEntry(at: place) }

    /// Moves to the next entry; returns `false` at the end.
    func advance() throws(SpoolError) -> Bool {
        switch source {
        case .held(let run, let next):
            guard next < run.offsets.count else { return false }
            source = .held(run, next: next + 1)
            run.entries.withUnsafeBytes { bytes in
                guard let base = bytes.baseAddress else { return }
                let count = SpoolEntry(at: base + run.offsets[next]).count
                take(UnsafeRawBufferPointer(start: base + run.offsets[next], count: count))
            }
            return true
        case .stored(let run, let next, let window, let place):
            guard next < run.count || place < window.count else { return false }
            try advance(in: run, next: next, window: window, place: place)
            return true
        }
    }

    private func advance(
        in run: EventSpool.StoredRun,
        next: Int,
        window: ByteBuffer,
        place: Int
    ) throws(SpoolError) {
        var next = next
        var place = place
        func fill(_ wanted: Int) throws(SpoolError) {
            guard window.count - place < wanted else { return }
            window.removeFirst(place)
            place = 0
            window.reserve(wanted)
            let count = min(window.room.count, run.count - next)
            try run.file.read(
                into: UnsafeMutableRawBufferPointer(rebasing: window.room[..<count]),
                at: run.start + next
            )
            window.append(count)
            next += count
        }
        try fill(SpoolEntry.headerCount)
        let count = SpoolEntry(at: UnsafeRawPointer(window.base + place)).count
        try fill(count)
        self.place = UnsafeRawPointer(window.base + place)
        source = .stored(run, next: next, window: window, place: place + count)
    }

    private func take(_ bytes: UnsafeRawBufferPointer) {
        content.reset(keeping: 1 << 20)
        content.reserve(bytes.count)
        content.room.copyMemory(from: bytes)
        content.append(bytes.count)
        place = UnsafeRawPointer(content.base)
    }
}
