/// Tells where an actual value is not what a statement says of it.
///
/// A statement says something of what it names and nothing of the rest. The two may be written differently and mean the
/// same; only what differs in meaning is a difference:
/// - a scalar and its text (`443`, `"443"`), one value and a list of one, nothing and `null`, `false`, `0`, `""` or `[]`;
/// - the order of a list: its elements are matched by what is stated of them;
/// - a document and its text; networks that cover the same addresses; an account and its root's ARN.
package struct StatedComparison {
    /// Reads JSON out of a text; `nil` where the text is none.
    private let parse: (String) -> JSONValue?
    /// The marker that stands in the history for a secret value.
    private let mark: (JSONValue) -> JSONValue
    private var differences: [StatedDifference] = []

    /// Makes a comparison.
    ///
    /// - Parameters:
    ///   - parse: reads JSON out of a text; `nil` where the text is none.
    ///   - mark: the marker that stands in the history for a secret value.
    package init(parse: @escaping (String) -> JSONValue?, mark: @escaping (JSONValue) -> JSONValue) {
        self.parse = parse
        self.mark = mark
    }

    /// Returns the places in which a value is not what is stated.
    ///
    /// - Parameters:
    ///   - stated: what is stated.
    ///   - actual: what there is; `nil` where there is nothing.
    ///   - pointer: where both stand in the document.
    package func differences(
        _ stated: JSONValue,
        _ actual: JSONValue?,
        at pointer: JSONPointer = JSONPointer()
    ) -> [StatedDifference] {
        var walk = self
        // Elements are tried in the middle of a walk, which may have found something already.
        walk.differences = []
        walk.compare(stated, actual, at: pointer)
        return walk.differences
    }

    /// Returns the places in which a list to which several statements add is not what they say together.
    package func differences(
        ofShared stated: [JSONValue],
        _ actual: JSONValue?,
        at pointer: JSONPointer
    ) -> [StatedDifference] {
        guard let elements = actual?.array else { return differences(.array(stated), actual, at: pointer) }
        var walk = self
        walk.differences = []
        walk.compare(stated, elements, at: pointer, isShared: true)
        return walk.differences
    }

    /// Whether an actual value is all that is stated of it.
    package func holds(_ stated: JSONValue, of actual: JSONValue?) -> Bool {
        differences(stated, actual).isEmpty
    }

    /// Returns the value with everything brought in that is stated and that it is not; what means the same stays as it is
    /// written.
    package func merged(_ stated: JSONValue, into actual: JSONValue?) -> JSONValue {
        guard let actual, actual != .null, !actual.isUnknown else { return stated }
        if stated.isUnknown || holds(stated, of: actual) { return actual }
        switch (stated, actual) {
        case (.object(let members), .object(var result)) where !stated.isMarker && !actual.isMarker:
            for member in members where !(result[member.key] == nil && member.value.saysNothing) {
                result[member.key] = merged(member.value, into: result[member.key])
            }
            return .object(result)
        case (.array(let elements), .array(let others)):
            let match = StatedElements(elements, others) { holds($0, of: $1) }
            var result: [JSONValue?] = others
            for index in match.extra { result[index] = nil }
            for (statement, place) in match.pairs { result[place] = merged(elements[statement], into: others[place]) }
            return .array(result.compactMap(\.self) + match.missing.map { elements[$0] })
        default: return stated
        }
    }

    private mutating func compare(_ stated: JSONValue, _ actual: JSONValue?, at pointer: JSONPointer) {
        // What nobody knows is not stated.
        if stated.isUnknown { return }
        guard let actual, actual != .null else {
            if !stated.saysNothing { add(.missing, pointer, stated, nil) }
            return
        }
        if actual.isUnknown {
            return add(.unknown(reason: actual["$unknown"]?.string ?? "unknown"), pointer, stated, actual)
        }
        if actual.isRedacted || stated.isRedacted {
            let (one, other) = (stated.isRedacted ? stated : mark(stated), actual.isRedacted ? actual : mark(actual))
            if one != other { add(.changed, pointer, one, other) }
            return
        }
        switch (stated, actual) {
        case (.object(let members), .object(let others)):
            for member in members { compare(member.value, others[member.key], at: pointer.appending(member.key)) }
        case (.array(let elements), .array(let others)):
            compare(elements, others, at: pointer)
        case (.array(let elements), _) where elements.count == 1:
            compare(elements[0], actual, at: pointer)
        case (_, .array(let others)) where others.count == 1 && !stated.saysNothing:
            compare(stated, others[0], at: pointer.appending("0"))
        case (.string(let text), .object), (.string(let text), .array):
            guard let value = parse(text), value.string == nil else { return different(stated, actual, at: pointer) }
            compare(value, actual, at: pointer)
        case (.object, .string(let text)), (.array, .string(let text)):
            guard let value = parse(text), value.string == nil else { return different(stated, actual, at: pointer) }
            if !holds(stated, of: value) { add(.changed, pointer, stated, actual) }
        default: different(stated, actual, at: pointer)
        }
    }

    private mutating func different(_ stated: JSONValue, _ actual: JSONValue, at pointer: JSONPointer) {
        if stated.saysNothing && actual.saysNothing || stated.meansSame(as: actual) { return }
        if case (.string(let one), .string(let other)) = (stated, actual), let one = parsed(one),
            let other = parsed(other)
        {
            if !holds(one, of: other) || !holds(other, of: one) { add(.changed, pointer, one, other) }
            return
        }
        add(.changed, pointer, stated, actual)
    }

    /// The document that a text is; `nil` for any other text.
    private func parsed(_ text: String) -> JSONValue? {
        guard let first = text.utf8.first(where: { $0 > 0x20 }),
            first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
        else { return nil }
        return parse(text)
    }

    private mutating func compare(
        _ stated: [JSONValue],
        _ actual: [JSONValue],
        at pointer: JSONPointer,
        isShared: Bool = false
    ) {
        let match = StatedElements(stated, actual, isShared: isShared) { holds($0, of: $1) }
        for (statement, place) in match.pairs {
            compare(stated[statement], actual[place], at: pointer.appending(String(place)))
        }
        for index in match.missing where !stated[index].isUnknown {
            add(.missing, pointer, stated[index], nil, isElement: true)
        }
        for index in match.extra {
            let element = actual[index]
            if element.isUnknown {
                add(.unknown(reason: element["$unknown"]?.string ?? "unknown"), pointer, nil, element)
            } else {
                add(.extra, pointer.appending(String(index)), nil, element)
            }
        }
    }

    private mutating func add(
        _ kind: StatedDifference.Kind,
        _ pointer: JSONPointer,
        _ stated: JSONValue?,
        _ actual: JSONValue?,
        isElement: Bool = false
    ) {
        differences.append(
            StatedDifference(kind, at: pointer, stated: stated, actual: actual, isElement: isElement)
        )
    }
}

extension JSONValue {
    /// Whether a provider that shows nothing in a place may mean this: nothing, `false`, zero, or only such things.
    fileprivate var saysNothing: Bool {
        switch self {
        case .null: true
        case .bool(let value): !value
        case .integer(let value): value == 0
        case .bigInteger: false
        case .number(let value): value == 0
        case .string(let text): text.isEmpty || text == "false"
        case .array(let elements): elements.allSatisfy(\.saysNothing)
        case .object(let object): object.allSatisfy(\.value.saysNothing)
        }
    }
}
