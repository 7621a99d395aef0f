internal import FastJSON

/// Objects around lists of records, such as `{"Records": […]}`.
extension RecordCutter {
    /// Keys of objects whose lists hold records.
    private static let listKeys = ["Records", "Events", "logEvents", "items", "records", "value"].map {
        Array("\"\($0)\"".utf8)
    }

    /// Steps into the object at `start` if it holds a list of records; then its elements come one by one.
    mutating func descend(at start: Int, in bytes: UnsafeRawBufferPointer) -> Bool {
        guard start < bytes.count, bytes[start] == UInt8(ascii: "{") else { return false }
        var inside = RecordCutter(at: start + 1, level: .members)
        inside.patience = patience
        while case .members = inside.level {
            while inside.place < bytes.count, inside.isBetween(bytes[inside.place]) { inside.place += 1 }
            guard inside.place < bytes.count, bytes[inside.place] == UInt8(ascii: "\"") else { return false }
            if inside.passMember(in: bytes, isFinal: true) != nil { return false }
        }
        guard case .list = inside.level else { return false }
        self = inside
        return true
    }

    /// Passes one member of an object, or enters its list where it holds records; `place` moves only with success.
    mutating func passMember(in bytes: UnsafeRawBufferPointer, isFinal: Bool) -> Piece? {
        func short() -> Piece { isFinal ? .unfinished(place..<bytes.count) : .needsMore }
        guard bytes[place] == UInt8(ascii: "\"") else {
            // No member starts here: the object is broken, and what follows may be anything.
            level = .root
            return nil
        }
        guard let keyEnd = endOfString(from: place, in: bytes) else { return short() }
        var value = keyEnd
        while value < bytes.count, isBetween(bytes[value]) || bytes[value] == UInt8(ascii: ":") { value += 1 }
        guard value < bytes.count else { return short() }
        let key = bytes[place..<keyEnd]
        if bytes[value] == UInt8(ascii: "["), Self.listKeys.contains(where: { key.elementsEqual($0) }) {
            place = value + 1
            level = .list(isMember: true)
            return nil
        }
        switch bytes[value] {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            var cut = ValueCut(at: value)
            guard cut.advance(in: bytes) else { return short() }
            place = cut.place
        case UInt8(ascii: "\""):
            guard let end = endOfString(from: value, in: bytes) else { return short() }
            place = end
        default:
            let end = bytes[value...].firstIndex { isBetween($0) || $0 == UInt8(ascii: "}") } ?? bytes.count
            guard end < bytes.count else { return short() }
            place = end
        }
        return nil
    }
}
