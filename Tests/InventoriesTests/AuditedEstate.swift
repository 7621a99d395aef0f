import AuditLogs
import FastJSON
import HindcastModel
import Replay

/// The resources of a history, made of records as the clouds write them, in the order in which they are given.
struct AuditedEstate {
    private var world = World(book: .builtIn) { record in
        (try? JSONValue(parsing: record)).flatMap { try? RecordDecoder.decode($0).get() }
    }
    private let redactor = Redactor(key: Array(repeating: 7, count: 32))
    private var count: Int64 = 0
    /// What there is, by the text of its address.
    private(set) var documents: [String: ResourceDocument] = [:]

    /// Takes one record.
    mutating func take(_ record: JSONValue) throws {
        let event = redactor.redact(try RecordDecoder.decode(record).get())
        if RuleBook.builtIn.disposition(ofSettled: event) == nil, let key = RuleBook.stagingKey(of: event) {
            let line = JSONWriter.bytes(of: event.record, layout: .compact)
            return world.openSession(key: key, eventID: event.id, at: event.time, record: line)
        }
        for change in world.apply(event).changes { documents[change.address.description] = change.after }
    }

    /// The marker that stands for a secret.
    func marker(for value: JSONValue) -> JSONValue { redactor.marker(for: value) }

    /// Takes a call of Google Cloud.
    ///
    /// - Parameters:
    ///   - method: with its service, as the log writes it: `v1.compute.firewalls.insert`.
    ///   - service: the first word of the service's host.
    ///   - name: the resource's name in the entry.
    mutating func google(
        _ method: String,
        of service: String,
        on name: String,
        request: JSONValue = [:],
        response: JSONValue = [:],
        extra: JSONObject = [:],
        labels: JSONValue = ["project_id": "shop-prod"]
    ) throws {
        count += 1
        var payload: JSONObject = [
            "@type": "type.googleapis.com/google.cloud.audit.AuditLog", "methodName": .string(method),
            "serviceName": .string("\(service).googleapis.com"), "resourceName": .string(name),
            "authenticationInfo": ["principalEmail": "nora@example.com"], "request": request, "response": response,
        ]
        for member in extra { payload[member.key] = member.value }
        try take([
            "insertId": .string("e-\(count)"), "timestamp": .string(Moment(seconds: 1_780_000_000 + count).rfc3339),
            "logName": "projects/shop-prod/logs/cloudaudit.googleapis.com%2Factivity",
            "protoPayload": .object(payload), "resource": ["labels": labels],
        ])
    }

    /// Takes a whole operation of Azure: its start with the request, its end with the answer.
    ///
    /// - Parameters:
    ///   - operation: such as `Microsoft.Network/virtualNetworks/write`.
    ///   - resource: the resource's id.
    mutating func azure(
        _ operation: String,
        on resource: String,
        method: String = "PUT",
        sub: String = "Created",
        request: JSONValue? = nil,
        response: JSONValue? = nil
    ) throws {
        let step = "c-\(count)"
        for (status, bodies) in [("Started", ["requestbody": request]), ("Succeeded", ["responseBody": response])] {
            count += 1
            var properties: JSONObject = [:]
            for (key, body) in bodies { properties[key] = body.map { .string($0.compactText) } }
            try take([
                "category": ["value": "Administrative"], "correlationId": .string(step),
                "eventDataId": .string("e-\(count)"), "operationId": .string(step),
                "eventTimestamp": .string(Moment(seconds: 1_780_000_000 + count).rfc3339),
                "operationName": ["value": .string(operation)], "properties": .object(properties),
                "resourceId": .string(resource), "status": ["value": .string(status)],
                "subStatus": ["value": .string(status == "Started" ? "" : sub)], "caller": "mira@example.com",
                "httpRequest": ["method": .string(method)],
            ])
        }
    }
}
