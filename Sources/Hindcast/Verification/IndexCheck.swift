internal import GitStore
internal import HindcastModel
internal import HistoryIndex

/// Compares the index with git's commits as they go by, oldest first: neither is in memory as a whole.
///
/// Each row that git implies is looked up when the commit goes by that it is of. In the end a table that has more rows than
/// were found has some that nothing implies.
struct IndexCheck {
    let view: IndexView
    private let head: IndexHead?
    private var sequence = 0
    /// The place of the commit that the index says it stands at, once that went by.
    private var headSequence: Int?
    /// Whether the index stands at a commit of an earlier head.
    private var isAtFormerCommit = false
    private var findings: [(subject: String, reason: String)] = []
    private var findingCount = 0
    /// Why the index cannot be read.
    private var failure: (any Error)?
    /// The rows that were found.
    private var found = ProjectionCounts()
    private var firsts = FirstsCheck()
    private var sessions: SessionCheck
    private let limit: Int

    /// - Parameter limit: at most so many findings are kept; all are counted.
    init(_ view: IndexView, limit: Int) throws {
        self.view = view
        self.limit = limit
        sessions = SessionCheck(view)
        head = try view.head()
    }

    /// Compares the next commit of `main`, unless the index could not be read for an earlier one: what git has is looked
    /// at all the same.
    mutating func take(_ commit: CheckedCommit) {
        guard failure == nil else { return }
        do {
            try add(commit)
        } catch {
            failure = error
        }
    }

    /// Takes notice of a commit that only an earlier head leads to.
    mutating func takeFormer(_ id: ObjectID) {
        if head?.commit == id.bytes { isAtFormerCommit = true }
    }

    private mutating func report(_ subject: String, _ reason: String) {
        findingCount += 1
        if findings.count < limit { findings.append((subject, reason)) }
    }

    /// Compares the next commit; the root is in no index.
    private mutating func add(_ commit: CheckedCommit) throws {
        let (record, trailers) = (commit.record, commit.trailers)
        if !commit.isRoot { sequence += 1 }
        if head?.commit == record.id.bytes { headSequence = sequence }
        // What the index does not know yet, the next question adds.
        guard !commit.isRoot, sequence <= head?.sequence ?? 0 else { return }
        let expected = IndexedCommit(trailers, sequence: sequence, id: record.id, subject: record.subject, changes: [])
        let indexed = try view.commit(at: sequence)
        if indexed != nil { found.commits += 1 }
        if indexed != expected { report(commit.name, "it is not as git has it") }
        // Of a masked log's events, which share one id, any is found by it.
        let place = try view.sequence(ofEvent: trailers.eventID)
        if place != sequence, try place.flatMap({ try view.commit(at: $0)?.eventID }) != trailers.eventID {
            report(commit.name, "its event is not found by its id")
        }
        if try view.sequences(ofCommitPrefix: record.id.hex, limit: 2).contains(sequence) {
            found.commitKeys += 1
        } else {
            report(commit.name, "it is not found by its id")
        }
        if try !firsts.holds(trailers, at: sequence, in: view, count: &found.firsts) {
            report(commit.name, "what its actor did for the first time is not as git has it")
        }
        try compareChanges(commit)
        guard case .evidence(let facts) = commit.note else { return }
        var reasons: [String] = []
        try sessions.compare(facts.origin) { reasons.append($0) }
        for reason in reasons { report(commit.name, reason) }
    }

    private mutating func compareChanges(_ commit: CheckedCommit) throws {
        var versions = Dictionary(
            uniqueKeysWithValues: try view.changes(at: sequence).map { ($0.resource, $0.version) }
        )
        let edits = Dictionary(commit.record.edits.map { ($0.path, $0) }) { first, _ in first }
        var done: Set<Address> = []
        var isEqual = true
        for touched in commit.trailers.resources where done.insert(touched.address).inserted {
            guard let resource = try view.resource(at: touched.address) else {
                report(commit.name, "the index lacks a resource that it changes")
                continue
            }
            let path = RepositoryPath(touched.address).text
            let edit = edits[path]
            let document = commit.documents[path]?.document
            let implied = CommitTrailers.TouchedResource.impliedKind(wasThere: edit?.old != nil, document: document)
            let expected = IndexedVersion(
                sequence: sequence,
                kind: touched.kind ?? implied,
                blob: edit?.new?.bytes
            )
            if let version = versions.removeValue(forKey: resource.number) {
                found.changes += 1
                isEqual = isEqual && version == expected
            } else {
                isEqual = false
            }
            try compareOrigin(of: resource, commit)
            guard expected.kind != .deleted, let document else { continue }
            let isSame = try compareIdentity(of: resource, document)
            isEqual = isEqual && isSame
            try compareNames(of: resource, document, commit)
        }
        if !isEqual || !versions.isEmpty { report(commit.name, "its changes are not as git has them") }
    }

    private mutating func compareOrigin(of resource: IndexedResource, _ commit: CheckedCommit) throws {
        guard let origin = try view.origin(of: resource.number) else { return }
        if origin.first > sequence {
            report("\(resource.address)", "it was first touched by \(commit.name), and not later")
        } else if origin.first == sequence {
            found.resources += 1
            if !origin.account.hasSameBytes(as: resource.address.account) {
                report("\(resource.address)", "it is listed under the account \(origin.account)")
            }
        }
    }

    /// Returns whether the identity since this commit is that of the document, and written down where it is another than before.
    private mutating func compareIdentity(of resource: IndexedResource, _ document: ResourceDocument) throws -> Bool {
        let before = try view.identity(of: resource.number, through: sequence - 1)
        let isKept = before.arn.hasSameBytes(as: document.arn) && before.name.hasSameBytes(as: document.name)
        guard let new = try view.newIdentity(of: resource.number, at: sequence) else { return isKept }
        if !isKept { found.identities += 1 }
        return new.arn.hasSameBytes(as: document.arn) && new.name.hasSameBytes(as: document.name)
    }

    private mutating func compareNames(
        of resource: IndexedResource,
        _ document: ResourceDocument,
        _ commit: CheckedCommit
    ) throws {
        for name in IndexCheck.names(of: document) {
            let first = try view.firstSequence(ofName: name, of: resource.number)
            if first == sequence { found.names += 1 }
            if first ?? .max > sequence { report(commit.name, "\(resource.address) is not found by its name \(name)") }
        }
    }

    /// Returns the names by which a document's resource is found, each once; its id is found by its address.
    private static func names(of document: ResourceDocument) -> [String] {
        var names: [String] = []
        for name in [document.arn, document.name].compactMap(\.self) + document.aliases
        where !name.isEmpty && !name.hasSameBytes(as: document.address.id) {
            if !names.contains(where: { $0.hasSameBytes(as: name) }) { names.append(name) }
        }
        return names
    }

    /// Compares what the index holds in sum, reports what was found, and says how the index stands.
    ///
    /// - Parameters:
    ///   - isHeld: whether git has a commit.
    ///   - document: reads a document's blob.
    mutating func finish(
        main: ObjectID?,
        isBusy: Bool,
        isHeld: (ObjectID) -> Bool,
        document: (ObjectID) -> StoredDocument,
        report: (_ subject: String, _ reason: String) -> Void
    ) throws -> (state: VerificationReport.IndexState, omitted: Int) {
        if let failure { throw failure }
        // Nothing was written to it yet.
        guard let head else { return (isBusy ? .busy : .absent, 0) }
        guard let headSequence else {
            // An import of late events has moved git to another line, and is about to move the index, or died before.
            if isBusy { return (.busy, 0) }
            if isAtFormerCommit { return (.behind, 0) }
            if let commit = ObjectID(bytes: head.commit), isHeld(commit) {
                report("index", "it stands at commit \(commit), where refs/heads/main was when it was written")
            } else {
                report("index", "it stands at a commit that is not git's")
            }
            return (.behind, 0)
        }
        if headSequence != head.sequence {
            report("index", "it has \(head.sequence) commits, git has \(headSequence) up to the same one")
        }
        try compareResources()
        try compareCounts(head, document)
        for (subject, reason) in findings { report(subject, reason) }
        return (head.commit == main?.bytes ? .current : .behind, findingCount - findings.count)
    }

    private mutating func compareResources() throws {
        var reports: [(String, String)] = []
        try view.forEachResource { resource, last in
            guard let resource else { return reports.append(("index", "the address of a resource cannot be read")) }
            guard let last else { return reports.append(("\(resource.address)", "no commit touches it")) }
            guard (last != .deleted) != resource.isLive else { return }
            let words = resource.isLive ? "it is held to exist" : "it is held to be deleted"
            reports.append(("\(resource.address)", words))
        }
        for (subject, reason) in reports { report(subject, reason) }
    }

    private mutating func compareCounts(_ head: IndexHead, _ document: (ObjectID) -> StoredDocument) throws {
        let counts = try view.projectionCounts()
        let last = try view.lastSequence()
        if last != head.sequence { report("index", "it has \(last) commits, and says that it has \(head.sequence)") }
        for (rows, expected, words) in [
            (counts.commits, found.commits, "commits"), (counts.commitKeys, found.commitKeys, "ids of commits"),
            (counts.changes, found.changes, "changes"), (counts.identities, found.identities, "ARNs and names"),
            (counts.firsts, found.firsts, "first times of actors"),
            (counts.resources, found.resources, "resources with a first commit"),
        ] where rows > expected {
            report("index", "it has \(rows - expected) \(words) that no commit tells of")
        }
        guard counts.names > found.names else { return }
        var strangers: [String] = []
        try view.forEachNameRow { name, resource, first in
            if try !isBorne(name, by: resource, since: first, document) { strangers.append(name) }
        }
        for name in strangers { report("index", "the name \(name) leads to a resource that never bore it") }
        let rest = counts.names - found.names - strangers.count
        if rest > 0 { report("index", "it has \(rest) names of resources that no commit tells of") }
    }

    private func isBorne(
        _ name: String,
        by resource: IndexedResource?,
        since first: Int,
        _ document: (ObjectID) -> StoredDocument
    ) throws -> Bool {
        guard let resource,
            let version = try view.lastVersion(of: resource.number, through: first), version.sequence == first,
            let blob = version.blob.flatMap({ ObjectID(bytes: $0) }), let document = document(blob).document
        else { return false }
        return IndexCheck.names(of: document).contains { $0.hasSameBytes(as: name) }
    }
}
