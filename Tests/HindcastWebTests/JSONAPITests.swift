import HTTPTypes
import HindcastModel
import TestSupport
import Testing

@testable import HindcastWeb

/// The JSON API over the story of the security group.
@Suite struct JSONAPITests {
    private static let group = "sg-0a1b2c3d4e5f60001"

    @Test(arguments: [
        ("/api/resources", ["ls"]),
        (
            "/api/resources?pattern=security-group/*&at=2026-03-10&deleted=1",
            ["ls", "security-group/*", "--at", "2026-03-10", "--deleted"]
        ),
        ("/api/resource?name=\(group)", ["show", group]),
        ("/api/resource?name=\(group)&at=2026-03-09%2014:30", ["show", group, "--at", "2026-03-09 14:30"]),
        ("/api/blame?name=\(group)", ["blame", group]),
        ("/api/blame?name=\(group)&history=true", ["blame", group, "--history"]),
        (
            "/api/blame?name=\(group)&pointer=/securityGroupRules&at=2026-03-10",
            ["blame", group, "--at", "2026-03-10", "/securityGroupRules"]
        ),
        ("/api/log", ["log", "-n", "100"]),
        ("/api/log?pattern=\(group)&actor=alice&limit=1", ["log", group, "--actor", "alice", "-n", "1"]),
        (
            "/api/log?since=2026-03-09&until=2026-03-09&action=ec2:*",
            ["log", "--since", "2026-03-09", "--until", "2026-03-09", "--action", "ec2:*"]
        ),
        ("/api/diff?from=2026-03-09&to=2026-03-10", ["diff", "2026-03-09", "2026-03-10"]),
        ("/api/diff?from=2026-03-09&to=2026-03-09&pattern=\(group)", ["diff", "2026-03-09", "2026-03-09", group]),
        ("/api/coverage", ["coverage"]),
        (
            "/api/coverage?from=2026-03-09&to=2026-03-09&list=applied",
            ["coverage", "2026-03-09..2026-03-09", "--list", "applied"]
        ),
        ("/api/status", ["status"]),
    ])
    func `an answer is to the byte what the command prints as JSON`(target: String, command: [String]) async throws {
        let site = try await RecordedSite(story: "security-group-opened")
        let response = try await site.response(target)
        let printed = try Program.hindcast.run(["--repo", site.path] + command + ["-o", "json"])
        try #require(printed.status == 0, "\(printed.error)")
        #expect(response.status == .ok)
        #expect(response.headers[.contentType] == "application/json; charset=utf-8")
        #expect(response.text == printed.output)
        #expect(printed.output.utf8.count > 10)
    }

    @Test(arguments: [
        ("/api/resource", 400, "the parameter “name” is missing"),
        ("/api/resource?name=sg-nowhere", 404, "no resource is called “sg-nowhere”"),
        ("/api/resource?name=\(group)&at=whenever", 400, "“whenever” is no moment"),
        ("/api/resource?name=\(group)&form=json", 400, "/api/resource has no parameter “form”"),
        ("/api/blame?name=\(group)&history=maybe", 400, "“maybe” is no value for “history”"),
        ("/api/log?limit=0", 400, "“0” is no value for “limit”"),
        ("/api/log?limit=1e9", 400, "“1e9” is no value for “limit”"),
        ("/api/diff?from=2026-03-10&to=2026-03-02", 400, "the first moment is after the second"),
        ("/api/coverage?list=lost", 400, "“lost” is no row of the ledger"),
        ("/api/nothing", 404, "there is no “/api/nothing”"),
    ])
    func `a question that cannot be answered says why, as JSON`(target: String, status: Int, error: String) async throws
    {
        let response = try await RecordedSite(story: "security-group-opened").response(target)
        let body = response.text
        #expect(response.status.code == status)
        #expect(response.headers[.contentType] == "application/json; charset=utf-8")
        #expect(body.hasPrefix("{\n  \"error\": \(JSONValue.string(error).compactText),\n  \"hints\": ["), "\(body)")
    }

    @Test func `an empty history has answers, too`() async throws {
        let site = try await RecordedSite(logs: [])
        #expect(try await site.body("/api/log") == "[]\n")
        #expect(try await site.body("/api/resources") == "[]\n")
        #expect(try await site.body("/").contains("This history is empty"))
    }
}
