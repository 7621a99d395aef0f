import Foundation
import TestSupport
import Testing

@testable import HindcastCLI

@Suite struct CommandLineTests {
    let estate: Estate

    init() throws { estate = try Estate.shared.get() }

    @Test func `import tells what became of each record`() throws {
        let summary = try #require(estate.summary.json() as? [String: Any])
        #expect(summary["records"] as? Int == 6)
        #expect(summary["events"] as? Int == 6)
        #expect(summary["commits"] as? Int == 5)
        #expect(summary["broken"] as? Int == 0)
        #expect((summary["ledger"] as? [String: Int])?.values.reduce(0, +) == 6)
    }

    @Test func `importing again changes nothing`() throws {
        let fresh = try Estate()
        let again = try fresh("import", fresh.log, "-o", "json")
        let first = try #require(fresh.summary.json() as? [String: Any])
        let second = try #require(again.json() as? [String: Any])
        #expect(second["events"] as? Int == 0)
        #expect(second["commits"] as? Int == 0)
        #expect(second["duplicates"] as? Int == 6)
        #expect(second["head"] as? String == first["head"] as? String)
    }

    @Test func `export writes a line a resource, sorted by address`() throws {
        let lines = try estate("export", "--at", "2026-11-21", "-o", "ndjson").lines
        let addresses = try lines.map { line in
            try #require((JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])?["address"] as? String)
        }
        #expect(addresses.count == 2)
        #expect(addresses == addresses.sorted())
        #expect(try estate("export").lines.count == 1)
        #expect(try estate("export", "-o", "json").objects().count == 1)
    }

    @Test func `a history is found by option, by environment, or in the current folder`() throws {
        let folder = URL(filePath: estate.repository).deletingLastPathComponent()
        let byEnvironment = try Program.hindcast.run(
            ["log", "-o", "json"],
            environment: ["HINDCAST_REPO": estate.repository]
        )
        #expect(try byEnvironment.objects().count == 5)
        let elsewhere = try Program.hindcast.run(["log"], in: folder)
        #expect(elsewhere.status == 1)
        #expect(elsewhere.error.contains("there is no history at hindcast.git"))
        let atHome = try TemporaryFolder()
        #expect(try Program.hindcast.run(["init"], in: atHome.url).status == 0)
        #expect(try Program.hindcast.run(["log"], in: atHome.url).status == 0)
    }

    @Test func `who names the people, newest first, and one attribute's setter`() throws {
        let all = try estate("who", "sg-0a1b2c3d").lines
        #expect(all.count == 3)
        #expect(all[0].contains("bob") && all[1].contains("alice") && all[2].contains("terraform"))
        let one = try estate("who", "sg-0a1b2c3d", "/description").lines
        #expect(one.count == 1)
        #expect(one[0].contains("terraform"))
        #expect(try estate("who", "e:" + Estate.event(3)).lines.first?.contains("alice") == true)
    }

    @Test func `blame in JSON tells the event that set each leaf`() throws {
        let rows = try estate("blame", "sg-0a1b2c3d", "--at", "2026-11-20T12:00:00Z", "-o", "json").objects()
        let world = rows.filter {
            $0["value"] as? String == "0.0.0.0/0" && $0["event_id"] as? String == Estate.event(3)
        }
        #expect(!world.isEmpty)
        #expect(world.allSatisfy { $0["principal"] as? String == "arn:aws:iam::111122223333:user/alice" })
        #expect(
            rows.contains { $0["value"] as? String == "front door" && $0["event_id"] as? String == Estate.event(1) }
        )
    }

    @Test func `blame with its history shows who took something away`() throws {
        let removed = try estate("blame", "sg-0a1b2c3d", "--history", "-o", "json").objects().filter {
            $0["removed"] as? Bool == true
        }
        #expect(!removed.isEmpty)
        #expect(removed.allSatisfy { $0["event_id"] as? String == Estate.event(5) })
    }

    @Test func `show of a deleted resource tells who deleted it`() throws {
        let text = try estate("show", "bucket/invoices").output
        #expect(text.contains("deleted    2026-11-22 11:00:00Z  bob"))
        let value = try #require(estate("show", "bucket/invoices", "-o", "json").json() as? [String: Any])
        #expect(value["exists"] as? Bool == false)
        #expect(value["changed_by"] as? String == "arn:aws:iam::111122223333:user/bob")
        #expect(try estate("ls").lines.count == 1)
        #expect(try estate("ls", "--deleted", "bucket/*").lines.first?.contains("deleted by bob") == true)
    }

    @Test func `show of an event prints its record`() throws {
        let event = try #require(estate("show", "e:" + Estate.event(3), "-o", "json").json() as? [String: Any])
        let record = try #require(event["record"] as? [String: Any])
        #expect(record["eventID"] as? String == Estate.event(3))
        let text = try estate("show", "e:" + Estate.event(3)).output
        #expect(text.contains("  \"eventID\": \"\(Estate.event(3))\",\n"))
        #expect(text.contains("\ncommit     \(event["commit"] as? String ?? "none")  open tcp/22"))
    }

    @Test func `log is filtered by time, actor, action and tool`() throws {
        func events(_ arguments: String...) throws -> [String] {
            let outcome = try Program.hindcast.run(
                ["--repo", estate.repository, "log", "-o", "json"] + arguments
            )
            return try outcome.objects().compactMap { ($0["event_id"] as? String).map { String($0.suffix(1)) } }
        }
        #expect(try events() == ["6", "5", "3", "2", "1"])
        #expect(try events("--since", "2026-11-20", "--until", "2026-11-21") == ["5", "3"])
        #expect(try events("--since", "e:" + Estate.event(3), "-n", "2") == ["6", "5"])
        #expect(try events("--actor", "ALICE") == ["3"])
        #expect(try events("--action", "ec2:*Ingress") == ["5", "3"])
        #expect(try events("--via", "terraform") == ["2", "1"])
        #expect(try events("sg-0a1b2c3d") == ["5", "3", "1"])
    }

    @Test func `a moment without a zone is read in the zone asked for`() throws {
        func count(_ arguments: String...) throws -> Int {
            try Program.hindcast.run(["--repo", estate.repository, "export"] + arguments).lines.count
        }
        #expect(try count("--at", "2026-11-19 08:04") == 1)
        #expect(try count("--at", "2026-11-19 09:04", "--tz", "Europe/Berlin") == 1)
        #expect(try count("--at", "2026-11-19 09:04", "--tz", "+01:00") == 1)
        #expect(try count("--at", "2026-11-19 09:04") == 2)
        let byEnvironment = try estate(
            "export",
            "--at",
            "2026-11-19 09:04",
            environment: ["HINDCAST_TZ": "Europe/Berlin"]
        )
        #expect(byEnvironment.lines.count == 1)
    }

    @Test(arguments: [
        ["2026-11-20T00:00:00Z", "2026-11-20T12:00:00Z"], ["2026-11-20T00:00:00Z..2026-11-20T12:00:00Z"],
        ["e:\(Estate.event(3))^", "e:\(Estate.event(3))"], ["2026-11-20", "2026-11-20", "sg-0a1b2c3d"],
        ["2026-11-20..2026-11-20", "aws/*/*/ec2/*/*"],
    ])
    func `diff takes two moments or a range, and patterns`(arguments: [String]) throws {
        let outcome = try Program.hindcast.run(["--repo", estate.repository, "diff"] + arguments)
        #expect(outcome.output.contains("alice  2026-11-20 09:14:07Z"))
        #expect(!outcome.output.contains("invoices"))
        #expect(outcome.status == 0)
    }

    @Test func `diff with one moment compares with the newest state`() throws {
        let text = try estate("diff", "2026-11-20", "--stat").output
        #expect(text.contains("bucket/invoices"))
        #expect(text.hasSuffix("attributes\n"))
        #expect(try estate("diff", "2026-11-20", "bucket/*", "-o", "json").objects().count == 1)
        #expect(try estate("diff", "now").output.isEmpty)
    }

    @Test func `git applies the patch of a diff to a clone of the history`() throws {
        let folder = try TemporaryFolder()
        let patch = try estate("diff", "2026-11-20..2026-11-23", "-o", "patch")
        #expect(patch.status == 0)
        try folder.write(patch.bytes, to: "change.patch")
        func git(_ arguments: String...) throws -> String {
            let outcome = try Program.git.run(arguments)
            #expect(outcome.status == 0, "\(outcome.error)")
            return outcome.output
        }
        _ = try git("clone", "-q", estate.repository, folder.path("clone"))
        let old = try #require(
            estate("log", "--until", "2026-11-19", "-n", "1", "-o", "json").objects().first?["commit"] as? String
        )
        let head = try git("-C", folder.path("clone"), "rev-parse", "HEAD^{tree}")
        _ = try git("-C", folder.path("clone"), "checkout", "-q", old)
        _ = try git("-C", folder.path("clone"), "apply", "--index", folder.path("change.patch"))
        #expect(try git("-C", folder.path("clone"), "write-tree") == head)
    }

    @Test func `what was known before a late event stays answerable`() async throws {
        let late = Estate.record(
            7,
            "2026-11-19T12:00:00Z",
            "ec2",
            "AuthorizeSecurityGroupIngress",
            by: "carol",
            with: "aws-cli",
            request:
                #"{"groupId":"sg-0a1b2c3d","ipPermissions":{"items":[{"ipProtocol":"-1","ipRanges":{"items":[{"cidrIp":"192.0.2.0/24"}]}}]}}"#,
            response: #"{"_return":true}"#
        )
        let estate = try Estate()
        // The earlier head is named for the second in which it was replaced.
        let before = String(Int(Date().timeIntervalSince1970))
        try await Task.sleep(for: .seconds(1.1))
        let folder = try TemporaryFolder()
        #expect(try estate("import", folder.write(late, to: "late.json")).status == 0)
        #expect(try estate("show", "sg-0a1b2c3d").output.contains("192.0.2.0/24"))
        #expect(try !estate("show", "sg-0a1b2c3d", "--known-at", before).output.contains("192.0.2.0/24"))
        #expect(try estate("show", "sg-0a1b2c3d", "--known-at", "now").output.contains("192.0.2.0/24"))
    }

    @Test func `coverage adds up and lists one row`() throws {
        let value = try #require(estate("coverage", "-o", "json").json() as? [String: Any])
        #expect(value["events"] as? Int == 6)
        #expect(try estate("coverage", "--list", "read-only").output == "1  ec2:DescribeInstances\n")
        #expect(try estate("coverage", "2026-11-20").output.contains("events             2  100.0 %"))
    }
}
