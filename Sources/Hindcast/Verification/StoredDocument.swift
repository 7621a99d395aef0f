internal import HindcastModel

/// What the blob of a document is, by its content.
enum StoredDocument: Hashable {
    /// A canonical document.
    case document(ResourceDocument)
    /// Something else.
    case other
    /// It is not among the objects, or cannot be read.
    case missing

    /// The document.
    var document: ResourceDocument? {
        if case .document(let document) = self { document } else { nil }
    }
}

/// What the blob of a note is, by its content.
enum StoredNote {
    /// Evidence.
    case evidence(NoteFacts)
    /// Something else.
    case other
    /// It is not among the objects, or cannot be read.
    case missing
    /// The commit has none.
    case none
    /// The notes cannot be read, so that nobody knows.
    case unknown
}
