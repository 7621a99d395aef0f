internal import GitStore
public import HindcastModel
internal import HistoryIndex

/// Answers questions about a recorded history. Opens its own handles and never writes to `main`.
///
/// The index leads from a question to the blobs that answer it; git's history is never walked. Each answer belongs to
/// one state of the history, even while another process records.
public struct History: Sendable {
    /// The repository, as the caller named it.
    let path: String
    /// Where everything is found.
    let index: HistoryIndex
    /// Where documents and evidence are read.
    let objects: ObjectStore
    /// Under which names people are known.
    let identities: IdentityMap

    /// Opens the history in a bare git repository; builds the index anew where it is missing or stale.
    ///
    /// - Parameter mailmap: the content of a file of git's `.mailmap` syntax that joins the identities of one person in all
    ///   answers; `nil` for the repository's own.
    /// - Throws: `repository` where there is no history, `index` where its index can neither be read nor built.
    public init(opening path: String, mailmap: [UInt8]? = nil) throws(HindcastError) {
        self.path = path
        do {
            let reader = try HistoryReader(opening: path)
            index = try IndexKeeper.index(for: reader)
            identities = try mailmap.map { IdentityMap($0) } ?? IdentityMap(of: reader)
            objects = ObjectStore(reader)
        } catch {
            throw HindcastError(describing: error)
        }
    }

    /// Opens the history as it was known at a moment: without what later imports of late events corrected.
    ///
    /// Imports that only went on from the head corrected nothing and left no trace to go back by: what they added is
    /// part of the answers.
    ///
    /// - Throws: as ``init(opening:)``; `notFound` for a moment before the first import.
    public init(opening path: String, knownAt moment: Moment, mailmap: [UInt8]? = nil) throws(HindcastError) {
        self.path = path
        do {
            let reader = try HistoryReader(opening: path)
            // A head is named for the import that left it behind: until then it was what was known.
            if let known = try reader.knownHeads().first(where: { $0.moment > moment }) {
                index = try IndexKeeper.index(for: reader, at: known)
            } else {
                index = try IndexKeeper.index(for: reader)
            }
            let first = try reader.firstImport()
            try index.read { try History.expectKnowledge(at: moment, since: first, in: $0) }
            identities = try mailmap.map { IdentityMap($0) } ?? IdentityMap(of: reader)
            objects = ObjectStore(reader)
        } catch {
            throw HindcastError(describing: error)
        }
    }

    /// Asks the index; everything that `body` asks belongs to one state.
    func ask<Answer>(_ body: (IndexView) throws -> Answer) throws(HindcastError) -> Answer {
        do {
            return try index.read(identifying: identities.identify, body)
        } catch {
            throw HindcastError(describing: error)
        }
    }

    /// Throws where nothing can have been known at a moment.
    ///
    /// - Parameter first: when the first import was; `nil` where that is not known.
    private static func expectKnowledge(at moment: Moment, since first: Moment?, in view: IndexView) throws {
        let words: String
        if let first {
            // Imports are known by the second, as the names of the heads that they left behind are.
            guard moment.seconds < first.seconds else { return }
            words = "the first import into the history was at \(first.rfc3339)"
        } else {
            // Nobody knows of an event before it happens.
            guard let first = try view.commit(at: 1)?.time, moment < first else { return }
            words = "the first event in the history happened at \(first.rfc3339)"
        }
        throw HindcastError(
            .notFound,
            "nothing was known at \(Moment(seconds: moment.seconds).rfc3339): \(words)",
            hints: ["what is known today of that moment, --at tells, without --known-at"]
        )
    }
}
