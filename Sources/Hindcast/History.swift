internal import GitStore
internal import HindcastModel
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

    /// Opens the history in a bare git repository; builds the index anew where it is missing or stale.
    ///
    /// - Throws: `repository` where there is no history, `index` where its index can neither be read nor built.
    public init(opening path: String) throws(HindcastError) {
        self.path = path
        do {
            let reader = try HistoryReader(opening: path)
            index = try IndexKeeper.index(for: reader)
            objects = ObjectStore(reader)
        } catch {
            throw HindcastError(describing: error)
        }
    }

    /// Asks the index; everything that `body` asks belongs to one state.
    func ask<Answer>(_ body: (IndexView) throws -> Answer) throws(HindcastError) -> Answer {
        do {
            return try index.read(body)
        } catch {
            throw HindcastError(describing: error)
        }
    }
}
