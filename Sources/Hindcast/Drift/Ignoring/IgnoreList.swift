public import HindcastModel

/// The drift that a team has looked at and lets be, each with the reason, and until when.
public struct IgnoreList: Hashable, Sendable {
    /// One thing that is let be.
    public struct Entry: Hashable, Sendable {
        /// An address, a tail of one, or what a file calls the resource; each may be a glob.
        public var resource: String
        /// Places in the document, as pointers or names, each may be a glob; none for all of the resource.
        public var attributes: [String] = []
        /// The groups that are meant.
        public var groups = Set(DriftGroup.allCases)
        /// Text that the principal or the origin holds, or a glob over one of them; `nil` for anybody, and for nobody known.
        public var actor: String?
        /// Why.
        public var reason: String
        /// The first moment at which it no longer holds; `nil` for one that holds for good.
        public var end: Moment?
        /// The line of the file on which it starts, from 1.
        public var line: Int

        /// Makes an entry for all drift of a resource, for good.
        public init(resource: String, reason: String, line: Int = 1) {
            self.resource = resource
            self.reason = reason
            self.line = line
        }

        /// The last day on which it holds, such as `2026-12-31`; `nil` for one that holds for good.
        public var lastDay: String? {
            end.map { String(Moment(nanoseconds: $0.nanoseconds - 1).rfc3339.prefix(10)) }
        }

        /// Whether it holds at a moment.
        public func holds(at moment: Moment) -> Bool { end.map { moment < $0 } ?? true }
    }

    /// The file, as the user named it.
    public let file: String
    /// The entries, in the order of the file.
    public let entries: [Entry]

    /// Makes a list.
    public init(file: String, entries: [Entry]) {
        self.file = file
        self.entries = entries
    }

    /// Returns the entries that soon hold no more.
    ///
    /// - Parameters:
    ///   - moment: the present.
    ///   - days: how many days are soon.
    public func ending(after moment: Moment, within days: Int64) -> [Entry] {
        entries.filter { entry in
            guard let end = entry.end, entry.holds(at: moment) else { return false }
            return end.seconds - moment.seconds <= days * 86_400
        }
    }
}
