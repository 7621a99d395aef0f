internal import GitStore
public import HindcastModel
internal import HistoryIndex

extension Recorder {
    /// Keeps plain git and the index fast: merges packs, writes the commit-graph with changed-path filters, removes what
    /// interrupted programs have left, and compacts the index.
    ///
    /// Commits keep their ids, and every object stays. Readers need not wait.
    ///
    /// - Parameter now: the present moment: what git itself left goes once it is a day old.
    /// - Throws: `repository` where an import has the history open.
    public func maintain(now: Moment) throws(HindcastError) -> MaintenanceReport {
        do {
            let reader = try HistoryReader(opening: path)
            let leftovers = try Leftovers.ofImports(in: reader.directory)
            let writer = try HistoryWriter(opening: path)
            let indexPath = IndexKeeper.path(in: reader)
            let indexBefore = HistoryIndex.size(at: indexPath)
            let done = try writer.maintain(now: now, leftovers: leftovers)
            do {
                // In a scope of its own: closing an index is what gives its log's room back.
                let index = try IndexKeeper.writable(at: indexPath)
                try IndexKeeper.bringUpToDate(index, with: try HistoryReader(opening: path))
                try index.compact()
            }
            let indexAfter = HistoryIndex.size(at: indexPath)
            return MaintenanceReport(
                before: MaintenanceReport.Extent(done.before, indexBytes: indexBefore),
                after: MaintenanceReport.Extent(done.after, indexBytes: indexAfter),
                wroteCommitGraph: done.wroteCommitGraph,
                graphCommits: done.graphCommits,
                leftovers: done.leftovers
            )
        } catch {
            throw HindcastError(describing: error)
        }
    }
}

extension MaintenanceReport.Extent {
    fileprivate init(_ extent: RepositoryMaintenance.Extent, indexBytes: Int) {
        self.init(
            packs: extent.packs,
            looseObjects: extent.loose,
            objectBytes: extent.bytes,
            indexBytes: indexBytes
        )
    }
}
