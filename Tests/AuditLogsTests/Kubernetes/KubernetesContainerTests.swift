import AuditLogs
import HindcastModel
import Testing

/// The ways in which Kubernetes's records are handed around.
@Suite struct KubernetesContainerTests {
    private func read(_ value: JSONValue, format: LogFormat? = nil) throws -> Reading {
        try read(value.compactText, format: format)
    }

    private func read(_ text: String, format: LogFormat? = nil) throws -> Reading {
        let folder = try TemporaryFolder()
        return try Reading(folder.write(text, to: "log"), format: format)
    }

    @Test func `records one a line are read, and formats said are checked`() throws {
        let lines = [auditRecord("a"), auditRecord("b")].map(\.compactText).joined(separator: "\n")
        #expect(try read(lines).ids == ["a", "b"])
        #expect(try read(lines, format: .kubernetes).ids == ["a", "b"])
        #expect(
            try read(lines, format: .records).complaints == [
                "1: it is of the format kubernetes", "2: it is of the format kubernetes",
            ]
        )
    }

    @Test func `the items of a webhook's list may lack what the list says`() throws {
        let item = auditRecord("a", ["kind": .null, "apiVersion": .null])
        let reading = try read(["kind": "EventList", "apiVersion": "audit.k8s.io/v1", "metadata": [:], "items": [item]])
        #expect(reading.ids == ["a"])
        #expect(reading.findings.isEmpty)
    }

    @Test func `a diagnostic record of AKS names its cluster`() throws {
        let id = "/SUBSCRIPTIONS/S/RESOURCEGROUPS/G/PROVIDERS/MICROSOFT.CONTAINERSERVICE/MANAGEDCLUSTERS/SHOP"
        func diagnostic(_ category: String) -> JSONValue {
            [
                "time": "2026-11-20T09:00:00.123456789Z", "resourceId": .string(id), "category": .string(category),
                "operationName": "Microsoft.ContainerService/managedClusters/diagnosticLogs/Read",
                "properties": [
                    "log": .string(auditRecord(category).compactText), "stream": "stdout", "pod": "kube-apiserver-1",
                ],
            ]
        }
        let reading = try read(["records": [diagnostic("kube-audit"), diagnostic("kube-audit-admin")]])
        #expect(reading.events.map(\.account) == ["shop", "shop"])
        #expect(try read(diagnostic("kube-audit")).ids == ["kube-audit"])
    }

    @Test func `the log group of EKS names its cluster, and only one of its streams is an audit log`() throws {
        func batch(_ stream: String, _ message: String) -> JSONValue {
            [
                "messageType": "DATA_MESSAGE", "owner": "111122223333", "logGroup": "/aws/eks/shop/cluster",
                "logStream": .string(stream), "logEvents": [["id": "1", "timestamp": 1, "message": .string(message)]],
            ]
        }
        let reading = try read(batch("kube-apiserver-audit-0a1b", auditRecord("a").compactText))
        #expect(reading.events.map(\.account) == ["shop"])
        let other = try read(batch("authenticator-0a1b", "time=\"2026\" level=info"))
        #expect(other.complaints == ["1: it is the log authenticator-0a1b of EKS, which holds no audit records"])
        let row: JSONValue = [
            "@log": "111122223333:/aws/eks/shop/cluster", "@message": .string(auditRecord("a").compactText),
        ]
        #expect(try read(row).events.map(\.account) == ["shop"])
        let printed: JSONValue = [
            "events": [["logStreamName": "kube-apiserver-audit-0", "message": .string(auditRecord("a").compactText)]]
        ]
        #expect(try read(printed).ids == ["a"])
    }

    /// One diagnostic record of AKS.
    private func diagnostic(_ text: String, pod: String = "kube-apiserver-1") -> JSONValue {
        [
            "category": "kube-audit", "operationName": "Microsoft.ContainerService/managedClusters/diagnosticLogs/Read",
            "properties": ["log": .string(text), "pod": .string(pod), "stream": "stdout"],
            "resourceId": "/SUBSCRIPTIONS/S/RESOURCEGROUPS/G/PROVIDERS/MICROSOFT.CONTAINERSERVICE/MANAGEDCLUSTERS/SHOP",
            "time": "2026-11-20T09:00:00.123456789Z",
        ]
    }

    @Test func `a long record that AKS cut into several is put together again, each writer's for itself`() throws {
        let (one, other) = (auditRecord("a").compactText, auditRecord("b").compactText)
        let cuts = [100, 240].map { one.index(one.startIndex, offsetBy: $0) }
        let middle = other.index(other.startIndex, offsetBy: 77)
        let lines = [
            diagnostic(String(one[..<cuts[0]])), diagnostic(String(other[..<middle]), pod: "kube-apiserver-2"),
            diagnostic(String(one[cuts[0]..<cuts[1]])), diagnostic(auditRecord("c").compactText, pod: "x"),
            diagnostic(String(other[middle...]), pod: "kube-apiserver-2"), diagnostic(String(one[cuts[1]...])),
            diagnostic(auditRecord("d").compactText),
        ]
        for text in [
            lines.map(\.compactText).joined(separator: "\n"), (["records": .array(lines)] as JSONValue).compactText,
        ] {
            let reading = try read(text)
            #expect(reading.ids.sorted() == ["a", "b", "c", "d"] && reading.findings.isEmpty)
            #expect(reading.events.allSatisfy { $0.account == "shop" })
        }
    }

    @Test func `the rest of a record that never comes is a finding, and takes no other along`() throws {
        let half = String(auditRecord("a").compactText.prefix(100))
        let lines = [half, auditRecord("b").compactText, half].map { diagnostic($0).compactText }
        let reading = try read(lines.joined(separator: "\n"))
        #expect(reading.ids == ["b"])
        #expect(
            reading.complaints.map { $0.drop { $0 != " " } }
                == Array(repeating: " its log is no JSON: it ends early", count: 2)
        )
    }

    @Test func `rows of AKS's own tables are records, also exported as CSV`() throws {
        let fields = auditRecord("a").object ?? [:]
        func row(_ isText: Bool) -> JSONObject {
            var row: JSONObject = [
                "TimeGenerated": "2026-11-20T09:00:01Z", "Type": "AKSAudit", "PodName": "kube-apiserver-1",
                "_ResourceId":
                    "/subscriptions/s/resourcegroups/g/providers/microsoft.containerservice/managedclusters/shop",
            ]
            for (column, member) in [
                ("AuditId", "auditID"), ("Level", "level"), ("Stage", "stage"), ("RequestUri", "requestURI"),
                ("Verb", "verb"), ("User", "user"), ("SourceIps", "sourceIPs"), ("UserAgent", "userAgent"),
                ("ObjectRef", "objectRef"), ("ResponseStatus", "responseStatus"), ("RequestObject", "requestObject"),
                ("RequestReceivedTime", "requestReceivedTimestamp"), ("StageReceivedTime", "stageTimestamp"),
            ] {
                let value = fields[member] ?? .null
                row[column] = isText && value.string == nil ? .string(value.compactText) : value
            }
            return row
        }
        let expected = try RecordDecoder.decode(auditRecord("a"), within: .init(cluster: "shop")).get()
        let cells = row(true)
        let quoted = cells.map { "\"\(($0.value.string ?? "").replacing("\"", with: "\"\""))\"" }
        let table = "\u{FEFF}" + cells.keys.joined(separator: ",") + "\r\n" + quoted.joined(separator: ",") + "\r\n"
        for text in [JSONValue.object(row(false)).compactText, JSONValue.object(cells).compactText, table] {
            let event = try #require(try read(text).events.first, "\(text)")
            #expect(event.id == expected.id && event.action == expected.action && event.account == "shop")
            #expect(event.request == expected.request && event.time == expected.time)
            #expect(event.principal == expected.principal && event.sourceIP == expected.sourceIP)
        }
    }

    @Test func `the lines of an export of CloudWatch Logs to S3 begin with their time`() throws {
        let lines = ["a", "b"].map { "2026-11-20T09:00:0\($0 == "a" ? 1 : 2).123Z \(auditRecord($0).compactText)" }
        let reading = try read(lines.joined(separator: "\n") + "\n")
        #expect(reading.ids == ["a", "b"] && reading.findings.isEmpty)
        let other = try read("2026-11-20T09:00:01.123Z time=\"2026\" level=info msg=\"access granted\"\n")
        #expect(other.complaints.count == 1 && other.complaints[0].contains("it is no log"))
    }

    @Test func `a record inside another product's document is found`() throws {
        let text = JSONValue.string(auditRecord("a").compactText)
        for key in ["log", "message", "_raw"] {
            #expect(try read([(key): text, "stream": "stdout"]).ids == ["a"], "\(key)")
        }
    }

    @Test func `records of other clouds beside them are told apart`() throws {
        let lines = [auditRecord("a"), record("aws-1")].map(\.compactText).joined(separator: "\n")
        #expect(try read(lines).events.map(\.provider) == [.k8s, .aws])
    }

    @Test(arguments: [
        #"{"kind":"EventList","apiVersion":"audit.k8s.io/v1","items":"none"}"#,
        #"{"kind":"EventList","items":[1,null,[]]}"#,
        #"{"auditID":1,"stage":{},"verb":[],"requestURI":7}"#, #"{"category":"kube-audit","properties":{"log":"{"}}"#,
        #"{"logGroup":"/aws/eks//cluster","logEvents":[{"message":7}]}"#, #"{"protoPayload":{"serviceName":"k8s.io"}}"#,
        #"{"auditID":"a","stage":"ResponseComplete","verb":"create","requestURI":"?%%%=&&=","stageTimestamp":"x"}"#,
    ])
    func `a container or record that is broken is a finding`(text: String) throws {
        let reading = try read(text)
        #expect(reading.events.isEmpty)
        #expect(!reading.findings.isEmpty)
    }
}
