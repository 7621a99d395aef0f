import Foundation
import Hindcast
import HindcastModel
import Testing

@testable import HindcastCLI

@Suite struct TimeZoneNameTests {
    @Test(arguments: [
        ("UTC", 0), ("utc", 0), ("Z", 0), ("+02:00", 7_200), ("-0530", -19_800), ("+14", 50_400),
        ("Asia/Kolkata", 19_800),
    ])
    func `a zone is found by its name or its offset`(name: String, offset: Int) throws {
        let zone = try #require(TimeZoneName.zone(named: name))
        #expect(zone.secondsFromGMT(for: Date(timeIntervalSince1970: 1_795_165_200)) == offset)
    }

    @Test(arguments: [
        "", "Mars/Olympus", "+", "+2", "+24:00", "+02:60", "+02:000", "+0:200", "+２３:00", "02:00", "++02",
    ])
    func `other names are none`(name: String) {
        #expect(TimeZoneName.zone(named: name) == nil)
    }

    @Test(arguments: [
        // Berlin puts its clocks forward on 2026-03-29 at 02:00 and back on 2026-10-25 at 03:00.
        ("2026-01-15T12:00:00Z", 3_600), ("2026-07-15T12:00:00Z", 7_200),
        ("2026-03-29T01:59:59Z", 3_600), ("2026-03-29T03:00:00Z", 7_200),
        // What the clocks skip is read by the offset that held before.
        ("2026-03-29T02:30:00Z", 3_600),
        ("2026-10-25T01:59:59Z", 7_200), ("2026-10-25T03:00:00Z", 3_600),
        // What the clocks show twice means the first time.
        ("2026-10-25T02:30:00Z", 7_200),
    ])
    func `the offset of a wall clock's time`(wall: String, offset: Int) throws {
        let zone = try #require(TimeZoneName.zone(named: "Europe/Berlin"))
        let local = try #require(Moment(rfc3339: wall)).seconds
        #expect(Hindcast.Clock(now: Moment(seconds: 0), zone: zone).offset(local) == offset)
    }
}
