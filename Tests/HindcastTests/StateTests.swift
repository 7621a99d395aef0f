import HindcastModel
import HistoryIndex
import Testing

@testable import Hindcast

@Suite struct StateTests {
    let story: StoryHistory
    let history: History
    let address = group("sg-1").address

    init() throws {
        story = try StoryHistory()
        func document(_ port: Int64, name: String = "web") -> ResourceDocument {
            group("sg-1", name: name, ["port": .integer(port)])
        }
        try story.commit("first", at: "2026-11-01T00:00:00Z", by: "ana", [(.created, document(22))])
        try story.commit("second", at: "2026-11-02T00:00:00Z", by: "ben", [(.updated, document(443, name: "shop"))])
        try story.commit("third", at: "2026-11-03T00:00:00Z", by: "cleo", [(.deleted, document(0))])
        try story.commit("fourth", at: "2026-11-04T00:00:00Z", by: "ben", [(.created, document(8080))])
        var partial = group("sg-2", ["seen": true])
        partial.knowledge = .partial
        try story.commit("fifth", at: "2026-11-05T00:00:00Z", by: "ana", [(.updated, partial)])
        try story.commit("sixth", at: "2026-11-06T00:00:00Z", by: "ana", [(.deleted, group("sg-3"))])
        history = try story.open()
    }

    @Test(arguments: [(1, 22), (2, 443), (4, 8080), (6, 8080)])
    func `a resource is as it was at a position`(position: Int, port: Int64) throws {
        let state = try history.state(of: address, at: position)
        #expect(state.exists)
        #expect(state.document?.configuration["port"] == .integer(port))
    }

    @Test func `the document is git's to the byte`() throws {
        let state = try history.state(of: address, at: nil)
        let text = try Oracle.git(story.path)("show", "main:\(address).json")
        #expect(state.document.map { String(decoding: $0.canonicalBytes, as: UTF8.self) } == text + "\n")
    }

    @Test func `a deleted resource answers with its last state and who deleted it`() throws {
        let state = try history.state(of: address, at: 3)
        #expect(!state.exists)
        #expect(state.document?.configuration["port"] == 443)
        #expect(state.lastChange.principal == "cleo")
        #expect(state.lastChange.kind == .deleted)
        #expect(state.created?.eventID == "first")
    }

    @Test func `a new creation begins a new incarnation`() throws {
        #expect(try history.state(of: address, at: nil).created?.eventID == "fourth")
        #expect(try history.state(of: address, at: 2).created?.eventID == "first")
    }

    @Test func `where the creation was never seen, none is named`() throws {
        let state = try history.state(of: group("sg-2").address, at: nil)
        #expect(state.created == nil)
        #expect(state.lastChange.kind == .updated)
        #expect(state.document?.knowledge == .partial)
    }

    @Test func `of a resource of which only the deletion was seen there is no document`() throws {
        let state = try history.state(of: group("sg-3").address, at: nil)
        #expect(state.document == nil)
        #expect(!state.exists)
        #expect(state.lastChange.eventID == "sixth")
    }

    @Test func `before its first event a resource is not known`() throws {
        let error = try #require(throws: HindcastError.self) { try history.state(of: address, at: 0) }
        #expect(error.kind == .notFound)
        #expect(error.hints == ["the first one that does: 2026-11-01T00:00:00Z ec2:ModifyThing"])
        #expect(throws: HindcastError.self) { try history.state(of: group("sg-9").address, at: nil) }
    }

    @Test func `the list is that of the position, with the names of then`() throws {
        func list(_ position: Int?, deleted: Bool = false) throws -> [String] {
            try history.resources(matching: [], at: position, includingDeleted: deleted)
                .map { "\($0.address.id) \($0.name ?? "-") \($0.exists) \($0.lastChange.eventID)" }
        }
        #expect(try list(1) == ["sg-1 web true first"])
        #expect(try list(2) == ["sg-1 shop true second"])
        #expect(try list(3).isEmpty)
        #expect(try list(3, deleted: true) == ["sg-1 shop false third"])
        #expect(try list(nil) == ["sg-1 web true fourth", "sg-2 - true fifth"])
        #expect(try list(nil, deleted: true).last == "sg-3 - false sixth")
    }

    @Test func `an export holds every resource that exists, sorted, with its creation`() throws {
        var lines: [String] = []
        try history.forEachResource(at: nil) { resource in
            lines.append(
                "\(resource.document.address.id) \(resource.createdAt?.rfc3339 ?? "-") \(resource.lastChange.commit.count)"
            )
        }
        #expect(lines == ["sg-1 2026-11-04T00:00:00Z 40", "sg-2 - 40"])
        let files = try Oracle.git(story.path)("ls-tree", "-r", "--name-only", "main").split(separator: "\n")
        #expect(files.count == lines.count)
    }

    @Test func `an empty history answers with nothing`() throws {
        let empty = try StoryHistory()
        let history = try empty.open()
        #expect(try history.resources(matching: [], at: nil, includingDeleted: true).isEmpty)
        #expect(try history.position(of: "now", isRangeEnd: false, clock: clock()) == 0)
        #expect(try history.status().commits == 0)
        #expect(try history.diff(from: 0, to: 0, matching: []).isEmpty)
    }

    @Test func `a path without a history is an error that says what to do`() throws {
        let error = try #require(throws: HindcastError.self) { try History(opening: story.path + "/nothing") }
        #expect(error.kind == .repository)
        #expect(!error.hints.isEmpty)
    }
}
