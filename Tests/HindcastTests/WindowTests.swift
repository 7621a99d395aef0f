import HindcastModel
import TestSupport
import Testing

@testable import Hindcast

/// The windows in which a predicate held.
@Suite struct WindowTests {
    private let story: StoryHistory

    init() throws { story = try StoryHistory() }

    /// Records versions of one resource, an hour apart, by `u1`, `u2`, …; `nil` deletes it.
    private func record(_ versions: [JSONObject?], knowledge: ResourceDocument.Knowledge = .complete) throws {
        var exists = knowledge == .partial
        for configuration in versions {
            let kind: ResourceChange.Kind = configuration == nil ? .deleted : exists ? .updated : .created
            exists = configuration != nil
            var document = group("sg-1", configuration ?? [:])
            document.knowledge = knowledge
            try write(kind, document)
        }
    }

    private func write(_ kind: ResourceChange.Kind, _ document: ResourceDocument) throws {
        let number = story.commits.count + 1
        let hour = (number < 10 ? "0" : "") + String(number)
        try story.commit("e\(number)", at: "2026-11-01T\(hour):00:00Z", by: "u\(number)", [(kind, document)])
    }

    /// Returns the windows as `<began> <opener>..<closer> <ended>`, undecided ones marked `?`.
    private func windows(
        _ predicate: String = ".configuration.a",
        after: Int? = nil,
        through: Int? = nil,
        of patterns: [String] = []
    ) throws -> [String] {
        var query = WindowQuery(predicate)
        (query.after, query.through, query.patterns) = (after, through, patterns)
        var found: [String] = []
        try story.open().forEachResourceWindows(query) { found += $0.windows.map(words) }
        return found
    }

    private func words(_ window: Window) -> String {
        let mark = window.state == .held ? "" : "? "
        return "\(mark)\(window.beginning.rawValue) \(window.opened.principal)..\(window.closed?.principal ?? "") "
            + window.ending.rawValue
    }

    @Test func `a window is opened and closed by the changes that made it so`() throws {
        try record([["a": false], ["a": true], ["a": true, "b": 1], ["b": 1], ["a": true]])
        #expect(try windows() == ["changed u2..u4 changed", "changed u5.. open"])
    }

    @Test func `it tells how long it stood, in the open up to the newest event`() throws {
        try record([["a": true], ["a": 0], [:], ["a": true]])
        try write(.created, group("sg-2"))
        var seconds: [Int] = []
        try story.open().forEachResourceWindows(WindowQuery(".configuration.a")) {
            seconds += $0.windows.map(\.seconds)
        }
        #expect(seconds == [2 * 3_600, 3_600])
        var query = WindowQuery(".configuration.a")
        query.end = Moment(rfc3339: "2026-11-01T04:30:00Z")
        var ends: [String] = []
        try story.open().forEachResourceWindows(query) { ends += $0.windows.map(\.end.rfc3339) }
        #expect(ends == ["2026-11-01T03:00:00Z", "2026-11-01T04:30:00Z"])
    }

    @Test func `a deletion closes a window, and a new creation opens another`() throws {
        try record([["a": true], nil, ["a": true], ["a": true, "b": 1], nil])
        #expect(try windows() == ["created u1..u2 deleted", "created u3..u5 deleted"])
    }

    @Test func `of a resource whose creation was not seen, a window is first seen, not opened`() throws {
        try record([["a": true], ["a": false], ["a": true]], knowledge: .partial)
        #expect(try windows() == ["first-seen u1..u2 changed", "changed u3.. open"])
        let report = try story.open().forEachResourceWindows(WindowQuery("true")) { #expect($0.windows[0].isPartial) }
        #expect(report.partialResources == 1)
    }

    @Test func `where the predicate fails with an error it is undecided, and counted`() throws {
        try record([["a": [1]], ["a": []], ["a": 5], ["a": 6], ["a": [1]]])
        #expect(
            try windows(".configuration.a[]") == [
                "created u1..u2 changed", "? changed u3..u5 changed", "changed u5.. open",
            ]
        )
        let report = try story.open().forEachResourceWindows(WindowQuery(".configuration.a[]")) { _ in }
        #expect(report.undecided == 2)
        #expect(report.undecidedResources == 1)
        #expect(report.firstUndecided == group("sg-1").address)
        #expect(report.firstReason == "Cannot iterate over number (5)")
        #expect(report.versions == 5)
    }

    @Test func `values that the log does not show are named where the predicate may look at them`() throws {
        try record([["a": .unknown("hidden by the provider"), "b": ["c": .unknown("cut off")]], ["a": 1]])
        func unknown(_ predicate: String) throws -> [String] {
            var found: [String] = []
            let report = try story.open().forEachResourceWindows(WindowQuery(predicate)) {
                found += $0.windows.flatMap(\.unknown).map(\.description)
            }
            #expect(report.unknown.map(\.resources).allSatisfy { $0 == 1 })
            return found
        }
        #expect(try unknown(".configuration.a != 2") == ["/configuration/a"])
        #expect(try unknown(".configuration.b.c != 2") == ["/configuration/b/c"])
        #expect(try unknown("[..] | length > 0") == ["/configuration/a", "/configuration/b/c"])
        #expect(try unknown(".address") == [])
    }

    @Test func `a window that stood at the beginning of the time is traced back to who opened it`() throws {
        try record([["a": true], nil, ["a": false], ["a": 1], ["a": 2], ["a": 3], ["a": false], ["a": true]])
        #expect(try windows(after: 5) == ["changed u4..u7 changed", "changed u8.. open"])
        #expect(try windows(after: 5, through: 6) == ["changed u4.. open"])
        #expect(try windows(after: 6, through: 6) == ["changed u4.. open"])
        // It was closed by the last change that is left out.
        #expect(try windows(after: 7) == ["changed u8.. open"])
        #expect(try windows(through: 1) == ["created u1.. open"])
    }

    @Test func `what an incarnation before was like opens nothing`() throws {
        try record([["a": true], nil, ["a": true], ["a": true, "b": 1]])
        #expect(try windows(after: 3) == ["created u3.. open"])
    }

    @Test func `resources come in the order of their addresses, each with its own windows`() throws {
        for id in ["sg-3", "sg-1", "sg-2"] {
            try write(.created, group(id, name: "web-\(id)", ["a": .bool(id != "sg-2")]))
        }
        try write(.updated, group("sg-3", name: "web-sg-3", ["a": false]))
        var found: [String] = []
        try story.open().forEachResourceWindows(WindowQuery(".configuration.a")) {
            found.append("\($0.address.id) \($0.name ?? "")")
        }
        #expect(found == ["sg-1 web-sg-1", "sg-3 web-sg-3"])
        #expect(try windows(of: ["sg-3"]) == ["created u1..u4 changed"])
        #expect(try windows(of: ["*/security-group/*"]).count == 2)
    }

    @Test func `a program that is stopped is told with the version it was stopped on`() throws {
        try record([["a": 1], ["a": 2], ["a": 3]])
        let error = #expect(throws: HindcastError.self) {
            try windows("if .configuration.a == 2 then last(range(infinite)) else true end")
        }
        #expect(error?.kind == .predicate)
        #expect(error?.message.hasSuffix("on \(group("sg-1").address) as of 2026-11-01T02:00:00Z") ?? false)
        #expect(#expect(throws: HindcastError.self) { try windows(".a |") }?.kind == .usage)
        #expect(#expect(throws: HindcastError.self) { try windows("env") }?.kind == .usage)
    }

    /// Looks at every version in turn, which a search may avoid.
    private func naive(_ values: [[Int?]], after: Int, through: Int) -> [String] {
        var found: [String] = []
        for resource in values.indices {
            var opened: (Int, String)?
            var existed = false
            for (index, row) in values.enumerated() where index == resource {
                for (place, value) in row.enumerated() {
                    let sequence = place * values.count + resource + 1
                    guard sequence <= through else { break }
                    guard let value else {
                        if let began = opened, sequence > after {
                            found.append("\(began.1) u\(began.0)..u\(sequence) deleted")
                        }
                        (opened, existed) = (nil, false)
                        continue
                    }
                    if value < 3, opened == nil { opened = (sequence, existed ? "changed" : "created") }
                    if value >= 3, let began = opened {
                        if sequence > after { found.append("\(began.1) u\(began.0)..u\(sequence) changed") }
                        opened = nil
                    }
                    existed = true
                }
            }
            if let began = opened { found.append("\(began.1) u\(began.0).. open") }
        }
        return found
    }

    @Test(arguments: Seeds.few(10)) func `any history has the windows that looking at every version finds`(seed: UInt64)
        throws
    {
        var generator = SeededGenerator(seed: seed)
        var values: [[Int?]] = [[], [], []]
        for place in 0..<7 {
            for resource in values.indices {
                let before = values[resource].last ?? nil
                let isGone = before != nil && Int.random(in: 0..<6, using: &generator) == 0
                let value: Int? = isGone ? nil : (before ?? 0) == 5 ? 0 : Int.random(in: 0..<6, using: &generator)
                values[resource].append(value)
                let kind: ResourceChange.Kind = isGone ? .deleted : before == nil ? .created : .updated
                let document = group("sg-\(resource)", ["v": .integer(Int64(value ?? 0)), "n": .integer(Int64(place))])
                try write(kind, document)
            }
        }
        for after in [0, 4, 10, 17] {
            for through in [9, 14, 21] where through >= after {
                #expect(
                    try windows(".configuration.v < 3", after: after, through: through)
                        == naive(values, after: after, through: through)
                )
            }
        }
    }
}
