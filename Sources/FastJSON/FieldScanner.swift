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

    private let handle: OpaquePointer?
    private var element = csj_element()
    private var base: UnsafeRawPointer?

    /// Makes a scanner for at most twelve plain ASCII keys.
    package init(keys: [StaticString]) {
        precondition(keys.count <= Int(CSJ_FIELDS))
        let names: [UnsafePointer<CChar>?] = keys.map {
            UnsafeRawPointer($0.utf8Start).assumingMemoryBound(to: CChar.self)
        }
        handle = names.withUnsafeBufferPointer { csj_scanner_new($0.baseAddress, $0.count) }
    }

    deinit { csj_scanner_free(handle) }

    /// Starts on a text whose root is a list, or an object with lists under `member`; returns `false` where it is not.
    package func openList(_ text: UnsafeRawBufferPointer, under member: StaticString?) -> Bool {
        guard let handle, let start = text.bindMemory(to: UInt8.self).baseAddress else { return false }
        base = text.baseAddress
        let name = member.map { UnsafeRawPointer($0.utf8Start).assumingMemoryBound(to: CChar.self) }
        return csj_scan_list(handle, start, text.count, name) == 0
    }

    /// Goes to the next element of the list.
    package func next() -> Step {
        guard let handle else { return .broken }
        return switch csj_scan_next(handle, &element) {
        case 1: .element
        case 0: .end
        default: .broken
        }
    }

    /// Where the scan ended or broke, as an offset into the opened text.
    package var place: Int {
        guard let handle, let base, let place = csj_scan_place(handle) else { return 0 }
        return UnsafeRawPointer(place) - base
    }

    /// Looks at a text that is one object; returns `false` where it is not.
    package func scan(_ text: UnsafeRawBufferPointer) -> Bool {
        guard let handle, let start = text.bindMemory(to: UInt8.self).baseAddress else { return false }
        return csj_scan_one(handle, start, text.count, &element) == 0
    }

    /// The whole element.
    package var text: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: element.text.at, count: element.text.count)
    }

    /// Whether the element is an object and `field(_:)` says all: none of its keys holds an escape.
    package var isPlain: Bool { element.is_plain != 0 }

    /// The value of the member with the key at `index`, as it stands in the text, quotes included; `nil` where
    /// there is none. Of equal keys it is the last one's.
    package func field(_ index: Int) -> UnsafeRawBufferPointer? {
        let slice = withUnsafeBytes(of: &element.fields) { $0.load(fromByteOffset: index * 16, as: csj_slice.self) }
        return slice.at.map { UnsafeRawBufferPointer(start: $0, count: slice.count) }
    }
}

extension JSONParser {
    /// How many readable bytes behind a text spare a copy of it.
    package static let padding = Int(CSJ_PADDING)
}
