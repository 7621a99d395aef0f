internal import CSimdjson
package import HindcastModel

/// Reads JSON text. One a thread; its buffers are kept from text to text.
///
/// simdjson does the work. What it refuses goes to `PlainJSONReader`, which knows integers of any length and
/// lone surrogates, and says where a broken text breaks. Both agree on everything else:
/// - of equal keys the last wins;
/// - a byte order mark at the start is passed over;
/// - nesting deeper than `maximumDepth` is an error, invalid UTF-8 too;
/// - a number that the canonical writer would write as an integer becomes one (`70.0` is `70`), so a value that
///   is written and read back equals itself.
package struct JSONParser: ~Copyable {
    /// The deepest nesting of arrays and objects that is read.
    package static let maximumDepth = 1024

    /// Above this size a parser's buffers (some twelve times the text) are given back at once.
    private static let keptCapacity = 4 << 20

    private var handle: OpaquePointer?
    private var builder = TreeBuilder(texts: ShortTexts())

    /// Makes a parser; memory is taken at the first text.
    package init() {}

    deinit { csj_parser_free(handle) }

    /// Returns the value of a whole text.
    package mutating func parse(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
        let result = bytes.withUnsafeBufferPointer { buffer in
            Result { () throws(JSONError) in
                try parse(UnsafeRawBufferPointer(buffer), readable: buffer.count)
            }
        }
        return try result.get()
    }

    /// Returns the value of a whole text that lies somewhere in memory.
    ///
    /// - Parameter readable: how many bytes may be read from the start of `text`; 64 more than its count spare
    ///   a copy.
    package mutating func parse(
        _ text: UnsafeRawBufferPointer,
        readable: Int
    ) throws(JSONError) -> JSONValue {
        let (text, skipped) = withoutMark(text)
        if let document = tape(of: text, readable: readable - skipped) {
            let value = builder.value(of: document)
            releaseIfBig(text.count)
            return value
        }
        releaseIfBig(text.count)
        var reader = PlainJSONReader(text, startingAt: skipped)
        return try reader.readDocument()
    }

    /// Gives a cursor at the root of a text to `body` and returns what it returns, building no tree.
    ///
    /// A text that simdjson refuses and that is JSON all the same, for an integer beyond 64 bits, is an error here.
    package mutating func withRoot<Result>(
        of bytes: [UInt8],
        _ body: (borrowing JSONCursor) -> Result
    ) throws(JSONError) -> Result {
        let result = bytes.withUnsafeBufferPointer { buffer -> Swift.Result<Result, JSONError> in
            let (text, skipped) = withoutMark(UnsafeRawBufferPointer(buffer))
            guard let document = tape(of: text, readable: text.count) else {
                var reader = PlainJSONReader(text, startingAt: skipped)
                do throws(JSONError) { _ = try reader.readDocument() } catch { return .failure(error) }
                return .failure(JSONError("an integer beyond 64 bits or a lone surrogate", at: skipped))
            }
            return .success(body(JSONCursor(document: document, index: 1)))
        }
        releaseIfBig(bytes.count)
        return try result.get()
    }

    mutating func tape(of text: UnsafeRawBufferPointer, readable: Int) -> csj_document? {
        guard let base = text.bindMemory(to: UInt8.self).baseAddress, !text.isEmpty else { return nil }
        if handle == nil { handle = csj_parser_new(Self.maximumDepth) }
        guard let handle else { return nil }
        var document = csj_document()
        guard csj_parse(handle, base, text.count, readable, &document) == 0 else { return nil }
        return document
    }

    mutating func releaseIfBig(_ count: Int) {
        guard count > Self.keptCapacity else { return }
        csj_parser_free(handle)
        handle = nil
    }
}

/// The text without a byte order mark, and how many bytes that takes off.
private func withoutMark(_ text: UnsafeRawBufferPointer) -> (text: UnsafeRawBufferPointer, skipped: Int) {
    text.starts(with: [0xEF, 0xBB, 0xBF]) ? (UnsafeRawBufferPointer(rebasing: text.dropFirst(3)), 3) : (text, 0)
}
