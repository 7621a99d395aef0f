import Testing

@testable import HindcastCLI

@Suite struct TimeSpanTests {
    @Test(arguments: [
        ("45m", 2_700), ("2h", 7_200), ("1h30m", 5_400), ("90 seconds", 90), ("1d 12h", 129_600), ("0s", 0),
        ("1 Week", 604_800), ("3min", 180),
    ])
    func `lengths of time are read as people write them`(text: String, seconds: Int64) {
        #expect(TimeSpan(argument: text)?.seconds == seconds)
    }

    @Test(arguments: [
        "", "45", "m", "-5m", "5x", "1.5h", "5m7", "99999999999999999999s", "99999d", "٣m", "5 m inutes x",
    ])
    func `other text is none`(text: String) { #expect(TimeSpan(argument: text) == nil) }
}
