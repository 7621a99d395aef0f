internal import Crypto
internal import FastJSON
internal import HindcastModel

/// Understands one entry of Google Cloud's audit logs.
///
/// Source: https://cloud.google.com/logging/docs/reference/v2/rest/v2/LogEntry and
/// https://cloud.google.com/logging/docs/audit/understanding-audit-logs, and what real entries do beside it: a status that is
/// empty, absent or prose without a code; project numbers in names; times that were blanked out.
enum GoogleCloudDecoder {
    /// Whether an object has enough of an audit entry's members to be one, if a broken one.
    static func isRecord(_ object: JSONObject) -> Bool {
        guard let payload = object["protoPayload"]?.object else { return false }
        return payload["methodName"] != nil || payload["serviceName"] != nil
            || text(payload["@type"])?.hasSuffix("google.cloud.audit.AuditLog") ?? false
    }

    /// Returns the event that an entry tells of.
    ///
    /// Decoding the event's own `record` again gives the same event. An entry without an `insertId` gets an id made from its
    /// content, `sha256-` and 40 hex digits.
    static func decode(_ fields: JSONObject, within surroundings: RecordDecoder.Surroundings)
        -> Result<AuditEvent, RecordDecoder.Failure>
    {
        let payload = fields["protoPayload"]?.object ?? JSONObject()
        guard let written = fields["timestamp"] ?? fields["receiveTimestamp"] else {
            return .failure(.init(reason: "it has no timestamp"))
        }
        // Where the time was blanked out, the one of its arrival is what is left.
        guard let time = moment(written) ?? moment(fields["receiveTimestamp"]) else {
            return .failure(.init(reason: "its timestamp is no time"))
        }
        let log = logType(of: fields)
        guard let host = text(payload["serviceName"]) ?? impliedService(of: payload) else {
            return .failure(.init(reason: "it has no serviceName"))
        }
        // Decisions of VPC Service Controls and access levels name no method.
        guard let method = text(payload["methodName"]) ?? (log == "policy" ? "PolicyDenied" : nil) else {
            return .failure(.init(reason: "it has no methodName"))
        }
        let service = GoogleCloudMethod.service(of: host)
        var record = fields
        if text(fields["insertId"]) == nil, text(fields["eventID"]) == nil {
            record["eventID"] = .string(contentID(.object(fields)))
        }
        var event = AuditEvent(
            id: text(fields["insertId"]) ?? text(record["eventID"]) ?? "",
            provider: .gcp,
            time: time,
            service: service,
            source: source(of: service, in: fields),
            operation: GoogleCloudMethod.operation(method, of: service),
            account: GoogleCloudProject.account(of: fields),
            location: location(of: fields),
            principal: GoogleCloudPrincipal.principal(of: payload),
            record: .object(record)
        )
        let onlyReads = isReadOnly(event.operation, payload)
        event.kind = kind(log: log, service: service, operation: event.operation, onlyReads: onlyReads)
        event.outcome = outcome(payload, log: log)
        event.isReadOnly = onlyReads
        let metadata = payload["requestMetadata"]
        event.sourceIP = text(metadata?["callerIp"])
        event.userAgent = text(metadata?["callerSuppliedUserAgent"])
        event.requestID = text(fields["operation"]?["id"])
        return .success(event)
    }

    /// The log's own name: `activity`, `data_access`, `system_event`, `policy`; `nil` where the entry does not say.
    static func logType(of fields: JSONObject) -> String? {
        guard let name = text(fields["logName"]) else { return nil }
        let decoded = Address.decode(name)
        return decoded.split(separator: "/").last.map { String($0).lowercased() }
    }

    /// The service, with the log that the entry lies in: two logs may give one id to two entries.
    ///
    /// The start of an operation is known by its service alone, whichever way it is read back.
    private static func source(of service: String, in fields: JSONObject) -> String {
        let operation = fields["operation"]
        let isStart = text(operation?["first"]) == "true" && text(operation?["last"]) != "true"
        guard !isStart, let log = text(fields["logName"]) else { return service }
        return "\(service) in \(Address.decode(log).lowercased())"
    }

    private static func kind(log: String?, service: String, operation: String, onlyReads: Bool) -> AuditEvent.Kind {
        // Calls for tokens are sign-ins, of machines.
        if ["login", "iamcredentials", "sts"].contains(service) { return .signIn }
        if onlyReads { return .call }
        // Work on data is no configuration, whatever else the entry holds. Storage's objects are the same where the log's name
        // got lost.
        if log == "data_access" || operation.hasPrefix("objects.") && service == "storage" { return .data }
        if log == "system_event" { return .serviceEvent }
        return .call
    }

    private static func outcome(_ payload: JSONObject, log: String?) -> AuditEvent.Outcome {
        let status = payload["status"]
        if let code = text(status?["code"]), code != "0" {
            return .failed(code: code, message: text(status?["message"]))
        }
        if log == "policy" { return .failed(code: "7", message: text(status?["message"])) }
        let response = payload["response"]
        if let type = text(response?["@type"]), type.hasSuffix("/error") {
            let error = response?["error"]
            return .failed(code: text(error?["code"]) ?? "error", message: text(error?["message"]))
        }
        return .succeeded
    }

    /// What the entry says about the permissions it took, else what the method's name says.
    private static func isReadOnly(_ operation: String, _ payload: JSONObject) -> Bool {
        let types = payload["authorizationInfo"]?.array?.compactMap { text($0["permissionType"]) } ?? []
        if types.contains(where: { $0.hasSuffix("_WRITE") }) { return false }
        return GoogleCloudMethod.onlyReads(operation)
    }

    /// The zone, region or location in the resource's name, else the one among the resource's labels.
    private static func location(of fields: JSONObject) -> String {
        let parts = (text(fields["protoPayload"]?["resourceName"]) ?? "").split(separator: "/")
        for (collection, name) in zip(parts, parts.dropFirst()) {
            if ["zones", "regions", "locations"].contains(collection) { return String(name) }
        }
        let labels = fields["resource"]?["labels"]
        return (text(labels?["location"]) ?? text(labels?["zone"]) ?? text(labels?["region"]) ?? "global").lowercased()
    }

    /// Documentation leaves the service out where the request's type tells it.
    private static func impliedService(of payload: JSONObject) -> String? {
        guard let type = text(payload["request"]?["@type"])?.split(separator: "/").last else { return nil }
        return type.hasPrefix("compute.") ? "compute.googleapis.com" : nil
    }

    private static func moment(_ value: JSONValue?) -> Moment? {
        guard case .string(let text)? = value, text.hasSuffix(" UTC") else { return LogTime.moment(value) }
        // As BigQuery prints it.
        return LogTime.moment(.string(String(text.dropLast(4)) + "Z"))
    }

    private static func contentID(_ record: JSONValue) -> String {
        let digest = SHA256.hash(data: JSONWriter.bytes(of: record, layout: .compact))
        let hex = digest.prefix(20).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
        return "sha256-" + hex.joined()
    }

    /// The text of a scalar; `nil` where there is none or it is empty.
    static func text(_ value: JSONValue?) -> String? { CloudTrailDecoder.text(value) }
}
