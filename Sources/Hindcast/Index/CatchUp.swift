internal import FastJSON
internal import GitStore
internal import HindcastModel
internal import HistoryIndex

/// Turns commits, as git has them, into what the index keeps.
struct CatchUp {
    private let reader: HistoryReader
    private let start: Int
    private var batch = IndexBatch()
    private var parser = Parser()
    private let noted: NotedEvents
    private var sessions: NotedSessions?

    /// The last commit's place in the history.
    private(set) var sequence: Int

    /// A parser that a copyable value can hold.
    private final class Parser {
        var json = JSONParser()
    }

    /// Begins after the commit at a position.
    ///
    /// - Parameter view: the index that is brought up to date; without it sessions are left out.
    init(reader: HistoryReader, after position: Int, in view: IndexView? = nil) throws {
        self.reader = reader
        noted = try NotedEvents(reader)
        sessions = try view.map { try NotedSessions($0) }
        start = position
        sequence = position
    }

    /// What takes back everything that is after the beginning.
    var opening: IndexBatch {
        var batch = IndexBatch()
        batch.truncatesAfter = start
        return batch
    }

    /// Whether there is enough for one step: the commits of a step are in memory.
    var isFull: Bool { batch.commits.count >= 20_000 }

    /// Adds the next commit. The root is no event and is passed over.
    mutating func add(_ record: CommitRecord) throws {
        guard record.parent != nil else {
            try addNote(on: record.id, at: 0)
            return
        }
        sequence += 1
        let trailers = CommitTrailers(of: record)
        try addNote(on: record.id, at: sequence, mayBeStart: trailers.mayBeStart)
        sessions?.forget(before: trailers.time)
        let edits = Dictionary(record.edits.map { ($0.path, $0) }) { first, _ in first }
        let changes = try trailers.resources.map { resource in
            let edit = edits[RepositoryPath(resource.address).text]
            let document = try edit?.new.map { try self.document($0) }
            let implied = CommitTrailers.TouchedResource.impliedKind(wasThere: edit?.old != nil, document: document)
            return IndexedChange(
                address: resource.address,
                kind: resource.kind ?? implied,
                blob: edit?.new?.bytes,
                document: document
            )
        }
        batch.commits.append(
            IndexedCommit(trailers, sequence: sequence, id: record.id, subject: record.subject, changes: changes)
        )
    }

    private mutating func addNote(on commit: ObjectID, at sequence: Int, mayBeStart: Bool = false) throws {
        guard let note = try noted.note(on: commit, includesCause: mayBeStart && sessions != nil) else { return }
        batch.noted += NotedEvents.events(in: note, at: sequence)
        batch.sessions += try sessions?.sessions(in: note) ?? []
    }

    /// Hands over what has come together.
    mutating func take() -> IndexBatch {
        defer { batch = IndexBatch() }
        return batch
    }

    private func document(_ blob: ObjectID) throws -> ResourceDocument {
        guard let document = ResourceDocument(json: try parser.json.parse(reader.blob(blob))) else {
            throw HindcastError(.repository, "blob \(blob) is no document of format 1")
        }
        return document
    }
}

extension CommitTrailers {
    /// Whether the event may be the start of an operation whose end was not seen, and still wait for it, or the call for a
    /// deletion that others carry out.
    fileprivate var mayBeStart: Bool {
        switch resources.first?.address.provider {
        case .gcp, .azure: confidence == .medium
        case .k8s: operation.hasSuffix("delete")
        case .aws, nil: false
        }
    }
}
