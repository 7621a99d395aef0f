import HTTPTypes
import Hindcast
import HindcastModel
import Testing

@testable import HindcastWeb

/// The pages over the story of the security group.
@Suite struct PageTests {
    private static let group = "sg-0a1b2c3d4e5f60001"
    private static let address = "aws/111122223333/eu-west-1/ec2/security-group/\(group)"

    @Test func `the front page shows changes newest first, the actor before everything`() async throws {
        let page = try await RecordedSite(story: "security-group-opened").body("/")
        let closing = try #require(page.firstRange(of: "close tcp/22 to 0.0.0.0/0"))
        let opening = try #require(page.firstRange(of: "open tcp/22 to 0.0.0.0/0"))
        #expect(closing.lowerBound < opening.lowerBound)
        let item = try #require(page[..<closing.lowerBound].ranges(of: "<li><span class=\"actor\"").last)
        #expect(page[item.lowerBound..<closing.lowerBound].contains("bob@example.com"))
    }

    @Test func `the front page keeps to its filters`() async throws {
        let page = try await RecordedSite(story: "security-group-opened").body("/?actor=alice&pattern=\(Self.group)")
        #expect(page.contains("open tcp/22") && !page.contains("close tcp/22"))
        #expect(page.contains("value=\"alice\""))
    }

    @Test func `each older page goes on where the last one ended, and the last has none after it`() async throws {
        let site = try await RecordedSite(story: "security-group-opened")
        let query = try Site(history: site.history).history.query(Question(target: "/", now: .init(seconds: 0)))
        var seen: [String] = []
        var next: Int? = Int.max
        var pages = 0
        while let before = next {
            var page = query
            page.through = before == Int.max ? nil : before - 1
            let (entries, more) = try Site(history: site.history).changes(page, about: 2)
            seen += entries.map { $0.change.commit + $0.change.resource.description }
            next = more
            pages += 1
        }
        var all: [String] = []
        try site.history.forEachChange(query) {
            all.append($0.commit + $0.resource.description); return true
        }
        #expect(seen == all && pages > 1)
    }

    @Test func `a resource's page has its attributes with their setters, and its changes`() async throws {
        let site = try await RecordedSite(story: "security-group-opened")
        let page = try await site.body("/resource?name=\(Self.group)&at=2026-03-09%2014:30&history=1")
        #expect(page.contains("<h1>\(Self.address)</h1>"))
        #expect(page.contains("As of 2026-03-09 14:30"))
        #expect(page.contains("0.0.0.0/0") && page.contains("alice@example.com"))
        #expect(!page.contains("close tcp/22"))
    }

    @Test func `the search goes to the resource that a name means`() async throws {
        let response = try await RecordedSite(story: "security-group-opened").response("/search?q=\(Self.group)")
        #expect(response.status == .seeOther)
        #expect(response.headers[.location] == "/resource?name=\(Self.address)")
    }

    @Test func `the search lists what part of a name may mean`() async throws {
        let page = try await RecordedSite(story: "security-group-opened").body("/search?q=0a1b2c3d4e5f6")
        #expect(page.contains("<h1>Resources</h1>") && page.contains(Self.address))
    }

    @Test(arguments: [
        ("/diff?from=2026-03-09&to=2026-03-09", 200, "0.0.0.0/0"), ("/diff", 200, "Compare two moments"),
        ("/coverage", 200, "unmodelled"), ("/resources?pattern=security-group/*", 200, address),
        ("/resources?pattern=sg-nowhere", 404, "Not answered"), ("/nothing", 404, "there is no page “/nothing”"),
        ("/event", 400, "the parameter “id” is missing"), ("/resource?name=\(group)&at=whenever", 400, "is no moment"),
    ])
    func `a page answers, or says why not`(target: String, status: Int, text: String) async throws {
        let response = try await RecordedSite(story: "security-group-opened").response(target)
        #expect(response.status.code == status)
        #expect(response.headers[.contentType] == "text/html; charset=utf-8")
        #expect(response.text.contains(text))
    }

    @Test(arguments: [
        ("/style.css", "text/css; charset=utf-8"), ("/script.js", "text/javascript; charset=utf-8"),
        ("/icon.svg", "image/svg+xml"),
    ])
    func `the site's files are in the binary`(path: String, type: String) async throws {
        let response = try await RecordedSite(logs: []).response(path)
        #expect(response.status == .ok && response.headers[.contentType] == type)
        #expect(response.text.utf8.count > 100)
    }
}
