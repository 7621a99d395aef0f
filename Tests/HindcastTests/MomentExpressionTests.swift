import HindcastModel
import HistoryIndex
import Testing

@testable import Hindcast

@Suite struct MomentExpressionTests {
    @Test(arguments: [
        ("2026-11-20", "2026-11-20T00:00:00Z"),
        (" 2026-11-20 ", "2026-11-20T00:00:00Z"),
        ("2026-11-20 09:00", "2026-11-20T09:00:00Z"),
        ("2026-11-20T09:00", "2026-11-20T09:00:00Z"),
        ("2026-11-20t09:00:01.5", "2026-11-20T09:00:01.5Z"),
        ("2026-11-20T09:00:00Z", "2026-11-20T09:00:00Z"),
        ("2026-11-20T09:00+02:00", "2026-11-20T07:00:00Z"),
        ("2026-11-20 09:00 -0530", "2026-11-20T14:30:00Z"),
        ("2026-11-20 09:00 +02", "2026-11-20T07:00:00Z"),
        ("2026-11-20 09:00 UTC", "2026-11-20T09:00:00Z"),
        ("1795165200", "2026-11-20T09:00:00Z"),
        ("1795165200.25", "2026-11-20T09:00:00.25Z"),
        ("@0", "1970-01-01T00:00:00Z"),
        ("now", "2026-11-20T12:00:00Z"),
        ("Today", "2026-11-20T00:00:00Z"),
        ("yesterday", "2026-11-19T00:00:00Z"),
        ("3 hours ago", "2026-11-20T09:00:00Z"),
        ("an hour ago", "2026-11-20T11:00:00Z"),
        ("7d", "2026-11-13T12:00:00Z"),
        ("1h30m", "2026-11-20T10:30:00Z"),
        ("2 weeks, 1 day ago", "2026-11-05T12:00:00Z"),
        ("9 months ago", "2026-02-20T12:00:00Z"),
        ("1y", "2025-11-20T12:00:00Z"),
    ])
    func `a moment is read in UTC`(text: String, expected: String) throws {
        #expect(try MomentExpression(text).moment(isRangeEnd: false, clock: clock())?.rfc3339 == expected)
    }

    @Test(arguments: [
        ("2026-11-20", "2026-11-20T23:59:59.999999999Z"),
        ("yesterday", "2026-11-19T23:59:59.999999999Z"),
        ("2026-11-20 09:00", "2026-11-20T09:00:00Z"),
        ("7d", "2026-11-13T12:00:00Z"),
    ])
    func `only a whole day ends later as the end of a range`(text: String, expected: String) throws {
        #expect(try MomentExpression(text).moment(isRangeEnd: true, clock: clock())?.rfc3339 == expected)
    }

    @Test(arguments: [
        ("2026-11-20", "2026-11-19T22:00:00Z"),
        ("2026-11-20 09:00", "2026-11-20T07:00:00Z"),
        ("2026-11-20T09:00Z", "2026-11-20T09:00:00Z"),
        ("yesterday", "2026-11-19T22:00:00Z"),
        ("1 month ago", "2026-10-20T23:00:00Z"),
    ])
    func `a time without a zone is read in the caller's`(text: String, expected: String) throws {
        let clock = try clock("2026-11-20T23:00:00Z", hoursEast: 2)
        #expect(try MomentExpression(text).moment(isRangeEnd: false, clock: clock)?.rfc3339 == expected)
    }

    @Test func `a change of the offset is that of the time asked for`() throws {
        // A zone that goes from +2 to +1 at 03:00 of 25 October 2026 on its clocks.
        let change = Int64(CivilDate(year: 2026, month: 10, day: 25).daysSinceEpoch) * 86_400 + 3 * 3_600
        let clock = Clock(now: try #require(Moment(rfc3339: "2026-11-20T12:00:00Z"))) { $0 < change ? 7_200 : 3_600 }
        func read(_ text: String, isEnd: Bool = false) throws -> String? {
            try MomentExpression(text).moment(isRangeEnd: isEnd, clock: clock)?.rfc3339
        }
        #expect(try read("2026-10-25") == "2026-10-24T22:00:00Z")
        #expect(try read("2026-10-25", isEnd: true) == "2026-10-25T22:59:59.999999999Z")
        #expect(try read("2026-10-20 12:00") == "2026-10-20T10:00:00Z")
        #expect(try read("1 month ago") == "2026-10-20T11:00:00Z")
    }

    @Test func `a day that a month lacks becomes its last one`() throws {
        let clock = try clock("2026-03-31T08:00:00Z")
        #expect(
            try MomentExpression("1 month ago").moment(isRangeEnd: false, clock: clock)?.rfc3339
                == "2026-02-28T08:00:00Z"
        )
    }

    @Test(arguments: [
        ("0a1b", MomentExpression.commit(prefix: "0a1b")),
        ("DEADBEEF", .commit(prefix: "deadbeef")),
        ("12345678", .commit(prefix: "12345678")),
        ("e:0f-1", .event(id: "0f-1", isBefore: false)),
        ("e:0f-1^", .event(id: "0f-1", isBefore: true)),
        ("e:2026-11-20", .event(id: "2026-11-20", isBefore: false)),
        ("1000d", .ago(months: 0, seconds: 86_400_000)),
    ])
    func `a commit and an event are told from dates`(text: String, expected: MomentExpression) throws {
        #expect(try MomentExpression(text) == expected)
    }

    @Test(arguments: [
        "", "abc", "2026-13-01", "2026-02-30", "2026-11-20T25:00", "2026-11-20T09", "2026-11-20T09:00:00X", "tomorrow",
        "e:",
        "e:^", "3 fortnights ago", "ago", "0a1g", "1500-01-01", "-5d", "2026-11-20..2026-11-21",
    ])
    func `anything else is refused as usage`(text: String) throws {
        let error = try #require(throws: HindcastError.self) { try MomentExpression(text) }
        #expect(error.kind == .usage)
        #expect(!error.hints.isEmpty)
    }

    @Test(arguments: ["999999999y", "999999999 weeks ago", "2261-12-31", "1678-01-01"])
    func `a moment that cannot be held is refused or held, never wrong`(text: String) throws {
        do {
            let moment = try #require(try MomentExpression(text).moment(isRangeEnd: true, clock: clock()))
            #expect(moment.rfc3339.hasPrefix(text))
        } catch let error as HindcastError {
            #expect(error.kind == .usage)
        }
    }

    @Test(
        arguments: [
            ("2026-11-20..now", "2026-11-20", "now"), ("e:a..e:b^", "e:a", "e:b^"), ("..7d", nil, "7d"),
            ("yesterday ..", "yesterday", nil), ("..", nil, nil),
        ] as [(String, String?, String?)]
    )
    func `a range is split at its dots`(text: String, start: String?, end: String?) throws {
        let range = try #require(MomentExpression.range(text))
        #expect(range.start == start)
        #expect(range.end == end)
    }

    @Test func `text without dots is no range`() { #expect(MomentExpression.range("2026-11-20") == nil) }
}
