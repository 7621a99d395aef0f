internal import AuditLogs
internal import GitStore
internal import HindcastModel
internal import HistoryIndex
internal import Replay

/// One import, from the files to the last flush.
struct Recording {
    private let now: Moment
    private let settings: Recorder.Settings
    private let reader: HistoryReader
    private let writer: HistoryWriter
    private let index: HistoryIndex
    private let redactor: Redactor
    private let spoolDirectory: String

    /// Records that are only counted, put into the index at a time.
    private static let skipInterval = 1 << 17

    init(path: String, now: Moment, settings: Recorder.Settings) throws {
        self.now = now
        self.settings = settings
        writer = try HistoryWriter(opening: path)
        reader = try HistoryReader(opening: path)
        // Late events are replayed with what the notes hold: without them, the history would lose what follows.
        if try reader.notesHead() == nil, try reader.parent(of: reader.head()) != nil {
            throw HindcastError(
                .repository,
                "\(path): refs/notes/hindcast is missing, in which the evidence of the commits is",
                hints: [
                    "if this is a clone, fetch them: git fetch origin refs/notes/hindcast:refs/notes/hindcast",
                    "else take them from a backup, or look for the commit where they stood, one that dangles, with: "
                        + "git fsck --lost-found, and point there with: git update-ref refs/notes/hindcast COMMIT",
                ]
            )
        }
        guard let hex = try reader.redactionKey(), let key = Recorder.bytes(ofHex: hex) else {
            throw HindcastError(
                .repository,
                "\(path): hindcast.redactionKey is missing from the repository's config",
                hints: [
                    "set it as it was, from a backup or from the original of this clone: other keys make other digests"
                ]
            )
        }
        redactor = Redactor(key: key)
        spoolDirectory = reader.directory + "hindcast"
        index = try IndexKeeper.writable(at: IndexKeeper.path(in: reader))
        try IndexKeeper.bringUpToDate(index, with: reader, isOver: true)
    }

    func run(
        _ paths: [String],
        format: LogFormat?,
        cluster: String?,
        tasks: Int,
        keepsActivity: Bool,
        progress: @escaping @Sendable (ImportProgress) -> Void
    ) async throws -> ImportSummary {
        var intake = try LogIntake(
            redactor: redactor,
            spoolDirectory: spoolDirectory,
            index: index,
            keepsActivity: keepsActivity
        )
        try await intake.read(paths, format: format, cluster: cluster, tasks: tasks, progress: progress)
        return try replay(&intake, progress: progress)
    }

    /// Takes in what files show that were seen at a moment, or that say themselves when.
    func observe(
        _ files: StatedFiles,
        seenAt moment: Moment?,
        progress: (ImportProgress) -> Void
    ) throws -> ImportSummary {
        var intake = try LogIntake(
            redactor: redactor,
            spoolDirectory: spoolDirectory,
            index: index,
            keepsActivity: false
        )
        let seen = BaselineEvents(files, secrets: StatedSecrets(redactor), seenAt: moment)
        intake.add(files: files.inventories.count, bytes: files.bytes, findings: seen.findings)
        for event in seen.events { try intake.add(observed: event) }
        var summary = try replay(&intake, progress: progress)
        summary.undated = seen.undated
        return summary
    }

    private func replay(_ intake: inout LogIntake, progress: (ImportProgress) -> Void) throws -> ImportSummary {
        try writer.noteFirstImport(at: now)
        let recorder = try CommitRecorder(reader: reader, writer: writer, index: index, isInStep: settings.isInStep)
        let first = try intake.firstEvent()
        let start = try FoldStart(before: first, in: recorder, adding: &intake, now: now)
        let line = RecordingLine(recorder, isInStep: settings.isInStep)
        var fold = HistoryFold(
            from: start,
            onto: line,
            flushInterval: settings.flushInterval,
            progress: intake.progress,
            ends: intake.ends,
            expectsBaselines: intake.holdsObservations,
            missed: intake.missed
        )
        let feed = EventFeed(try intake.events(), isInStep: settings.isInStep)
        defer { feed.stop() }
        try fold.run(feed, report: progress)
        feed.stop()

        var summary = intake.summary
        summary.ledger = fold.totals
        summary.missed = fold.missed.count
        summary.findings += fold.missed.findings.prefix(IntakeWorker.findingLimit - summary.findings.count)
        summary.events = fold.newEvents
        summary.duplicates = feed.duplicates
        summary.changes = fold.changes
        summary.commits = fold.commits
        summary.late = fold.late
        // Beside the last commits, which are being recorded still.
        try count(intake.skips(), into: &summary)
        try line.finish()
        summary.head = recorder.lastCommit.hex
        if let activity = try intake.activity() {
            summary.activity = try ActivityRecorder(index: index, reader: reader, limit: settings.activityLimit)
                .keep(activity)
        }

        var batch = IndexBatch()
        batch.findings = summary.findings
        batch.finished = IndexedImport(summary, head: recorder.lastCommit.bytes)
        try index.apply(batch)
        maintain()
        return summary
    }

    /// Merges packs and writes the commit-graph where that has become worth it.
    private func maintain() {
        // The import is done and durable: where there is no room for this, the next import tries again, and `maintain`
        // says why it failed.
        try? writer.maintainIfWorthIt { count in
            try index.read { view in
                let sequence = try view.lastSequence() - count
                return sequence > 0 ? try view.commit(at: sequence).flatMap { ObjectID(bytes: $0.id) } : nil
            }
        }
    }

    /// Counts the events that are not replayed.
    private func count(_ skips: SkipMerge, into summary: inout ImportSummary) throws {
        var tally = LedgerTally()
        let actions = skips.actions.map { action in
            tally.number(
                provider: action.provider,
                service: action.service,
                operation: action.operation,
                disposition: action.disposition,
                confidence: nil
            )
        }
        var seen = SeenTally()
        func apply() throws {
            var batch = IndexBatch()
            batch.ledger = tally.take()
            batch.seen = seen.take()
            try index.apply(batch)
        }
        while let record = try skips.next() {
            summary.events += 1
            seen.add(record.idHash, at: record.time)
            tally.add(1, of: actions[record.action], at: record.time)
            if summary.events.isMultiple(of: Recording.skipInterval) { try apply() }
        }
        try apply()
        summary.duplicates += skips.duplicates
        summary.ledger.merge(tally.totals, uniquingKeysWith: +)
    }
}

extension IndexedImport {
    fileprivate init(_ summary: ImportSummary, head: [UInt8]) {
        self.init()
        files = summary.files
        bytes = summary.bytes
        records = summary.records
        events = summary.events
        changes = summary.changes
        commits = summary.commits
        duplicates = summary.duplicates
        late = summary.late
        broken = summary.broken
        self.head = head
    }
}
