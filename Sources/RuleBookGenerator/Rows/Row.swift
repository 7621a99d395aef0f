/// What an operation does, as one line of the rule book.
struct Row: Sendable {
    let operation: String
    let effect: Effect
    var confidence: Confidence = .high
    /// The type's name; `nil` where any resource may be meant, or none.
    var type: String?
    /// Paths to the identifier; empty where it is the type's first identifier, in the request.
    var id = ""
    /// Sorted when written.
    var extras: [Extra] = []

    struct Extra: Sendable {
        let letter: Character
        let value: String
    }

    /// Adds an extra, unless it is empty.
    mutating func add(_ letter: Character, _ value: String) {
        if !value.isEmpty { extras.append(Extra(letter: letter, value: value)) }
    }

    mutating func add(_ letter: Character, _ values: [String]) { add(letter, values.joined(separator: ",")) }
}

/// The effects' letters.
enum Effect: Character, Sendable {
    case create = "C"
    case replace = "R"
    case merge = "M"
    case delete = "D"
    case set = "P"
    case unset = "Q"
    case putElement = "E"
    case patchElement = "G"
    case dropElement = "F"
    case link = "L"
    case unlink = "K"
    case tag = "T"
    case untag = "U"
    case state = "S"
    case run = "X"
    case none = "N"

    /// Whether the operation leaves no configuration.
    var isIdle: Bool { self == .run || self == .none }
}

/// How sure the generator is, from best to worst.
enum Confidence: Int, Comparable, Sendable, CaseIterable {
    case none
    case low
    case medium
    case high

    var mark: String {
        switch self {
        case .high: ""
        case .medium: "~"
        case .low: "?"
        case .none: "!"
        }
    }

    static func < (left: Confidence, right: Confidence) -> Bool { left.rawValue < right.rawValue }
}
