import AuditLogs
import HindcastModel
import Testing

@Suite struct AzureDecoderTests {
    static let shapes: [(String, JSONValue)] = [
        ("REST", AzureSamples.rest), ("Event Hubs", AzureSamples.hub), ("Log Analytics", AzureSamples.analytics),
        ("SDK", AzureSamples.dump), ("Event Grid", AzureSamples.grid),
    ]

    @Test(arguments: shapes)
    func `every shape of an event says the same`(shape: String, record: JSONValue) throws {
        let event = try RecordDecoder.decode(record).get()
        #expect(event.provider == .azure)
        #expect(event.action == "microsoft.network:networkSecurityGroups/write")
        #expect(event.time.rfc3339 == AzureSamples.time)
        #expect(event.account == "11111111-2222-3333-4444-555555555555" && event.location == "shop")
        #expect(event.principal.label == "mira@example.com" && event.principal.name == "Mira Example")
        #expect(event.principal.kind == .user && event.principal.usedMFA == true)
        #expect(event.sourceIP == "192.0.2.10" && event.outcome == .succeeded && event.kind == .call)
        if shape != "Event Grid" {
            #expect(event.request["location"] == "westeurope")
            #expect(event.sharedID == (try RecordDecoder.decode(AzureSamples.rest).get().sharedID))
        }
    }

    @Test(arguments: shapes + [("Resource Graph", AzureSamples.change)])
    func `an event is the same when it is read back from its record`(shape: String, record: JSONValue) throws {
        let event = try RecordDecoder.decode(record).get()
        #expect(try RecordDecoder.decode(event.record).get() == event)
    }

    @Test(arguments: shapes)
    func `a record is read in every container of its shape`(shape: String, record: JSONValue) throws {
        let folder = try TemporaryFolder()
        defer { withExtendedLifetime(folder) {} }
        let containers: [JSONValue] = [
            record, .array([record]), ["records": .array([record])], ["value": .array([record]), "nextLink": ""],
            ["message": .string(record.compactText)], table(of: record),
        ]
        for (place, container) in containers.enumerated() {
            let file = try folder.write(container.compactText, to: "\(shape)-\(place).json")
            let reading = try Reading(file)
            #expect(
                reading.events.map(\.operation) == ["networkSecurityGroups/write"],
                "\(place): \(reading.complaints)"
            )
        }
    }

    @Test(arguments: [false, true])
    func `a table that a portal exported as CSV is read`(isLocal: Bool) throws {
        let folder = try TemporaryFolder()
        defer { withExtendedLifetime(folder) {} }
        var row = AzureSamples.analytics.object ?? [:]
        var time = AzureSamples.time
        if isLocal {
            row["TimeGenerated [UTC]"] = "11/20/2026, 9:00:00.123 AM"
            row["TimeGenerated"] = nil
            time = "2026-11-20T09:00:00.123Z"
        }
        func line(_ cells: [String]) -> String {
            cells.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",") + "\r\n"
        }
        let cells = row.map { $0.value.string ?? $0.value.compactText }
        var other = row
        other["EventDataId"] = "e-2"
        other["CorrelationId"] = "c-2"
        other["Properties"] = .string("{\"message\":\"two\nlines, and a comma\"}")
        let text =
            line(row.keys.map(\.self)) + line(cells) + line(other.map { $0.value.string ?? $0.value.compactText })
        let reading = try Reading(folder.write(text, to: "query_data.csv"))
        #expect(reading.complaints.isEmpty && reading.ids == ["e-1", "e-2"])
        let event = try #require(reading.events.first)
        #expect(event.time.rfc3339 == time && event.action == "microsoft.network:networkSecurityGroups/write")
        #expect(event.request["location"] == "westeurope" && event.principal.label == "mira@example.com")
        let cut = try Reading(folder.write(String(text.dropLast(30)), to: "cut.csv"))
        #expect(cut.ids == ["e-1"] && cut.complaints.count == 1)
    }

    /// The answer of a Log Analytics query.
    private func table(of record: JSONValue) -> JSONValue {
        let members = record.object.map(Array.init) ?? []
        return [
            "tables": [
                [
                    "name": "PrimaryResult",
                    "columns": .array(members.map { ["name": .string($0.key), "type": "dynamic"] }),
                    "rows": [.array(members.map(\.value))],
                ]
            ]
        ]
    }

    @Test func `a page without records is no finding`() throws {
        let folder = try TemporaryFolder()
        defer { withExtendedLifetime(folder) {} }
        let reading = try Reading(folder.write(#"{"records":[]}"#, to: "empty.json"))
        #expect(reading.events.isEmpty && reading.findings.isEmpty)
    }

    static let statuses: [(JSONObject, AuditEvent.Outcome)] = [
        (["resultType": "Success", "resultSignature": "Succeeded.OK"], .succeeded),
        (["resultType": "Accept"], .succeeded),
        (
            ["resultType": "Failure", "resultSignature": "Failed.Conflict"],
            .failed(code: "Failed.Conflict", message: nil)
        ),
        (["resultType": "Canceled", "resultSignature": ""], .failed(code: "Canceled", message: nil)),
    ]

    @Test(arguments: statuses)
    func `the outcome is what the status says`(changes: JSONObject, outcome: AuditEvent.Outcome) throws {
        #expect(try RecordDecoder.decode(AzureSamples.changed(AzureSamples.hub, changes)).get().outcome == outcome)
    }

    @Test(arguments: [
        ("Administrative", AuditEvent.Kind.call), ("Write", .call), ("Policy", .insight), ("ServiceHealth", .insight),
        ("AuditEvent", .data), ("StorageWrite", .data), ("SignInLogs", .signIn),
    ])
    func `the kind follows from the category`(category: String, kind: AuditEvent.Kind) throws {
        let record = AzureSamples.changed(AzureSamples.hub, ["category": .string(category)])
        #expect(try RecordDecoder.decode(record).get().kind == kind)
    }

    @Test(arguments: [
        ("Microsoft.Storage/storageAccounts/listKeys/action", true), ("Microsoft.Compute/disks/read", true),
        ("Microsoft.Compute/virtualMachines/start/action", false), ("Microsoft.Compute/disks/write", false),
    ])
    func `an action that hands something out only reads`(operation: String, isReadOnly: Bool) throws {
        let record = AzureSamples.changed(AzureSamples.rest, ["operationName": ["value": .string(operation)]])
        let folder = try TemporaryFolder()
        defer { withExtendedLifetime(folder) {} }
        let reading = try Reading(folder.write(record.compactText, to: "one.json"))
        #expect(reading.skipped.isEmpty != isReadOnly)
    }

    static let callers: [(JSONObject, Principal.Kind, String, String?)] = [
        (["claims": [:], "caller": "live.com#guest@example.com"], .user, "guest@example.com", "guest@example.com"),
        (
            ["claims": ["idtyp": "app", "appid": "a-1", "oid": "o-1"], "caller": "o-1"], .serviceAccount, "a-1@o-1",
            "a-1@o-1"
        ),
        (
            [
                "claims": [
                    "appid": "a-1", "xms_mirid": "/subscriptions/s/resourcegroups/g/providers/Microsoft.X/ids/deployer",
                ]
            ],
            .serviceAccount, "/subscriptions/s/resourcegroups/g/providers/Microsoft.X/ids/deployer", "deployer"
        ),
        (
            ["claims": [:], "caller": "5e1f0000-0000-4000-a000-000000000001"], .serviceAccount,
            "5e1f0000-0000-4000-a000-000000000001", "5e1f0000-0000-4000-a000-000000000001"
        ),
        (["claims": .null, "caller": .null, "identity": "Mira Example"], .unknown, "Mira Example", "Mira Example"),
        (["claims": .null, "caller": .null], .unknown, "unknown", nil),
    ]

    @Test(arguments: callers)
    func `who it was is told by caller and claims`(
        changes: JSONObject,
        kind: Principal.Kind,
        label: String,
        name: String?
    ) throws {
        let principal = try RecordDecoder.decode(AzureSamples.changed(AzureSamples.rest, changes)).get().principal
        #expect(principal.kind == kind && principal.label == label && principal.name == name)
    }

    @Test(arguments: [
        ("eventTimestamp", "it has no time"), ("resourceId", "it names no resource"),
    ])
    func `a record without what makes an event is refused`(key: String, reason: String) throws {
        let bare = AzureSamples.changed(AzureSamples.rest, [key: .null, "authorization": .null, "id": .null])
        #expect(throws: RecordDecoder.Failure(reason: reason)) { try RecordDecoder.decode(bare).get() }
    }

    @Test func `a time that only the event's id holds is read`() throws {
        let record: JSONValue = [
            "caller": "mira@example.com",
            "id": .string(
                AzureSamples.resource + "/events/37bf930a-fbb8-4c8c-9cc7-057cc1805c04/ticks/636923208048336028"
            ),
            "operationName": ["value": .string(AzureSamples.operation)],
        ]
        let event = try RecordDecoder.decode(record).get()
        #expect(event.time.rfc3339 == "2019-05-01T15:20:04.8336028Z")
        #expect(event.id == "37bf930a-fbb8-4c8c-9cc7-057cc1805c04")
    }

    @Test(arguments: [
        ("/providers/Microsoft.Authorization", "-"), ("/subscriptions/S-1/providers/Microsoft.Network", "s-1"),
        ("/subscriptions/S-1", "s-1"),
    ])
    func `what is done to a provider or a subscription is an event`(resource: String, account: String) throws {
        let record = AzureSamples.changed(
            AzureSamples.rest,
            [
                "operationName": ["value": "Microsoft.Authorization/elevateAccess/action"],
                "resourceId": .string(resource),
            ]
        )
        #expect(try RecordDecoder.decode(record).get().account == account)
    }

    @Test func `a cluster's own records and other clouds' are left to others`() throws {
        let others: [JSONValue] = [
            AzureSamples.changed(AzureSamples.hub, ["category": "kube-audit", "properties": ["log": "{}"]]),
            ["protoPayload": [:], "operationName": "x", "resource": [:], "status": "", "properties": [:]],
            ["operationName": "GET /cart", "traceId": "1"], record("e-1"),
        ]
        for other in others { #expect((try? RecordDecoder.decode(other).get())?.provider != .azure) }
    }

    @Test func `hostile records are refused or read, and never stop the import`() throws {
        let deep = String(repeating: #"{"a":"#, count: 500) + "1" + String(repeating: "}", count: 500)
        let texts: [JSONValue] = [
            .string(deep), .string("{"), .string("/"), .string("//providers//"), .array([]), 7,
            .string("\u{202E}\u{0}"),
            .string(String(repeating: "/providers", count: 1_000)),
        ]
        for key in AzureSamples.rest.object?.keys.map(\.self) ?? [] {
            for text in texts {
                let record = AzureSamples.changed(AzureSamples.rest, [key: text])
                guard let event = try? RecordDecoder.decode(record).get() else { continue }
                #expect(try RecordDecoder.decode(event.record).get() == event, "\(key)")
            }
        }
    }
}
