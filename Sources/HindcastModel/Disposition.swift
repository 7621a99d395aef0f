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
}
