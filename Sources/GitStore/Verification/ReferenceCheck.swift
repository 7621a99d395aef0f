extension HistoryReader {
    /// Returns where `refs/heads/main` and `refs/notes/hindcast` point; `nil` where they lead nowhere.
    ///
    /// A writer moves the notes first: those read after `main` hold the notes on all of its commits.
    package func heads() -> (main: ObjectID?, notes: ObjectID?) {
        let main = try? repository.reference(Reference.main)
        return (main ?? nil, (try? repository.reference(Reference.notes)) ?? nil)
    }

    /// Reports references that are missing, lead nowhere or are not Hindcast's own.
    ///
    /// - Returns: the heads that late events left behind, oldest first, so far as they are there.
    package func checkReferences(fault: (StoreFault) -> Void) throws -> [KnownHead] {
        let head = try readFile(directory + "HEAD").map { String(decoding: $0, as: UTF8.self) }
        if head != "ref: \(Reference.main)\n" {
            let cure = "write it anew: echo 'ref: \(Reference.main)' > HEAD"
            fault(StoreFault("HEAD", "it does not stand for \(Reference.main); \(cure)"))
        }
        for (name, isNeeded) in [(Reference.main, true), (Reference.notes, false)] {
            do {
                guard let id = try repository.reference(name) else {
                    if isNeeded { fault(StoreFault(name, "it is missing")) }
                    continue
                }
                _ = try read(id, as: .commit)
            } catch {
                fault(StoreFault(name, words(error, of: name)))
            }
        }
        var heads: [KnownHead] = []
        for file in try namesInDirectory(directory + Reference.known) where !file.hasSuffix(".lock") {
            let name = Reference.known + file
            // libgit2 passes over a reference that it cannot read.
            do {
                if try repository.reference(name) == nil { fault(StoreFault(name, "it leads nowhere")) }
            } catch {
                fault(StoreFault(name, words(error, of: name)))
            }
        }
        for (name, id) in try repository.references(under: Reference.known) {
            do {
                _ = try read(id, as: .commit)
            } catch {
                fault(StoreFault(name, words(error, of: name)))
                continue
            }
            guard let known = KnownHead(name: name, head: id) else {
                fault(StoreFault(name, "its name holds no moment"))
                continue
            }
            heads.append(known)
        }
        return heads.sorted { $0.precedes($1) }
    }

    /// What is wrong with a reference that the finding names already.
    private func words(_ error: GitError, of name: String) -> String {
        let subject = "\(directory): \(name) "
        return error.message.hasPrefix(subject) ? "it " + error.message.dropFirst(subject.count) : error.message
    }

    /// Calls `body` with each commit of the notes that is not of Hindcast's making, newest first: by it somebody altered
    /// notes by hand.
    package func forEachForeignCommit(ofNotes notes: ObjectID, _ body: (ObjectID) -> Void) throws(GitError) {
        var next: ObjectID? = notes
        while let id = next {
            let record = try CommitRecord(id: id, parsing: read(id, as: .commit))
            let isOwn =
                try faults(inFormOf: id).isEmpty && record.message == CommitBytes.notesMessage
                && Identity.line(name: record.authorName, email: record.authorEmail) == CommitBytes.committer
            if !isOwn { body(id) }
            next = record.parent
        }
    }

    /// Returns the faults in the form of a commit: what git accepts and Hindcast would not write.
    package func faults(inFormOf id: ObjectID) throws(GitError) -> [String] {
        let bytes = try read(id, as: .commit)
        guard let header = CommitHeader(parsing: bytes) else { return ["it is no commit"] }
        var faults: [String] = []
        if header.parents.count > 1 { faults.append("it has \(header.parents.count) parents: the history is one line") }
        var author: Substring?
        var committer: Substring?
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            if line.isEmpty { break }
            let text = Substring(decoding: line, as: UTF8.self)
            if text.hasPrefix("author ") {
                author = text.dropFirst(7)
            } else if text.hasPrefix("committer ") {
                committer = text.dropFirst(10)
            } else if !text.hasPrefix("tree ") && !text.hasPrefix("parent ") {
                faults.append("it has a header that Hindcast does not write: \(text.prefix { $0 != " " })")
            }
        }
        let date = " \(header.date) +0000"
        if committer.map(String.init) != CommitBytes.committer + date {
            faults.append("its committer is not \(CommitBytes.committer)")
        }
        if author?.hasSuffix(">" + date) != true { faults.append("its author's date is not its committer's") }
        return faults
    }
}
