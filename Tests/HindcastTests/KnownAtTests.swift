import Foundation
import HindcastModel
import HistoryIndex
import TestSupport
import Testing

@testable import Hindcast

/// A history that two imports of late events corrected.
@Suite struct KnownAtTests {
    let story: StoryHistory
    let address = group("sg-1").address

    init() throws {
        story = try StoryHistory()
        func write(_ event: String, _ day: Int, by origin: String = "ana", _ configuration: JSONObject) throws {
            let exists = story.commits.contains { $0.changes[0].address == group("sg-1").address }
            try story.commit(
                event,
                at: "2026-11-0\(day)T00:00:00Z",
                by: "role/deploy",
                origin: Origin(label: origin, confidence: .stated),
                [(exists ? .updated : .created, group("sg-1", configuration))]
            )
        }
        try write("e1", 1, ["a": 1])
        try write("e3", 3, ["a": 1, "c": 3])
        try write("e5", 5, ["a": 1, "c": 3, "e": 5])
        try story.flush()
        // e2 comes late; e3 and e5 carry its value on.
        try story.rewind(to: 1, knownAt: "2026-11-10T00:00:00Z")
        try write("e2", 2, ["a": 1, "b": 2])
        try write("e3", 3, ["a": 1, "b": 2, "c": 3])
        try write("e5", 5, ["a": 1, "b": 2, "c": 3, "e": 5])
        try write("e6", 6, ["a": 1, "b": 2, "c": 3, "e": 6])
        try story.flush()
        // e4 comes late, undoes what e5 is to do, and names who is behind e6.
        try story.rewind(to: 3, knownAt: "2026-11-20T00:00:00Z")
        try write("e4", 4, ["a": 1, "b": 2, "c": 3, "e": 5])
        try write("e6", 6, by: "ben", ["a": 1, "b": 2, "c": 3, "e": 6])
        try write("e7", 7, ["a": 7, "b": 2, "c": 3, "e": 6])
        try story.flush()
    }

    @Test(arguments: [
        ("2026-11-09T23:59:59Z", ["e1", "e3", "e5"]), ("2026-11-10T00:00:00Z", ["e1", "e2", "e3", "e5", "e6"]),
        ("2026-11-19T00:00:00Z", ["e1", "e2", "e3", "e5", "e6"]),
        ("2026-11-20T00:00:00Z", ["e1", "e2", "e3", "e4", "e6", "e7"]),
        ("2030-01-01T00:00:00Z", ["e1", "e2", "e3", "e4", "e6", "e7"]),
    ])
    func `the history is as it was known`(moment: String, events: [String]) throws {
        // Asked in turn, so that the copy of one head gives way to that of the other.
        for _ in 0..<2 {
            let history = try History(opening: story.path, knownAt: #require(Moment(rfc3339: moment)))
            var found: [String] = []
            try history.forEachChange(ChangeQuery()) {
                found.append($0.eventID)
                return true
            }
            #expect(found.reversed() == events)
            #expect(try History(opening: story.path).status().commits == 6)
        }
    }

    @Test func `states, blame and differences are those of then`() throws {
        let history = try History(opening: story.path, knownAt: #require(Moment(rfc3339: "2026-11-09T00:00:00Z")))
        #expect(try history.state(of: address, at: nil).document?.configuration == ["a": 1, "c": 3, "e": 5])
        let blame = try history.blame(address, at: nil, under: JSONPointer(), includingRemoved: false)
        #expect(blame.map(\.change.eventID) == ["e1", "e3", "e5"])
        #expect(try history.diff(from: 1, to: 3, matching: []).first?.leaves.count == 2)
        #expect(try history.resolve("sg-1") == address)
        let present = try History(opening: story.path)
        #expect(try present.state(of: address, at: nil).document?.configuration == ["a": 7, "b": 2, "c": 3, "e": 6])
    }

    @Test func `corrections say what late events changed, and nothing of what came in order`() throws {
        let corrections = try History(opening: story.path).corrections()
        func text(_ line: Correction.Line) -> String {
            let event = line.changes.first?.eventID ?? "-"
            switch line.kind {
            case .added: return "+\(event)"
            case .withdrawn: return "-\(event)"
            case .reattributed(let former): return "\(event) \(former.label) → \(line.changes[0].origin.label)"
            case .revised: return "~\(event)"
            }
        }
        #expect(corrections.map { $0.lines.map(text) } == [["+e4", "-e5", "e6 ana → ben"], ["+e2"]])
        #expect(corrections.map(\.base.position) == [3, 1])
        #expect(corrections.map(\.time.rfc3339) == ["2026-11-20T00:00:00Z", "2026-11-10T00:00:00Z"])
    }

    @Test func `a history that nothing corrected has no corrections`() throws {
        let other = try StoryHistory()
        try other.commit("e1", at: "2026-11-01T00:00:00Z", [(.created, group("sg-1"))])
        #expect(try other.open().corrections().isEmpty)
        let history = try History(opening: other.path, knownAt: #require(Moment(rfc3339: "2026-11-01T00:00:00Z")))
        #expect(try history.status().commits == 1)
    }

    @Test func `before the first event nothing was known, and that is said`() throws {
        let moment = try #require(Moment(rfc3339: "2026-10-31T23:59:59Z"))
        let error = try #require(throws: HindcastError.self) { try History(opening: story.path, knownAt: moment) }
        #expect(error.kind == .notFound)
        #expect(
            error.message == "nothing was known at 2026-10-31T23:59:59Z: "
                + "the first event in the history happened at 2026-11-01T00:00:00Z"
        )
    }

    @Test func `before the first import nothing was known, whenever its events happened`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("h.git")
        try Recorder.initialize(at: path, redactionKey: String(repeating: "07", count: 32))
        let logs = Repository.root.appending(path: "Examples/security-group-opened/logs").path
        // Importing again is not the first time.
        for time: Int64 in [1_800_000_000, 1_800_003_600] {
            _ = try await Recorder(opening: path)
                .record(
                    [logs],
                    format: nil,
                    now: Moment(nanoseconds: time * 1_000_000_000 + 500_000_000),
                    progress: { _ in }
                )
        }
        let before = Moment(seconds: 1_799_999_999)
        let all = try History(opening: path).status().commits
        // An index that was built anew changes nothing of it.
        for _ in 0..<2 {
            let error = try #require(throws: HindcastError.self) { try History(opening: path, knownAt: before) }
            #expect(error.message.hasSuffix("the first import into the history was at 2027-01-15T08:00:00Z"))
            #expect(try History(opening: path, knownAt: Moment(seconds: 1_800_000_000)).status().commits == all)
            HistoryIndex.remove(at: path + "/hindcast/index.sqlite")
        }
        // A clone, whose config does not say when that was, claims nothing.
        #expect(try Program.git.run(["-C", path, "config", "--unset", "hindcast.firstImport"]).status == 0)
        #expect(try History(opening: path, knownAt: before).status().commits == all)
    }

    @Test func `of many imports of late events in one second, that second is answered from after the last`() throws {
        let other = try StoryHistory()
        let second = "2026-11-10T00:00:00Z"
        try other.commit("e0", at: "2026-11-01T00:00:00Z", [(.created, group("sg-0"))])
        try other.commit("e99", at: "2026-11-09T00:00:00Z", [(.created, group("sg-99"))])
        try other.flush()
        // Twelve of them: the tenth sorts after the second by its number alone.
        for number in 1...12 {
            try other.rewind(to: number, knownAt: second)
            try other.commit("e\(number)", at: "2026-11-02T00:00:\(10 + number)Z", [(.created, group("sg-\(number)"))])
            try other.commit("e99", at: "2026-11-09T00:00:00Z", [(.created, group("sg-99"))])
            try other.flush()
        }
        func commits(_ moment: String) throws -> Int {
            try History(opening: other.path, knownAt: #require(Moment(rfc3339: moment))).status().commits
        }
        #expect(try commits(second) == 14)
        #expect(try commits("2026-11-10T00:00:00.5Z") == 14)
        #expect(try commits("2026-11-09T23:59:59Z") == 2)
        let corrections = try History(opening: other.path).corrections()
        #expect(corrections.map { $0.lines.first?.changes.first?.eventID } == (1...12).reversed().map { "e\($0)" })
    }
}
