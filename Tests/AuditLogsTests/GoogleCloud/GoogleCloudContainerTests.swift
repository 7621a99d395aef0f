import AuditLogs
import FastJSON
import Foundation
import HindcastModel
import Testing

@Suite struct GoogleCloudContainerTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static let one = entry("a1")
    private static let two = entry("a2", "google.iam.admin.v1.CreateServiceAccount", service: "iam.googleapis.com")
    private static let packed = Data(one.compactText.utf8).base64EncodedString()

    /// Every container with the ids of the entries in it.
    static let containers: [Sample] = [
        Sample(name: "one a line", text: one.compactText + "\n" + two.compactText + "\n", "a1 a2"),
        Sample(
            name: "a single object, pretty-printed",
            text: one.compactText.replacing(",", with: ",\n  ").replacing("{", with: "{\n  "),
            "a1"
        ), Sample(name: "an array", text: "[\(one.compactText),\n\(two.compactText)]", "a1 a2"),
        Sample(
            name: "entries.list",
            text: #"{"entries":[\#(one.compactText),\#(two.compactText)],"nextPageToken":"x"}"#,
            "a1 a2"
        ),
        Sample(
            name: "a Pub/Sub push",
            text: #"{"message":{"data":"\#(packed)","messageId":"1"},"subscription":"projects/p/subscriptions/s"}"#,
            "a1"
        ),
        Sample(
            name: "a Pub/Sub pull",
            text: #"{"receivedMessages":[{"ackId":"x","message":{"data":"\#(packed)","messageId":"1"}}]}"#,
            "a1"
        ),
        Sample(
            name: "a list of pulled messages",
            text:
                #"[{"ackId":"x","message":{"data":"\#(packed)","attributes":{"logging.googleapis.com/timestamp":"t"}}}]"#,
            "a1"
        ),
        Sample(
            name: "a CloudEvent",
            text:
                #"{"specversion":"1.0","id":"1","type":"google.cloud.audit.log.v1.written","data":\#(one.compactText)}"#,
            "a1"
        ),
        Sample(
            name: "a CloudEvent with packed data",
            text: #"{"specversion":"1.0","type":"google.cloud.audit.log.v1.written","data_base64":"\#(packed)"}"#,
            "a1"
        ),
    ]

    @Test(arguments: containers)
    func `entries are found in whatever holds them`(container: Sample) throws {
        let path = try folder.write(container.text, to: "log")
        for format in [nil, LogFormat.googleCloud] {
            let reading = try Reading(path, format: format)
            #expect(reading.complaints == [] && reading.ids.joined(separator: " ") == container.reason)
        }
    }

    @Test func `the files of a sink to Cloud Storage are read, whatever their folders are called`() throws {
        let text = Self.one.compactText + "\n" + Self.two.compactText + "\n"
        let name = "cloudaudit.googleapis.com/activity/2026/06/09/14:00:00_14:59:59_S0.json"
        let file = try folder.write(text, to: "sink/" + name)
        #expect(try Reading(String(file.dropLast(name.count))).ids == ["a1", "a2"])
    }

    @Test func `a row of BigQuery is the entry it was`() throws {
        let row: JSONValue = [
            "logName": "projects/shop-prod/logs/cloudaudit.googleapis.com%2Factivity", "insertId": "b1",
            "timestamp": "2026-06-09 14:02:45.5 UTC", "severity": "NOTICE", "textPayload": .null,
            "operation": ["id": "operation-1", "first": "true", "last": .null],
            "resource": ["type": "gce_firewall_rule", "labels": ["project_id": "shop-prod", "zone": .null]],
            "protopayload_auditlog": [
                "serviceName": "compute.googleapis.com", "methodName": "v1.compute.firewalls.insert",
                "resourceName": "projects/shop-prod/global/firewalls/allow-ssh",
                "authenticationInfo": ["principalEmail": "nora@example.com"],
                "requestJson": #"{"@type":"type.googleapis.com/compute.firewalls.insert","name":"allow-ssh"}"#,
                "responseJson": .null, "metadataJson": "no json",
            ],
        ]
        let event = try #require(try Reading(try folder.write(row.compactText, to: "rows.json")).events.first)
        #expect(
            event.id == "b1" && event.action == "compute:firewalls.insert"
                && event.principal.label == "nora@example.com"
        )
        #expect(event.request["name"] == "allow-ssh" && event.time.rfc3339 == "2026-06-09T14:02:45.5Z")
        #expect(event.record["operation"] == ["id": "operation-1", "first": "true"])
    }

    @Test func `the YAML that gcloud prints is read, document by document`() throws {
        let text = """
            ---
            insertId: y1
            logName: projects/shop-prod/logs/cloudaudit.googleapis.com%2Factivity
            operation:
              first: true
              id: operation-1
            protoPayload:
              '@type': type.googleapis.com/google.cloud.audit.AuditLog
              authenticationInfo:
                principalEmail: nora@example.com
              authorizationInfo:
              - granted: true
                permission: compute.firewalls.create
                resourceAttributes:
                  name: projects/shop-prod/global/firewalls/allow-ssh
              methodName: v1.compute.firewalls.insert
              request:
                '@type': type.googleapis.com/compute.firewalls.insert
                alloweds:
                - IPProtocol: tcp
                  ports:
                  - '22'
                description: a text that gcloud
                  wraps, and it's long
                disabled: false
                labels: {}
                note: |-
                  two
                    lines
                priority: '1000'
                quoted: "tab\\tand: \\
                  more"
                sourceTags: []
                weight: 5
              requestMetadata:
                callerSuppliedUserAgent: google-cloud-sdk gcloud/530.0.0,gzip(gfe)
              resourceName: projects/shop-prod/global/firewalls/allow-ssh
              serviceName: compute.googleapis.com
              status: {}
            resource:
              labels:
                project_id: shop-prod
              type: gce_firewall_rule
            timestamp: '2026-06-09T14:02:45.123456Z'
            ---
            insertId: y2
            protoPayload: [broken
            ---
            insertId: y3
            logName: projects/shop-prod/logs/cloudaudit.googleapis.com%2Factivity
            protoPayload:
              methodName: SetIamPolicy
              serviceName: cloudresourcemanager.googleapis.com
            timestamp: 2026-06-09T14:02:46Z
            """
        let reading = try Reading(try folder.write(text, to: "log.yaml"))
        #expect(reading.ids == ["y1", "y3"])
        #expect(reading.complaints == ["2: it is no YAML as gcloud prints it: line 3 of the document"])
        let request = try #require(reading.events.first).request
        #expect(
            request == [
                "@type": "type.googleapis.com/compute.firewalls.insert",
                "alloweds": [["IPProtocol": "tcp", "ports": ["22"]]],
                "description": "a text that gcloud wraps, and it's long", "disabled": false, "labels": [:],
                "note": "two\n  lines", "priority": "1000", "quoted": "tab\tand: more", "sourceTags": [], "weight": 5,
            ]
        )
        #expect(reading.events.map(\.time.rfc3339) == ["2026-06-09T14:02:45.123456Z", "2026-06-09T14:02:46Z"])
    }

    @Test func `other entries and other YAML are named for what they are`() throws {
        let text =
            #"{"logName":"projects/p/logs/syslog","insertId":"1","textPayload":"hello","timestamp":"2026-06-09T14:02:45Z"}"#
        #expect(
            try Reading(try folder.write(text, to: "log")).complaints
                == ["1: it is a Google Cloud log entry of another log than an audit log"]
        )
        #expect(
            try Reading(try folder.write("---\nkind: Pod\n", to: "pod.yaml")).complaints == [
                "-: it is no log: it looks like YAML"
            ]
        )
    }

    @Test func `YAML nested without end is refused`() throws {
        let deep = "labels:\n" + (1...5_000).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n")
        #expect(try Reading(try folder.write(deep, to: "deep.yaml")).complaints.count == 1)
    }
}
