package import HindcastModel

/// A record that cannot have changed a configuration nor handed out credentials, and is only counted.
package struct SkippedRecord: Hashable, Sendable {
    /// Why it is only counted.
    package enum Reason: Hashable, Sendable {
        /// It says itself that it only read.
        case readOnly
        /// It works on data: objects, items, invocations, network activity.
        case data
        /// It failed, and so changed nothing.
        case failed
    }

    /// Why it is only counted.
    package let reason: Reason
    /// A hash of the event's id, the same in every run; equal ids have equal hashes.
    package let idHash: UInt64
    /// When it happened.
    package let time: Moment
    /// What it is counted as.
    package let action: SkippedAction

    /// Whose log it is.
    package var provider: Provider { action.provider }
    /// The service as an address names it, such as `ec2`.
    package var service: String { action.service }
    /// The operation as the log names it, API dates taken off.
    package var operation: String { action.operation }
    /// Whether the call failed.
    package var isFailed: Bool { disposition == .failed }
    /// The row of the ledger in which it belongs.
    package var disposition: Disposition { action.disposition }
}

extension SkippedRecord.Reason {
    /// The row of the ledger for a record that is only counted for this reason.
    func disposition(isFailed: Bool) -> Disposition {
        if isFailed { return .failed }
        return self == .readOnly ? .readOnly : .notConfiguration
    }
}

extension SkippedRecord {
    /// What is left of an event that need not be kept; `nil` for one that must.
    init?(_ event: AuditEvent) {
        guard let reason = SkippedRecord.reason(to: event) else { return nil }
        self.reason = reason
        idHash = SkippedRecord.hash(ofID: event.id)
        time = event.time
        action = SkippedAction(
            provider: event.provider,
            service: event.service,
            operation: event.operation,
            disposition: reason.disposition(isFailed: event.outcome != .succeeded)
        )
    }

    private static func reason(to event: AuditEvent) -> Reason? {
        guard event.provider == .aws else {
            return event.kind == .data ? .data : event.isReadOnly ?? false ? .readOnly : nil
        }
        guard !CloudTrailRules.issuesCredentials(source: event.source, operation: event.operation) else { return nil }
        return CloudTrailRules.skip(
            kind: event.kind,
            isReadOnly: event.isReadOnly,
            isFailed: event.outcome != .succeeded
        )
    }

    /// Returns the hash of an event's id, the same in every run.
    package static func hash(ofID id: String) -> UInt64 {
        var id = id
        return id.withUTF8 { hash(UnsafeRawBufferPointer($0)) }
    }

    /// Returns the hash of what makes an event one of its own: masked logs give one id to several.
    ///
    /// - Parameter source: the event's source; of a session, the service.
    package static func hash(ofID id: String, source: String, operation: String) -> UInt64 {
        SpoolEntry.key(id, source, operation).withUnsafeBytes { hash($0) }
    }

    /// Hashes an id, eight bytes a step.
    static func hash(_ id: UnsafeRawBufferPointer) -> UInt64 {
        var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(id.count)
        var index = 0
        while index < id.count {
            var word: UInt64 = 0
            if index + 8 <= id.count {
                word = UInt64(littleEndian: id.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            } else if index + 4 == id.count {
                // The same in one step: what is left of the id of most records.
                word = UInt64(UInt32(bigEndian: id.loadUnaligned(fromByteOffset: index, as: UInt32.self)))
            } else {
                for place in index..<id.count { word = word << 8 | UInt64(id[place]) }
            }
            let product = (hash ^ word).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
            hash = product.high ^ product.low
            index += 8
        }
        // The last step once more, or the low bits of a short id would show.
        let product = hash.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return product.high ^ product.low
    }
}
