internal import GitStore
public import HindcastModel
internal import HistoryIndex

extension History {
    /// Returns where the index says something else than git: it is built anew in memory, and the two are compared.
    ///
    /// The ledger, which git does not hold, is checked for adding up. An empty list means that all is well.
    ///
    /// - Parameter limit: at most so many findings; one mistake may show in many places.
    public func verifyIndex(limit: Int = 100) throws(HindcastError) -> [Finding] {
        do {
            let rebuilt = try HistoryIndex()
            try IndexKeeper.bringUpToDate(rebuilt, with: try HistoryReader(opening: path))
            var findings: [Finding] = []
            try index.read { view in
                try rebuilt.read { truth in
                    findings = try view.differences(from: truth, limit: limit)
                }
            }
            return findings
        } catch {
            throw HindcastError(describing: error)
        }
    }
}

extension IndexView {
    /// Returns where two indexes differ.
    fileprivate func differences(from truth: IndexView, limit: Int) throws -> [Finding] {
        var findings: [Finding] = []
        func report(_ sequence: Int?, _ reason: String) {
            if findings.count < limit { findings.append(Finding(file: "index", record: sequence, reason: reason)) }
        }
        if try head() != truth.head() { report(nil, "its head is not git's") }
        let last = try truth.lastSequence()
        if try lastSequence() != last { report(nil, "it has \(try lastSequence()) commits, git has \(last)") }
        for sequence in 1..<max(1, last + 1) where findings.count < limit {
            if try commit(at: sequence) != truth.commit(at: sequence) {
                report(sequence, "a commit is not as git has it")
            }
            if try contents(at: sequence) != truth.contents(at: sequence) {
                report(sequence, "the changes of a commit are not as git has them")
            }
        }
        if try resourceCounts() != truth.resourceCounts() { report(nil, "it counts other resources than git has") }
        if try names() != truth.names() { report(nil, "its names are not those of git's documents") }
        let totals = try ledgerTotals()
        var sums: [Disposition: Int] = [:]
        for row in try ledger(from: nil, through: nil) { sums[row.disposition, default: 0] += row.count }
        if totals != sums { report(nil, "the ledger does not add up") }
        return findings
    }

    /// What a commit did, in words that do not depend on the numbers of one index.
    private func contents(at sequence: Int) throws -> Set<Content> {
        try Set(
            changes(at: sequence).map { number, version in
                let identity = try identity(of: number, through: sequence)
                return Content(
                    address: try resource(number).address,
                    version: version,
                    arn: identity.arn,
                    name: identity.name
                )
            }
        )
    }

    /// Every name with the address it leads to.
    private func names() throws -> Set<[String]> {
        var names: Set<[String]> = []
        try forEachName { name, number in names.insert([name, try resource(number).address.description]) }
        return names
    }
}

/// One change with the resource's identity at that time.
private struct Content: Hashable {
    let address: Address
    let version: IndexedVersion
    let arn: String?
    let name: String?
}
