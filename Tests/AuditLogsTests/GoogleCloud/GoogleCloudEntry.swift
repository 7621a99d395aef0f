import HindcastModel

/// An audit log entry of Google Cloud, with members of the payload replaced or added.
func entry(
    _ id: String,
    _ method: String = "v1.compute.firewalls.insert",
    service: String = "compute.googleapis.com",
    payload changes: JSONObject = [:],
    members: JSONObject = [:]
) -> JSONValue {
    var payload: JSONObject = [
        "@type": "type.googleapis.com/google.cloud.audit.AuditLog", "methodName": .string(method),
        "serviceName": .string(service), "resourceName": "projects/shop-prod/global/firewalls/allow-ssh",
        "authenticationInfo": ["principalEmail": "nora@example.com", "principalSubject": "user:nora@example.com"],
        "requestMetadata": ["callerIp": "203.0.113.24", "callerSuppliedUserAgent": "google-cloud-sdk gcloud/530.0.0"],
        "request": ["@type": "type.googleapis.com/compute.firewalls.insert", "name": "allow-ssh"], "status": [:],
    ]
    for change in changes { payload[change.key] = change.value == .null ? nil : change.value }
    var fields: JSONObject = [
        "insertId": .string(id), "timestamp": "2026-06-09T14:02:45.123456789Z",
        "receiveTimestamp": "2026-06-09T14:02:46Z", "severity": "NOTICE",
        "logName": "projects/shop-prod/logs/cloudaudit.googleapis.com%2Factivity",
        "resource": ["type": "gce_firewall_rule", "labels": ["project_id": "shop-prod", "firewall_rule_id": "4711"]],
        "protoPayload": .object(payload),
    ]
    for member in members { fields[member.key] = member.value == .null ? nil : member.value }
    return .object(fields)
}
