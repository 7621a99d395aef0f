import AuditLogs
import FastJSON
import HindcastModel
import Replay
import Testing

/// A cluster whose audit log is played into a world, call by call.
struct AuditedCluster {
    private(set) var world = World(book: .builtIn) { record in
        (try? JSONValue(parsing: record)).flatMap { try? RecordDecoder.decode($0).get() }
    }
    private let redactor = Redactor(key: Array(repeating: 7, count: 32))
    private var count = 0

    /// Plays one call.
    ///
    /// - Parameters:
    ///   - path: the path of the request, parameters and all.
    ///   - request: the request's body, as JSON.
    ///   - response: the answer's body, as JSON.
    ///   - more: members of the record beside those that follow from the above.
    mutating func call(
        _ verb: String,
        _ path: String,
        _ request: String? = nil,
        answer response: String? = nil,
        level: String? = nil,
        code: Int64 = 200,
        with more: JSONObject = [:]
    ) throws -> AppliedEvent {
        let event = redactor.redact(
            try event(verb, path, request, answer: response, level: level, code: code, with: more)
        )
        if let key = RuleBook.stagingKey(of: event) {
            let record = JSONWriter.bytes(of: event.record, layout: .compact)
            world.openSession(key: key, eventID: event.id, at: event.time, record: record)
        }
        return world.apply(event)
    }

    /// Plays an event that was decoded.
    mutating func apply(_ event: AuditEvent) -> AppliedEvent { world.apply(redactor.redact(event)) }

    /// Makes the event of one call, as it was decoded.
    mutating func event(
        _ verb: String,
        _ path: String,
        _ request: String? = nil,
        answer response: String? = nil,
        level: String? = nil,
        code: Int64 = 200,
        with more: JSONObject = [:]
    ) throws -> AuditEvent {
        count += 1
        var record: JSONObject = [
            "kind": "Event", "apiVersion": "audit.k8s.io/v1", "auditID": .string("a-\(count)"),
            "stage": "ResponseComplete",
            "verb": .string(verb), "requestURI": .string(path), "user": ["username": "alice@example.com"],
            "level": .string(level ?? (response == nil ? request == nil ? "Metadata" : "Request" : "RequestResponse")),
            "responseStatus": ["code": .integer(code)],
            "stageTimestamp": .string(Moment(seconds: 1_780_000_000 + Int64(count)).rfc3339),
        ]
        record["requestObject"] = try request.map { try JSONValue(parsing: $0) }
        record["responseObject"] = try response.map { try JSONValue(parsing: $0) }
        for member in more { record[member.key] = member.value }
        return try RecordDecoder.decode(.object(record), within: .init(cluster: "prod")).get()
    }

    /// The path of the deployment of the tests.
    static let deployment = "/apis/apps/v1/namespaces/shop/deployments/web"

    /// The answer to a call for the deployment of the tests.
    static func answer(replicas: Int = 2, image: String = "web:1", version: Int = 7, metadata: String = "") -> String {
        """
        {"kind":"Deployment","apiVersion":"apps/v1","metadata":{"name":"web","namespace":"shop","uid":"u-web",\(metadata)
        "resourceVersion":"\(version)","generation":3,"creationTimestamp":"2026-05-01T00:00:00Z","labels":{"app":"web"},
        "annotations":{"deployment.kubernetes.io/revision":"\(version)"},"managedFields":[{"manager":"kubectl"}]},
        "spec":{"replicas":\(replicas),"template":{"metadata":{"creationTimestamp":null},"spec":{"containers":[
        {"name":"web","image":"\(image)","env":[{"name":"MODE","value":"a"}]},{"name":"proxy","image":"proxy:1"}]}}},
        "status":{"replicas":\(version)}}
        """
    }
}
