package import HindcastModel
internal import Synchronization

/// Parsers that wait for the next text: making one takes longer than parsing a small text with it.
private final class ParserPool: Sendable {
    static let shared = ParserPool()

    /// A parser of one borrower at a time.
    ///
    /// `@unchecked`, as the pool hands it to one thread at a time.
    private final class Place: @unchecked Sendable {
        var parser = JSONParser()
    }

    private let idle = Mutex<[Place]>([])

    /// No more threads than this parse at a time, as a rule.
    private static let limit = 8

    func parse(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
        let place = idle.withLock { $0.popLast() } ?? Place()
        defer { idle.withLock { if $0.count < ParserPool.limit { $0.append(place) } } }
        return try place.parser.parse(bytes)
    }
}

extension JSONValue {
    /// Reads the value of a whole JSON text.
    package init(parsing bytes: [UInt8]) throws(JSONError) { self = try ParserPool.shared.parse(bytes) }

    /// Reads the value of a whole JSON text.
    package init(parsing text: String) throws(JSONError) { try self.init(parsing: Array(text.utf8)) }
}
