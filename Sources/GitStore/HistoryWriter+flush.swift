internal import HindcastModel

extension HistoryWriter {
    /// Makes everything appended durable and moves the references to it.
    ///
    /// First the objects, then the heads that a rewind left behind and the notes, last `refs/heads/main`: whenever the
    /// process dies, every reference points at complete objects, and importing again ends in the same commits.
    ///
    /// - Throws: `moved` where someone else moved a reference meanwhile.
    package func flush() throws(GitError) {
        try step { () throws(GitError) in
            let oldNotes = try repository.reference(Reference.notes)
            let newNotes = try writeNotes(onto: oldNotes)
            try sink.seal()
            if let moment = leftBehindAt, let left = durableHead, left != head { try keep(left, at: moment) }
            if let newNotes { try repository.moveReference(Reference.notes, from: oldNotes, to: newNotes) }
            if let head, head != durableHead {
                try repository.moveReference(Reference.main, from: durableHead, to: head)
            }
            durableHead = head
            base = head
            pending.removeAll()
            pendingNotes.removeAll()
            leftBehindAt = nil
            try objects.refresh()
            try writeCommitGraphIfWorthIt()
        }
    }

    /// Keeps a head under `refs/hindcast/known/`; a second one of the same second gets `.1` and so on.
    private func keep(_ head: ObjectID, at moment: Moment) throws(GitError) {
        let name = Reference.known + KnownHead.text(of: moment)
        for number in 0... {
            let candidate = number == 0 ? name : "\(name).\(number)"
            let present = try repository.reference(candidate)
            // An interrupted flush may have kept it already.
            if present == head { return }
            if present == nil { return try repository.moveReference(candidate, from: nil, to: head) }
        }
    }
}
