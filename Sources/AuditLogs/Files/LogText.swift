/// The unpacked text of an input, as a window that moves over it. One a thread, reused from input to input.
///
/// A text up to `wholeLimit` stands in the window as a whole and at once. A longer one is streamed: what was
/// read is taken off the front, and more comes in behind.
final class LogText {
    /// The longest text that is held as a whole, and the longest single record that is read.
    static let wholeLimit = 32 << 20
    /// How much of a longer text is taken in at a time.
    private static let step = 4 << 20
    /// Memory kept from input to input.
    private static let keptCapacity = 8 << 20
    /// Layers of packing that are taken off: Firehose packs what CloudWatch Logs packed already.
    private static let highestLayers = 3

    @exclusivity(unchecked) private(set) var window = ByteBuffer(capacity: 1 << 20)
    private var spare = ByteBuffer(capacity: 1 << 20)
    private let inflater = GzipInflater()
    private var file: FileSource?
    private var source: (any ByteSource)?

    /// Whether nothing follows the window.
    private(set) var isAtEnd = false
    /// Why the text ends before its end.
    private(set) var failure: String?
    /// How many stored bytes were read.
    var position: Int { file?.position ?? 0 }

    /// Opens an input and fills the window with its text, as far as it fits.
    func open(_ input: LogInput) throws(SourceFailure) {
        let file = try FileSource(input)
        self.file = file
        source = file
        isAtEnd = false
        failure = nil
        window.reset(keeping: Self.keptCapacity)
        if input.size > 0 { window.reserve(min(input.size + 1, Self.wholeLimit)) }
        fill(to: Self.wholeLimit)
        for _ in 0..<Self.highestLayers {
            guard unpackLayer() else { break }
        }
    }

    /// Gives the file back.
    func close() {
        file = nil
        source = nil
    }

    /// Takes bytes off the front and brings more in behind; returns whether there are more now.
    func advance(past consumed: Int) -> Bool {
        window.removeFirst(consumed)
        guard !isAtEnd else { return false }
        let before = window.count
        // A record that is not whole yet needs a window that grows.
        fill(to: min(Self.wholeLimit, max(Self.step, before * 2)))
        return window.count > before
    }

    private func fill(to limit: Int) {
        guard let source else { return }
        while window.count < limit {
            if window.room.isEmpty { window.reserve(min(limit, window.capacity * 2)) }
            do throws(SourceFailure) {
                let count = try source.read(into: window.room)
                if count == 0 {
                    isAtEnd = true
                    return
                }
                window.append(count)
            } catch {
                isAtEnd = true
                failure = error.reason
                return
            }
        }
    }

    /// Returns whether the window's content was packed; then it holds the content unpacked.
    private func unpackLayer() -> Bool {
        let compression = Compression(of: window.bytes)
        guard compression != .none, let rest = source else { return false }
        spare.reset(keeping: Self.keptCapacity)
        if compression == .gzip, isAtEnd, failure == nil {
            if inflater.inflate(window.bytes, into: spare, limit: Self.wholeLimit) == .whole {
                swap(&window, &spare)
                return true
            }
            spare.reset(keeping: Self.keptCapacity)
        }
        let packed = PrefixedSource(window, then: failure == nil ? rest : EmptySource())
        source = compression == .gzip ? GzipSource(packed) : ZstdSource(packed)
        // The packed bytes belong to their source now.
        window = spare
        spare = ByteBuffer(capacity: 1 << 20)
        isAtEnd = false
        let earlierFailure = failure
        failure = nil
        fill(to: Self.wholeLimit)
        failure = earlierFailure ?? failure
        return true
    }
}

/// Nothing: what follows bytes behind which reading failed.
private final class EmptySource: ByteSource {
    func read(into room: UnsafeMutableRawBufferPointer) throws(SourceFailure) -> Int { 0 }
}
