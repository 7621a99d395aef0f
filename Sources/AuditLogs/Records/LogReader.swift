package import FastJSON
internal import HindcastModel

/// Reads inputs and hands out what is in them, record by record. One a thread: it keeps its buffers.
///
/// Memory is bounded whatever the input: a text of up to 32 MB is held as a whole, a longer one in a window.
package final class LogReader {
    let text = LogText()
    let glance = CloudTrailGlance()
    let unwrapper = RecordUnwrapper()
    var parser = JSONParser()

    private var input = LogInput(name: "", size: 0)
    private(set) var format: LogFormat?
    /// The position of the record at hand, from 1. Counted with each record, by one thread: no checks.
    @exclusivity(unchecked) package internal(set) var position = 0
    private var reportedBytes = 0

    /// Returns the text of a record of a call of the service and operation, redacted, as one line of JSON; `nil` where the
    /// record, at which the scanner stands, has to be decoded to be written.
    package typealias RecordLine = (_ record: FieldScanner, _ service: String, _ operation: String) -> [UInt8]?
    let recordLine: RecordLine?
    let surroundings: RecordDecoder.Surroundings
    let readsAll: Bool

    /// Makes a reader.
    ///
    /// - Parameters:
    ///   - surroundings: what is known of records that neither they nor their envelopes say.
    ///   - readsAll: whether records that are only counted are read too, each whole.
    ///   - recordLine: writes the text of calls and sessions, which are not decoded then where they are plain; `nil` to hand
    ///     them all out as events.
    package init(
        within surroundings: RecordDecoder.Surroundings = .init(),
        readsAll: Bool = false,
        recordLine: RecordLine? = nil
    ) {
        self.surroundings = surroundings
        self.readsAll = readsAll
        self.recordLine = readsAll ? nil : recordLine
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

    func slice(_ range: Range<Int>) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: text.window.bytes[range])
    }

    func report(_ reason: String, at position: Int?, _ sink: (ReadItem) throws -> Void) throws {
        try sink(.finding(Finding(file: input.name, record: position, reason: reason)))
    }

    func reportProgress(_ sink: (ReadItem) throws -> Void) throws {
        try reportProgress(upTo: text.position, sink)
    }

    private func reportProgress(upTo read: Int, _ sink: (ReadItem) throws -> Void) throws {
        let bytes = read - reportedBytes
        guard bytes > 0 else { return }
        reportedBytes = read
        try sink(.progress(bytes: bytes))
    }
}
