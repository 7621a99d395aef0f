import ArgumentParser
import GitStore

/// Which commits a probe makes.
struct WorkloadOptions: ParsableArguments {
    @Option var shape = Workload.Shape.fan
    @Option var commits = 100_000
    @Flag(help: "Give each commit its record as a note.") var notes = false

    var workload: Workload { Workload(shape, commits: commits, notes: notes) }
}

/// Makes the drafts and nothing of them: what every other probe pays, too.
struct DraftsProbe: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "drafts", shouldDisplay: false)

    @OptionGroup var options: WorkloadOptions

    func run() throws {
        var workload = options.workload
        var sum = 0
        workload.forEachDraft { sum &+= $0.message.utf8.count }
        print("\(sum) bytes of messages")
    }
}

/// Appends the commits to a history.
struct CommitProbe: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "commit", shouldDisplay: false)

    @Argument var history: String
    @OptionGroup var options: WorkloadOptions

    func run() throws {
        let writer = try HistoryWriter(opening: history)
        var workload = options.workload
        try workload.forEachDraft { try writer.append($0) }
        try writer.flush()
    }
}

/// Makes the commits with libgit2 in a new repository.
struct LooseProbe: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "loose", shouldDisplay: false)

    @Argument var repository: String
    @OptionGroup var options: WorkloadOptions

    func run() throws { try LooseWriter.write(options.workload, to: repository) }
}

/// Writes the commits as a stream for `git fast-import`.
struct StreamProbe: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "stream", shouldDisplay: false)

    @Argument var file: String
    @OptionGroup var options: WorkloadOptions

    func run() throws { try FastImportStream.write(options.workload, to: file) }
}

/// Writes the commit-graph of a history, and prints the seconds of processor time.
struct GraphProbe: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "graph", shouldDisplay: false)

    @Argument var history: String

    func run() throws {
        let writer = try HistoryWriter(opening: history)
        try writer.writeCommitGraph()
        // Once more, for what a writer pays that has made the commits itself: it reads no object.
        let start = Cost.processorSoFar
        try writer.writeCommitGraph()
        print(Cost.processorSoFar - start)
    }
}
