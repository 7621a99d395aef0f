internal import HistoryIndex

extension History {
    /// Returns what happened around a moment: the changes, the nearest in time and in the graph of references first, with
    /// who made them, what was new about it and what of it is still in place; and what was refused.
    ///
    /// The cost grows with what is in the time looked at, up to a bound, and not with the length of the history.
    ///
    /// - Throws: `notFound` for a name that means no resource or several, and where no event was recorded yet; `usage` where the time looked at is negative.
    public func incident(_ query: IncidentQuery) throws(HindcastError) -> IncidentReport {
        guard query.around >= 0 else { throw HindcastError(.usage, "the time to look at is negative") }
        return try ask { view in try IncidentSearch(query, of: self, in: view).report() }
    }
}
