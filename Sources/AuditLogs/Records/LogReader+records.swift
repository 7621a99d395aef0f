internal import FastJSON
internal import HindcastModel

extension LogReader {
    /// Reads a value that the cutter cut out; returns why it cannot be read.
    func readValue(
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
    func readScanned(
        _ value: UnsafeRawBufferPointer,
        as wanted: LogFormat?,
        _ sink: (ReadItem) throws -> Void
    ) throws -> String? {
        switch glance.outcome {
        case .skipped where !readsAll:
            position += 1
            try sink(.skipped(glance.skipped))
            return nil
        case .call:
            if let call = glance.call, let item = item(of: call) {
                position += 1
                try sink(item)
                return nil
            }
        case .skipped, .unknown: break
        }
        return try readTree(value, isRecord: glance.looksLikeRecord, as: wanted, sink)
    }

    /// Returns the call at hand as text, or the session that it opened; `nil` where it has to be decoded to tell.
    private func item(of call: CloudTrailGlance.GlancedCall) -> ReadItem? {
        guard let recordLine else { return nil }
        let names = call.names
        if let key = glance.issuedKey(of: call) {
            guard let line = recordLine(glance.scanner, names.service, names.operation) else { return nil }
            return .session(
                ReadSession(
                    session: OpenedSession(
                        key: key,
                        eventID: String(decoding: call.id, as: UTF8.self),
                        service: names.service,
                        operation: names.operation,
                        time: call.time,
                        record: line
                    ),
                    sharedID: call.sharedID.map { String(decoding: $0, as: UTF8.self) },
                    account: String(decoding: call.account, as: UTF8.self)
                )
            )
        }
        guard glance.isOutlined(call), let line = recordLine(glance.scanner, names.service, names.operation) else {
            return nil
        }
        return .call(
            ReadCall(
                action: ReadCall.Action(
                    service: names.service,
                    source: names.source,
                    operation: names.operation,
                    kind: call.kind,
                    isReadOnly: call.isReadOnly
                ),
                id: String(decoding: call.id, as: UTF8.self),
                time: call.time,
                sharedID: call.sharedID.map { String(decoding: $0, as: UTF8.self) },
                account: String(decoding: call.account, as: UTF8.self),
                record: line
            )
        )
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
    func read(_ value: JSONValue, as wanted: LogFormat?, _ sink: (ReadItem) throws -> Void) throws {
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
}
