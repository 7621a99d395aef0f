package import HindcastModel

extension HistoryWriter {
    /// Writes into the config when an import begins, as long as the history holds no event: commits bear the times of their
    /// events, and none tells since when anything was known.
    package func noteFirstImport(at moment: Moment) throws(GitError) {
        guard let head, try CommitRecord(id: head, parsing: read(head, as: .commit)).parent == nil else { return }
        try repository.set(Setting.firstImport, to: Moment(seconds: moment.seconds).rfc3339)
    }
}

extension HistoryReader {
    /// When the import began that brought the first event; `nil` where the config does not say, as that of a clone.
    package func firstImport() throws(GitError) -> Moment? {
        try setting(Setting.firstImport).flatMap { Moment(rfc3339: $0) }
    }
}
