internal import HindcastModel

/// Understands the record of a resource that a baseline showed: Hindcast's own, made when the baseline was taken in.
///
///     {"hindcastObservation": 1, "eventID": "observation-…", "observedAt": "2026-05-14T00:00:00Z", "format": "terraform-state",
///      "label": "aws_instance.web", "type": "aws_instance",
///      "identity": {"provider": "aws", "account": …, "location": …, "service": …, "type": …, "names": […]},
///      "configuration": {…}, "whereKnown": ["/delaySeconds"], "tags": {…}, "areTagsWhole": false,
///      "elements": [{"list": "/securityGroupRules", "value": …, "key": ["ruleNumber"]}],
///      "isWhole": false, "isAbsent": false}
///
/// It never comes from a log: a record of this shape in one is no record.
enum ObservationDecoder {
    /// Whether an object is such a record.
    static func isRecord(_ object: JSONObject) -> Bool { object["hindcastObservation"]?.integer == 1 }

    /// Returns the event that stands for the observation.
    static func decode(_ object: JSONObject) -> Result<AuditEvent, RecordDecoder.Failure> {
        guard let id = object["eventID"]?.string, let identity = object["identity"],
            let time = object["observedAt"]?.string.flatMap({ Moment(rfc3339: $0) }),
            let provider = identity["provider"]?.string.flatMap(Provider.init(rawValue:))
        else { return .failure(RecordDecoder.Failure(reason: "it is an observation that lacks a part")) }
        return .success(
            AuditEvent(
                id: id,
                provider: provider,
                time: time,
                service: identity["service"]?.string ?? "unknown",
                source: "baseline",
                operation: "Observe",
                kind: .observation,
                account: identity["account"]?.string ?? "",
                location: identity["location"]?.string ?? "",
                principal: Principal(kind: .unknown, name: Principal.nobody),
                record: .object(object)
            )
        )
    }
}
