package import FastJSON
internal import HindcastModel

/// Reads inputs and hands out what is in them, record by record. One a thread: it keeps its buffers.
///
/// Memory is bounded whatever the input: a text of up to 32 MB is held as a whole, a longer one in a window.
package final class LogReader {
    private let text = LogText()
    private let glance = CloudTrailGlance()
    private let unwrapper = RecordUnwrapper()
    private var parser = JSONParser()

    private var input = LogInput(name: "", size: 0)
    private var format: LogFormat?
    /// The position of the record at hand, from 1.
    package private(set) var position = 0
    private var reportedBytes = 0

    private static let brokenBrackets = "it is no JSON: a bracket or quote is lost or one too many"

    /// Returns the text of a record that opened a session, redacted, as one line of JSON.
    ///
    /// The record is a call of the service and operation; it lies at the cursor.
    package typealias SessionLine = (borrowing JSONCursor, _ service: String, _ operation: String) -> [UInt8]
    private let sessionLine: SessionLine?
    private let surroundings: RecordDecoder.Surroundings
    private let readsAll: Bool

    /// Makes a reader.
    ///
    /// - Parameters:
    ///   - surroundings: what is known of records that neither they nor their envelopes say.
    ///   - readsAll: whether records that are only counted are read too, each whole.
    ///   - sessionLine: writes the text of sessions, which are not decoded then; `nil` to hand them out as events.
    package init(
        within surroundings: RecordDecoder.Surroundings = .init(),
        readsAll: Bool = false,
        sessionLine: SessionLine? = nil
    ) {
        self.surroundings = surroundings
        self.readsAll = readsAll
        self.sessionLine = readsAll ? nil : sessionLine
    }

    /// Reads one input wholly.
    ///
    /// Whatever is wrong with it becomes a finding; only an error of `sink` is thrown. Each record that is broken is a
    /// finding with its position, and the others are still read.
    ///
    /// - Parameter format: the only container that is taken; `nil` takes any.
    package func read(_ input: LogInput, format: LogFormat?, _ sink: (ReadItem) throws -> Void) throws {
        self.input = input
        self.format = format
        position = 0
        reportedBytes = 0
        defer { text.close() }
        do throws(SourceFailure) {
            try text.open(input)
        } catch {
            return try sink(.finding(Finding(file: input.name, reason: error.reason)))
        }
        let isEmpty = text.window.count == 0
        if isEmpty, text.failure == nil { try report("it is empty", at: nil, sink) }
        if !isEmpty {
            if format == nil || format == .googleCloud, GcloudYAML.starts(text.window.bytes) {
                try readYAML(sink)
            } else if let table = AnalyticsTable(startOf: text.window.bytes) {
                try readTable(table, sink)
            } else {
                try readText(sink)
            }
            try unwrapper.finish { content in
                guard case .unreadable(let reason) = content else { return }
                position += 1
                try report(reason, at: position, sink)
            }
        }
        if let failure = text.failure { try report(failure, at: nil, sink) }
        // What was not looked at, of a file that is no log, is done with as well.
        try reportProgress(upTo: max(text.position, input.size), sink)
    }

    /// Reads the documents that `gcloud logging read` prints, one after the other.
    private func readYAML(_ sink: (ReadItem) throws -> Void) throws {
        var start = 0
        while start < text.window.count {
            let end = endOfDocument(from: start)
            guard end < text.window.count || text.isAtEnd else {
                // Documents are short; one that fills the window is none.
                guard text.advance(past: start) || text.isAtEnd else {
                    return try report("it is longer than \(LogText.wholeLimit >> 20) MB", at: position + 1, sink)
                }
                start = 0
                continue
            }
            let document = String(decoding: slice(start..<end), as: UTF8.self)
            start = end + 1
            try readYAML(document.hasPrefix("---") ? String(document.dropFirst(3)) : document, sink)
        }
        _ = text.advance(past: text.window.count)
    }

    /// The place of the line break before the next `---`; the end of the window where there is none.
    private func endOfDocument(from start: Int) -> Int {
        let bytes = text.window.bytes
        var place = start
        while let line = bytes[place...].firstIndex(of: UInt8(ascii: "\n")) {
            if bytes[(line + 1)...].starts(with: "---".utf8) { return line }
            place = line + 1
        }
        return bytes.count
    }

    private func readYAML(_ document: String, _ sink: (ReadItem) throws -> Void) throws {
        let value: JSONValue
        do throws(GcloudYAML.Failure) {
            value = try GcloudYAML.parse(document)
        } catch {
            position += 1
            return try report(error.reason, at: position, sink)
        }
        guard value != .null else { return }
        try read(value, as: format, sink)
    }

    /// Reads the rows of a table that a portal exported.
    private func readTable(_ table: AnalyticsTable, _ sink: (ReadItem) throws -> Void) throws {
        var start = table.headCount
        while start < text.window.count {
            guard let row = table.row(at: start, in: text.window.bytes, isFinal: text.isAtEnd) else {
                guard text.advance(past: start) else {
                    let reason =
                        text.isAtEnd ? "the file ends early" : "it is longer than \(LogText.wholeLimit >> 20) MB"
                    return try report(reason, at: position + 1, sink)
                }
                start = 0
                continue
            }
            start = row.end
            if let value = row.value { try read(value, as: format, sink) }
        }
        _ = text.advance(past: text.window.count)
    }

    private func readText(_ sink: (ReadItem) throws -> Void) throws {
        var cutter = RecordCutter(at: text.window.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
        if text.isAtEnd {
            if let rest = try scanLists(from: cutter.place, sink) { cutter = rest }
        } else {
            enterList(&cutter)
        }
        var saidIncomplete = false
        while true {
            let bytes = text.window.bytes
            switch cutter.next(in: bytes, isFinal: text.isAtEnd) {
            case .value(let range):
                guard cutter.endsProperly(range, in: bytes) else {
                    if case .root = cutter.level, cutter.descend(at: range.lowerBound, in: bytes) { continue }
                    position += 1
                    try report(Self.brokenBrackets, at: position, sink)
                    cutter.skipDebris(of: range, in: bytes)
                    continue
                }
                let wanted = cutter.isInMemberList ? nil : format
                guard let reason = try readValue(range, as: wanted, sink) else { continue }
                if case .root = cutter.level, cutter.descend(at: range.lowerBound, in: bytes) { continue }
                position += 1
                try report(reason, at: position, sink)
                cutter.resume(behind: range, in: bytes)
            case .text(let range):
                guard position > 0 else {
                    return try report(LookAlike.description(of: slice(range)), at: nil, sink)
                }
                position += 1
                try report("it is no JSON", at: position, sink)
            case .unfinished(let range):
                if case .root = cutter.level, cutter.descend(at: range.lowerBound, in: bytes) { continue }
                position += 1
                try report("it is not complete: its brackets or quotes are not closed", at: position, sink)
                saidIncomplete = true
                cutter.resume(behind: range, in: bytes)
            case .needsMore: try takeMore(&cutter, sink)
            case .end(let isProper):
                if !isProper, !saidIncomplete, text.failure == nil { try report("the file ends early", at: nil, sink) }
                return
            }
        }
    }

    /// Brings more into the window. A value that fills it is entered, or given up.
    private func takeMore(_ cutter: inout RecordCutter, _ sink: (ReadItem) throws -> Void) throws {
        let consumed = cutter.place
        if text.advance(past: consumed) || text.isAtEnd {
            cutter.shift(by: consumed)
            return try reportProgress(sink)
        }
        cutter.shift(by: consumed)
        let bytes = text.window.bytes
        if case .root = cutter.level, cutter.descend(at: cutter.place, in: bytes) { return }
        position += 1
        try report("it is longer than \(LogText.wholeLimit >> 20) MB", at: position, sink)
        cutter.discardOpenValue(in: bytes)
    }

    /// Enters the list of a long text at once, before its whole window is searched for the end of the object around it.
    private func enterList(_ cutter: inout RecordCutter) {
        let bytes = text.window.bytes
        let start = bytes[cutter.place...].firstIndex { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
        if let start { _ = cutter.descend(at: start, in: bytes) }
    }

    /// The common case: the whole text is one list of records. Returns the cutter that has to go on, `nil` where the
    /// text is something else.
    private func scanLists(from start: Int, _ sink: (ReadItem) throws -> Void) throws -> RecordCutter? {
        let scanner = glance.scanner
        let whole = slice(start..<text.window.count)
        let opening = Opening(of: whole)
        guard opening != .other, format == nil || format == opening.format else { return nil }
        guard scanner.openList(whole, under: opening == .records ? "Records" : nil) else { return nil }
        while true {
            switch scanner.next() {
            case .element:
                guard endsProperly(scanner.text, in: whole) else {
                    // Half a record, handed out, would pass for a whole one.
                    let place = start + scanner.place - scanner.text.count
                    return RecordCutter(at: place, level: .list(isMember: opening == .records))
                }
                guard let reason = try readScanned(scanner.text, as: opening == .records ? nil : format, sink) else {
                    continue
                }
                position += 1
                try report(reason, at: position, sink)
            case .end: return RecordCutter(at: start + scanner.place)
            case .broken:
                // Nothing was handed out for the element at hand, so the cutter takes over right there.
                guard position > 0 else { return nil }
                return RecordCutter(at: start + scanner.place, level: .list(isMember: opening == .records))
            }
        }
    }

    /// Whether an element of a list is followed by a comma or the end of the list.
    private func endsProperly(_ element: UnsafeRawBufferPointer, in whole: UnsafeRawBufferPointer) -> Bool {
        guard let start = element.baseAddress, let base = whole.baseAddress else { return false }
        let rest = whole[(start - base + element.count)...]
        let next = rest.first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
        return next == UInt8(ascii: ",") || next == UInt8(ascii: "]")
    }

    /// Reads a value that the cutter cut out; returns why it cannot be read.
    private func readValue(
        _ range: Range<Int>,
        as wanted: LogFormat?,
        _ sink: (ReadItem) throws -> Void
    ) throws -> String? {
        let value = slice(range)
        if value[0] == UInt8(ascii: "{"), wanted == nil || wanted == .bare, glance.scanner.scan(value) {
            return try readScanned(value, as: wanted, sink)
        }
        return try readTree(value, isRecord: false, as: wanted, sink)
    }

    /// Reads a value that the scanner has just looked at; returns why it cannot be read.
    private func readScanned(
        _ value: UnsafeRawBufferPointer,
        as wanted: LogFormat?,
        _ sink: (ReadItem) throws -> Void
    ) throws -> String? {
        switch glance.outcome {
        case .skipped where readsAll: break
        case .skipped(let skipped):
            position += 1
            try sink(.skipped(skipped))
            return nil
        case .session(let glanced):
            if let session = session(glanced, value) {
                position += 1
                try sink(.session(session))
                return nil
            }
        case nil: break
        }
        return try readTree(value, isRecord: glance.looksLikeRecord, as: wanted, sink)
    }

    /// Returns the session that a record opened; `nil` where it has to be decoded to tell.
    private func session(_ glanced: CloudTrailGlance.GlancedSession, _ text: UnsafeRawBufferPointer) -> ReadSession? {
        guard let sessionLine else { return nil }
        return parser.withRoot(of: text, readable: text.count + JSONParser.padding) { root -> ReadSession? in
            // Parameters may be written as text; then the decoder has to read that first.
            guard root.withMember("requestParameters", { $0.kind }) != .string,
                let key = root.withMember("responseElements", { $0.withMember("credentials") { $0.accessKeyID } }),
                let key = key ?? nil
            else { return nil }
            return ReadSession(
                session: OpenedSession(
                    key: key,
                    eventID: glanced.id,
                    service: glanced.service,
                    operation: glanced.operation,
                    time: glanced.time,
                    record: sessionLine(root, glanced.service, glanced.operation)
                ),
                sharedID: glanced.sharedID,
                account: glanced.account
            )
        }
    }

    /// Builds a value and reads the records inside; returns why it cannot be built.
    ///
    /// - Parameter isRecord: whether it is known to be a bare record.
    private func readTree(
        _ text: UnsafeRawBufferPointer,
        isRecord: Bool,
        as wanted: LogFormat?,
        _ sink: (ReadItem) throws -> Void
    ) throws -> String? {
        let value: JSONValue
        do throws(JSONError) {
            value = try parser.parse(text, readable: text.count + JSONParser.padding)
        } catch {
            return "it is no JSON: \(error) of the record"
        }
        if isRecord {
            position += 1
            try decode(value, .init(), sink)
            return nil
        }
        try read(value, as: wanted, sink)
        return nil
    }

    /// Reads the records inside a value.
    private func read(_ value: JSONValue, as wanted: LogFormat?, _ sink: (ReadItem) throws -> Void) throws {
        try unwrapper.unwrap(value, format: wanted, within: surroundings) { content in
            position += 1
            switch content {
            case .unreadable(let reason): try report(reason, at: position, sink)
            case .record(let record, let surroundings): try decode(record, surroundings, sink)
            case .piece: break
            }
        }
    }

    private func decode(
        _ record: JSONValue,
        _ surroundings: RecordDecoder.Surroundings,
        _ sink: (ReadItem) throws -> Void
    ) throws {
        switch RecordDecoder.decode(record, within: surroundings) {
        case .failure(let failure): try report(failure.reason, at: position, sink)
        case .success(let event):
            if let skipped = SkippedRecord(event) {
                try sink(readsAll ? .passedOver(event, skipped) : .skipped(skipped))
            } else {
                try sink(.event(event))
            }
        }
    }

    private func slice(_ range: Range<Int>) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: text.window.bytes[range])
    }

    private func report(_ reason: String, at position: Int?, _ sink: (ReadItem) throws -> Void) throws {
        try sink(.finding(Finding(file: input.name, record: position, reason: reason)))
    }

    private func reportProgress(_ sink: (ReadItem) throws -> Void) throws {
        try reportProgress(upTo: text.position, sink)
    }

    private func reportProgress(upTo read: Int, _ sink: (ReadItem) throws -> Void) throws {
        let bytes = read - reportedBytes
        guard bytes > 0 else { return }
        reportedBytes = read
        try sink(.progress(bytes: bytes))
    }
}

/// How a whole text starts.
private enum Opening {
    /// `{"Records"`.
    case records
    /// `[`.
    case array
    case other

    init(of text: UnsafeRawBufferPointer) {
        let content = text.drop(while: Self.isSpace)
        switch content.first {
        case UInt8(ascii: "["): self = .array
        case UInt8(ascii: "{"):
            let key = content.dropFirst().drop(while: Self.isSpace)
            self = key.starts(with: "\"Records\"".utf8) ? .records : .other
        default: self = .other
        }
    }

    /// The format whose lists start so.
    var format: LogFormat { self == .records ? .records : .bare }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }
}

extension JSONCursor {
    /// The access key id in the credentials that lie here; `nil` where there is none.
    fileprivate var accessKeyID: String? {
        withMember("accessKeyId") { $0.string }.flatMap { $0 }.flatMap { $0.isEmpty ? nil : $0 }
    }
}
