internal import HindcastModel

/// Reads `2026-11-20T09:00:00Z`; anything else, right or wrong, is the decoder's. One a thread: it remembers the last day.
final class WholeSecondClock {
    /// The bytes of the last day, `2026-11-20`, and where it starts.
    // No checks: asked for with each record, by one thread.
    @exclusivity(unchecked) private var day: (start: UInt64, end: UInt16) = (0, 0)
    @exclusivity(unchecked) private var midnight: Int64 = 0

    func moment(_ text: UnsafeRawBufferPointer) -> Moment? {
        guard text.count == 20, text[10] == UInt8(ascii: "T"), text[19] == UInt8(ascii: "Z") else { return nil }
        let start = text.loadUnaligned(as: UInt64.self)
        let end = text.loadUnaligned(fromByteOffset: 8, as: UInt16.self)
        if start != day.start || end != day.end {
            guard let date = date(text) else { return nil }
            midnight = Int64(date.daysSinceEpoch) * 86_400
            day = (start, end)
        }
        // The bytes of `00:00:00` taken off, a digit is at most 9 and a colon 0.
        let clock =
            UInt64(littleEndian: text.loadUnaligned(fromByteOffset: 11, as: UInt64.self)) ^ 0x3030_3A30_303A_3030
        guard ((clock &+ 0x7676_7F76_767F_7676) | clock) & 0x8080_8080_8080_8080 == 0 else { return nil }
        let pairs = clock &* 10 &+ (clock >> 8)
        let hour = Int(pairs & 0xFF)
        let minute = Int(pairs >> 24 & 0xFF)
        let second = Int(pairs >> 48 & 0xFF)
        guard hour < 24, minute < 60, second < 60 else { return nil }
        return Moment(seconds: midnight + Int64(hour * 3_600 + minute * 60 + second))
    }

    private func date(_ text: UnsafeRawBufferPointer) -> CivilDate? {
        guard text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-") else { return nil }
        let (century, year, month, day) = (digits(text, 0), digits(text, 2), digits(text, 5), digits(text, 8))
        guard century < 100, year < 100, (1678...2261).contains(century * 100 + year), (1...12).contains(month),
            day >= 1, day <= CivilDate.days(inMonth: month, of: century * 100 + year)
        else { return nil }
        return CivilDate(year: century * 100 + year, month: month, day: day)
    }

    /// The number that two digits are; above 99 where they are none.
    private func digits(_ text: UnsafeRawBufferPointer, _ place: Int) -> Int {
        let high = text[place] &- 48
        let low = text[place + 1] &- 48
        return high > 9 || low > 9 ? 1_000 : Int(high) * 10 + Int(low)
    }
}
