internal import AuditLogs
internal import GitStore
internal import HindcastModel
internal import HistoryIndex
internal import Replay

/// Puts events that make no commit into the index, which alone keeps them.
struct ActivityRecorder {
    private let index: HistoryIndex
    private let limit: Int
    private let book = RuleBook.builtIn

    /// Of each kind, unless the repository says otherwise: some 300 MB where all kinds reach it.
    private static let commonLimit = 250_000
    /// Events written at a time.
    private static let batchCount = 8_192
    /// A longer record is not kept, only what the list shows of it.
    private static let recordLimit = 64 << 10

    /// - Parameter limit: how many events of each kind are kept; `nil` for what the repository's config says.
    init(index: HistoryIndex, reader: HistoryReader, limit: Int?) throws {
        self.index = index
        let configured = try limit ?? reader.setting("hindcast.activityLimit").flatMap { Int($0) }
        self.limit = max(0, configured ?? ActivityRecorder.commonLimit)
    }

    /// Keeps the events that are not kept yet; returns what there is afterwards.
    func keep(_ merge: EventMerge) throws -> [ActivityCount] {
        var events: [KeptEvent] = []
        func write() throws {
            var batch = IndexBatch()
            batch.kept = (events, limit)
            try index.apply(batch)
            events.removeAll(keepingCapacity: true)
        }
        while let next = try merge.next() {
            guard case .event(let event, let record, _) = next else { continue }
            events.append(kept(event, record))
            if events.count >= ActivityRecorder.batchCount { try write() }
        }
        if !events.isEmpty { try write() }
        return try index.read { try $0.keptCounts().map(ActivityCount.init) }
    }

    private func kept(_ event: AuditEvent, _ record: [UInt8]) -> KeptEvent {
        // By its record alone: sessions that prove more may come with a later import.
        var sessions = SessionTable { _ in nil }
        let chain = sessions.chain(of: event)
        var code: String?
        if case .failed(let failure, _) = event.outcome { code = failure }
        return KeptEvent(
            kind: kind(of: event),
            time: event.time,
            eventID: event.id,
            service: event.service,
            operation: event.operation,
            principal: event.principal.label,
            origin: chain.origin(of: event.principal),
            originConfidence: chain.confidence.rawValue,
            via: Via(event).rawValue,
            sourceIP: event.sourceIP,
            accessKey: event.principal.accessKeyID,
            issued: code == nil ? SessionTable.issuedKeys(event).first : nil,
            errorCode: code,
            account: event.account,
            record: record.count <= ActivityRecorder.recordLimit ? record : []
        )
    }

    private func kind(of event: AuditEvent) -> KeptEvent.Kind {
        let isSession = event.kind == .signIn || SessionTable.issuesCredentials(event)
        if case .failed(let code, _) = event.outcome {
            return isSession ? .refusedSession : Refusal.isForWantOfPermission(code) ? .denied : .failed
        }
        if isSession { return .session }
        return switch book.disposition(ofSettled: event) {
        case .readOnly: .read
        case .session: .session
        default: event.isReadOnly == true && event.kind != .data ? .read : .other
        }
    }
}
