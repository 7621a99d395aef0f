internal import HindcastModel

/// How Azure's events become changes.
struct AzureRules: CloudRules {
    func disposition(ofSettled event: AuditEvent) -> Disposition? { nil }

    func phase(of event: AuditEvent) -> EventPhase { .update }

    func apply(_ event: AuditEvent, to edit: CloudEdit) {}

    func redacted(_ record: JSONObject, service: String, _ marker: (JSONValue) -> JSONValue) -> JSONObject? { nil }
}
