import AuditLogs
import FastJSON
import HindcastModel
import Replay

/// A world that takes Azure's records as the log writes them, in the order in which they are given.
struct AzureWorld {
    private var world = World(book: .builtIn) { record in
        (try? JSONValue(parsing: record)).flatMap { try? RecordDecoder.decode($0).get() }
    }
    private var redactor = Redactor(key: Array(repeating: 7, count: 32))
    private var second: Int64 = 0
    /// What the last event did; `nil` while it only waits.
    private(set) var applied: AppliedEvent?

    static let group = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/shop"
    static let nsg = group + "/providers/Microsoft.Network/networkSecurityGroups/web-nsg"

    /// The document of the last event's change of a resource whose id ends so.
    func document(_ tail: String) -> ResourceDocument? {
        applied?.changes.first { $0.address.description.hasSuffix(tail) }?.after
    }

    /// Takes one record.
    mutating func take(_ record: JSONValue) throws {
        let event = redactor.redact(try RecordDecoder.decode(record).get())
        applied = nil
        if RuleBook.builtIn.disposition(ofSettled: event) == nil, let key = RuleBook.stagingKey(of: event) {
            world.openSession(
                key: key,
                eventID: event.id,
                at: event.time,
                record: JSONWriter.bytes(of: event.record, layout: .compact)
            )
        } else {
            applied = world.apply(event)
        }
    }

    /// Takes one event of an operation; each is a second later than the one before.
    ///
    /// - Parameter id: the operation's id.
    mutating func event(
        _ operation: String,
        on resource: String,
        _ status: String,
        id: String = "o-1",
        correlation: String = "c-1",
        method: String? = "PUT",
        sub: String = "",
        request: JSONValue? = nil,
        response: JSONValue? = nil,
        caller: String? = "mira@example.com"
    ) throws {
        second += 1
        var properties: JSONObject = [:]
        properties["requestbody"] = request.map { .string($0.compactText) }
        properties["responseBody"] = response.map { .string($0.compactText) }
        var record: JSONObject = [
            "category": ["value": "Administrative"], "correlationId": .string(correlation),
            "eventDataId": .string("e-\(second)"), "operationId": .string(id),
            "eventTimestamp": .string(Moment(seconds: 1_770_000_000 + second).rfc3339),
            "operationName": ["value": .string(operation)], "properties": .object(properties),
            "resourceId": .string(resource), "status": ["value": .string(status)], "subStatus": ["value": .string(sub)],
        ]
        record["caller"] = caller.map { .string($0) }
        record["httpRequest"] = method.map { ["method": .string($0)] }
        try take(.object(record))
    }

    /// Takes a whole operation: its start with the request, its end with the answer.
    mutating func operate(
        _ operation: String,
        on resource: String,
        method: String? = "PUT",
        sub: String = "OK",
        request: JSONValue? = nil,
        response: JSONValue? = nil,
        correlation: String = "c-1"
    ) throws {
        let id = "o-\(second)"
        try event(
            operation,
            on: resource,
            "Started",
            id: id,
            correlation: correlation,
            method: method,
            request: request
        )
        try event(
            operation,
            on: resource,
            "Succeeded",
            id: id,
            correlation: correlation,
            method: method,
            sub: sub,
            response: response
        )
    }

    /// Takes a change record of Resource Graph; the values are pairs of before and after.
    mutating func change(
        _ resource: String,
        as type: String = "Update",
        by who: String = "mira@example.com",
        correlation: String = "c-9",
        _ values: KeyValuePairs<String, (JSONValue, JSONValue)>
    ) throws {
        second += 1
        let changes = values.map { path, value in
            JSONObject.Member(key: path, value: ["previousValue": value.0, "newValue": value.1])
        }
        try take([
            "targetResourceId": .string(resource), "changeType": .string(type),
            "changes": .object(JSONObject(unsorted: changes)),
            "changeAttributes": [
                "timestamp": .string(Moment(seconds: 1_770_000_000 + second).rfc3339), "changedBy": .string(who),
                "correlationId": .string(correlation),
            ],
        ])
    }
}

/// A rule's body that lets a port in.
func securityRule(_ name: String, port: String = "22", from source: String = "*", access: String = "Allow") -> JSONValue
{
    [
        "name": .string(name),
        "properties": [
            "access": .string(access), "destinationPortRange": .string(port), "direction": "Inbound", "priority": 100,
            "protocol": "Tcp", "provisioningState": "Succeeded", "sourceAddressPrefix": .string(source),
        ],
    ]
}
