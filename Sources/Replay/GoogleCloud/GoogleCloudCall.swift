internal import HindcastModel

/// A call of Google Cloud as its entries tell of it: the one at hand and, of a long operation, the one of its start, which has
/// the request.
struct GoogleCloudCall {
    let event: AuditEvent
    /// The entry of the operation's start, where this one is of its end.
    let start: AuditEvent?
    let verb: GoogleCloudVerb
    /// What the method's name says about the resource; empty where it says nothing.
    let noun: String
    /// What was asked for, without its type; empty where no entry says.
    let request: JSONObject
    /// The resource, or what else came back, without its type; `nil` where only an operation did, or nothing.
    let response: JSONObject?
    /// The description of the operation that came back at its start; `nil` where none did.
    let operation: JSONObject?

    var service: String { event.service }
    var name: String { event.operation }
    var labels: JSONValue? { event.record["resource"]?["labels"] }

    init(_ event: AuditEvent, start: AuditEvent?) {
        self.event = event
        self.start = start
        (verb, noun) = GoogleCloudVerb.parse(event.operation)
        let own = GoogleCloudCall.content(event.request)
        request = own.isEmpty ? start.map { GoogleCloudCall.content($0.request) } ?? [:] : own
        let responses = [event.response, start?.response].compactMap { $0?.object }
        operation = responses.first(where: GoogleCloudCall.isOperation)
        response = responses.first { !GoogleCloudCall.isOperation($0) }.flatMap { body in
            let content = GoogleCloudCall.content(.object(body))
            return content.isEmpty ? nil : content
        }
    }

    /// Whether the entry at hand is of the end of an operation whose start no entry tells of.
    var lacksStart: Bool { start == nil && GoogleCloudCall.isLast(event) && !GoogleCloudCall.isFirst(event) }

    /// Whether the entry is of the start of an operation whose end no entry tells of.
    var lacksEnd: Bool { GoogleCloudCall.isFirst(event) && !GoogleCloudCall.isLast(event) }

    /// A part of the payload, of the entry at hand or of the start's.
    func payload(_ key: String) -> JSONValue? {
        if let own = event.record["protoPayload"]?[key], !own.isEmpty { return own }
        return start?.record["protoPayload"]?[key]
    }

    /// A text of the request; `nil` where there is none or it is empty.
    func requested(_ key: String) -> String? {
        guard let text = request[key]?.scalarText, !text.isEmpty else { return nil }
        return text
    }

    static func isFirst(_ event: AuditEvent) -> Bool { isTrue(event.record["operation"]?["first"]) }
    static func isLast(_ event: AuditEvent) -> Bool { isTrue(event.record["operation"]?["last"]) }

    /// BigQuery's rows write truth as text.
    private static func isTrue(_ value: JSONValue?) -> Bool { value?.scalarText == "true" }

    /// An object without its type.
    private static func content(_ value: JSONValue) -> JSONObject {
        guard var object = value.object else { return [:] }
        object["@type"] = nil
        return object
    }

    /// Whether a response describes an operation, which is no resource.
    private static func isOperation(_ body: JSONObject) -> Bool {
        if body["operationType"] != nil { return true }
        let type = body["@type"]?.string ?? body["kind"]?.string ?? ""
        return type.lowercased().hasSuffix("operation")
    }
}
