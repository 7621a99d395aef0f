import HindcastModel
import HistoryIndex
import Testing

@testable import Hindcast

@Suite struct PositionTests {
    let story: StoryHistory
    let history: History

    init() throws {
        story = try StoryHistory()
        let times = [
            "2026-11-01T10:00:00Z", "2026-11-01T10:00:00Z", "2026-11-01T10:00:00.25Z", "2026-11-03T00:00:00Z",
            "2026-11-03T23:59:59Z", "2026-11-04T00:00:00Z",
        ]
        for (index, time) in times.enumerated() {
            try story.commit(
                "e-\(index + 1)",
                at: time,
                [(.updated, group("sg-\(index % 2)", ["n": .integer(Int64(index))]))]
            )
        }
        history = try story.open()
    }

    @Test(arguments: [
        ("2026-11-01", false, 0), ("2026-11-01", true, 3), ("2026-11-01 09:59:59", false, 0),
        ("2026-11-01 10:00", false, 2), ("2026-11-01 10:00:00.2", false, 2), ("2026-11-01 10:00:00.25", false, 3),
        ("2026-11-02", false, 3), ("2026-11-02", true, 3), ("2026-11-03", false, 4), ("2026-11-03", true, 5),
        ("2026-11-04", false, 6), ("now", false, 6), ("1970-01-01", false, 0),
        ("e:e-2", false, 2), ("e:e-2^", false, 1), ("e:e-1^", false, 0),
    ])
    func `a moment includes the events of that very moment`(text: String, isRangeEnd: Bool, expected: Int) throws {
        #expect(try history.position(of: text, isRangeEnd: isRangeEnd, clock: clock()) == expected)
    }

    @Test(arguments: [
        ("2026-11-03", 3), ("2026-11-01 10:00", 0), ("2026-11-01 10:00:00.25", 2), ("e:e-2", 1), ("e:e-2^", 1),
        ("now", 6),
    ])
    func `what comes since a moment includes the events of that very moment`(text: String, expected: Int) throws {
        #expect(try history.position(before: text, clock: clock()) == expected)
    }

    @Test func `a commit id of four or more digits is found, in either case`() throws {
        for commit in story.commits {
            for length in [8, 14, 15, 40] {
                let prefix = String(commit.id.hex.prefix(length))
                for text in [prefix, prefix.uppercased()] {
                    let found = try history.position(of: text, isRangeEnd: false, clock: clock())
                    #expect(found == commit.sequence, "\(text)")
                }
            }
        }
    }

    @Test(arguments: ["ffffffff", "e:nothing", "e:nothing^"])
    func `an unknown commit or event is said to be so`(text: String) throws {
        let error = try #require(throws: HindcastError.self) {
            try history.position(of: text, isRangeEnd: false, clock: clock())
        }
        #expect(error.kind == .notFound)
    }

    @Test func `a moment agrees with git's own search by date`() throws {
        let git = Oracle.git(story.path)
        for text in ["2026-11-01 10:00:01", "2026-11-02", "2026-11-03 12:00", "2026-11-05"] {
            let id = try git("rev-list", "-1", "--before=\(text) +0000", "main")
            let position = try history.position(of: text, isRangeEnd: false, clock: clock())
            #expect(story.commits[position - 1].id.hex == id)
        }
    }

    @Test func `the moment of an event and a commit is when it happened`() throws {
        #expect(try history.moment(of: "e:e-3", isRangeEnd: false, clock: clock()).rfc3339 == "2026-11-01T10:00:00.25Z")
        let id = story.commits[4].id.hex
        #expect(try history.moment(of: id, isRangeEnd: false, clock: clock()).rfc3339 == "2026-11-03T23:59:59Z")
    }
}
