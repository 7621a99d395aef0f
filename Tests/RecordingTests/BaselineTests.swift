import FastJSON
import Foundation
import GitStore
import HindcastModel
import TestSupport
import Testing

@testable import Hindcast

/// What was seen of an estate, taken into its history.
@Suite struct BaselineTests {
    private static let logs = Repository.root.appending(path: "Examples/secret-in-a-rollout/logs").path
    private static let cluster = "shop-prod"

    /// Objects as a cluster shows them.
    private static func dump(replicas: Int, secret: String = "hunter2") -> JSONValue {
        func live(_ kind: String, _ version: String, _ name: String, _ rest: JSONObject) -> JSONValue {
            var object = rest
            object["kind"] = .string(kind)
            object["apiVersion"] = .string(version)
            object["metadata"] = [
                "labels": kind == "Deployment" ? ["app": "checkout", "team": "payments"] : [:],
                "name": .string(name), "namespace": "shop", "uid": .string("uid-of-\(name)"),
                "resourceVersion": "77", "creationTimestamp": "2026-06-08T08:00:00Z",
            ]
            return .object(object)
        }
        return [
            "kind": "List", "apiVersion": "v1",
            "items": [
                live("Deployment", "apps/v1", "checkout", ["spec": ["replicas": .integer(Int64(replicas))]]),
                live(
                    "Secret",
                    "v1",
                    "unheard-of",
                    ["type": "Opaque", "data": ["token": .string(Data(secret.utf8).base64EncodedString())]]
                ),
            ],
        ]
    }

    private static func write(_ dump: JSONValue, in history: RecordedHistory, named name: String) throws -> String {
        let path = history.folder.path("\(name).json")
        try Data(dump.compactText.utf8).write(to: URL(filePath: path))
        return path
    }

    @discardableResult
    private static func observe(_ path: String, _ history: RecordedHistory, at time: String) throws -> ImportSummary {
        try Recorder(opening: history.path)
            .observe(
                [path],
                format: nil,
                cluster: cluster,
                seenAt: Moment(rfc3339: time),
                now: Moment(seconds: 1_900_000_000)
            ) { _ in }
    }

    private static func importLogs(into history: RecordedHistory) async throws {
        _ = try await Recorder(opening: history.path)
            .record([logs], format: nil, cluster: cluster, now: Moment(seconds: 1_800_000_000)) { _ in }
    }

    @Test func `what no event explains is a commit by nobody known, within its window; what one explains is none`()
        async throws
    {
        let history = try RecordedHistory()
        try await Self.importLogs(into: history)
        let path = try Self.write(Self.dump(replicas: 6), in: history, named: "seen")
        let summary = try Self.observe(path, history, at: "2026-06-08T12:00:00Z")
        // The deployment has six replicas by the events.
        #expect(summary.ledger == [.observed: 1, .unlogged: 1])
        #expect(summary.commits == 1)
        let change = try #require(try Self.newest(history))
        #expect(change.resource.description == "k8s/shop-prod/shop/core/secrets/unheard-of")
        #expect(change.principal == "unknown (no audit event)")
        #expect(change.via == "baseline")
        let author = try Program.git.run([
            "-C", history.path, "log", "-1", "--format=%an|%ad|%(trailers:key=Window)", "--date=iso-strict-local",
        ])
        #expect(
            author.lines == ["unknown (no audit event)|2026-06-08T12:00:00+00:00|Window: ../2026-06-08T12:00:00Z"]
        )
        #expect(try History.verify(at: history.path).findings.isEmpty)
    }

    @Test func `a value that was set by an event and seen otherwise changed after the resource was made`() async throws
    {
        let history = try RecordedHistory()
        try await Self.importLogs(into: history)
        let path = try Self.write(Self.dump(replicas: 9), in: history, named: "seen")
        try Self.observe(path, history, at: "2026-06-08T12:00:00Z")
        let window = try Program.git.run([
            "-C", history.path, "log", "-1", "--grep=deployments/checkout", "--format=%(trailers:key=Window,valueonly)",
        ])
        #expect(window.lines == ["2026-06-08T08:00:05.012Z/2026-06-08T12:00:00Z"])
        let address = try #require(Address("k8s/shop-prod/shop/apps/deployments/checkout"))
        let place = try #require(JSONPointer(text: "/configuration/spec/replicas"))
        let line = try #require(
            try History(opening: history.path).blame(address, at: nil, under: place, includingRemoved: false).first
        )
        #expect(line.value == 9)
        #expect(line.change.principal == "unknown (no audit event)")
    }

    @Test func `baselines and logs in any order, in one import or many, give the same history`() async throws {
        let steps: [[String]] = [
            ["logs", "noon", "morning"], ["noon", "morning", "logs"], ["morning", "logs", "noon", "morning"],
            ["noon", "logs", "noon", "logs", "morning"],
        ]
        var first: Fingerprint?
        for order in steps {
            let history = try RecordedHistory()
            let noon = try Self.write(Self.dump(replicas: 9), in: history, named: "noon")
            // Between two events: the later one sets the number of replicas again.
            let morning = try Self.write(Self.dump(replicas: 4), in: history, named: "morning")
            for step in order {
                switch step {
                case "logs": try await Self.importLogs(into: history)
                case "noon": try Self.observe(noon, history, at: "2026-06-08T12:00:00Z")
                default: try Self.observe(morning, history, at: "2026-06-08T10:30:00Z")
                }
            }
            let found = try history.fingerprint()
            if let first { first.expectSame(as: found, order.joined(separator: ", ")) } else { first = found }
        }
        #expect(try #require(first).evidence.count { $0.contains("Via: baseline") } == 3)
    }

    @Test func `the secrets of a baseline reach no object and no index`() async throws {
        let history = try RecordedHistory()
        let secret = "correct-horse-battery"
        let path = try Self.write(Self.dump(replicas: 1, secret: secret), in: history, named: "seen")
        try Self.observe(path, history, at: "2026-06-08T12:00:00Z")
        let objects = try Program.git.run(["-C", history.path, "cat-file", "--batch-all-objects", "--batch"]).output
        let coded = Data(secret.utf8).base64EncodedString()
        #expect(objects.contains("$redacted"))
        #expect(!objects.contains(secret) && !objects.contains(coded))
        let index = String(
            decoding: try Data(contentsOf: URL(filePath: history.path + "/hindcast/index.sqlite")),
            as: UTF8.self
        )
        #expect(!index.contains(secret) && !index.contains(coded))
    }

    @Test func `what says only what should be is no baseline`() async throws {
        let history = try RecordedHistory()
        let path = history.folder.path("manifest.yaml")
        try Data("{kind: ConfigMap, apiVersion: v1, metadata: {name: a, namespace: b}, data: {c: d}}".utf8)
            .write(to: URL(filePath: path))
        let summary = try Self.observe(path, history, at: "2026-06-08T12:00:00Z")
        #expect(summary.commits == 0)
        #expect(summary.findings.map(\.file) == [path])
    }

    private static func newest(_ history: RecordedHistory) throws -> ChangeEntry? {
        var found: ChangeEntry?
        try History(opening: history.path).forEachChange(ChangeQuery()) { change in
            found = change
            return false
        }
        return found
    }
}
