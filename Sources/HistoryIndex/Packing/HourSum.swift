internal import HindcastModel

/// How many events of one hour had one fate, with the first and the last of them.
struct HourSum {
    let hour: Int
    let disposition: Disposition
    var count: Int
    var first: Moment
    var last: Moment

    private struct Key: Hashable {
        let hour: Int
        let disposition: Disposition
    }

    /// Sums counts up by hour and fate, in the order in which they come.
    static func sums(of counts: [LedgerCount]) -> [HourSum] {
        var sums: [HourSum] = []
        var places: [Key: Int] = [:]
        for count in counts {
            let key = Key(hour: LedgerHour.of(count.first), disposition: count.action.disposition)
            // Counts come in order of time but for a few: the sum is among the last ones, or has yet to be made.
            var place = sums.count - 1
            while place >= 0, sums[place].hour == key.hour, sums[place].disposition != key.disposition { place -= 1 }
            if place < 0 || sums[place].hour != key.hour { place = places[key] ?? sums.count }
            if place == sums.count {
                places[key] = place
                sums.append(
                    HourSum(
                        hour: key.hour,
                        disposition: key.disposition,
                        count: 0,
                        first: count.first,
                        last: count.last
                    )
                )
            }
            sums[place].count += count.count
            sums[place].first = min(sums[place].first, count.first)
            sums[place].last = max(sums[place].last, count.last)
        }
        return sums
    }

    /// Sums as bytes.
    static func bytes(of sums: [HourSum]) -> [UInt8] {
        var writer = NumberWriter()
        for sum in sums {
            writer.put(signed: sum.hour)
            writer.put(sum.disposition.code)
            writer.put(signed: sum.count)
            writer.put(signed: Int(sum.first.nanoseconds))
            writer.put(signed: Int(sum.last.nanoseconds))
        }
        return writer.bytes
    }

    /// Returns the sums in some bytes.
    ///
    /// - Throws: `damaged` where they are none.
    static func sums(in bytes: [UInt8]) throws(IndexError) -> [HourSum] {
        var reader = NumberReader(bytes)
        var sums: [HourSum] = []
        while !reader.isAtEnd {
            let hour = try reader.signedNumber()
            let disposition = Disposition(code: try reader.number())
            let count = try reader.signedNumber()
            let first = Moment(nanoseconds: Int64(try reader.signedNumber()))
            let last = Moment(nanoseconds: Int64(try reader.signedNumber()))
            guard let disposition else { throw IndexError(.damaged, "the hours in the index cannot be read") }
            sums.append(HourSum(hour: hour, disposition: disposition, count: count, first: first, last: last))
        }
        return sums
    }
}
