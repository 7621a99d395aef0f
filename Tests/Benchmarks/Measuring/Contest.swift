import Foundation

/// Programs that do the same work, run in turn, so that a busy moment of the machine hits all alike.
struct Contest {
    /// One of them.
    struct Side {
        let name: String
        /// What is done before each run, unmeasured.
        var prepare: () throws -> Void = {}
        let invocation: Invocation
    }

    private(set) var costs: [String: [Cost]] = [:]

    /// Runs all sides so many times.
    init(_ sides: [Side], rounds: Int) throws {
        for round in 1...rounds {
            for side in sides {
                Narrator.say("\(side.name), run \(round) of \(rounds)")
                try side.prepare()
                costs[side.name, default: []].append(try side.invocation.run())
            }
        }
    }

    /// The costs of a side's runs; none where it did not take part.
    subscript(name: String) -> [Cost] { costs[name] ?? [] }
}

/// Tells on standard error what is being done: the whole takes minutes.
enum Narrator {
    static func say(_ text: String) { FileHandle.standardError.write(Data("  \(text)\n".utf8)) }
}
