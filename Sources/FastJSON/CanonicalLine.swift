internal import CSimdjson
package import HindcastModel

/// What becomes of a member when a value's canonical text is written.
package enum MemberPlan<Place> {
    /// It is written as it stands; what lies in it is asked about with this place.
    case write(Place)
    /// It is built, and what is made of it is written.
    case build((JSONValue) -> JSONValue)
}

extension JSONParser {
    /// Gives a cursor at the root of a text that lies somewhere in memory to `body` and returns what it returns, building
    /// no tree; `nil` where the text is refused, or is one that only `parse` reads.
    ///
    /// - Parameter readable: as for `parse(_:readable:)`.
    package mutating func withRoot<Result>(
        of text: UnsafeRawBufferPointer,
        readable: Int,
        _ body: (borrowing JSONCursor) -> Result?
    ) -> Result? {
        guard let document = tape(of: text, readable: readable) else { return nil }
        let result = body(JSONCursor(document: document, index: 1))
        releaseIfBig(text.count)
        return result
    }
}

extension JSONCursor {
    /// Returns the canonical text of the value here in one line: what `JSONWriter` writes of the built value.
    ///
    /// - Parameters:
    ///   - place: handed to `plan` with the members of the value itself.
    ///   - plan: asked about each member of each object, by the bytes of its key and by the sort of its value.
    package func canonicalLine<Place>(
        from place: Place,
        _ plan: (_ key: UnsafeRawBufferPointer, _ kind: Kind, _ place: Place) -> MemberPlan<Place>
    ) -> [UInt8] {
        var writer = LineWriter(document: document)
        writer.bytes.reserveCapacity(2_048)
        var index = index
        writer.write(&index, place, plan)
        return writer.bytes
    }
}

/// Writes values from the tape, members in the order of their keys' bytes.
private struct LineWriter {
    let document: csj_document
    var bytes: [UInt8] = []
    private var members = MemberOrder()

    init(document: csj_document) { self.document = document }

    mutating func write<Place>(
        _ index: inout Int,
        _ place: Place,
        _ plan: (UnsafeRawBufferPointer, JSONCursor.Kind, Place) -> MemberPlan<Place>
    ) {
        let word = document.tape[index]
        let payload = Int(word & 0x00FF_FFFF_FFFF_FFFF)
        switch UInt8(word >> 56) {
        case UInt8(ascii: "{"):
            writeObject(&index, end: (payload & 0xFFFF_FFFF) - 1, place, plan)
        case UInt8(ascii: "["):
            let end = (payload & 0xFFFF_FFFF) - 1
            index += 1
            bytes.append(UInt8(ascii: "["))
            var isFirst = true
            while index < end {
                if !isFirst { bytes.append(UInt8(ascii: ",")) }
                isFirst = false
                write(&index, place, plan)
            }
            bytes.append(UInt8(ascii: "]"))
            index = end + 1
        case UInt8(ascii: "\""):
            JSONWriter.append(stringBytes(in: document, at: payload), to: &bytes)
            index += 1
        case UInt8(ascii: "t"): writeWord("true", &index)
        case UInt8(ascii: "f"): writeWord("false", &index)
        case UInt8(ascii: "n"): writeWord("null", &index)
        default:
            // Numbers are few; the builder knows how they are spelled.
            var builder = TreeBuilder()
            bytes += JSONWriter.bytes(of: builder.value(in: document, at: &index), layout: .compact)
        }
    }

    private mutating func writeWord(_ word: StaticString, _ index: inout Int) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
        index += 1
    }

    private mutating func writeObject<Place>(
        _ index: inout Int,
        end: Int,
        _ place: Place,
        _ plan: (UnsafeRawBufferPointer, JSONCursor.Kind, Place) -> MemberPlan<Place>
    ) {
        index += 1
        let range = members.push(in: document, at: &index, end: end)
        bytes.append(UInt8(ascii: "{"))
        for position in range {
            if position > range.lowerBound { bytes.append(UInt8(ascii: ",")) }
            let member = members[position]
            JSONWriter.append(member.key, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            var value = member.value
            switch plan(member.key, JSONCursor(document: document, index: value).kind, place) {
            case .write(let next): write(&value, next, plan)
            case .build(let change):
                var builder = TreeBuilder()
                let new = change(builder.value(in: document, at: &value))
                bytes += JSONWriter.bytes(of: new, layout: .compact)
            }
        }
        bytes.append(UInt8(ascii: "}"))
        members.pop(range)
    }
}
