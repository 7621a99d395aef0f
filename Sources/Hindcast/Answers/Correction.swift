public import HindcastModel

/// What one import of late events changed in the history that was known until then.
public struct Correction: Hashable, Sendable {
    /// One event whose part in the history is another one since.
    public struct Line: Hashable, Sendable {
        /// What became of the event's part.
        public enum Kind: Hashable, Sendable {
            /// The event was not known, or changed nothing, and has a commit since.
            case added
            /// The event had a commit, and changes nothing since.
            case withdrawn
            /// Somebody else stands behind the event since.
            case reattributed(from: Origin)
            /// The event does something else to its resources since.
            case revised
        }

        /// What became of it.
        public let kind: Kind
        /// The event's changes: as they are since, or, of one withdrawn, as they were.
        public let changes: [ChangeEntry]

        /// Makes a line.
        public init(kind: Kind, changes: [ChangeEntry]) {
            self.kind = kind
            self.changes = changes
        }
    }

    /// The last commit that an import left as it was.
    public struct Base: Hashable, Sendable {
        /// Its place in the history; 0 for the root.
        public let position: Int
        /// Its id, 40 hex digits.
        public let commit: String
        /// When its event happened; `nil` for the root.
        public let time: Moment?

        /// Makes a base.
        public init(position: Int, commit: String, time: Moment?) {
            self.position = position
            self.commit = commit
            self.time = time
        }
    }

    /// The moment of the import: when it was learnt.
    public let time: Moment
    /// The head until then, 40 hex digits.
    public let formerHead: String
    /// Up to where everything stayed as it was.
    public let base: Base
    /// The events, in the history's order; those that only carry a corrected value on are left out.
    public let lines: [Line]

    /// Makes a correction.
    public init(time: Moment, formerHead: String, base: Base, lines: [Line]) {
        self.time = time
        self.formerHead = formerHead
        self.base = base
        self.lines = lines
    }
}
