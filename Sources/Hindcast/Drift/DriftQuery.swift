public import HindcastModel

/// What a history is compared with, and which differences count.
public struct DriftQuery: Sendable {
    /// Files and folders that state what the estate is or should be.
    public var paths: [String]
    /// The files' format, by its name; `nil` to see it by content.
    public var format: String?
    /// The cluster of Kubernetes objects, which never name it.
    public var cluster: String?
    /// The last commit that counts; `nil` for the head.
    public var position: Int?
    /// The moment at which the comparison is made, for how long a difference has stood; `nil` for that of the newest event.
    public var moment: Moment?
    /// The groups that are reported.
    public var groups = Set(DriftGroup.allCases)
    /// Only what was caused at this moment or later, or by nobody known; `nil` for everything.
    public var since: Moment?

    /// Makes a query for every difference from what some files state.
    public init(against paths: [String]) { self.paths = paths }

    /// The names of the formats that ``format`` takes.
    public static var formats: [String] { StatedFiles.formats }
}

/// The sorts of drift.
public enum DriftGroup: String, Hashable, Sendable, CaseIterable {
    /// It is there, and is not what is stated.
    case changed
    /// It is stated, and is not there.
    case missing
    /// It is there, and nobody stated it.
    case unmanaged
}
