package import HindcastModel

/// What a reader hands out, one after the other.
package enum ReadItem: Sendable {
    /// A record understood.
    case event(AuditEvent)
    /// A record that is only counted.
    case skipped(SkippedRecord)
    /// A record or file that could not be read, or could not wholly.
    case finding(Finding)
    /// So many bytes more of the input, as stored, were read.
    case progress(bytes: Int)
}
