import HindcastModel
import HistoryIndex
import Testing

@testable import Hindcast

@Suite struct LogTests {
    let story: StoryHistory
    let history: History

    init() throws {
        story = try StoryHistory()
        let ana = Origin(label: "ana@example.com", confidence: .proven)
        try story.commit(
            "e1",
            at: "2026-11-01T00:00:00Z",
            doing: "ec2:CreateSecurityGroup",
            by: "role/Deploy",
            origin: ana,
            via: "terraform",
            [(.created, group("sg-1", ["a": 1])), (.created, group("sg-0", ["a": 1]))]
        )
        try story.commit(
            "e2",
            at: "2026-11-02T00:00:00Z",
            doing: "ec2:AuthorizeSecurityGroupIngress",
            by: "ben",
            via: "console",
            confidence: .low,
            record: #"{"eventID":"e2","x":1}"# + "\n" + #"{"$hindcast":"origin chain"}"# + "\n"
                + #"{"eventID":"other"}"#,
            [(.updated, group("sg-1", ["a": 2, "list": ["x"]]))]
        )
        try story.commit(
            "e3",
            at: "2026-11-03T00:00:00Z",
            doing: "iam:CreateRole",
            by: "ben",
            [(.created, thing("iam", "role", "deploy"))]
        )
        try story.commit(
            "e4",
            at: "2026-11-04T00:00:00Z",
            doing: "ec2:DeleteSecurityGroup",
            by: "ANA",
            via: "console",
            [(.deleted, group("sg-1"))]
        )
        history = try story.open()
    }

    private func log(_ change: (inout ChangeQuery) -> Void = { _ in }) throws -> [String] {
        var query = ChangeQuery()
        change(&query)
        var lines: [String] = []
        try history.forEachChange(query) {
            lines.append("\($0.eventID) \($0.resource.id)")
            return true
        }
        return lines
    }

    @Test func `the log is newest first, a line for each resource`() throws {
        #expect(try log() == ["e4 sg-1", "e3 deploy", "e2 sg-1", "e1 sg-0", "e1 sg-1"])
    }

    @Test func `each filter narrows the log`() throws {
        #expect(try log { $0.patterns = ["sg-1"] } == ["e4 sg-1", "e2 sg-1", "e1 sg-1"])
        #expect(try log { $0.patterns = ["security-group/*"] } == ["e4 sg-1", "e2 sg-1", "e1 sg-0", "e1 sg-1"])
        #expect(try log { $0.after = 1 } == ["e4 sg-1", "e3 deploy", "e2 sg-1"])
        #expect(try log { $0.through = 2 } == ["e2 sg-1", "e1 sg-0", "e1 sg-1"])
        #expect(try log { $0.actor = "ana" } == ["e4 sg-1", "e1 sg-0", "e1 sg-1"])
        #expect(try log { $0.actor = "DEPLOY" } == ["e1 sg-0", "e1 sg-1"])
        #expect(try log { $0.actor = "nobody" }.isEmpty)
        #expect(try log { $0.via = "console" } == ["e4 sg-1", "e2 sg-1"])
        #expect(try log { $0.action = "ec2:*SecurityGroup" } == ["e4 sg-1", "e1 sg-0", "e1 sg-1"])
        #expect(try log { $0.action = "createrole" } == ["e3 deploy"])
        #expect(try log { $0.action = "iam:*" } == ["e3 deploy"])
        #expect(try log { $0.limit = 2 } == ["e4 sg-1", "e3 deploy"])
        #expect(try log { ($0.patterns, $0.actor, $0.via) = (["sg-1"], "ben", "console") } == ["e2 sg-1"])
    }

    @Test func `the caller ends the log when it has enough, and may ask on the way`() throws {
        var seen: [Int] = []
        try history.forEachChange(ChangeQuery()) { change in
            seen.append(try history.differences(of: change).count)
            return seen.count < 3
        }
        #expect(seen == [2, 0, 2])
    }

    @Test func `an error of the caller's passes unchanged`() throws {
        struct Enough: Error {}
        #expect(throws: Enough.self) { try history.forEachChange(ChangeQuery()) { _ in throw Enough() } }
    }

    @Test func `an entry holds what the trailers say`() throws {
        var entries: [ChangeEntry] = []
        try history.forEachChange(ChangeQuery()) {
            entries.append($0)
            return true
        }
        let first = try #require(entries.last)
        #expect(first.principal == "role/Deploy")
        #expect(first.origin == Origin(label: "ana@example.com", confidence: .proven))
        #expect(first.via == "terraform")
        #expect(first.sourceIP == "192.0.2.7")
        #expect(first.confidence == .high)
        #expect(first.kind == .created)
        #expect(first.commit == story.commits[0].id.hex)
        #expect(entries[2].confidence == .low)
    }

    @Test func `differences are those between the document before and after`() throws {
        var query = ChangeQuery()
        query.patterns = ["sg-1"]
        var texts: [[String]] = []
        try history.forEachChange(query) { change in
            texts.append(
                try history.differences(of: change).map {
                    "\($0.pointer) \($0.before?.compactText ?? "-") \($0.after?.compactText ?? "-")"
                }
            )
            return true
        }
        #expect(
            texts == [
                ["/configuration/a 2 -", "/configuration/list/0 \"x\" -"],
                ["/configuration/a 1 2", "/configuration/list/0 - \"x\""],
                ["/configuration/a - 1"],
            ]
        )
    }

    @Test func `the log of a resource is git's log of its file`() throws {
        let git = try Oracle.git(story.path)("log", "--format=%H", "main", "--", "\(group("sg-1").address).json")
        var commits: [String] = []
        var query = ChangeQuery()
        query.patterns = ["sg-1"]
        try history.forEachChange(query) {
            commits.append($0.commit)
            return true
        }
        #expect(git.split(separator: "\n").map(String.init) == commits)
    }

    @Test func `the record of an event is the one that caused its commit`() throws {
        #expect(try history.record(ofEvent: "e2") == ["eventID": "e2", "x": 1])
        let error = try #require(throws: HindcastError.self) { try history.record(ofEvent: "e9") }
        #expect(error.kind == .notFound)
    }
}
