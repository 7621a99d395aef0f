import Foundation

/// P2, P3, P4, P6 and P7: making the same commits as `git fast-import`, and as libgit2 one by one.
enum CommitRows {
    static let ids = ["P2", "P3", "P4", "P6", "P7"]

    static func measure(on bench: Workbench) throws -> [Row] {
        var rows: [Row] = []
        if bench.wants("P2", "P6", "P7") { rows += try measure(.fan, on: bench) }
        if bench.wants("P3", "P7") { rows += try measure(.flat, on: bench) }
        if bench.wants("P4") { rows += try [measureLoose(on: bench)] }
        if bench.wants("P6") { rows += try measure(.creation, on: bench) }
        return rows.sorted { $0.id < $1.id }
    }

    /// Writes a workload's commits with both, and the commit-graph.
    private static func measure(_ shape: Workload.Shape, on bench: Workbench) throws -> [Row] {
        let count = bench.sizes.commits
        let size = ["--shape", shape.rawValue, "--commits", String(count)]
        let stream = try bench.fresh("stream")
        try Invocation(bench.probe, ["stream", stream] + size).run()
        let own = bench.scratch + "/own.git"
        let theirs = bench.scratch + "/theirs.git"
        let contest = try Contest(
            [
                Contest.Side(name: "drafts", invocation: Invocation(bench.probe, ["drafts"] + size)),
                Contest.Side(
                    name: "hindcast",
                    prepare: { _ = try bench.emptyHistory("own.git") },
                    invocation: Invocation(bench.probe, ["commit", own] + size)
                ),
                Contest.Side(
                    name: "fast-import",
                    prepare: { _ = try bench.emptyRepository("theirs.git") },
                    invocation: .git(theirs, ["fast-import", "--quiet"], input: stream)
                ),
            ],
            rounds: bench.sizes.rounds
        )
        // Making the drafts is not the writer's work; fast-import gets them made.
        let ours = contest["hindcast"].processor - contest["drafts"].processor
        let isSame = try head(own) == head(theirs)
        let name = title(shape)
        var rows: [Row] = []
        if let (id, times) = [Workload.Shape.fan: ("P2", 8.0), .flat: ("P3", 10)][shape] {
            rows.append(
                Row(
                    id: id,
                    what: "\(count) commits, \(name), CPU",
                    hindcast: Quantity(ours, "s"),
                    peer: Quantity(contest["fast-import"].processor, "s"),
                    peerName: "`git fast-import`",
                    goals: [.timesLess(times)],
                    note: isSame ? nil : "the head is another"
                )
            )
        }
        if let limit = [Workload.Shape.fan: 1.0, .creation: 1.15][shape] {
            rows.append(
                Row(
                    id: "P6",
                    what: "size of \(count) commits, \(name)",
                    hindcast: Quantity(try packSize(own), "MB"),
                    peer: Quantity(try packSize(theirs), "MB"),
                    peerName: "`git fast-import`",
                    goals: [.atMost(limit)]
                )
            )
        }
        if shape != .creation { rows += try measureGraph(of: own, "\(count) commits, \(name)", on: bench) }
        return rows.filter { bench.wants($0.id) }
    }

    /// Writes the commit-graph of a history, then as git does it.
    private static func measureGraph(of history: String, _ name: String, on bench: Workbench) throws -> [Row] {
        let file = history + "/objects/info/commit-graph"
        guard let seconds = Double(try Invocation(bench.probe, ["graph", history]).text()) else {
            throw BenchmarkFailure("the graph probe printed no number")
        }
        let ours = FileManager.default.contents(atPath: file)
        let contest = try Contest(
            [
                Contest.Side(
                    name: "git commit-graph",
                    prepare: { try? FileManager.default.removeItem(atPath: file) },
                    invocation: .git(history, ["commit-graph", "write", "--reachable", "--changed-paths"])
                )
            ],
            rounds: 1
        )
        let isSame = ours != nil && FileManager.default.contents(atPath: file) == ours
        return [
            Row(id: "P7", what: "commit-graph of \(name), bytes", isSame: isSame, goals: [.same]),
            Row(
                id: "P7",
                what: "commit-graph of \(name), CPU",
                hindcast: Quantity(seconds, "s"),
                peer: Quantity(contest["git commit-graph"].processor, "s"),
                peerName: "`git commit-graph write`",
                goals: [.atMost(0.05)]
            ),
        ]
    }

    private static func measureLoose(on bench: Workbench) throws -> Row {
        let size = ["--shape", "fan", "--commits", String(bench.sizes.looseCommits)]
        let own = bench.scratch + "/own.git"
        let loose = bench.scratch + "/loose.git"
        let contest = try Contest(
            [
                Contest.Side(name: "drafts", invocation: Invocation(bench.probe, ["drafts"] + size)),
                Contest.Side(
                    name: "hindcast",
                    prepare: { _ = try bench.emptyHistory("own.git") },
                    invocation: Invocation(bench.probe, ["commit", own] + size)
                ),
                Contest.Side(
                    name: "libgit2",
                    prepare: { _ = try bench.fresh("loose.git") },
                    invocation: Invocation(bench.probe, ["loose", loose] + size)
                ),
            ],
            rounds: bench.sizes.rounds
        )
        let drafts = contest["drafts"].processor
        let isSame = try head(own) == head(loose)
        return Row(
            id: "P4",
            what: "\(bench.sizes.looseCommits) commits, \(title(.fan)), CPU",
            hindcast: Quantity(contest["hindcast"].processor - drafts, "s"),
            peer: Quantity(contest["libgit2"].processor - drafts, "s"),
            peerName: "libgit2, loose objects",
            goals: [.timesLess(40)],
            note: isSame ? nil : "the head is another"
        )
    }

    private static func title(_ shape: Workload.Shape) -> String {
        switch shape {
        case .fan: "directories of 100"
        case .flat: "a directory of 5,000"
        case .creation: "nothing but new files"
        }
    }

    private static func head(_ repository: String) throws -> String {
        try Invocation.git(repository, ["rev-parse", "main"]).text()
    }

    /// Megabytes (10^6 bytes) of all packs.
    private static func packSize(_ repository: String) throws -> Double {
        let folder = repository + "/objects/pack"
        let packs = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".pack") }
        return try packs.reduce(0) { sum, name in
            let size = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")[.size] as? Int
            return sum + Double(size ?? 0) / 1e6
        }
    }
}
