/// P1: reading logs, against inflating alone and against what else reads them.
enum ReadingRows {
    static let ids = ["P1"]

    static func measure(on bench: Workbench) throws -> [Row] {
        let sizes = bench.sizes
        let (logs, _) = try bench.trail(TrailPlan(records: sizes.records))
        let (few, _) = try bench.trail(TrailPlan(records: sizes.fewRecords))
        let files = try bench.listOfFiles(in: logs)
        var sides = [
            Contest.Side(name: "hindcast", invocation: Invocation(bench.probe, ["read", logs])),
            Contest.Side(name: "libdeflate", invocation: Invocation(bench.probe, ["inflate", logs])),
            Contest.Side(name: "zcat", invocation: zcat(files)),
            Contest.Side(name: "jq", invocation: jq(try bench.listOfFiles(in: few))),
        ]
        if let side = duckDB(bench, logs) { sides.append(side) }
        let contest = try Contest(sides, rounds: sizes.rounds)

        let ours = Quantity(contest["hindcast"].processor, "s")
        let what = "read \(sizes.records) records, CPU"
        func row(_ peer: String, _ name: String, _ goals: [Goal], scale: Double = 1) -> Row {
            Row(
                id: "P1",
                what: what,
                hindcast: ours,
                peer: Quantity(contest[peer].processor * scale, "s"),
                peerName: name,
                goals: goals
            )
        }
        var rows = [
            row("libdeflate", "libdeflate inflating alone", [.atMost(2)]),
            row("zcat", "`zcat` alone", [.atMost(0.5)]),
        ]
        switch bench.duckDB {
        case .success: rows.append(row("duckdb", "DuckDB `read_json`", [.timesLess(5)]))
        case .failure(let reason):
            rows.append(.notMeasured("P1", what + " against DuckDB", [.timesLess(5)], because: reason.description))
        }
        let scale = Double(sizes.records) / Double(sizes.fewRecords)
        rows.append(row("jq", "`zcat` and `jq`, scaled ×\(Quantity.short(scale))", [], scale: scale))
        return rows
    }

    /// Unpacks the files of a list, and no more.
    static func zcat(_ files: String) -> Invocation { Invocation("xargs", ["-0", "-a", files, "zcat"]) }

    /// DuckDB reading the logs; `nil` where it is not there.
    static func duckDB(_ bench: Workbench, _ logs: String) -> Contest.Side? {
        guard case .success(let python) = bench.duckDB else { return nil }
        let script = SourceFolder.path(of: "Peers/read_changes.py")
        return Contest.Side(
            name: "duckdb",
            invocation: Invocation(python, [script, logs, bench.scratch + "/changes.csv"])
        )
    }

    private static func jq(_ files: String) -> Invocation {
        Invocation(
            "sh",
            [
                "-c", #"xargs -0 -a "$1" zcat | jq -c -f "$2""#, "sh", files,
                SourceFolder.path(of: "Peers/read_changes.jq"),
            ]
        )
    }
}
