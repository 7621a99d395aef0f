import Foundation
import HTTPTypes
import TestSupport
import Testing

@testable import HindcastWeb

/// What keeps the site from harm.
@Suite struct ProtectionTests {
    /// A record whose every text would do harm if a page took it as markup.
    private static let hostile = #"""
        {"Records":[{"eventVersion":"1.09","userIdentity":{"type":"IAMUser","principalId":"AIDAEXAMPLE00000001",
        "arn":"arn:aws:iam::111122223333:user/<script>alert(1)</script>","accountId":"111122223333",
        "userName":"<script>alert(1)</script>"},"eventTime":"2026-03-02T09:00:00Z","eventSource":"ec2.amazonaws.com",
        "eventName":"CreateSecurityGroup","awsRegion":"eu-west-1","sourceIPAddress":"\"><img src=x onerror=alert(2)>",
        "userAgent":"<b>agent</b>","requestParameters":{"groupName":"<img src=x onerror=alert(3)>",
        "groupDescription":"'\"><svg/onload=alert(4)>\u202e\u0007<\u0301script>","vpcId":"vpc-0a1b2c3d"},
        "responseElements":{"_return":true,"groupId":"sg-0123456789abcdef0"},
        "requestID":"11111111-0000-4000-8000-000000000001","eventID":"11111111-0000-4000-8000-00000000000a",
        "readOnly":false,"eventType":"AwsApiCall","managementEvent":true,"recipientAccountId":"111122223333"}]}
        """#

    private func hostileSite() async throws -> (RecordedSite, TemporaryFolder) {
        let folder = try TemporaryFolder()
        try Data(Self.hostile.utf8).write(to: folder.url.appending(path: "log.json"))
        return (try await RecordedSite(logs: [folder.path("log.json")]), folder)
    }

    @Test(arguments: [
        "/", "/resources", "/resource?name=sg-0123456789abcdef0", "/resource?name=sg-0123456789abcdef0&history=1",
        "/diff?from=2026-03-01&to=2026-03-03", "/event?id=11111111-0000-4000-8000-00000000000a", "/coverage",
    ])
    func `text of a log stays text on every page`(target: String) async throws {
        let (site, _) = try await hostileSite()
        let response = try await site.response(target)
        let page = response.text
        #expect(response.status == .ok, "\(page)")
        for markup in ["<script>", "<img", "<svg", "<b>agent", "<\u{301}", "\u{202e}", "\u{7}"] {
            #expect(!page.contains(markup) && !page.unicodeScalars.containsSequence(markup), "\(target): \(markup)")
        }
        if target != "/coverage" { #expect(page.contains("&lt;script&gt;alert(1)")) }
    }

    @Test(arguments: [
        "/search?q=%3Cscript%3Ealert(5)", "/resource?name=%3Cscript%3Ealert(5)", "/%3Cscript%3E",
        "/?actor=%22%3E%3Cscript%3Ealert(5)", "/?until=%3Cscript%3Ealert(5)",
    ])
    func `what a visitor asks comes back as text`(target: String) async throws {
        let (site, _) = try await hostileSite()
        let page = try await site.body(target)
        #expect(page.contains("<main>") && !page.contains("<script>"))
    }

    @Test(arguments: [
        "/", "/style.css", "/script.js", "/icon.svg", "/api/status", "/api/nothing", "/nothing",
        "/search?q=sg-0123456789abcdef0",
    ])
    func `every answer forbids foreign content`(target: String) async throws {
        let (site, _) = try await hostileSite()
        let headers = try await site.response(target).headers
        let policy = headers[try #require(.init("Content-Security-Policy"))] ?? ""
        #expect(policy.hasPrefix("default-src 'none'; script-src 'self';") && !policy.contains("unsafe"))
        #expect(policy.contains("frame-ancestors 'none'"))
        #expect(headers[try #require(.init("X-Content-Type-Options"))] == "nosniff")
        #expect(headers[try #require(.init("Referrer-Policy"))] == "no-referrer")
        #expect(headers[.cacheControl] == "no-store")
        #expect(headers[.accessControlAllowOrigin] == nil)
    }

    @Test(arguments: [HTTPRequest.Method.post, .put, .patch, .delete, .options], ["/", "/api/status", "/api/log"])
    func `nothing but reading is answered`(method: HTTPRequest.Method, target: String) async throws {
        let response = try await RecordedSite(logs: []).response(target, method: method)
        #expect(response.status == .methodNotAllowed)
        #expect(response.headers[.allow] == "GET, HEAD")
    }

    @Test func `a page names no other site and holds no script or style of its own`() async throws {
        let page = try await RecordedSite(story: "security-group-opened").body("/")
        for text in ["http://", "https://", "style=", "onclick", "javascript:", "<style"] {
            #expect(!page.contains(text))
        }
        #expect(page.components(separatedBy: "<script").count == 2)
    }

    @Test(arguments: [
        ("localhost:8080", true), ("127.0.0.1:8080", true), ("127.8.9.1", true), ("[::1]:8080", true),
        ("LOCALHOST", true), ("rebound.example.com:8080", false), ("127.0.0.1.example.com", false),
        ("localhost.example.com:80", false), ("192.0.2.1:8080", false), ("", false), ("127.0.0.256", false),
    ])
    func `at a loopback address, only this machine's names are answered for`(authority: String, isAccepted: Bool)
        async throws
    {
        #expect(try await RecordedSite(logs: []).responder.accepts(authority: authority) == isAccepted)
    }
}

extension String.UnicodeScalarView {
    /// Whether the scalars of a text come in a row, whatever marks follow.
    fileprivate func containsSequence(_ text: String) -> Bool {
        let wanted = Array(text.unicodeScalars)
        let all = Array(self)
        guard all.count >= wanted.count else { return false }
        return (0...(all.count - wanted.count)).contains { Array(all[$0..<($0 + wanted.count)]) == wanted }
    }
}
