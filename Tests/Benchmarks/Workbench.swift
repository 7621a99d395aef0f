import Foundation

/// What all benchmarks need: the programs, the folders and the sizes.
struct Workbench {
    /// The command line tool.
    let hindcast: String
    /// This program, whose hidden subcommands do one thing each, to be measured as a process.
    let probe: String
    /// Where trails are kept from run to run.
    let cache: String
    /// Where everything else goes; removed at the end.
    let scratch: String
    /// A Python that has DuckDB, or why there is none.
    let duckDB: Result<String, BenchmarkFailure>
    let sizes: Sizes
    /// The rows that are wanted; all where there is none.
    let wanted: Set<String>
    let isLong: Bool

    /// How much work each benchmark does.
    struct Sizes {
        var records = 1_000_000
        /// Records that slow peers read, whose time is then scaled.
        var fewRecords = 50_000
        var commits = 100_000
        /// Commits that libgit2 makes one by one.
        var looseCommits = 10_000
        /// Changes of the histories that are asked.
        var histories = [10_000, 100_000, 1_000_000]
        /// Resources of the states that histories are compared with.
        var estates = [1_000, 10_000]
        /// Runs of each side, of which the median counts.
        var rounds = 3
        /// Questions of a kind.
        var questions = 40

        static let quick = Sizes(
            records: 100_000,
            fewRecords: 10_000,
            commits: 20_000,
            looseCommits: 2_000,
            histories: [10_000, 50_000],
            estates: [1_000],
            rounds: 1,
            questions: 10
        )
    }

    /// Whether one of the rows is wanted.
    func wants(_ rows: String...) -> Bool { wanted.isEmpty || !wanted.isDisjoint(with: rows) }

    /// Returns the folder of a trail's logs and what they hold; makes them where they are not there from an earlier run.
    func trail(_ plan: TrailPlan) throws -> (logs: String, trail: Trail) {
        let name = "\(plan.style)-\(plan.records)-\(Int(plan.changing * 100))-\(plan.seed)"
        let folder = "\(cache)/trails/\(name)"
        if let data = FileManager.default.contents(atPath: folder + "/trail.json"),
            let known = try? JSONDecoder().decode(Trail.self, from: data), known.plan == plan
        {
            return (folder + "/logs", known)
        }
        Narrator.say("making a trail of \(plan.records) records")
        try? FileManager.default.removeItem(atPath: folder)
        let trail = try TrailGenerator.write(plan, to: folder + "/logs")
        // Last: a trail is whole once it says so.
        try JSONEncoder().encode(trail).write(to: URL(filePath: folder + "/trail.json"))
        return (folder + "/logs", trail)
    }

    /// Returns a path in the scratch folder, where nothing is.
    func fresh(_ name: String) throws -> String {
        let path = "\(scratch)/\(name)"
        if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
        return path
    }

    /// Makes an empty bare repository.
    func emptyRepository(_ name: String) throws -> String {
        let path = try fresh(name)
        try Invocation("git", ["init", "--quiet", "--bare", "-b", "main", path]).run()
        return path
    }

    /// Makes an empty history.
    func emptyHistory(_ name: String) throws -> String {
        let path = try fresh(name)
        // A fixed key: the same trail gives the same history.
        try Invocation(hindcast, ["init", path, "--redaction-key", String(repeating: "5c", count: 32)]).run()
        return path
    }

    /// Returns a file that lists a folder's logs as `xargs -0` reads it.
    func listOfFiles(in logs: String) throws -> String {
        let path = "\(scratch)/\(URL(filePath: logs).deletingLastPathComponent().lastPathComponent).list"
        try Invocation("find", [logs, "-name", "*.json.gz", "-print0"], output: path).run()
        return path
    }
}
