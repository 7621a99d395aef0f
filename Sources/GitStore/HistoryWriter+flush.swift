internal import HindcastModel

extension HistoryWriter {
    /// Where the references will be once a prepared flush is published.
    package struct FlushPoint: Hashable, Sendable {
        /// `refs/heads/main`.
        package let head: ObjectID
        /// `refs/notes/hindcast`; `nil` where there is no note yet.
        package let notes: ObjectID?
    }

    /// Makes everything appended durable and moves the references to it.
    ///
    /// - Throws: `moved` where someone else moved a reference meanwhile.
    package func flush() throws(GitError) {
        _ = try prepareFlush()
        try publish()
    }

    /// Makes the objects of everything appended durable, and leaves the references where they are.
    ///
    /// `publish` must follow before anything else is appended; what is written down in between, elsewhere, can be told
    /// from what no flush has published by the point that this returns.
    package func prepareFlush() throws(GitError) -> FlushPoint {
        try step { () throws(GitError) in
            guard let head else {
                throw GitError(.refused, call: "flush", message: "the history has no root commit")
            }
            let oldNotes = try repository.reference(Reference.notes)
            let newNotes = try writeNotes(onto: oldNotes)
            try sink.seal()
            var moves: [ReferenceMove] = []
            if let moment = leftBehindAt, let left = durableHead, left != head,
                let move = try keeping(left, at: moment)
            {
                moves.append(move)
            }
            if let newNotes { moves.append(ReferenceMove(name: Reference.notes, old: oldNotes, new: newNotes)) }
            if head != durableHead { moves.append(ReferenceMove(name: Reference.main, old: durableHead, new: head)) }
            prepared = moves
            return FlushPoint(head: head, notes: newNotes ?? oldNotes)
        }
    }

    /// Moves the references to what `prepareFlush` has made durable: the heads that a rewind left behind, the notes,
    /// last `refs/heads/main`.
    ///
    /// Several of them move as one: what is to move is written down first, and whoever opens the history next finishes
    /// what a killed process has begun. Otherwise notes could have moved without the commits that they belong to.
    ///
    /// - Throws: `moved` where someone else moved a reference meanwhile.
    package func publish() throws(GitError) {
        try step { () throws(GitError) in
            let moves = prepared
            prepared = []
            let journal = FlushJournal(directory: repository.directory)
            if moves.count > 1 { try journal.write(moves) }
            for move in moves { try repository.moveReference(move.name, from: move.old, to: move.new) }
            if moves.count > 1 { try journal.remove() }
            durableHead = head
            base = head
            pending.removeAll()
            pendingNotes.removeAll()
            leftBehindAt = nil
            try refresh()
            try writeCommitGraphIfWorthIt()
        }
    }

    /// Moves the references that a killed process had written down and not moved.
    ///
    /// What was written down is finished only where every reference is still at its old or already at its new place:
    /// if one is elsewhere, somebody has gone on since.
    func finishInterruptedFlush() throws(GitError) {
        let journal = FlushJournal(directory: repository.directory)
        guard let moves = try journal.read() else { return }
        var rest: [ReferenceMove] = []
        for move in moves {
            let present = try repository.reference(move.name)
            if present == move.new { continue }
            guard present == move.old, objects.contains(move.new) else { return try journal.remove() }
            rest.append(move)
        }
        for move in rest { try repository.moveReference(move.name, from: move.old, to: move.new) }
        try journal.remove()
    }

    /// Returns how a head is kept under `refs/hindcast/known/`; a second one of the same second gets `.1` and so on.
    /// `nil` where it is kept already.
    private func keeping(_ head: ObjectID, at moment: Moment) throws(GitError) -> ReferenceMove? {
        let name = Reference.known + KnownHead.text(of: moment)
        var number = 0
        while true {
            let candidate = number == 0 ? name : "\(name).\(number)"
            let present = try repository.reference(candidate)
            if present == head { return nil }
            if present == nil { return ReferenceMove(name: candidate, old: nil, new: head) }
            number += 1
        }
    }
}
