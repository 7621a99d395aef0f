internal import HindcastModel

/// The hours of the ledger.
enum LedgerHour {
    /// Stands for no confidence in a key, where NULL would not be equal to itself.
    static let noConfidence = -1

    /// Hours since 1970, rounded down.
    static func of(_ moment: Moment) -> Int {
        let seconds = Int(moment.seconds)
        return seconds >= 0 ? seconds / 3_600 : -((3_599 - seconds) / 3_600)
    }
}
