package import HindcastModel

extension HistoryWriter {
    /// Goes back to an earlier commit: what is appended next follows it.
    ///
    /// The flush that leaves the present `refs/heads/main` behind keeps it under `refs/hindcast/known/`, named for
    /// `moment`, unless what was appended again made the same commits.
    ///
    /// - Throws: `refused` where the commit is not on the line to `head`.
    package func rewind(to commit: ObjectID, keepingAs moment: Moment) throws(GitError) {
        try step { () throws(GitError) in
            guard commit != head else { return }
            if let index = pending.lastIndex(of: commit) {
                pending.removeSubrange((index + 1)...)
                // The objects of the commit may be in the open pack alone.
                try sink.seal()
                try refresh()
            } else {
                try checkIsBeforePending(commit)
                pending.removeAll()
                if commit != base, base == durableHead { leftBehindAt = moment }
                base = commit
            }
            head = commit
            time = nil
            tree = nil
        }
    }

    private func checkIsBeforePending(_ commit: ObjectID) throws(GitError) {
        var next = base
        while let id = next, id != commit {
            next = try CommitRecord(id: id, parsing: read(id, as: .commit)).parent
        }
        if next == nil {
            throw GitError(.refused, call: "rewind", message: "\(commit) is not on the way to the head of the history")
        }
    }

    /// Returns the time of `head`.
    func headTime() throws(GitError) -> Moment {
        if let time { return time }
        guard let head else { return Moment(nanoseconds: 0) }
        return try CommitRecord(id: head, parsing: read(head, as: .commit)).time
    }
}
