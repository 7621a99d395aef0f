extension HistoryWriter {
    /// Writes `objects/info/commit-graph` anew, with changed-path filters: what `git log -- path` and `git blame` need
    /// to be fast. A flush does it by itself when worth it.
    package func writeCommitGraph() throws(GitError) {
        try step { () throws(GitError) in try writeCommitGraph(readingAtMost: .max) }
    }

    /// Writes the file where enough commits came since: a tenth of those it tells of, so that a long history of small
    /// flushes costs ten times the writing of its last file at most, and git finds few commits outside it.
    func writeCommitGraphIfWorthIt() throws(GitError) {
        guard graphLog.count >= 500, graphLog.count * 10 >= graphCount else { return }
        // Where the file is missing, reading a long history back would make a flush wait: `maintain` does that.
        try writeCommitGraph(readingAtMost: 20_000)
    }

    func writeCommitGraph(readingAtMost readLimit: Int) throws(GitError) {
        let path = repository.directory + "objects/info/commit-graph"
        let collector = CommitGraphCollector(
            present: try CommitGraphFile(at: path),
            log: graphLog,
            read: { [self] id, kind throws(GitError) in try read(id, as: kind) },
            readLimit: readLimit
        )
        guard let commits = try collector.collect(from: try commitTips()) else { return }
        let incoming = repository.directory + "hindcast/incoming/"
        try makeDirectory(incoming)
        try removeFile(incoming + "commit-graph")
        try CommitGraphEncoder(commits).write(to: incoming + "commit-graph")
        try makeDirectory(repository.directory + "objects/info")
        try moveFile(incoming + "commit-graph", to: path)
        try syncDirectory(repository.directory + "objects/info")
        graphCount = commits.count
        graphLog = GraphCommits()
    }
}
