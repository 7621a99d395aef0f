internal import HindcastModel
internal import HistoryIndex

extension History {
    /// Calls `body` with the windows of each resource that has any, sorted by address, and returns what was looked at.
    ///
    /// A window is opened by the change that made the predicate hold, and closed by the one after which it held no more,
    /// a deletion included. Windows in which it could not be decided come among the others. One that stood at the
    /// beginning of the time asked for is traced back to the change that opened it.
    ///
    /// The predicate is compiled once and run in a process of its own, within limits of time and memory; each version of
    /// a resource is read and decided once.
    ///
    /// - Throws: `usage` for a program that does not compile or leads out of the document; `predicate` for one that was
    ///   stopped; `notFound` for a plain name that means no resource or several; whatever `body` throws.
    @discardableResult
    public func forEachResourceWindows(
        _ query: WindowQuery,
        _ body: (ResourceWindows) throws -> Void
    ) throws -> WindowReport {
        try HindcastError.describing {
            try index.read { view in
                try withoutActuallyEscaping(body) { body in
                    let resources = try resources(matching: query.patterns, in: view).sortedByAddress(\.address)
                    return try WindowSearch(query, in: view, objects, body).search(resources)
                }
            }
        }
    }
}
