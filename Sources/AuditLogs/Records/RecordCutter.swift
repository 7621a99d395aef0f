internal import FastJSON

/// Cuts a text into the values it is made of, by brackets only, so that one broken value does not take the others
/// along and a text of any length needs only a window.
///
/// It stands either between the values of the text (`root`), or inside a list that holds the records (`list`), or
/// between the members of the object around such a list (`members`). Offsets are into the window.
struct RecordCutter {
    /// What comes next in the text.
    enum Piece: Equatable {
        /// A whole object, array or scalar.
        case value(Range<Int>)
        /// Something between values that starts none; up to the end of its line.
        case text(Range<Int>)
        /// The text ends inside this value.
        case unfinished(Range<Int>)
        /// The window ends inside this value or right before one.
        case needsMore
        /// The text ends; `isProper` tells whether all brackets are closed.
        case end(isProper: Bool)
    }

    /// Where the cutter stands.
    enum Level {
        case root
        case list(isMember: Bool)
        case members
    }

    /// Keys of objects whose lists hold records.
    private static let listKeys = ["Records", "Events", "logEvents", "items", "records", "value"].map {
        Array("\"\($0)\"".utf8)
    }

    /// A line of so many bytes is judged without its end.
    private static let longLine = 1 << 16

    /// Where the next value is looked for, or starts.
    private(set) var place: Int
    private(set) var level: Level
    /// A value that started and has not ended in the window so far.
    private var open: ValueCut?
    /// Whether the open value is too long and its bytes are gone.
    private var isDiscarding = false
    /// How many bytes may still be looked at a second time, against texts made to be looked at again and again.
    private var patience = 256 << 20

    /// Whether the pieces are elements of a container's list, such as `Records`.
    var isInMemberList: Bool { if case .list(isMember: true) = level { true } else { false } }

    init(at place: Int = 0, level: Level = .root) {
        self.place = place
        self.level = level
    }

    /// Goes on to the next piece.
    ///
    /// - Parameter isFinal: whether nothing follows the window.
    mutating func next(in bytes: UnsafeRawBufferPointer, isFinal: Bool) -> Piece {
        while true {
            if open != nil {
                let piece = finishValue(in: bytes, isFinal: isFinal)
                if let piece { return piece }
                continue
            }
            while place < bytes.count, isBetween(bytes[place]) { place += 1 }
            guard place < bytes.count else {
                guard isFinal else { return .needsMore }
                if case .root = level { return .end(isProper: true) }
                return .end(isProper: false)
            }
            switch (bytes[place], level) {
            case (UInt8(ascii: "["), .root):
                place += 1
                level = .list(isMember: false)
            case (UInt8(ascii: "]"), .list(let isMember)):
                place += 1
                level = isMember ? .members : .root
            case (UInt8(ascii: "}"), .members):
                place += 1
                level = .root
            case (_, .members):
                if let piece = passMember(in: bytes, isFinal: isFinal) { return piece }
            case (UInt8(ascii: "{"), _), (UInt8(ascii: "["), _): open = ValueCut(at: place)
            case (_, .list): return scalar(in: bytes, isFinal: isFinal)
            case (_, .root):
                if passTime(in: bytes) { continue }
                return line(in: bytes, isFinal: isFinal)
            }
        }
    }

    /// Says that so many bytes, none behind `place`, were taken off the front of the window.
    mutating func shift(by removed: Int) {
        place -= removed
        open?.shift(by: removed)
    }

    /// Gives up the value that fills the window: what is left of it will be passed over.
    mutating func discardOpenValue(in bytes: UnsafeRawBufferPointer) {
        isDiscarding = true
        place = bytes.count
        if open == nil { level = .root }
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

    private func isBetween(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20, 0x0A, 0x0D, 0x09, UInt8(ascii: ","): true
        // RFC 7464 puts a record separator before each text of a sequence.
        case 0x1E: true
        default: false
        }
    }

    private mutating func finishValue(in bytes: UnsafeRawBufferPointer, isFinal: Bool) -> Piece? {
        guard var cut = open else { return nil }
        let start = place
        if cut.advance(in: bytes) {
            open = nil
            place = cut.place
            guard isDiscarding else { return .value(start..<cut.place) }
            isDiscarding = false
            return nil
        }
        open = cut
        guard isFinal else {
            if isDiscarding { place = bytes.count }
            return .needsMore
        }
        open = nil
        place = bytes.count
        return isDiscarding ? .end(isProper: false) : .unfinished(start..<bytes.count)
    }

    /// Anything in a list that is neither object nor array: up to a comma, a bracket or the end of the line.
    private mutating func scalar(in bytes: UnsafeRawBufferPointer, isFinal: Bool) -> Piece {
        let start = place
        var end = start
        if bytes[start] == UInt8(ascii: "\"") {
            end = endOfString(from: start, in: bytes) ?? bytes.count
        } else {
            while end < bytes.count {
                let byte = bytes[end]
                if isBetween(byte) || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") { break }
                end += 1
            }
            // A closing brace without an opening one belongs to the broken value before it.
            if end == start { end += 1 }
        }
        guard end < bytes.count || isFinal else { return .needsMore }
        place = end
        return .value(start..<end)
    }

    /// Passes over the time that an export of CloudWatch Logs to S3 writes before each record, on its line.
    private mutating func passTime(in bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes[place] &- UInt8(ascii: "0") < 10,
            let space = bytes[place...].prefix(36).firstIndex(of: UInt8(ascii: " ")), space + 1 < bytes.count,
            bytes[space + 1] == UInt8(ascii: "{"), space - place >= 20, bytes[place + 10] == UInt8(ascii: "T"),
            bytes[space - 1] == UInt8(ascii: "Z")
        else { return false }
        place = space + 1
        return true
    }

    private mutating func line(in bytes: UnsafeRawBufferPointer, isFinal: Bool) -> Piece {
        let start = place
        let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
        guard end < bytes.count || isFinal || end - start >= Self.longLine else { return .needsMore }
        place = end
        return .text(start..<end)
    }

    /// Passes one member of an object, or enters its list where it holds records; `place` moves only with success.
    private mutating func passMember(in bytes: UnsafeRawBufferPointer, isFinal: Bool) -> Piece? {
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

    private func endOfString(from start: Int, in bytes: UnsafeRawBufferPointer) -> Int? {
        var index = start + 1
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\\"): index += 2
            case UInt8(ascii: "\""): return index + 1
            default: index += 1
            }
        }
        return nil
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
