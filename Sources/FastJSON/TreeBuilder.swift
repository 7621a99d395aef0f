internal import CSimdjson
internal import HindcastModel

/// The members of objects under construction, the innermost object last, each object's in the order of their keys' bytes.
///
/// They are sorted while their keys still lie in the tape's string buffer: comparing memory there is several times
/// cheaper than comparing Swift strings afterwards.
struct MemberOrder {
    /// A member: where its key lies, and its value's place on the tape.
    struct Member {
        let key: UnsafeRawBufferPointer
        /// The key's first eight bytes as a number that orders as they do, zeros behind a shorter one: it tells nearly
        /// all keys of an object apart.
        let start: UInt64
        /// It also tells the last of two equal keys.
        let value: Int

        init(key: UnsafeRawBufferPointer, value: Int) {
            self.key = key
            self.value = value
            guard let base = key.baseAddress else {
                start = 0
                return
            }
            // simdjson's string buffer has room behind its last string.
            let word = UInt64(bigEndian: base.loadUnaligned(as: UInt64.self))
            start = key.count >= 8 ? word : key.count == 0 ? 0 : word & ~0 << UInt64(64 - 8 * key.count)
        }

        /// Negative, zero or positive as the key's bytes come before, equal or come after the other's.
        func order(against other: Member) -> Int {
            if start != other.start { return start < other.start ? -1 : 1 }
            if let left = key.baseAddress, let right = other.key.baseAddress {
                let order = csj_compare(left, right, min(key.count, other.key.count))
                if order != 0 { return Int(order) }
            }
            return key.count - other.key.count
        }
    }

    private var members: [Member] = []

    subscript(position: Int) -> Member { members[position] }

    /// Takes in the members of an object whose first key is at a place of the tape, of equal keys the last; moves past
    /// the object and returns where they stand.
    mutating func push(in document: csj_document, at index: inout Int, end: Int) -> Range<Int> {
        let first = members.count
        var isSorted = true
        while index < end {
            let key = stringBytes(in: document, at: Int(document.tape[index] & 0x00FF_FFFF_FFFF_FFFF))
            let member = Member(key: key, value: index + 1)
            if isSorted, let last = members.last, members.count > first, last.order(against: member) >= 0 {
                isSorted = false
            }
            members.append(member)
            index = placeAfterValue(in: document, at: index + 1)
        }
        index = end + 1
        if !isSorted { sortAndKeepLast(from: first) }
        return first..<members.count
    }

    /// Forgets the members of the innermost object.
    mutating func pop(_ range: Range<Int>) { members.removeLast(members.count - range.lowerBound) }

    /// Puts members in order. Most objects have few, and their keys come in some order already.
    private mutating func sort(from first: Int) {
        func precedes(_ left: Member, _ right: Member) -> Bool {
            let order = left.order(against: right)
            return order == 0 ? left.value < right.value : order < 0
        }
        guard members.count - first <= 32 else { return members[first...].sort(by: precedes) }
        for index in first + 1..<members.count {
            let member = members[index]
            var place = index
            while place > first, precedes(member, members[place - 1]) {
                members[place] = members[place - 1]
                place -= 1
            }
            members[place] = member
        }
    }

    private mutating func sortAndKeepLast(from first: Int) {
        sort(from: first)
        var kept = first
        for index in (first + 1)..<members.count {
            if members[kept].order(against: members[index]) != 0 { kept += 1 }
            members[kept] = members[index]
        }
        members.removeLast(members.count - kept - 1)
    }
}

/// Builds a `JSONValue` from simdjson's tape.
struct TreeBuilder {
    private var order = MemberOrder()
    private var texts: ShortTexts?

    /// - Parameter texts: where short strings are found again from text to text; `nil` where one value is built and no more.
    init(texts: ShortTexts? = nil) { self.texts = texts }

    /// Returns the whole value of a document.
    mutating func value(of document: csj_document) -> JSONValue {
        var index = 1
        return value(in: document, at: &index)
    }

    /// Returns the value at a place of the tape and moves past it.
    mutating func value(in document: csj_document, at index: inout Int) -> JSONValue {
        let word = document.tape[index]
        let payload = Int(word & 0x00FF_FFFF_FFFF_FFFF)
        index += 1
        switch UInt8(word >> 56) {
        case UInt8(ascii: "{"):
            return object(in: document, at: &index, end: (payload & 0xFFFF_FFFF) - 1)
        case UInt8(ascii: "["):
            let end = (payload & 0xFFFF_FFFF) - 1
            var elements: [JSONValue] = []
            elements.reserveCapacity(min(payload >> 32, end - index))
            while index < end { elements.append(value(in: document, at: &index)) }
            index = end + 1
            return .array(elements)
        case UInt8(ascii: "\""): return .string(string(of: stringBytes(in: document, at: payload)))
        case UInt8(ascii: "l"):
            index += 1
            return .integer(Int64(bitPattern: document.tape[index - 1]))
        case UInt8(ascii: "u"):
            index += 1
            let value = document.tape[index - 1]
            return Int64(exactly: value).map(JSONValue.integer) ?? .bigInteger(String(value))
        case UInt8(ascii: "d"):
            index += 1
            return JSONValue(canonical: Double(bitPattern: document.tape[index - 1]))
        case UInt8(ascii: "t"): return .bool(true)
        case UInt8(ascii: "f"): return .bool(false)
        default: return .null
        }
    }

    private mutating func object(in document: csj_document, at index: inout Int, end: Int) -> JSONValue {
        let range = order.push(in: document, at: &index, end: end)
        var members: [JSONObject.Member] = []
        members.reserveCapacity(range.count)
        for position in range {
            let member = order[position]
            var place = member.value
            let key = string(of: member.key)
            members.append(JSONObject.Member(key: key, value: value(in: document, at: &place)))
        }
        order.pop(range)
        return .object(JSONObject(sorted: members))
    }

    private mutating func string(of bytes: UnsafeRawBufferPointer) -> String {
        // simdjson's string buffer has room behind its last string.
        if bytes.count <= ShortTexts.longest, let text = texts?.string(of: bytes) { return text }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// The place on the tape behind the value at a place.
func placeAfterValue(in document: csj_document, at place: Int) -> Int {
    let word = document.tape[place]
    switch UInt8(word >> 56) {
    case UInt8(ascii: "{"), UInt8(ascii: "["): return Int(word & 0xFFFF_FFFF)
    case UInt8(ascii: "l"), UInt8(ascii: "u"), UInt8(ascii: "d"): return place + 2
    default: return place + 1
    }
}

/// The bytes of a string in the tape's buffer: four bytes of length, little end first, then the bytes.
func stringBytes(in document: csj_document, at offset: Int) -> UnsafeRawBufferPointer {
    let start = UnsafeRawPointer(document.strings) + offset
    return UnsafeRawBufferPointer(start: start + 4, count: Int(start.loadUnaligned(as: UInt32.self)))
}

func text(in document: csj_document, at offset: Int) -> String {
    String(decoding: stringBytes(in: document, at: offset), as: UTF8.self)
}

extension JSONValue {
    /// A number as the canonical writer's text reads back: integral below 2^53 it is an integer.
    init(canonical number: Double) {
        if number.rounded(.towardZero) == number, abs(number) < 9_007_199_254_740_992 {
            self = .integer(Int64(number))
        } else {
            self = .number(number)
        }
    }
}
