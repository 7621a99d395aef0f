internal import FastJSON
internal import HindcastModel

extension LogReader {
    /// Reads a text that is JSON, piece by piece where it is not one list of records.
    func readText(_ sink: (ReadItem) throws -> Void) throws {
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
                    try report("it is no JSON: a bracket or quote is lost or one too many", at: position, sink)
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
                guard scanner.signs.pointee.endsProperly else {
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
}
