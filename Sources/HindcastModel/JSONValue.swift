/// Any JSON value. Numbers keep what their text said: integers stay integers of any length.
public enum JSONValue: Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// An integer that fits 64 bits.
    case integer(Int64)
    /// An integer beyond 64 bits, as its decimal digits.
    case bigInteger(String)
    /// Any other number.
    case number(Double)
    /// Text, unescaped.
    case string(String)
    /// An ordered list.
    case array([JSONValue])
    /// Named members.
    case object(JSONObject)
}

extension JSONValue: Hashable {
    /// Returns whether both values are of one kind and say the same, text by its bytes.
    public static func == (left: JSONValue, right: JSONValue) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let a), .bool(let b)): a == b
        case (.integer(let a), .integer(let b)): a == b
        case (.bigInteger(let a), .bigInteger(let b)): a == b
        case (.number(let a), .number(let b)): a == b
        case (.string(let a), .string(let b)): a.hasSameBytes(as: b)
        case (.array(let a), .array(let b)): a == b
        case (.object(let a), .object(let b)): a == b
        default: false
        }
    }

    /// Feeds what equality compares.
    public func hash(into hasher: inout Hasher) {
        switch self {
        case .null: hasher.combine(0)
        case .bool(let value): hasher.combine(value)
        case .integer(let value): hasher.combine(value)
        case .bigInteger(let digits): hasher.combine(digits)
        case .number(let value): hasher.combine(value)
        case .string(let text): hasher.combine(text)
        case .array(let elements): hasher.combine(elements)
        case .object(let object): hasher.combine(object)
        }
    }
}

extension JSONValue {
    /// The text, if this is a string.
    public var string: String? { if case .string(let text) = self { text } else { nil } }
    /// The elements, if this is an array.
    public var array: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }
    /// The members, if this is an object.
    public var object: JSONObject? { if case .object(let object) = self { object } else { nil } }
    /// The truth value, if this is a boolean.
    public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
    /// The integer, if this is one of 64 bits.
    public var integer: Int64? { if case .integer(let value) = self { value } else { nil } }

    /// Whether this says nothing: `null`, an empty string, an empty array or an empty object.
    public var isEmpty: Bool {
        switch self {
        case .null: true
        case .string(let text): text.isEmpty
        case .array(let elements): elements.isEmpty
        case .object(let object): object.isEmpty
        case .bool, .integer, .bigInteger, .number: false
        }
    }

    /// A scalar as text (`443`, `true`, `web`); `nil` for `null`, arrays and objects.
    public var scalarText: String? {
        switch self {
        case .bool(let value): value ? "true" : "false"
        case .integer(let value): String(value)
        case .bigInteger(let digits): digits
        case .number(let value): JSONWriter.text(of: value)
        case .string(let text): text
        case .null, .array, .object: nil
        }
    }

    /// The member of an object; `nil` where there is none or this is no object.
    public subscript(key: String) -> JSONValue? { object?[key] }

    /// A value that the provider hid or cut off: `{"$unknown": reason}`.
    public static func unknown(_ reason: String) -> JSONValue { .object(["$unknown": .string(reason)]) }

    /// Whether this is a `{"$unknown": …}` marker.
    public var isUnknown: Bool { object?.count == 1 && self["$unknown"] != nil }

    /// Whether this is a `{"$redacted": …}` marker.
    public var isRedacted: Bool { object?.count == 1 && self["$redacted"] != nil }

    /// The elements of a list; a single value as a list of itself; nothing of an empty one.
    package var elements: [JSONValue] {
        switch self {
        case .array(let elements): elements
        case .null: []
        default: [self]
        }
    }

    /// The members of an object that is no mark of a hidden value.
    package var plainObject: JSONObject? { isRedacted || isUnknown ? nil : object }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByFloatLiteral
{
    /// Makes a string.
    public init(stringLiteral value: String) { self = .string(value) }
    /// Makes an integer.
    public init(integerLiteral value: Int64) { self = .integer(value) }
    /// Makes a number.
    public init(floatLiteral value: Double) { self = .number(value) }
    /// Makes a boolean.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    /// Makes an array.
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    /// Makes an object.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(JSONObject(unsorted: elements.map { JSONObject.Member(key: $0.0, value: $0.1) }))
    }
}
