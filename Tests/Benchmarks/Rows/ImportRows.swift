import Foundation

/// P8 and P9: an import from the files to the last flush, and the memory that it takes.
enum ImportRows {
    static let ids = ["P8", "P9"]

    static func measure(on bench: Workbench) throws -> [Row] {
        var rows = try measureImport(on: bench)
        if bench.wants("P9") {
            let what = "memory of an import of 10000000 records"
            let goal = Goal.within(Quantity(600, "MB"))
            if bench.isLong {
                rows.append(try measureMemory(10_000_000, what, goal, on: bench))
            } else {
                rows.append(.notMeasured("P9", what, [goal], because: "it needs --long"))
            }
        }
        return rows.filter { bench.wants($0.id) }
    }

    private static func measureImport(on bench: Workbench) throws -> [Row] {
        let records = bench.sizes.records
        let (logs, trail) = try bench.trail(TrailPlan(records: records))
        let own = bench.scratch + "/own.git"
        var sides = [importing(logs, into: "own.git", on: bench)]
        if bench.wants("P8") {
            sides.append(
                Contest.Side(name: "zcat", invocation: ReadingRows.zcat(try bench.listOfFiles(in: logs)))
            )
            // The history that fast-import is to make has to be there to be exported.
            _ = try Contest([sides[0]], rounds: 1)
            let stream = try bench.fresh("stream")
            try Invocation(
                "git",
                ["-C", own, "fast-export", "--reencode=no", "main"],
                output: stream
            ).run()
            sides.append(
                Contest.Side(
                    name: "fast-import",
                    prepare: { _ = try bench.emptyRepository("theirs.git") },
                    invocation: .git(bench.scratch + "/theirs.git", ["fast-import", "--quiet"], input: stream)
                )
            )
            if let side = ReadingRows.duckDB(bench, logs) { sides.append(side) }
        }
        let contest = try Contest(sides, rounds: bench.sizes.rounds)
        let changes = try Invocation.git(own, ["rev-list", "--count", "main"]).text()
        let what = "import \(records) records, \(changes) commits of \(trail.changes) changing calls"
        let ours = contest["hindcast"]
        var rows: [Row] = []
        if bench.wants("P8") {
            rows.append(
                Row(
                    id: "P8",
                    what: what + ", wall",
                    hindcast: Quantity(ours.wall, "s"),
                    peer: Quantity(contest["zcat"].wall, "s"),
                    peerName: "`zcat` alone",
                    goals: [.atMost(1)]
                )
            )
            rows.append(compareWithExtraction(contest, what + ", CPU", on: bench))
        }
        rows.append(
            Row(
                id: "P9",
                what: "memory of an import of \(records) records",
                hindcast: Quantity(ours.map(\.peakMemory).max() ?? .nan, "MB"),
                goals: [.within(Quantity(400, "MB"))]
            )
        )
        return rows
    }

    private static func compareWithExtraction(_ contest: Contest, _ what: String, on bench: Workbench) -> Row {
        if case .failure(let reason) = bench.duckDB {
            return .notMeasured("P8", what, [.atMost(0.25)], because: reason.description)
        }
        return Row(
            id: "P8",
            what: what,
            hindcast: Quantity(contest["hindcast"].processor, "s"),
            peer: Quantity(contest["duckdb"].processor + contest["fast-import"].processor, "s"),
            peerName: "DuckDB extracting, `git fast-import` of the same history",
            goals: [.atMost(0.25)]
        )
    }

    private static func measureMemory(
        _ records: Int,
        _ what: String,
        _ goal: Goal,
        on bench: Workbench
    ) throws -> Row {
        let (logs, _) = try bench.trail(TrailPlan(records: records))
        let costs = try Contest([importing(logs, into: "long.git", on: bench)], rounds: 1)["hindcast"]
        return Row(
            id: "P9",
            what: what,
            hindcast: Quantity(costs.peakMemory, "MB"),
            goals: [goal],
            note: nil
        )
    }

    /// The import of logs into a new history.
    static func importing(_ logs: String, into name: String, on bench: Workbench) -> Contest.Side {
        Contest.Side(
            name: "hindcast",
            prepare: { _ = try bench.emptyHistory(name) },
            invocation: Invocation(bench.hindcast, ["--repo", "\(bench.scratch)/\(name)", "import", logs])
        )
    }
}
