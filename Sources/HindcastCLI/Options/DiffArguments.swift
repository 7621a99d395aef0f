import Hindcast

/// What `diff` is asked for: `A..B PATTERN…`, `A B PATTERN…` or `A PATTERN…`.
struct DiffArguments {
    /// The position of the earlier moment.
    let old: Int
    /// The position of the later one.
    let new: Int
    /// The resources; all where there is none.
    let patterns: [String]

    /// Reads the arguments; a missing end of a range is the beginning or the head.
    init(_ arguments: [String], in history: History, _ clock: Hindcast.Clock) throws {
        let first = arguments[0]
        let rest = Array(arguments.dropFirst())
        // The head itself, not the present: a log may run ahead of this machine's clock.
        let head = Int.max
        if let range = MomentExpression.range(first) {
            old = try range.start.map { try history.position(of: $0, isRangeEnd: false, clock: clock) } ?? 0
            new = try range.end.map { try history.position(of: $0, isRangeEnd: true, clock: clock) } ?? head
            patterns = rest
            return
        }
        old = try history.position(of: first, isRangeEnd: false, clock: clock)
        let second = try rest.first.flatMap { try DiffArguments.moment($0, in: history, clock) }
        new = second ?? head
        patterns = second == nil ? rest : Array(rest.dropFirst())
    }

    /// Returns the position of a second moment; `nil` for text that is a pattern instead.
    ///
    /// A resource may be called `deadbeef`: hex digits that no commit's id begins with are a name.
    private static func moment(_ text: String, in history: History, _ clock: Hindcast.Clock) throws -> Int? {
        guard let expression = try? MomentExpression(text) else { return nil }
        if case .commit = expression { return try? history.position(of: text, isRangeEnd: true, clock: clock) }
        return try history.position(of: text, isRangeEnd: true, clock: clock)
    }
}
