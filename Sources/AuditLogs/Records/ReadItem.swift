package import HindcastModel

/// What a reader hands out, one after the other. What is large is held elsewhere: most items are records that are only counted.
package enum ReadItem: Sendable {
    /// A record understood.
    indirect case event(AuditEvent)
    /// A record of a call that may change something, as text; only from a reader that can write it.
    indirect case call(ReadCall)
    /// A record that opened a session; only from a reader that can write its text.
    indirect case session(ReadSession)
    /// A record that is only counted.
    case skipped(SkippedRecord)
    /// A record that is only counted, read all the same; only from a reader that was asked to.
    indirect case passedOver(AuditEvent, SkippedRecord)
    /// A record or file that could not be read, or could not wholly.
    indirect case finding(Finding)
    /// So many bytes more of the input, as stored, were read.
    case progress(bytes: Int)
}

/// A record that opened a session under an access key, and does nothing else.
package struct ReadSession: Hashable, Sendable {
    /// The session as a spool keeps it.
    package let session: OpenedSession
    /// What copies for several accounts share; `nil` where the record has none.
    package let sharedID: String?
    /// The account whose trail holds the record.
    package let account: String
}
