/// The members of an object that lie in canonical text and have not been read yet.
///
/// A document at rest is text; an event changes a value or two of it. What nobody asks for stays text, from which it is
/// copied when the document is written again: to find where the members of an object begin and end takes a hundredth of
/// what it takes to build their values.
///
/// The text must be what ``JSONWriter`` writes with indent: the layout of its lines is all that is looked at.
final class CanonicalMembers: @unchecked Sendable {
    // `@unchecked`: it is changed by `JSONObject` alone, and only while one object holds it.

    /// One member: where it lies in the text, or which of `edited` has taken its place.
    struct Slot {
        /// The first byte of the key, behind its quote.
        var keyStart: Int32
        /// The quote that ends the key.
        var keyEnd: Int32
        var valueStart: Int32
        /// Behind the value's last byte.
        var valueEnd: Int32
        /// A place in `edited`; negative where the text holds.
        var edit: Int32 = -1

        var isText: Bool { edit < 0 }
    }

    /// The whole text, of which this object is a part.
    let text: [UInt8]
    /// How deep the members stand: 1 for those of the outermost object.
    let depth: Int
    private(set) var slots: [Slot]
    private(set) var edited: [JSONObject.Member] = []
    /// Whether a key is written with escapes: what nearly no object has is looked for once.
    private let hasEscapedKeys: Bool

    private init(copying other: CanonicalMembers) {
        text = other.text
        depth = other.depth
        slots = other.slots
        edited = other.edited
        hasEscapedKeys = other.hasEscapedKeys
    }

    /// Finds the members of the object whose brace stands at a place of a canonical text.
    init(in text: [UInt8], at start: Int, depth: Int) {
        self.text = text
        self.depth = depth
        (slots, hasEscapedKeys) = CanonicalMembers.slots(in: text.span, at: start, depth: depth)
    }

    private static func slots(in bytes: Span<UInt8>, at start: Int, depth: Int) -> ([Slot], hasEscapedKeys: Bool) {
        var slots: [Slot] = []
        var hasEscapes = false
        guard bytes[start + 1] == UInt8(ascii: "\n") else { return (slots, hasEscapes) }
        slots.reserveCapacity(16)
        var place = start + 1
        while true {
            let keyStart = place + 2 + 2 * depth
            let keyEnd = CanonicalText.quote(from: keyStart, in: bytes, &hasEscapes)
            let valueStart = keyEnd + 3
            let valueEnd = CanonicalMembers.end(ofValueAt: valueStart, depth: depth, in: bytes)
            slots.append(
                Slot(
                    keyStart: Int32(keyStart),
                    keyEnd: Int32(keyEnd),
                    valueStart: Int32(valueStart),
                    valueEnd: Int32(valueEnd)
                )
            )
            guard bytes[valueEnd] == UInt8(ascii: ",") else { return (slots, hasEscapes) }
            place = valueEnd + 1
        }
    }

    /// The place behind a value whose line is indented for a depth.
    private static func end(ofValueAt start: Int, depth: Int, in bytes: Span<UInt8>) -> Int {
        let first = bytes[start]
        guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else {
            let line = CanonicalText.lineEnd(from: start, in: bytes)
            return bytes[line - 1] == UInt8(ascii: ",") ? line - 1 : line
        }
        guard bytes[start + 1] == UInt8(ascii: "\n") else { return start + 2 }
        // Everything inside stands deeper: the first line that does not is the closing one.
        var line = start + 1
        while bytes[line + 1 + 2 * depth] == UInt8(ascii: " ") {
            line = CanonicalText.lineEnd(from: line + 2 + 2 * depth, in: bytes)
        }
        return line + 2 + 2 * depth
    }

    /// A copy that may be changed.
    func copy() -> CanonicalMembers { CanonicalMembers(copying: self) }

    // MARK: Reading

    func key(of slot: Slot) -> String {
        slot.isText ? CanonicalText.string(in: text, from: slot.keyStart, to: slot.keyEnd) : edited[Int(slot.edit)].key
    }

    func value(of slot: Slot) -> JSONValue {
        guard slot.isText else { return edited[Int(slot.edit)].value }
        var place = Int(slot.valueStart)
        return CanonicalText.value(in: text, at: &place, depth: depth)
    }

    /// Every member, read.
    var members: [JSONObject.Member] { slots.map { member(of: $0) } }

    func member(of slot: Slot) -> JSONObject.Member {
        slot.isText ? .init(key: key(of: slot), value: value(of: slot)) : edited[Int(slot.edit)]
    }

    /// The value of a key; `nil` where there is no such member.
    func value(of key: String) -> JSONValue? {
        let (index, found) = position(of: key)
        return found ? value(of: slots[index]) : nil
    }

    /// The member whose key equals another when ASCII case, `-` and `_` are ignored; an exact match wins.
    func member(ignoringCase key: String) -> JSONObject.Member? {
        let (index, found) = position(of: key)
        if found { return member(of: slots[index]) }
        let start = key.firstLetter
        return unsafe key.withBytes { key in
            unsafe text.withUnsafeBytes { text in
                var alike: Slot?
                for slot in slots where unsafe mayBegin(slot, with: start, in: text) {
                    if unsafe withKey(of: slot, in: text, { unsafe String.areSameLetters($0, key) }) {
                        return member(of: slot)
                    }
                    if alike == nil, unsafe withKey(of: slot, in: text, { unsafe String.areSameWords($0, key) }) {
                        alike = slot
                    }
                }
                return alike.map { member(of: $0) }
            }
        }
    }

    /// Whether a member's key may begin with a letter, marks between words left out.
    private func mayBegin(_ slot: Slot, with letter: UInt8, in text: UnsafeRawBufferPointer) -> Bool {
        guard slot.isText else { return edited[Int(slot.edit)].key.mayBegin(with: letter) }
        for place in Int(slot.keyStart)..<Int(slot.keyEnd) {
            let byte = unsafe text[place]
            if !byte.isWordMark { return byte | 0x20 == letter || byte == UInt8(ascii: "\\") }
        }
        return letter == 0
    }

    /// The members whose values are objects.
    var objects: [JSONObject.Member] { slots.lazy.filter { self.isObject($0) }.map { self.member(of: $0) } }

    private func isObject(_ slot: Slot) -> Bool {
        slot.isText ? text[Int(slot.valueStart)] == UInt8(ascii: "{") : edited[Int(slot.edit)].value.object != nil
    }

    /// Where a key stands, or would.
    func position(of key: String) -> (index: Int, found: Bool) {
        unsafe key.withBytes { key in
            unsafe text.withUnsafeBytes { text in
                var low = 0
                var high = slots.count
                while low < high {
                    let middle = (low + high) / 2
                    let order = unsafe order(of: slots[middle], against: key, text)
                    if order == 0 { return (middle, true) }
                    if order < 0 { low = middle + 1 } else { high = middle }
                }
                return (low, false)
            }
        }
    }

    /// Negative, zero or positive as a member's key comes before, equals or comes after another.
    private func order(of slot: Slot, against key: UnsafeRawBufferPointer, _ text: UnsafeRawBufferPointer) -> Int {
        unsafe withKey(of: slot, in: text) { unsafe String.order($0, key) }
    }

    /// Gives the bytes of a member's key, unescaped, to `body`.
    private func withKey<Result>(
        of slot: Slot,
        in text: UnsafeRawBufferPointer,
        _ body: (UnsafeRawBufferPointer) -> Result
    ) -> Result {
        if slot.isText {
            let own = unsafe UnsafeRawBufferPointer(rebasing: text[Int(slot.keyStart)..<Int(slot.keyEnd)])
            if !hasEscapedKeys { return unsafe body(own) }
        }
        return unsafe key(of: slot).withBytes { unsafe body($0) }
    }

    // MARK: Changing

    func set(_ value: JSONValue, at index: Int) {
        if slots[index].isText {
            edited.append(.init(key: key(of: slots[index]), value: value))
            slots[index].edit = Int32(edited.count - 1)
        } else {
            edited[Int(slots[index].edit)].value = value
        }
    }

    func insert(_ member: JSONObject.Member, at index: Int) {
        edited.append(member)
        slots.insert(
            Slot(keyStart: 0, keyEnd: 0, valueStart: 0, valueEnd: 0, edit: Int32(edited.count - 1)),
            at: index
        )
    }

    func remove(at index: Int) { slots.remove(at: index) }

    // MARK: Comparing

    /// Whether both say the same; `nil` where the text alone does not tell.
    func agrees(with other: CanonicalMembers) -> Bool? {
        if self === other { return true }
        guard depth == other.depth, edited.isEmpty, other.edited.isEmpty else { return nil }
        guard slots.count == other.slots.count else { return false }
        return unsafe text.withUnsafeBytes { left in
            unsafe other.text.withUnsafeBytes { right in
                for index in slots.indices {
                    let (a, b) = (slots[index], other.slots[index])
                    let own = unsafe UnsafeRawBufferPointer(rebasing: left[Int(a.keyStart)..<Int(a.valueEnd)])
                    let its = unsafe UnsafeRawBufferPointer(rebasing: right[Int(b.keyStart)..<Int(b.valueEnd)])
                    guard own.count == its.count, unsafe String.order(own, its) == 0 else { return false }
                }
                return true
            }
        }
    }

    /// The runs of members that lie one behind the other in the text, and the members between them.
    func forEachRun(_ body: (_ run: Range<Int>?, _ member: JSONObject.Member?) -> Void) {
        var index = 0
        while index < slots.count {
            guard slots[index].isText else {
                body(nil, edited[Int(slots[index].edit)])
                index += 1
                continue
            }
            var last = index
            // A comma, a line break, the indent and a quote stand between two members.
            while last + 1 < slots.count, slots[last + 1].isText,
                Int(slots[last + 1].keyStart) == Int(slots[last].valueEnd) + 3 + 2 * depth
            { last += 1 }
            body(Int(slots[index].keyStart) - 1..<Int(slots[last].valueEnd), nil)
            index = last + 1
        }
    }
}
