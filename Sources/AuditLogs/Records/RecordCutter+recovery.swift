/// What is done about lost brackets and quotes, so that one broken record does not take the others along.
extension RecordCutter {
    /// Goes on behind a broken piece, or inside it where a record seems to start there: a lost bracket or quote
    /// makes the piece run over its neighbours.
    mutating func resume(behind piece: Range<Int>, in bytes: UnsafeRawBufferPointer) {
        open = nil
        place = piece.upperBound
        guard patience > piece.count else { return }
        let inside = (piece.lowerBound + 1)..<piece.upperBound
        if let start = recordStart(in: inside, like: piece.lowerBound, of: bytes) {
            patience -= piece.upperBound - start
            place = start
        }
    }

    /// Whether what follows a value may follow one; if not, a bracket was lost or is one too many, and the value may
    /// be half a record.
    func endsProperly(_ value: Range<Int>, in bytes: UnsafeRawBufferPointer) -> Bool {
        var end = value.upperBound
        while end < bytes.count, isBetween(bytes[end]), bytes[end] != UInt8(ascii: ",") { end += 1 }
        guard end < bytes.count else { return true }
        let next = bytes[end]
        if case .root = level {
            return next != UInt8(ascii: "\"") && next != UInt8(ascii: ":") && next != UInt8(ascii: "}")
                && next != UInt8(ascii: "]")
        }
        return next == UInt8(ascii: ",") || next == UInt8(ascii: "]")
    }

    /// Goes on at the next record in or behind a value that does not end properly: what lies between is debris.
    mutating func skipDebris(of value: Range<Int>, in bytes: UnsafeRawBufferPointer) {
        open = nil
        patience -= value.count
        let start = patience > 0 ? value.lowerBound + 1 : value.upperBound
        if let start = recordStart(in: start..<bytes.count, like: value.lowerBound, of: bytes) {
            place = start
        } else if case .root = level {
            place = bytes[value.upperBound...].firstIndex(of: 0x0A) ?? bytes.count
        } else {
            place = bytes.count
            level = .root
        }
    }

    /// Where another record seems to start inside a stretch.
    ///
    /// Between values of the text that is a brace at the start of a line; inside a list it is a brace before the
    /// same key that the broken record starts with, or before `eventVersion`, with which CloudTrail starts.
    private func recordStart(
        in piece: Range<Int>,
        like broken: Int,
        of bytes: UnsafeRawBufferPointer
    ) -> Int? {
        let firstKey = self.firstKey(at: broken, of: bytes)
        var isRoot = false
        if case .root = level { isRoot = true }
        var index = piece.lowerBound
        while index < piece.upperBound, let brace = bytes[index..<piece.upperBound].firstIndex(of: UInt8(ascii: "{")) {
            index = brace + 1
            if isRoot {
                if bytes[brace - 1] == 0x0A { return brace }
                continue
            }
            guard isBetween(bytes[brace - 1]) || bytes[brace - 1] == UInt8(ascii: "["),
                let key = self.firstKey(at: brace, of: bytes)
            else { continue }
            let isSame = firstKey.map { key.elementsEqual($0) } ?? false
            if isSame || key.elementsEqual("\"eventVersion\"".utf8) { return brace }
        }
        return nil
    }

    /// The first key of the object at `start`, with its quotes.
    private func firstKey(at start: Int, of bytes: UnsafeRawBufferPointer) -> Slice<UnsafeRawBufferPointer>? {
        var index = start + 1
        while index < bytes.count, isBetween(bytes[index]) { index += 1 }
        guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { return nil }
        let end = bytes[(index + 1)...].prefix(64).firstIndex(of: UInt8(ascii: "\""))
        return end.map { bytes[index...$0] }
    }
}
