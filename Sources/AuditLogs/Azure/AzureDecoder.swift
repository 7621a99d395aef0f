internal import Crypto
internal import HindcastModel

/// Understands one record of Azure's activity log, in any of its shapes, or a change record of Azure Resource Graph.
///
/// Source: https://learn.microsoft.com/azure/azure-monitor/platform/activity-log-schema
enum AzureDecoder {
    /// Whether an object has enough of a record's members to be one, if a broken one.
    static func isRecord(_ object: JSONObject) -> Bool {
        if AzureChangeRecord(object) != nil { return true }
        let record = AzureRecord(object)
        if record.isGridEvent { return true }
        // A cluster's own audit log comes in the same envelope.
        if AzureCategory.isKubernetes(record.category), object["properties"]?["log"] != nil { return false }
        if object["evt"]?["name"]?.string != nil, object["resourceId"]?.string != nil { return true }
        guard let operation = record.spelledOperation, object["protoPayload"] == nil else { return false }
        let known = companions.count { object[$0] != nil }
        return known >= (AzureCategory.isOperation(operation) ? 1 : 2)
    }

    private static let companions = [
        "resourceId", "resource_id", "_ResourceId", "ResourceId", "correlationId", "correlation_id", "CorrelationId",
        "eventDataId", "event_data_id", "EventDataId", "caller", "Caller", "resultType", "category", "CategoryValue",
        "eventTimestamp", "event_timestamp", "authorization", "properties", "status",
    ]

    /// Returns the event that a record tells of.
    ///
    /// Members that hold JSON as text are brought to their value in the event's `record`, the bodies under
    /// `properties.requestbody` and `properties.responseBody`; what makes the record's id, where it has none, is put in, too.
    /// Decoding the event's own `record` again gives the same event.
    static func decode(_ fields: JSONObject, within surroundings: RecordDecoder.Surroundings)
        -> Result<AuditEvent, RecordDecoder.Failure>
    {
        var fields = fields
        AzureText.settle(&fields)
        if let change = AzureChangeRecord(fields) { return decode(change, fields) }
        let record = AzureRecord(fields)
        guard let operation = record.operationName else { return .failure(.init(reason: "it has no operationName")) }
        guard let written = record.time else { return .failure(.init(reason: "it has no time")) }
        guard let time = LogTime.moment(written) else { return .failure(.init(reason: "its time is no time")) }
        let resource = record.resourceID
        let names = AzureCategory.names(of: operation, resource: resource)
        let kind = AzureCategory.kind(of: record)
        guard resource != nil || kind != .call else { return .failure(.init(reason: "it names no resource")) }
        let copies = copiesID(record, operation, written)
        var event = AuditEvent(
            id: id(&fields, of: record, else: copies),
            provider: .azure,
            time: time,
            service: names.service,
            source: names.source,
            operation: names.operation,
            kind: kind,
            account: resource?.address.account ?? "-",
            location: resource?.address.location ?? "-",
            principal: AzurePrincipal.principal(of: record),
            record: .object(fields)
        )
        event.outcome = outcome(record)
        event.isReadOnly = AzureCategory.isReadOnly(operation)
        event.sourceIP = record.sourceIP
        event.userAgent = record.text(in: record.httpRequest, "userAgent")
        event.requestID = record.operationID ?? record.correlationID
        event.sharedID = record.correlationID == nil ? nil : copies
        return .success(event)
    }

    private static func decode(_ change: AzureChangeRecord, _ fields: JSONObject)
        -> Result<AuditEvent, RecordDecoder.Failure>
    {
        guard let resource = AzureResourceID(change.targetID) else {
            return .failure(.init(reason: "its targetResourceId is no resource's id"))
        }
        guard let written = change.timestamp else { return .failure(.init(reason: "it has no timestamp")) }
        guard let time = LogTime.moment(written) else { return .failure(.init(reason: "its timestamp is no time")) }
        var fields = fields
        let name = fields["eventID"]?.string ?? fields["name"]?.string ?? fields["id"]?.string
        let id = name.flatMap { $0.split(separator: "/").last.map(String.init) } ?? contentID(.object(fields))
        fields["eventID"] = .string(id)
        var event = AuditEvent(
            id: id,
            provider: .azure,
            time: time,
            service: resource.address.service,
            source: resource.address.service,
            operation: "changes/\(change.changeType.lowercased())",
            account: resource.address.account,
            location: resource.address.location,
            principal: AzurePrincipal.principal(of: change),
            record: .object(fields)
        )
        event.requestID = change.correlationID
        return .success(event)
    }

    private static func outcome(_ record: AzureRecord) -> AuditEvent.Outcome {
        guard record.phase == .failure else { return .succeeded }
        return .failed(
            code: record.subStatus ?? record.status ?? "Failed",
            message: record.text(in: record.properties, "statusMessage")
        )
    }

    /// The log's own id, else one that every copy of the record has.
    private static func id(_ fields: inout JSONObject, of record: AzureRecord, else copies: String) -> String {
        let own = record.text("eventID", "eventDataId", "event_data_id", "EventDataId")
        if let own = own ?? (record.isGridEvent ? record.text("id") : nil) ?? record.eventInID { return own }
        // Put in, for its makings may be redacted.
        fields["eventID"] = .string(copies)
        return copies
    }

    /// What copies of one event in several shapes have in common.
    private static func copiesID(_ record: AzureRecord, _ operation: String, _ time: JSONValue) -> String {
        contentID([
            .string(record.correlationID ?? ""), .string(operation.lowercased()), .string(record.resourceID?.key ?? ""),
            .string(record.phase.rawValue), .string(LogTime.moment(time)?.rfc3339 ?? ""),
        ])
    }

    private static func contentID(_ value: JSONValue) -> String {
        let digest = SHA256.hash(data: JSONWriter.bytes(of: value, layout: .compact))
        return "sha256-" + digest.prefix(20).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

extension AzureRecord {
    /// When it happened, as the log writes it; `nil` where it does not say.
    fileprivate var time: JSONValue? {
        let names = [
            "eventTimestamp", "event_timestamp", "time", "TimeGenerated", "TimeGenerated [UTC]", "eventTime",
            "EventSubmissionTimestamp",
        ]
        if let time = names.lazy.compactMap({ self.fields[$0] }).first(where: { !$0.isEmpty }) { return time }
        return ticks.map { .string($0.rfc3339) }
    }

    /// The time at the end of the event's id, in steps of 100 nanoseconds since the year 1.
    private var ticks: Moment? {
        guard let last = text("id")?.split(separator: "/").suffix(2), last.first == "ticks",
            let count = last.last.flatMap({ Int64($0) }), count > Self.epoch, count < Self.epoch * 2
        else { return nil }
        return Moment(nanoseconds: (count - Self.epoch) * 100)
    }

    private static let epoch: Int64 = 621_355_968_000_000_000

    /// The event's own id, where it stands in the middle of the path that names it.
    fileprivate var eventInID: String? {
        guard let id = text("id"), let cut = id.firstRange(of: "/events/") else { return nil }
        return id[cut.upperBound...].split(separator: "/").first.map(String.init)
    }

    /// The address that the call came from; `nil` where the log has none.
    fileprivate var sourceIP: String? {
        text(in: httpRequest, "clientIpAddress") ?? text(in: httpRequest, "client_ip_address")
            ?? text("callerIpAddress", "CallerIpAddress") ?? text(in: .object(claims), "ipaddr")
    }
}
