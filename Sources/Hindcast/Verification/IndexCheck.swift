internal import GitStore
internal import HindcastModel
internal import HistoryIndex

/// Compares the index with git's commits as they go by, oldest first: neither is in memory as a whole.
struct IndexCheck {
    private let view: IndexView
    private let head: IndexHead?
    private let resources: [ResourceNumber: IndexedResource]
    private var sequence = 0
    /// The place of the commit that the index says it stands at, once that went by.
    private var headSequence: Int?
    private var findings: [(subject: String, reason: String)] = []
    /// Why the index cannot be read.
    private var failure: (any Error)?
    /// Whether each resource exists, by a hash of its path, as far as the commits went.
    private var live: [UInt64: Bool] = [:]
    /// The hash of ARN and name that each resource had last.
    private var identities: [UInt64: UInt64] = [:]
    /// Names with the paths of those that bore them, as hashes.
    private var names: Set<Name> = []

    private static let emptyIdentity = BlobTable.hash(arn: nil, name: nil)

    init(_ view: IndexView) throws {
        self.view = view
        head = try view.head()
        resources = Dictionary(try view.resources().map { ($0.number, $0) }) { first, _ in first }
    }

    /// Compares the next commit of `main`, unless the index could not be read for an earlier one: what git has is looked
    /// at all the same.
    mutating func take(_ record: CommitRecord, _ trailers: CommitTrailers, blobs: BlobTable) {
        guard failure == nil else { return }
        do {
            try add(record, trailers, blobs: blobs)
        } catch {
            failure = error
        }
    }

    /// Compares the next commit; the root is in no index.
    private mutating func add(_ record: CommitRecord, _ trailers: CommitTrailers, blobs: BlobTable) throws {
        if record.parent != nil { sequence += 1 }
        if head?.commit == record.id.bytes { headSequence = sequence }
        guard record.parent != nil else { return }
        // What the index does not know yet, the next question adds.
        guard sequence <= head?.sequence ?? 0 else { return }
        let name = "commit \(record.id)"
        let expected = IndexedCommit(trailers, sequence: sequence, id: record.id, subject: record.subject, changes: [])
        if try view.commit(at: sequence) != expected { findings.append((name, "it is not as git has it")) }
        // Of a masked log's events, which share one id, any is found by it.
        let found = try view.sequence(ofEvent: trailers.eventID)
        if found != sequence, try found.flatMap({ try view.commit(at: $0)?.eventID }) != trailers.eventID {
            findings.append((name, "its event is not found by its id"))
        }
        if try !view.sequences(ofCommitPrefix: record.id.hex, limit: 2).contains(sequence) {
            findings.append((name, "it is not found by its id"))
        }
        try compareChanges(record, trailers, blobs)
    }

    private mutating func compareChanges(_ record: CommitRecord, _ trailers: CommitTrailers, _ blobs: BlobTable) throws
    {
        let edits = Dictionary(record.edits.map { ($0.path, $0) }) { first, _ in first }
        var expected: [Address: Change] = [:]
        for resource in trailers.resources {
            let path = RepositoryPath(resource.address).text
            let edit = edits[path]
            let hash = BlobTable.hash(path)
            var implied = ResourceChange.Kind.deleted
            if let blob = edit?.new, case .document(_, let identity, let isComplete, let found) = blobs[blob] {
                implied = edit?.old == nil && isComplete ? .created : .updated
                identities[hash] = identity
                for name in blobs.hashes(found) { names.insert(Name(text: name, path: hash)) }
            }
            let kind = resource.kind ?? implied
            live[hash] = kind != .deleted
            expected[resource.address] = Change(
                kind: kind,
                blob: edit?.new?.bytes,
                identity: identities[hash] ?? IndexCheck.emptyIdentity
            )
        }
        var found: [Address: Change] = [:]
        for (number, version) in try view.changes(at: sequence) {
            guard let resource = resources[number] else {
                findings.append(("commit \(record.id)", "the index lacks a resource that it changes"))
                continue
            }
            let identity = try view.identity(of: number, through: sequence)
            found[resource.address] = Change(
                kind: version.kind,
                blob: version.blob,
                identity: BlobTable.hash(arn: identity.arn, name: identity.name)
            )
        }
        if found != expected { findings.append(("commit \(record.id)", "its changes are not as git has them")) }
    }

    /// A name and the path of who bears it, as hashes.
    private struct Name: Hashable {
        let text: UInt64
        let path: UInt64
    }

    /// What a commit did to one resource, and who that is since.
    private struct Change: Hashable {
        let kind: ResourceChange.Kind
        let blob: [UInt8]?
        let identity: UInt64
    }

    /// Compares what the index holds in sum, reports what was found, and says how the index stands.
    consuming func finish(
        main: ObjectID?,
        isBusy: Bool,
        isKnown: (ObjectID) -> Bool,
        report: (_ subject: String, _ reason: String) -> Void
    ) throws -> VerificationReport.IndexState {
        if let failure { throw failure }
        // Nothing was written to it yet.
        guard let head else { return isBusy ? .busy : .absent }
        guard let headSequence else {
            // An import of late events has moved git to another line, and is about to move the index, or died before.
            if isBusy { return .busy }
            if let commit = ObjectID(bytes: head.commit), isKnown(commit) { return .behind }
            report("index", "it stands at a commit that is not git's")
            return .behind
        }
        if headSequence != head.sequence {
            report("index", "it has \(head.sequence) commits, git has \(headSequence) up to the same one")
        }
        for (subject, reason) in findings { report(subject, reason) }
        let last = try view.lastSequence()
        if last != head.sequence {
            report("index", "it has \(last) commits, and says that it has \(head.sequence)")
        }
        for resource in resources.values {
            let hash = BlobTable.hash(RepositoryPath(resource.address).text)
            if live[hash] == nil { report("\(resource.address)", "no commit touches it") }
            if let isLive = live[hash], isLive != resource.isLive {
                report("\(resource.address)", isLive ? "it is held to be deleted" : "it is held to exist")
            }
        }
        if live.count > resources.count { report("index", "it lacks \(live.count - resources.count) resources") }
        try compareNames(report)
        return head.commit == main?.bytes ? .current : .behind
    }

    private func compareNames(_ report: (_ subject: String, _ reason: String) -> Void) throws {
        var count = 0
        var strangers: [String] = []
        try view.forEachName { name, number in
            count += 1
            let path = resources[number].map { RepositoryPath($0.address).text } ?? ""
            if !names.contains(Name(text: BlobTable.hash(name), path: BlobTable.hash(path))) { strangers.append(name) }
        }
        for name in strangers { report("index", "the name \(name) leads to a resource that never bore it") }
        let missing = names.count - (count - strangers.count)
        if missing > 0 { report("index", "it lacks \(missing) names of resources") }
    }
}
