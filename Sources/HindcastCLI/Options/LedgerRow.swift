import ArgumentParser
import HindcastModel

/// A row of the ledger, by its name.
struct LedgerRow: ExpressibleByArgument {
    let disposition: Disposition

    init?(argument: String) {
        guard let disposition = Disposition(rawValue: argument) else { return nil }
        self.disposition = disposition
    }

    static var allValueStrings: [String] { Disposition.allCases.map(\.rawValue) }
}
