/// What became of an event: the rows of the ledger. Every event is in exactly one.
public enum Disposition: String, Hashable, Sendable, CaseIterable {
    /// It changed at least one resource and made a commit.
    case applied
    /// It was carried out and left every resource as it was, such as putting the same value again.
    case noEffect = "no-effect"
    /// It only read.
    case readOnly = "read-only"
    /// The provider refused or failed it.
    case failed
    /// A sign-in or a call for credentials.
    case session
    /// The start of an operation: what it changed is told by the event of its end.
    case staged
    /// It works on data, jobs or messages, not on configuration.
    case notConfiguration = "not-configuration"
    /// It may have changed something, and no rule knows what.
    case unmodelled
    /// A resource as a baseline shows it, which the events before explain.
    case observed
    /// A resource as a baseline shows it, which no event explains: it made a commit by nobody known.
    case unlogged
}

extension Disposition {
    /// Whether what is counted here made a commit.
    public var makesCommit: Bool { self == .applied || self == .unlogged }

    /// Whether its record is kept although it made no commit: after a correction it may have an effect.
    public var isEvidence: Bool { self == .noEffect || self == .unmodelled || self == .observed }

    /// Whether it is a row for baselines, which most histories have none of.
    public var isOfBaselines: Bool { self == .observed || self == .unlogged }

    /// The same row for an event of a kind: what a baseline shows is counted by itself.
    public func row(for kind: AuditEvent.Kind) -> Disposition {
        guard kind == .observation else { return self }
        switch self {
        case .applied: return .unlogged
        case .noEffect: return .observed
        default: return self
        }
    }
}
