import Foundation

/// P10: how long an answer takes as a whole process, in histories of several lengths, beside plain git.
enum AskingRows {
    static let ids = ["P10"]

    static func measure(on bench: Workbench) throws -> [Row] {
        try bench.sizes.histories.flatMap { changes in try measure(changes, on: bench) }
    }

    private static func measure(_ changes: Int, on bench: Workbench) throws -> [Row] {
        // Nine of ten records change something: the rest opens sessions and reads.
        let plan = TrailPlan(records: changes * 10 / 9, style: .update, changing: 0.9)
        let (logs, trail) = try bench.trail(plan)
        _ = try Contest([ImportRows.importing(logs, into: "asked.git", on: bench)], rounds: 1)
        let questions = try Questions(trail, history: bench.scratch + "/asked.git", program: bench.hindcast)
        // Git's own walk is what grows; it is to be beaten where that hurts.
        let isLong = changes >= 1_000_000
        let latency = Goal.within(Quantity(20, "ms"))
        return try [
            ask("`show --at`", questions.state, [latency], changes, on: bench),
            ask("`who`", questions.who, [latency], changes, on: bench),
            ask("`log RESOURCE`", questions.log, isLong ? [latency, .timesLess(50)] : [latency], changes, on: bench),
            ask(
                "`blame`, about 1000 versions",
                questions.blame,
                [.within(Quantity(50, "ms"))],
                changes,
                on: bench
            ),
            ask("`diff A B`, 200 changes apart", questions.difference, [], changes, on: bench),
        ]
    }

    private static func ask(
        _ name: String,
        _ pairs: [Questions.Pair],
        _ goals: [Goal],
        _ changes: Int,
        on bench: Workbench
    ) throws -> Row {
        Narrator.say("asking \(name) in a history of \(changes) changes")
        // The first of each warms the file system's cache for both.
        var (ours, theirs): ([Cost], [Cost]) = ([], [])
        for number in 0...bench.sizes.questions {
            let pair = pairs[number % pairs.count]
            let cost = try pair.hindcast.run()
            if number > 0 { ours.append(cost) }
            // Git answers slowly enough that a few runs tell.
            if number <= bench.sizes.questions / 5 {
                let cost = try pair.git.run()
                if number > 0 { theirs.append(cost) }
            }
        }
        return Row(
            id: "P10",
            what: "\(name), \(changes) changes",
            hindcast: Quantity(ours.wall * 1_000, "ms"),
            peer: Quantity(theirs.wall * 1_000, "ms"),
            peerName: pairs[0].name,
            worst: Quantity(ours.map(\.wall).quantile(0.95) * 1_000, "ms"),
            hindcastProcessor: Quantity(ours.processor * 1_000, "ms"),
            peerProcessor: Quantity(theirs.processor * 1_000, "ms"),
            goals: goals
        )
    }
}
