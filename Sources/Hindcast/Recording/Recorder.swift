/// Records logs into a history. The only writer; a lock file keeps a second one out.
public struct Recorder: Sendable {
    /// Makes an empty history in a new bare git repository; an existing history is left as it is.
    ///
    /// - Parameter redactionKey: 32 bytes as hex; random where `nil`.
    public static func initialize(at path: String, redactionKey: String?) throws(HindcastError) {}

    /// Opens a history for writing.
    public init(opening path: String) throws(HindcastError) { throw HindcastError(.repository, path) }

    /// Replays log files, folders, globs or standard input (`-`) into the history.
    ///
    /// - Parameter format: a format's name, or `nil` to detect it by content.
    public func record(
        _ paths: [String],
        format: String?,
        progress: @Sendable (ImportProgress) -> Void
    ) throws(HindcastError) -> ImportSummary { ImportSummary() }
}
