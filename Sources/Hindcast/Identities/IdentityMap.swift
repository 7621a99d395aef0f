internal import GitStore
internal import HindcastModel
internal import HistoryIndex

/// Joins the identities of one person when a history is read: what a `.mailmap` says of commit authors.
///
/// Who is renamed is known as `Proper Name <proper@email>` in every answer, whichever identity acted.
struct IdentityMap: Sendable {
    private let mailmap: Mailmap

    /// Makes the map that a `.mailmap` file's content gives.
    init(_ text: [UInt8]) { mailmap = Mailmap(parsing: text) }

    /// Reads the repository's own map, as git does in a bare repository: `mailmap.blob`, by default `HEAD:.mailmap`, then
    /// `mailmap.file`, a path from the git directory where it is not absolute.
    init(of reader: HistoryReader) throws(GitError) { self.init(try reader.mailmap()) }

    /// Returns how an actor is known, where the map has a word on that; the map's owner states it.
    var identify: IndexView.Identify? {
        guard !mailmap.isEmpty else { return nil }
        return { principal, origin, confidence in
            guard let label = label(of: confidence == Origin.Confidence.unresolved.rawValue ? principal : origin) else {
                return nil
            }
            let isResolved = confidence != Origin.Confidence.unresolved.rawValue
            return (label, isResolved ? confidence : Origin.Confidence.stated.rawValue)
        }
    }

    /// Returns an origin as the map has it.
    ///
    /// - Parameter principal: the identity that the log names.
    func known(_ origin: Origin, of principal: String) -> Origin {
        guard let identify, let found = identify(principal, origin.label, origin.confidence.rawValue) else {
            return origin
        }
        return Origin(label: found.origin, confidence: Origin.Confidence(rawValue: found.confidence) ?? .stated)
    }

    /// Returns `Proper Name <proper@email>`; `nil` where nothing is said of a label.
    private func label(of label: String) -> String? {
        guard let proper = mailmap.resolve(name: CommitText.authorName(of: label), email: label) else { return nil }
        return "\(proper.name) <\(proper.email)>"
    }
}
