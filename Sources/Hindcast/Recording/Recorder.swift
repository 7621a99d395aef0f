internal import AuditLogs
internal import GitStore
public import HindcastModel

/// Records logs into a history. The only writer; a lock file keeps a second one out.
public struct Recorder: Sendable {
    /// What tests set otherwise.
    package struct Settings: Sendable {
        /// Commits between two flushes: what a crash may cost, against what a flush costs.
        package var flushInterval = 20_000
        /// Events without a commit that are kept, of each kind; `nil` for what the repository's config says.
        package var activityLimit: Int?
        /// Whether each commit is written before the next event is replayed, by one thread.
        package var isInStep = false

        /// Makes the settings of all users.
        package init() {}
    }

    /// The repository's path.
    let path: String
    private let settings: Settings

    /// Makes an empty history in a new bare git repository; an existing history is left as it is.
    ///
    /// - Parameter redactionKey: the key of the digests that stand for secrets, as hex of at least 16 bytes.
    public static func initialize(at path: String, redactionKey: String) throws(HindcastError) {
        guard let key = bytes(ofHex: redactionKey), key.count >= 16 else {
            throw HindcastError(.usage, "the redaction key must be hex digits, at least 32 of them")
        }
        do {
            try HistoryWriter.create(at: path, redactionKey: redactionKey)
        } catch {
            throw HindcastError(describing: error)
        }
    }

    /// Opens a history for writing.
    ///
    /// - Throws: `repository` where there is no history.
    public init(opening path: String) throws(HindcastError) { try self.init(opening: path, settings: Settings()) }

    /// Opens a history for writing, with settings of a test's own.
    package init(opening path: String, settings: Settings) throws(HindcastError) {
        do {
            _ = try HistoryReader(opening: path)
        } catch {
            throw HindcastError(describing: error)
        }
        self.path = path
        self.settings = settings
    }

    /// Replays log files, folders, globs or standard input (`-`) into the history.
    ///
    /// Everything reported as done is durable when this returns; an import that was interrupted is taken up by the
    /// same call again.
    ///
    /// - Parameters:
    ///   - format: a format's name, or `nil` to detect it by content.
    ///   - cluster: the cluster of Kubernetes records that neither they nor their envelopes name.
    ///   - now: the present moment; an earlier head that late events replace is kept under it.
    ///   - tasks: how many files are read at a time.
    ///   - keepsActivity: whether events that make no commit (sign-ins, refused calls, reads) are kept, redacted: of each
    ///     kind the newest, at most `hindcast.activityLimit` of the repository's config, or 250,000.
    ///   - progress: called now and then, from the reading tasks.
    public func record(
        _ paths: [String],
        format: String?,
        cluster: String? = nil,
        now: Moment,
        tasks: Int = 2,
        keepsActivity: Bool = false,
        progress: @escaping @Sendable (ImportProgress) -> Void
    ) async throws(HindcastError) -> ImportSummary {
        var known: LogFormat?
        if let format {
            known = LogFormat(rawValue: format)
            if known == nil {
                throw HindcastError(
                    .usage,
                    "'\(format)' is no log format",
                    hints: LogFormat.allCases.map(\.rawValue)
                )
            }
        }
        do {
            return try await Recording(path: path, now: now, settings: settings)
                .run(
                    paths,
                    format: known,
                    cluster: cluster,
                    tasks: tasks,
                    keepsActivity: keepsActivity,
                    progress: progress
                )
        } catch {
            throw HindcastError(describing: error)
        }
    }

    /// Takes in what an estate was seen to be: snapshots, exports, states, live dumps, each at its own time.
    ///
    /// What the events before explain makes no commit; what none explains makes one by nobody known, with the window in which
    /// it must have happened.
    ///
    /// - Parameters:
    ///   - format: a format's name (``DriftQuery/formats``), or `nil` to detect it by content.
    ///   - cluster: the cluster of Kubernetes objects, which never name it.
    ///   - moment: when the files were seen that do not say it; `nil` for when they were written last.
    ///   - now: the present moment; an earlier head that a late observation replaces is kept under it.
    ///   - progress: called now and then.
    public func observe(
        _ paths: [String],
        format: String?,
        cluster: String? = nil,
        seenAt moment: Moment? = nil,
        now: Moment,
        progress: @escaping @Sendable (ImportProgress) -> Void
    ) throws(HindcastError) -> ImportSummary {
        let files = try StatedFiles(paths, format: format, cluster: cluster)
        do {
            return try Recording(path: path, now: now, settings: settings)
                .observe(files, seenAt: moment, progress: progress)
        } catch {
            throw HindcastError(describing: error)
        }
    }

    /// Returns the bytes that hex digits stand for; `nil` where the text is none.
    static func bytes(ofHex text: String) -> [UInt8]? {
        let digits = Array(text.utf8)
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let byte = UInt8(String(decoding: digits[index...index + 1], as: UTF8.self), radix: 16) else {
                return nil
            }
            bytes.append(byte)
        }
        return bytes
    }
}
