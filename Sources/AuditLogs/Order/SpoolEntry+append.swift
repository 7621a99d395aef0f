internal import HindcastModel

extension SpoolEntry {
    /// Appends the entry of an event.
    ///
    /// - Parameter accessKey: where it is only there to tell who stands behind an access key, that key.
    static func append(_ event: AuditEvent, accessKey: String?, isRecorded: Bool, to bytes: inout [UInt8]) {
        let record = JSONWriter.bytes(of: event.record, layout: .compact)
        var role: Role = isRecorded ? .recorded : []
        if accessKey != nil { role.insert(.session) }
        if event.provider == .aws, event.kind != .observation { role.insert(.cloudTrail) }
        append(
            Parts(
                time: event.time,
                id: event.id,
                // A session is read back without its record, so the key has to tell the service.
                source: accessKey == nil ? event.source : event.service,
                operation: event.operation,
                sharedID: event.sharedID,
                account: event.account,
                accessKey: accessKey ?? "",
                record: record
            ),
            role: role,
            to: &bytes
        )
    }

    /// Appends the entry of a call that was not decoded.
    static func append(_ call: ReadCall, to bytes: inout [UInt8]) {
        append(
            Parts(
                time: call.time,
                id: call.id,
                source: call.action.source,
                operation: call.action.operation,
                sharedID: call.sharedID,
                account: call.account,
                accessKey: "",
                record: call.record
            ),
            role: .cloudTrail,
            to: &bytes
        )
    }

    /// Appends the entry of a session.
    ///
    /// - Parameter shared: what copies of its event have in common, where that is known.
    static func append(
        _ session: OpenedSession,
        shared: (id: String?, account: String)?,
        isRecorded: Bool,
        to bytes: inout [UInt8]
    ) {
        append(
            Parts(
                time: session.time,
                id: session.eventID,
                source: session.service,
                operation: session.operation,
                sharedID: shared?.id,
                account: shared?.account ?? "",
                accessKey: session.key,
                record: session.record
            ),
            role: isRecorded ? [.session, .recorded] : .session,
            to: &bytes
        )
    }

    private struct Parts {
        let time: Moment
        let id: String
        let source: String
        let operation: String
        let sharedID: String?
        let account: String
        let accessKey: String
        let record: [UInt8]

        var keyCount: Int { SpoolEntry.keyCount(id, source, operation) }
        var sharedCount: Int { sharedID.map { $0.utf8.count + 1 + account.utf8.count } ?? 0 }
    }

    private static func append(_ parts: Parts, role: Role, to bytes: inout [UInt8]) {
        let start = bytes.count
        withUnsafeTemporaryAllocation(byteCount: headerCount, alignment: 8) { header in
            header.storeBytes(of: parts.time.nanoseconds, as: Int64.self)
            header.storeBytes(of: role.rawValue, toByteOffset: 24, as: UInt32.self)
            let counts = (
                parts.id.utf8.count, parts.keyCount, parts.sharedCount, parts.accessKey.utf8.count, parts.record.count
            )
            header.storeBytes(of: UInt32(counts.0), toByteOffset: 28, as: UInt32.self)
            header.storeBytes(of: UInt32(counts.1), toByteOffset: 32, as: UInt32.self)
            header.storeBytes(of: UInt32(counts.2), toByteOffset: 36, as: UInt32.self)
            header.storeBytes(of: UInt32(counts.3), toByteOffset: 40, as: UInt32.self)
            header.storeBytes(of: UInt32(counts.4), toByteOffset: 44, as: UInt32.self)
            bytes.append(contentsOf: UnsafeRawBufferPointer(header))
        }
        appendKey(parts.id, parts.source, parts.operation, to: &bytes)
        if let id = parts.sharedID {
            bytes.append(contentsOf: id.utf8)
            bytes.append(0)
            bytes.append(contentsOf: parts.account.utf8)
        }
        bytes.append(contentsOf: parts.accessKey.utf8)
        bytes.append(contentsOf: parts.record)
        bytes.withUnsafeMutableBytes { all in
            let key = UnsafeRawBufferPointer(rebasing: all[(start + headerCount)...].prefix(parts.keyCount))
            all.storeBytes(of: self.start(of: key), toByteOffset: start + 8, as: UInt64.self)
            all.storeBytes(of: SkippedRecord.hash(key), toByteOffset: start + 16, as: UInt64.self)
        }
    }

    /// The first eight bytes as a number that orders as they do.
    private static func start(of key: UnsafeRawBufferPointer) -> UInt64 {
        (0..<8).reduce(0) { $0 << 8 | ($1 < key.count ? UInt64(key[$1]) : 0) }
    }
}
