internal import CSimdjson
package import HindcastModel

/// A place in a parsed text, from which to walk on without building a tree.
///
/// It cannot be copied out of the closure that lends it: it leads into the parser's memory.
package struct JSONCursor: ~Copyable {
    /// What sort of value lies at a place.
    package enum Kind: Sendable {
        case null
        case bool
        case number
        case string
        case array
        case object
    }

    let document: csj_document
    let index: Int

    init(document: csj_document, index: Int) {
        self.document = document
        self.index = index
    }

    private var tag: UInt8 { UInt8(document.tape[index] >> 56) }
    private var payload: Int { Int(document.tape[index] & 0x00FF_FFFF_FFFF_FFFF) }

    /// What sort of value lies here.
    package var kind: Kind {
        switch tag {
        case UInt8(ascii: "{"): .object
        case UInt8(ascii: "["): .array
        case UInt8(ascii: "\""): .string
        case UInt8(ascii: "t"), UInt8(ascii: "f"): .bool
        case UInt8(ascii: "n"): .null
        default: .number
        }
    }

    /// The text, if a string lies here.
    package var string: String? {
        kind == .string ? text(in: document, at: payload) : nil
    }

    /// The value as a tree.
    package var value: JSONValue {
        var builder = TreeBuilder()
        var index = index
        return builder.value(in: document, at: &index)
    }

    /// Gives a cursor at a member of the object here to `body`; returns `nil` where there is no such member.
    ///
    /// Of equal keys the last is meant. The cost is linear in the number of members.
    package func withMember<Result>(_ key: String, _ body: (borrowing JSONCursor) -> Result) -> Result? {
        guard kind == .object else { return nil }
        var found: Int?
        var place = index + 1
        let end = (payload & 0xFFFF_FFFF) - 1
        while place < end {
            let bytes = stringBytes(in: document, at: Int(document.tape[place] & 0x00FF_FFFF_FFFF_FFFF))
            if bytes.count == key.utf8.count, bytes.elementsEqual(key.utf8) { found = place + 1 }
            place = placeAfterValue(in: document, at: place + 1)
        }
        return found.map { body(JSONCursor(document: document, index: $0)) }
    }

    /// Gives a cursor at each element of the array here to `body`, in order; does nothing where no array lies.
    package func forEachElement(_ body: (borrowing JSONCursor) -> Void) {
        guard kind == .array else { return }
        var place = index + 1
        let end = (payload & 0xFFFF_FFFF) - 1
        while place < end {
            body(JSONCursor(document: document, index: place))
            place = placeAfterValue(in: document, at: place)
        }
    }

    /// Gives each key of the object here with a cursor at its value to `body`, in the text's order.
    package func forEachMember(_ body: (String, borrowing JSONCursor) -> Void) {
        guard kind == .object else { return }
        var place = index + 1
        let end = (payload & 0xFFFF_FFFF) - 1
        while place < end {
            let key = text(in: document, at: Int(document.tape[place] & 0x00FF_FFFF_FFFF_FFFF))
            body(key, JSONCursor(document: document, index: place + 1))
            place = placeAfterValue(in: document, at: place + 1)
        }
    }
}
