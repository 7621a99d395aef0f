internal import AuditLogs
internal import FastJSON
internal import GitStore
internal import HindcastModel
internal import HistoryIndex
internal import Replay

/// One import, from the files to the last flush.
struct Recording {
    private let now: Moment
    private let reader: HistoryReader
    private let writer: HistoryWriter
    private let index: HistoryIndex
    private let redactor: Redactor
    private let spoolDirectory: String

    init(path: String, now: Moment) throws {
        self.now = now
        writer = try HistoryWriter(opening: path)
        reader = try HistoryReader(opening: path)
        guard let hex = try reader.redactionKey(), let key = Recorder.bytes(ofHex: hex) else {
            throw HindcastError(.repository, "\(path): hindcast.redactionKey is missing from the repository's config")
        }
        redactor = Redactor(key: key)
        spoolDirectory = reader.directory + "hindcast"
        index = try IndexKeeper.writable(at: IndexKeeper.path(in: reader))
        try IndexKeeper.bringUpToDate(index, with: reader)
    }

    func run(
        _ paths: [String],
        format: LogFormat?,
        tasks: Int,
        progress: @escaping @Sendable (ImportProgress) -> Void
    ) async throws -> ImportSummary {
        var intake = try LogIntake(redactor: redactor, spoolDirectory: spoolDirectory, index: index)
        try await intake.read(paths, format: format, tasks: tasks, progress: progress)

        var fold = try HistoryFold(reader: reader, writer: writer, index: index, now: now, progress: intake.progress)
        try fold.begin(before: intake.firstEvent, adding: &intake)
        try fold.run(intake.takeEvents(), report: progress)

        var summary = intake.summary
        summary.events += fold.newEvents
        summary.duplicates += fold.duplicates
        summary.changes = fold.changes
        summary.commits = fold.commits
        summary.late = fold.late
        summary.ledger = intake.totals
        for (disposition, count) in fold.tally.totals { summary.ledger[disposition, default: 0] += count }
        try fold.finish(intake: &intake, summary: &summary)
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
}
