import HindcastModel

/// One start of one operation, as each of the log's shapes has it.
enum AzureSamples {
    static let resource =
        "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/shop/providers/Microsoft.Network/networkSecurityGroups/web-nsg"
    static let operation = "Microsoft.Network/networkSecurityGroups/write"
    static let time = "2026-11-20T09:00:00.1234567Z"
    static let body = #"{"location":"westeurope","properties":{"securityRules":[]}}"#
    static let claims: JSONValue = [
        "appid": "04b07795-8ddb-461a-bbee-02f9e1bf7b46", "name": "Mira Example", "ipaddr": "192.0.2.10",
        "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn": "mira@example.com",
        "http://schemas.microsoft.com/claims/authnmethodsreferences": "pwd,mfa",
    ]

    static let rest: JSONValue = [
        "authorization": ["action": .string(operation), "scope": .string(resource)], "caller": "mira@example.com",
        "category": ["value": "Administrative"], "claims": claims, "correlationId": "c-1", "eventDataId": "e-1",
        "eventName": ["value": "BeginRequest"], "eventTimestamp": .string(time),
        "httpRequest": ["clientIpAddress": "192.0.2.10", "method": "PUT"], "operationId": "o-1",
        "operationName": ["value": .string(operation), "localizedValue": "Create or Update Network Security Group"],
        "properties": ["requestbody": .string(body)], "resourceId": .string(resource),
        "status": ["value": "Started"], "subStatus": ["value": ""],
    ]

    static let hub: JSONValue = [
        "callerIpAddress": "192.0.2.10", "category": "Administrative", "correlationId": "c-1", "durationMs": "0",
        "identity": [
            "authorization": ["action": .string(operation), "scope": .string(resource)], "claims": claims,
        ],
        "operationName": .string(operation.uppercased()), "properties": ["requestbody": .string(body)],
        "resourceId": .string(resource.uppercased()), "resultSignature": "Started.", "resultType": "Start",
        "time": .string(time),
    ]

    static let analytics: JSONValue = [
        "ActivityStatusValue": "Start", "Caller": "mira@example.com", "CallerIpAddress": "192.0.2.10",
        "CategoryValue": "Administrative", "Claims": .string(claims.compactText), "CorrelationId": "c-1",
        "EventDataId": "e-1", "OperationName": "Create or Update Network Security Group",
        "OperationNameValue": .string(operation.uppercased()),
        "Properties": .string(
            (["message": .string(operation), "requestbody": .string(body)] as JSONValue).compactText
        ),
        "ResourceId": .string(resource.uppercased()), "TimeGenerated": .string(time),
        "_ResourceId": .string(resource.lowercased()),
    ]

    static let dump: JSONValue = [
        "caller": "mira@example.com", "category": ["value": "Administrative"], "claims": claims,
        "correlation_id": "c-1", "event_data_id": "e-1", "event_name": ["value": "BeginRequest"],
        "event_timestamp": .string(time), "http_request": ["client_ip_address": "192.0.2.10", "method": "PUT"],
        "operation_id": "o-1", "operation_name": ["value": .string(operation)],
        "properties": ["requestbody": .string(body)], "resource_id": .string(resource), "status": ["value": "Started"],
    ]

    static let grid: JSONValue = [
        "data": [
            "claims": claims, "correlationId": "c-1",
            "httpRequest": #"{"clientIpAddress":"192.0.2.10","method":"PUT"}"#,
            "operationName": .string(operation), "resourceUri": .string(resource), "status": "Succeeded",
        ],
        "dataVersion": "2", "eventTime": .string(time), "eventType": "Microsoft.Resources.ResourceWriteSuccess",
        "id": "e-1", "subject": .string(resource), "topic": "/subscriptions/11111111-2222-3333-4444-555555555555",
    ]

    static let change: JSONValue = [
        "changeAttributes": [
            "changedBy": "mira@example.com", "clientType": "Azure Portal", "correlationId": "c-1",
            "timestamp": .string(time),
        ],
        "changeType": "Update",
        "changes": ["properties.minimumTlsVersion": ["newValue": "TLS1_0", "previousValue": "TLS1_2"]],
        "targetResourceId": .string(resource),
    ]

    /// A sample with members replaced or added.
    static func changed(_ sample: JSONValue, _ changes: JSONObject) -> JSONValue {
        var fields = sample.object ?? [:]
        for change in changes { fields[change.key] = change.value }
        return .object(fields)
    }
}
