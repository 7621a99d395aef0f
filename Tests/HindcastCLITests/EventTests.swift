import Foundation
import TestSupport
import Testing

/// One event: its record, and who stands behind it.
@Suite struct EventTests {
    private func story() throws -> LateStory { try LateStory.shared.get() }

    private func openingEvent() throws -> String {
        let changes = try story()("log", "-o", "json", "--action", "ec2:Authorize*", "--since", "2026-03-09").objects()
        return try #require(changes.first?["event_id"] as? String)
    }

    @Test func `an event is shown with its commit, its resources and its record`() throws {
        let event = try openingEvent()
        let result = try story()("show", "e:\(event)")
        #expect(result.status == 0, "\(result.error)")
        try expectSnapshot(result.output, at: "Show/event.txt")
    }

    @Test func `a chain is walked hop by hop, each with its evidence`() throws {
        let event = try openingEvent()
        try expectSnapshot(try story()("who", "e:\(event)", "--chain").output, at: "Who/chain.txt")
        let result = try story()("who", "e:\(event)", "--chain", "-o", "json")
        let walk = try #require(try result.json() as? [String: Any])
        let hops = try #require(walk["hops"] as? [[String: Any]])
        #expect(hops.map { $0["confidence"] as? String } == ["proven", "proven", "stated"])
        for (hop, next) in zip(hops, hops.dropFirst()) { #expect(hop["to"] as? String == next["from"] as? String) }
        #expect(walk["origin"] as? String == hops.last?["to"] as? String)
        let shown = try #require(hops.first?["shown_by"] as? [String: Any])
        let record = try #require(hops.first?["record"] as? [String: Any])
        #expect(shown["event_id"] as? String == record["eventID"] as? String)
        #expect(record["eventName"] as? String == "AssumeRole")
    }

    @Test func `the chain of each event ends at the origin that its commit names`() throws {
        for story in [try RecordedStory.terraform(), try RecordedStory.bucket()] {
            let changes = try #require(try story.json("log") as? [[String: Any]])
            for change in changes {
                let event = try #require(change["event_id"] as? String)
                let walk = try #require(try story.json("who", "e:\(event)", "--chain") as? [String: Any])
                #expect(walk["origin"] as? String == change["origin"] as? String)
                #expect(walk["origin_confidence"] as? String == change["origin_confidence"] as? String)
            }
        }
    }

    @Test func `an event that made no commit is found where its record is kept`() throws {
        let folder = try TemporaryFolder()
        let repository = folder.path("h.git")
        let same = TestLog.record(
            2,
            "ec2:AuthorizeSecurityGroupIngress",
            request: [
                "groupId": "sg-0c01",
                "ipPermissions": [
                    "items": [
                        [
                            "ipProtocol": "tcp", "fromPort": 22, "toPort": 22,
                            "ipRanges": ["items": [["cidrIp": "0.0.0.0/0"]]],
                        ]
                    ]
                ],
            ],
            response: ["_return": true]
        )
        var again = same
        again["eventID"] = "again"
        again["eventTime"] = "2026-03-01T00:00:00Z"
        var before = TestLog.record(9, "example:FrobnicateWidget", request: ["x": 1])
        before["eventTime"] = "2026-01-01T00:00:00Z"
        before["eventID"] = "before"
        let read = TestLog.record(8, "ec2:DescribeInstances", request: [:])
        let log = TestLog.text([before, TestLog.group(1, name: "g", id: "sg-0c01"), same, again, read])
        #expect(try Program.hindcast.run(["init", repository]).status == 0)
        #expect(try Program.hindcast.run(["--repo", repository, "import", "-"], input: log).status == 0)
        func expectFound() throws {
            for (id, disposition) in [("again", "no-effect"), ("before", "unmodelled")] {
                let result = try Program.hindcast.run(["--repo", repository, "show", "e:\(id)", "-o", "json"])
                #expect(result.status == 0, "\(result.error)")
                let event = try #require(try result.json() as? [String: Any])
                #expect(event["disposition"] as? String == disposition)
                #expect((event["record"] as? [String: Any])?["eventID"] as? String == id)
                #expect(event["commit"] is NSNull)
                #expect((event["resources"] as? [Any])?.isEmpty == true)
            }
        }
        try expectFound()
        let text = try Program.hindcast.run(["--repo", repository, "show", "e:again"]).output
        #expect(text.contains("\ncommit     none: no-effect, it left every resource as it was\n"))
        // Without the index nothing is lost.
        try FileManager.default.removeItem(atPath: repository + "/hindcast/index.sqlite")
        try expectFound()
    }

    @Test func `an event whose record is not kept is told from one that never was`() throws {
        let estate = try Estate.shared.get()
        let read = try estate("show", "e:\(Estate.event(4))")
        #expect(read.status == 1)
        #expect(read.error.contains("was taken in, and its record is not kept"))
        let unknown = try estate("show", "e:nothing-of-the-sort")
        #expect(unknown.status == 1)
        #expect(unknown.error.contains("knows no event"))
    }

    @Test func `a call for credentials is shown, and its own chain walked`() throws {
        let event = try openingEvent()
        let walk = try #require(try story()("who", "e:\(event)", "--chain", "-o", "json").json() as? [String: Any])
        let hops = try #require(walk["hops"] as? [[String: Any]])
        let session = try #require((hops[0]["shown_by"] as? [String: Any])?["event_id"] as? String)
        let shown = try #require(try story()("show", "e:\(session)", "-o", "json").json() as? [String: Any])
        #expect(shown["disposition"] as? String == "session")
        let its = try #require(try story()("who", "e:\(session)", "--chain", "-o", "json").json() as? [String: Any])
        #expect((its["hops"] as? [[String: Any]])?.count == hops.count - 1)
        #expect(its["origin"] as? String == "alice@example.com")
    }

    @Test func `a chain that ends at a role session is unresolved, however firmly it led there`() throws {
        let folder = try TemporaryFolder()
        // The call by which the person took the first role is missing.
        let script = """
            cp -r "$logs" logs
            find logs -name '*.gz' | while read -r file; do
                if zcat "$file" | grep -q 78a774ba-8075-491d-a186-d7c4eb2db921; then rm "$file"; fi
            done
            "$hindcast" init h.git && "$hindcast" --repo h.git import logs
            """
        let logs = Repository.root.appending(path: "Examples/security-group-opened/logs").path
        let made = try Program(URL(filePath: "/bin/bash")).run(
            ["-c", script],
            environment: ["logs": logs, "hindcast": Program.hindcast.path],
            in: folder.url
        )
        try #require(made.status == 0, "\(made.error)")
        let event = try openingEvent()
        let arguments = ["--repo", folder.path("h.git"), "who", "e:\(event)", "--chain"]
        let walk = try #require(try Program.hindcast.run(arguments + ["-o", "json"]).json() as? [String: Any])
        let hops = try #require(walk["hops"] as? [[String: Any]])
        #expect(hops.map { $0["confidence"] as? String } == ["proven", "unresolved"])
        #expect(walk["origin_confidence"] as? String == "unresolved")
        let text = try Program.hindcast.run(arguments).output
        #expect(
            text.contains("\n2. unresolved (no event shows who assumed role deploy)\n   stops at  deploy/hotfix-482")
        )
        let log = try Program.hindcast.run(["--repo", folder.path("h.git"), "log", "--action", "ec2:Authorize*"]).output
        #expect(log.contains("(?) break-glass/hotfix-482"))
    }

    @Test func `a person's own key has no hop`() throws {
        let result = try Estate.shared.get()("who", "e:\(Estate.event(3))", "--chain")
        #expect(result.status == 0)
        #expect(result.output.contains("origin     alice  arn:aws:iam::111122223333:user/alice  proven\n"))
        #expect(result.output.contains("No hop"))
    }

    @Test(arguments: [["who", "sg-0a1b2c3d", "--chain"], ["who", "e:x", "/a", "--chain"]])
    func `a chain is of an event`(arguments: [String]) throws {
        #expect(try Program.hindcast.run(["--repo", Estate.shared.get().repository] + arguments).status == 64)
    }

    @Test func `the start of an operation is called one, and no call for credentials`() throws {
        let folder = try TemporaryFolder()
        let repository = folder.path("h.git")
        func entry(_ part: String) -> String {
            #"{"insertId":"\#(part)","logName":"projects/p/logs/cloudaudit.googleapis.com%2Factivity","timestamp":"2026-06-01T00:00:0\#(part == "first" ? 1 : 2)Z","operation":{"id":"o-1","\#(part)":true},"protoPayload":{"serviceName":"compute.googleapis.com","methodName":"v1.compute.firewalls.insert","resourceName":"projects/p/global/firewalls/f","request":{"name":"f"}}}"#
        }
        let stage =
            #"{"kind":"Event","apiVersion":"audit.k8s.io/v1","auditID":"a-1","stage":"RequestReceived","verb":"create","level":"Metadata","requestURI":"/api/v1/namespaces/n/pods","stageTimestamp":"2026-06-01T00:00:03Z","user":{"username":"u"}}"#
        let file = folder.path("log.ndjson")
        try ([entry("first"), entry("last"), stage].joined(separator: "\n") + "\n")
            .write(toFile: file, atomically: true, encoding: .utf8)
        _ = try Program.hindcast.run(["init", repository])
        _ = try Program.hindcast.run(["--repo", repository, "import", "--activity", file])
        for id in ["first", "a-1:RequestReceived"] {
            let shown = try Program.hindcast.run(["--repo", repository, "show", "e:\(id)"])
            #expect(shown.status == 0, "\(shown.error)")
            #expect(
                shown.output.contains("none: staged, it started what the event of its end tells"),
                "\(shown.output)"
            )
        }
    }
}
