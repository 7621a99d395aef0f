import ArgumentParser
import Foundation

/// Measures Hindcast against its peers, in the same run, and prints what it reached of its goals.
@main struct Benchmarks: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "Tests/Benchmarks/run",
        abstract:
            "Measure Hindcast against git, zcat, jq, libdeflate, libgit2 and DuckDB, and print a table of ratios.",
        discussion: """
            Processor time is the median of several runs, taken in turn with the peers'. Rows: P1 reading, P2 P3 P4 \
            committing, P6 size, P7 commit-graph, P8 importing, P9 memory, P10 asking, P11 editing, P12 the decoder of \
            each cloud, P13 drift.
            """,
        subcommands: [
            Compare.self, TrailProbe.self, ReadProbe.self, InflateProbe.self, DraftsProbe.self, CommitProbe.self,
            LooseProbe.self, StreamProbe.self, GraphProbe.self, EditProbe.self,
            ReplayProbe.self,
        ],
        defaultSubcommand: Compare.self
    )
}

/// Runs the benchmarks.
struct Compare: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Run the benchmarks (the default).")

    @Argument(help: ArgumentHelp("The rows to measure, such as P1 P10; all where none is named.", valueName: "row"))
    var rows: [String] = []

    @Flag(help: "Work with smaller sizes and single runs: a look, no result.") var quick = false
    @Flag(help: "Import 10,000,000 records, too: half an hour, and 20 GB on the disk.") var long = false
    @Flag(help: "Leave the repositories that were made, and say where.") var keep = false
    @Option(help: ArgumentHelp("Run each side so often; the median counts.", valueName: "number")) var rounds: Int?
    @Option(help: ArgumentHelp("Write the rows as JSON, too.", valueName: "file")) var json: String?

    // What `run` has set up.
    @Option(help: .hidden) var hindcast: String
    @Option(help: .hidden) var cache: String
    @Option(help: .hidden) var duckdb: String?
    @Option(help: .hidden) var noDuckdb = "it is not installed"

    private static let families: [(ids: [String], measure: @Sendable (Workbench) throws -> [Row])] = [
        (ReadingRows.ids, ReadingRows.measure), (CommitRows.ids, CommitRows.measure),
        (ImportRows.ids, ImportRows.measure), (AskingRows.ids, AskingRows.measure), (EditRows.ids, EditRows.measure),
        (CloudRows.ids, CloudRows.measure),
        (DriftRows.ids, DriftRows.measure),
    ]

    func validate() throws {
        guard rounds ?? 1 > 0 else { throw ValidationError("there must be a round at least") }
        let known = Set(Compare.families.flatMap(\.ids))
        for row in rows where !known.contains(row) {
            throw ValidationError("there is no row \(row); there are \(known.sorted().joined(separator: ", "))")
        }
    }

    func run() throws {
        let scratch = "\(cache)/scratch-\(ProcessInfo.processInfo.processIdentifier)"
        try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
        defer { if keep { print("left in \(scratch)") } else { try? FileManager.default.removeItem(atPath: scratch) } }
        let duckDB: Result<String, BenchmarkFailure> = duckdb.map { .success($0) } ?? .failure(.init(noDuckdb))
        var sizes: Workbench.Sizes = quick ? .quick : Workbench.Sizes()
        if let rounds { sizes.rounds = rounds }
        let bench = Workbench(
            hindcast: hindcast,
            probe: CommandLine.arguments[0],
            cache: cache,
            scratch: scratch,
            duckDB: duckDB,
            sizes: sizes,
            wanted: Set(rows),
            isLong: long
        )
        let machine = Machine(duckDB: duckDB)
        var measured: [Row] = []
        for (ids, measure) in Compare.families where rows.isEmpty || !Set(ids).isDisjoint(with: rows) {
            Narrator.say("== \(ids.filter { rows.isEmpty || rows.contains($0) }.joined(separator: ", "))")
            measured += try measure(bench)
        }
        print(machine.text)
        if quick { print("--quick: small sizes and single runs, which say little about the goals") }
        print("Medians of \(sizes.rounds) runs each, in turn\n\n" + RowTable.text(measured))
        if let json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            try encoder.encode(Report(machine: machine, isQuick: quick, rows: measured)).write(to: URL(filePath: json))
        }
        let missed = measured.filter { $0.isReached == false }
        if !missed.isEmpty { print("\n\(missed.count) of \(measured.count) rows miss a goal") }
    }

    private struct Report: Codable {
        let machine: Machine
        let isQuick: Bool
        let rows: [Row]
    }
}
