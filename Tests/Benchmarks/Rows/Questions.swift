import Foundation

/// What a history is asked, and what asks plain git the same.
struct Questions {
    /// One question, both ways.
    struct Pair {
        let hindcast: Invocation
        let git: Invocation
        /// Git's command in short.
        let name: String
    }

    private let trail: Trail
    private let history: String
    private let program: String
    /// Addresses of resources with some changes.
    private let ordinary: [String]
    /// Addresses of resources with about a thousand changes.
    private let busy: [String]

    /// Finds the resources that the trail tells of in a history.
    init(_ trail: Trail, history: String, program: String) throws {
        self.trail = trail
        self.history = history
        self.program = program
        let files = try Invocation.git(history, ["ls-tree", "-r", "--name-only", "main"]).text()
        var addresses: [Substring: String] = [:]
        for file in files.split(separator: "\n") {
            let address = file.dropLast(5)
            guard let name = address.split(separator: "/").last else { continue }
            addresses[name] = String(address)
        }
        ordinary = trail.ordinary.compactMap { addresses[Substring($0)] }
        busy = trail.busy.compactMap { addresses[Substring($0)] }
        guard !ordinary.isEmpty, !busy.isEmpty else {
            throw BenchmarkFailure("the history lacks the resources that the trail made")
        }
    }

    /// A state at a moment, against finding the commit and showing the file.
    var state: [Pair] {
        ordinary.enumerated().map { index, address in
            let moment = trail.time(at: 0.4 + 0.6 * Double(index) / Double(ordinary.count)).text
            let script = #"git -C "$1" show "$(git -C "$1" rev-list -1 --before="$2" main):$3""#
            return pair(
                ["show", address, "--at", moment],
                Invocation("sh", ["-c", script, "sh", history, moment, address + ".json"]),
                "`git show $(git rev-list --before)`"
            )
        }
    }

    var who: [Pair] {
        ordinary.map { address in
            pair(
                ["who", address],
                git(["log", "--format=%an %ad %s", "main", "--", address + ".json"]),
                "`git log -- path`"
            )
        }
    }

    var log: [Pair] {
        ordinary.map { address in
            pair(["log", address], git(["log", "main", "--", address + ".json"]), "`git log -- path`")
        }
    }

    var blame: [Pair] {
        busy.map { address in
            pair(["blame", address], git(["blame", "main", "--", address + ".json"]), "`git blame`")
        }
    }

    /// What two hundred changes have made, against git that is told the commits.
    var difference: [Pair] {
        get throws {
            try (0..<8).map { number in
                let start = 0.3 + 0.08 * Double(number)
                let moments = [start, start + 200 / Double(trail.changes)].map { trail.time(at: $0).text }
                let commits = try moments.map {
                    try Invocation.git(history, ["rev-list", "-1", "--before=\($0)", "main"]).text()
                }
                return pair(["diff"] + moments, git(["diff"] + commits), "`git diff`")
            }
        }
    }

    private func pair(_ question: [String], _ git: Invocation, _ name: String) -> Pair {
        Pair(hindcast: Invocation(program, ["--repo", history] + question), git: git, name: name)
    }

    private func git(_ arguments: [String]) -> Invocation { .git(history, arguments) }
}
