internal import FastJSON
internal import HindcastModel

extension LogReader {
    /// Reads the documents that `gcloud logging read` prints, one after the other.
    func readYAML(_ sink: (ReadItem) throws -> Void) throws {
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
    func readTable(_ table: AnalyticsTable, _ sink: (ReadItem) throws -> Void) throws {
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
}
