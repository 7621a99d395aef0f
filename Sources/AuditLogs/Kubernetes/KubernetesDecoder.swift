internal import HindcastModel

/// Understands one record of Kubernetes's audit log: an `Event` of `audit.k8s.io`, v1 or v1beta1, or GKE's log entry of one.
///
/// Source: https://kubernetes.io/docs/reference/config-api/apiserver-audit.v1/ and what real records do beside it: no
/// `apiVersion` where they were cut from a list, no name at a creation, up to four records of one call.
enum KubernetesDecoder {
    /// The cluster of records that nothing names: what kubeadm calls a cluster that it was given no name for.
    static let unnamedCluster = "kubernetes"

    /// Whether an object has enough of a record's members to be one, if a broken one.
    static func isRecord(_ object: JSONObject) -> Bool {
        if let payload = object["protoPayload"] { return payload["serviceName"]?.string == "k8s.io" }
        if object["apiVersion"]?.string?.hasPrefix("audit.k8s.io/") == true {
            return object["items"] == nil && object["kind"]?.string != "EventList"
        }
        guard object["auditID"] != nil || object["requestURI"] != nil else { return false }
        let known = [
            "auditID", "stage", "verb", "requestURI", "objectRef", "level", "requestReceivedTimestamp", "user",
        ]
        return known.count { object[$0] != nil } >= 3
    }

    /// Returns the event that a record tells of.
    ///
    /// A cluster that only the surroundings name is put into the record's `cluster`. Decoding the event's own `record`
    /// again gives the same event. One call may have several records, a stage each: all but the last stage's have an id
    /// that ends in the stage.
    static func decode(_ fields: JSONObject, within surroundings: RecordDecoder.Surroundings)
        -> Result<AuditEvent, RecordDecoder.Failure>
    {
        var fields = fields
        let entry = fields["protoPayload"]?.object
        let stated = entry == nil ? text(fields["cluster"]) : text(fields["resource"]?["labels"]?["cluster_name"])
        if stated == nil, let cluster = surroundings.cluster { fields["cluster"] = .string(cluster) }
        guard let call = KubernetesCall(fields) else {
            return .failure(.init(reason: entry == nil ? "it has no verb" : "it has no methodName"))
        }
        let written =
            times.lazy.compactMap { fields[$0] }.first { $0 != .null } ?? fields["metadata"]?["creationTimestamp"]
        guard let written, written != .null else {
            return .failure(.init(reason: "it has no time: neither stageTimestamp nor requestReceivedTimestamp"))
        }
        guard let time = LogTime.moment(written) else { return .failure(.init(reason: "its time is no time")) }
        let callID = text(fields["auditID"]) ?? text(fields["insertId"])
        let id =
            callID.map { call.isComplete ? $0 : "\($0):\(call.stage)" } ?? text(fields["eventID"])
            ?? CloudTrailDecoder.contentID(.object(fields))
        var event = AuditEvent(
            id: id,
            provider: .k8s,
            time: time,
            service: call.group,
            source: call.group,
            operation: call.operation,
            kind: call.isData && !(call.isReadOnly && !call.isSession) ? .data : .call,
            account: stated ?? surroundings.cluster ?? unnamedCluster,
            location: call.namespace ?? "-",
            principal: KubernetesPrincipal.principal(of: fields),
            record: .object(fields)
        )
        event.isReadOnly = call.isReadOnly
        event.outcome = outcome(of: fields, call)
        let metadata = entry?["requestMetadata"]
        event.sourceIP = text(fields["sourceIPs"]?.array?.first) ?? text(metadata?["callerIp"])
        event.userAgent = text(fields["userAgent"]) ?? text(metadata?["callerSuppliedUserAgent"])
        event.requestID = text(fields["auditID"]) ?? text(fields["operation"]?["id"])
        return .success(event)
    }

    /// What is complete is dated by its end: of two writes that overlap, the one that ended first was mostly first.
    private static let times = [
        "stageTimestamp", "requestReceivedTimestamp", "timestamp", "@timestamp", "time",
    ]

    private static func outcome(of fields: JSONObject, _ call: KubernetesCall) -> AuditEvent.Outcome {
        if call.stage == "Panic" { return .failed(code: "Panic", message: "the API server broke off") }
        if let payload = fields["protoPayload"]?.object {
            let code = payload["status"]?["code"]?.integer ?? 0
            if code != 0 { return .failed(code: String(code), message: text(payload["status"]?["message"])) }
        }
        let status = fields["responseStatus"]
        if let code = status?["code"]?.integer, code != 0, !(200..<300).contains(code), code != 101 {
            return .failed(code: text(status?["reason"]) ?? String(code), message: text(status?["message"]))
        }
        if call.response?["kind"]?.string == "Status", call.response?["status"]?.string == "Failure" {
            return .failed(code: text(call.response?["reason"]) ?? "Failure", message: text(call.response?["message"]))
        }
        if call.isDryRun { return .failed(code: "DryRun", message: "the server only tried it") }
        return .succeeded
    }

    private static func text(_ value: JSONValue?) -> String? { CloudTrailDecoder.text(value) }
}
