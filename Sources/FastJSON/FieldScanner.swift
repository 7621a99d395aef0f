internal import CSimdjson

/// Walks the objects of a long list and shows a few members of each, building nothing. One a thread.
///
/// Only what it steps over is checked: brackets, strings' ends and UTF-8. All texts need `JSONParser.padding`
/// readable bytes behind their end, and must stay in place while they are scanned.
package final class FieldScanner {
    /// What `next()` came to.
    package enum Step: Sendable {
        /// `text` and `field(_:)` tell of an element.
        case element
        /// The root value is over; `place` is behind it.
        case end
        /// The text breaks; `place` is where the element that cannot be read starts, or the last one ended.
        case broken
    }

    private let handle: OpaquePointer
    private let line: OpaquePointer
    private let element: UnsafePointer<csj_element>
    private var base: UnsafeRawPointer?
    /// The values of the members with the keys, in the order of the keys.
    package let fields: UnsafePointer<ScannedField>
    /// What these values are.
    package let sorts: UnsafePointer<FieldSort>
    /// What else is to be known of the element.
    package let signs: UnsafePointer<ScannedSigns>

    /// Makes a scanner.
    ///
    /// - Parameters:
    ///   - keys: at most sixteen different keys of plain ASCII, 3 to 24 bytes long, whose members are shown.
    ///   - noticed: keys whose members are only noticed; at most 31 in all.
    package init(keys: [StaticString], noticed: [StaticString] = []) {
        precondition(keys.count <= Int(CSJ_FIELDS) && keys.count + noticed.count <= Int(CSJ_KEYS))
        let names: [UnsafePointer<CChar>?] = (keys + noticed).map(\.characters)
        guard let handle = names.withUnsafeBufferPointer({ csj_scanner_new($0.baseAddress, keys.count, $0.count) }),
            let line = csj_line_new(), let element = csj_scan_element(handle)
        else { fatalError("memory is short") }
        self.handle = handle
        self.line = line
        self.element = element
        // Both are an address and a count.
        fields = UnsafeRawPointer(csj_scan_fields(handle)).assumingMemoryBound(to: ScannedField.self)
        // All three are bytes, which count from 0 or are 0 and 1.
        sorts = UnsafeRawPointer(csj_scan_sorts(handle)).assumingMemoryBound(to: FieldSort.self)
        signs = UnsafeRawPointer(csj_scan_signs(handle)).assumingMemoryBound(to: ScannedSigns.self)
    }

    deinit {
        csj_scanner_free(handle)
        csj_line_free(line)
    }

    /// Starts on a text whose root is a list, or an object with lists under `member`; returns `false` where it is not.
    package func openList(_ text: UnsafeRawBufferPointer, under member: StaticString?) -> Bool {
        guard let start = text.bindMemory(to: UInt8.self).baseAddress else { return false }
        base = text.baseAddress
        return csj_scan_list(handle, start, text.count, member?.characters) == 0
    }

    /// Goes to the next element of the list.
    package func next() -> Step {
        switch csj_scan_next(handle) {
        case 1: .element
        case 0: .end
        default: .broken
        }
    }

    /// Where the scan ended or broke, as an offset into the opened text.
    package var place: Int {
        guard let base, let place = csj_scan_place(handle) else { return 0 }
        return UnsafeRawPointer(place) - base
    }

    /// Looks at a text that is one object; returns `false` where it is not.
    package func scan(_ text: UnsafeRawBufferPointer) -> Bool {
        guard let start = text.bindMemory(to: UInt8.self).baseAddress else { return false }
        return csj_scan_one(handle, start, text.count) == 0
    }

    /// The whole element.
    package var text: UnsafeRawBufferPointer { element.pointee.text.bytes }

    /// The value that two keys lead to, one below the other, from the member with the key at `index`; `nil` where there is none.
    /// Of equal keys the last one's. Keys that hold an escape are not seen.
    package func value(in index: Int, under outer: StaticString, _ inner: StaticString) -> UnsafeRawBufferPointer? {
        withUnsafeTemporaryAllocation(of: UnsafePointer<CChar>?.self, capacity: 2) { path in
            path[0] = outer.characters
            path[1] = inner.characters
            return csj_scan_inside(handle, index, path.baseAddress, 2).found
        }
    }

    /// Returns the element's canonical text in one line, which is what `JSONWriter` writes of the built value but for what
    /// the one who is asked replaces; `nil` where the element is no JSON, or holds what is only read by building it.
    package func line(_ plan: LinePlan, _ ask: LinePlan.Ask) -> [UInt8]? {
        plan.withPlan(ask) { csj_write_line(handle, line, $0).found.map { Array($0) } }
    }
}

/// The value of a member of a scanned element, as it stands in the text, quotes included; of equal keys the last one's.
/// It says nothing where there is no such member, of which its sort tells.
package struct ScannedField {
    /// Where it starts.
    package let start: UnsafePointer<UInt8>?
    /// How many bytes it takes.
    package let count: Int
}

/// What the value of a member of a scanned element is.
package enum FieldSort: UInt8 {
    /// There is no such member.
    case absent
    case null
    case `true`
    case `false`
    /// A string that is not empty and in which no escape stands.
    case text
    /// Anything else, right or wrong.
    case other
}

/// What is to be known of a scanned element besides its fields.
package struct ScannedSigns {
    /// Whether it is an object and its fields say all: none of its keys holds an escape.
    package let isPlain: Bool
    /// Whether a backslash stands in its text, of an object.
    package let hasEscape: Bool
    /// Whether it is followed by a comma or the end of its list.
    package let endsProperly: Bool
    /// Whether it is an object with a member that is only noticed.
    package let hasNoticed: Bool
}

extension JSONParser {
    /// How many readable bytes behind a text spare a copy of it.
    package static let padding = Int(CSJ_PADDING)
}

extension csj_slice {
    /// The bytes of the stretch; `nil` where there is none.
    fileprivate var found: UnsafeRawBufferPointer? { at == nil ? nil : bytes }
}

extension StaticString {
    /// The text for C; it ends with a zero.
    fileprivate var characters: UnsafePointer<CChar> {
        UnsafeRawPointer(utf8Start).assumingMemoryBound(to: CChar.self)
    }
}
