/// One leaf in which two versions of a document differ.
public struct JSONDifference: Hashable, Sendable {
    /// The place: in the new version, or in the old one where the leaf is gone.
    public let pointer: JSONPointer
    /// The value before; `nil` where there was none.
    public let before: JSONValue?
    /// The value after; `nil` where it is gone.
    public let after: JSONValue?
    /// What people call the place, where elements of lists are on the way to it and somebody has looked.
    public var name: String?

    /// Makes a difference.
    public init(pointer: JSONPointer, before: JSONValue?, after: JSONValue?, name: String? = nil) {
        self.pointer = pointer
        self.name = name
        self.before = before
        self.after = after
    }

    /// Returns every leaf in which two versions differ, in the order of the new version, what is gone after it.
    ///
    /// A leaf is a scalar, or an empty array or object, or one of the markers `$unknown` and `$redacted`. Elements of
    /// arrays are matched by identity (``ArrayAlignment``), so a moved element is no difference. A list that was empty
    /// or becomes empty differs in its elements alone.
    public static func between(_ old: JSONValue?, _ new: JSONValue?) -> [JSONDifference] {
        var differences: [JSONDifference] = []
        compare(old, new, at: JSONPointer(), into: &differences)
        return differences
    }

    private static func compare(
        _ old: JSONValue?,
        _ new: JSONValue?,
        at pointer: JSONPointer,
        into differences: inout [JSONDifference]
    ) {
        if let old, let new, old == new { return }
        switch (old, new) {
        case (.object(let left)?, .object(let right)?) where !old.isMarker && !new.isMarker:
            for member in right {
                compare(left[member.key], member.value, at: pointer.appending(member.key), into: &differences)
            }
            for member in left where right[member.key] == nil {
                compare(member.value, nil, at: pointer.appending(member.key), into: &differences)
            }
        case (.array(let left)?, .array(let right)?):
            let alignment = ArrayAlignment(old: left, new: right)
            for (index, element) in right.enumerated() {
                let before = alignment.origin[index].map { left[$0] }
                compare(before, element, at: pointer.appending(String(index)), into: &differences)
            }
            for index in alignment.removed {
                compare(left[index], nil, at: pointer.appending(String(index)), into: &differences)
            }
        case (nil, let new?) where !new.isLeaf:
            new.forEachChild { compare(nil, $1, at: pointer.appending($0), into: &differences) }
        case (let old?, nil) where !old.isLeaf:
            old.forEachChild { compare($1, nil, at: pointer.appending($0), into: &differences) }
        default:
            differences.append(JSONDifference(pointer: pointer, before: old, after: new))
        }
    }
}

extension JSONValue {
    /// Whether this is the end of a path: a scalar, an empty container, or a marker.
    public var isLeaf: Bool {
        switch self {
        case .array(let elements): elements.isEmpty
        case .object(let object): object.isEmpty || isMarker
        default: true
        }
    }

    /// Whether this stands for a value that is not shown: `$unknown` or `$redacted`.
    public var isMarker: Bool { isUnknown || isRedacted }

    /// Calls `body` with each member or element and its reference token.
    public func forEachChild(_ body: (_ token: String, _ value: JSONValue) -> Void) {
        switch self {
        case .array(let elements): for (index, element) in elements.enumerated() { body(String(index), element) }
        case .object(let object): for member in object { body(member.key, member.value) }
        default: break
        }
    }
}

extension JSONValue {
    /// The places of the `$unknown` markers in this value, in its order.
    public var unknownPlaces: [JSONPointer] {
        var places: [JSONPointer] = []
        collectUnknown(at: JSONPointer(), into: &places)
        return places
    }

    private func collectUnknown(at pointer: JSONPointer, into places: inout [JSONPointer]) {
        if isUnknown { return places.append(pointer) }
        forEachChild { $1.collectUnknown(at: pointer.appending($0), into: &places) }
    }
}

extension JSONValue? {
    fileprivate var isMarker: Bool { self?.isMarker ?? false }
}
