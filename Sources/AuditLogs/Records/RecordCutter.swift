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

    /// A line of so many bytes is judged without its end.
    private static let longLine = 1 << 16

    /// Where the next value is looked for, or starts.
    var place: Int
    var level: Level
    /// A value that started and has not ended in the window so far.
    var open: ValueCut?
    /// Whether the open value is too long and its bytes are gone.
    private var isDiscarding = false
    /// How many bytes may still be looked at a second time, against texts made to be looked at again and again.
    var patience = 256 << 20

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

    func isBetween(_ byte: UInt8) -> Bool {
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

    func endOfString(from start: Int, in bytes: UnsafeRawBufferPointer) -> Int? {
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
}
