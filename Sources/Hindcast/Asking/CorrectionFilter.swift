internal import HindcastModel

/// Leaves of corrections what concerns some resources.
struct CorrectionFilter {
    private let patterns: [String]
    private let globs: [ResourcePattern]
    private let addresses: Set<Address>

    /// A name that the present history lacks may be that of a resource which a correction took away: it is matched with
    /// the ends of addresses.
    init(_ patterns: [String], in history: History) throws(HindcastError) {
        self.patterns = patterns.map(\.trimmingSpaces)
        globs = self.patterns.compactMap { ResourcePattern($0) }
        var addresses: Set<Address> = []
        for text in self.patterns where ResourcePattern(text) == nil {
            do {
                addresses.insert(try history.resolve(text))
            } catch {
                guard error.kind == .notFound, !error.message.hasSuffix("means several resources") else { throw error }
            }
        }
        self.addresses = addresses
    }

    /// Returns what is left of a correction; `nil` where that is nothing.
    func apply(to correction: Correction) -> Correction? {
        guard !patterns.isEmpty else { return correction }
        let lines = correction.lines.filter { line in line.changes.contains { isMeant($0.resource) } }
        guard !lines.isEmpty else { return nil }
        return Correction(
            time: correction.time,
            formerHead: correction.formerHead,
            base: correction.base,
            lines: lines
        )
    }

    private func isMeant(_ address: Address) -> Bool {
        if addresses.contains(address) || globs.contains(where: { $0.matches(address) }) { return true }
        let text = address.description
        return patterns.contains { text == $0 || text.hasSuffix("/" + $0) }
    }
}
