import Foundation
import GitStore
import HindcastModel

/// Writes the same commits with Hindcast's own packs and with `git fast-import`, in one run, and prints the ratios.
///
///     GitStoreBenchmarks [--commits N] [--rounds N] [--shapes fan,flat,creation] [--notes] [--alone]
@main
struct GitStoreBenchmarks {
    var commits = 100_000
    var rounds = 1
    var shapes = Workload.Shape.allCases
    var notes = false
    var alone = false
    var keep = false

    init(_ arguments: [String]) {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "--commits": commits = rest.popFirst().flatMap { Int($0) } ?? commits
            case "--rounds": rounds = rest.popFirst().flatMap { Int($0) } ?? rounds
            case "--shapes":
                shapes =
                    rest.popFirst()?.split(separator: ",").compactMap { Workload.Shape(rawValue: String($0)) } ?? shapes
            case "--notes": notes = true
            case "--alone": alone = true
            case "--keep": keep = true
            default: break
            }
        }
    }

    static func main() throws {
        let benchmark = Self(Array(CommandLine.arguments.dropFirst()))
        print(
            "shape      us/commit  fast-import  ratio   MB own  MB theirs  ratio  graph s  git's s  peak MB  same head"
        )
        for shape in benchmark.shapes {
            for _ in 0..<benchmark.rounds { try benchmark.run(shape) }
        }
    }

    func run(_ shape: Workload.Shape) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "hindcast-bench-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { if !keep { try? FileManager.default.removeItem(atPath: folder) } else { print(folder) } }

        // Making the drafts costs too: it is measured alone and taken off.
        var sum = 0
        let making = measure {
            var workload = Workload(shape, commits: commits, notes: notes)
            workload.forEachDraft { sum &+= $0.message.utf8.count }
        }
        let own = folder + "/own.git"
        try HistoryWriter.create(at: own, redactionKey: "00")
        let writing = try measure {
            let writer = try HistoryWriter(opening: own)
            var workload = Workload(shape, commits: commits, notes: notes)
            try workload.forEachDraft { try writer.append($0) }
            try writer.flush()
        }
        let cost = writing - making
        let peak = peakMegabytes()
        let perCommit = cost.processor / Double(commits) * 1e6
        var line = pad(shape.rawValue, 9) + pad(perCommit, 11)
        if !alone {
            let stream = folder + "/stream"
            try writeStream(shape, to: stream)
            let theirs = folder + "/theirs.git"
            try git(in: folder, ["init", "--bare", "-b", "main", theirs])
            let importing = try measure(children: true) {
                try git(in: theirs, ["fast-import", "--quiet"], input: stream)
            }
            let theirsPerCommit = importing.processor / Double(commits) * 1e6
            let (ownSize, theirSize) = (try packMegabytes(own), try packMegabytes(theirs))
            let same = try git(in: own, ["rev-parse", "main"]) == git(in: theirs, ["rev-parse", "main"])
            line +=
                pad(theirsPerCommit, 13) + pad(theirsPerCommit / perCommit, 7) + pad(ownSize, 9) + pad(theirSize, 11)
            let graph = try measureGraph(of: own)
            line +=
                pad(ownSize / theirSize, 7, digits: 2) + pad(graph.own, 9, digits: 2)
                + pad(graph.gits, 9, digits: 2) + pad("\(peak)", 9)
                + pad("\(same)", 11)
        } else {
            line +=
                pad("-", 13) + pad("-", 7) + pad(try packMegabytes(own), 9) + pad("wall \(cost.wall)", 30)
                + pad("\(peak)", 9)
        }
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }

    /// Writes the commit-graph file with the writer, then as git does it from nothing; seconds of processor time.
    func measureGraph(of repository: String) throws -> (own: Double, gits: Double) {
        let file = repository + "/objects/info/commit-graph"
        try? FileManager.default.removeItem(atPath: file)
        let writer = try HistoryWriter(opening: repository)
        try writer.writeCommitGraph()
        // Once more, for what a writer pays that has made the commits itself: it reads no object.
        let own = try measure { try writer.writeCommitGraph() }
        let mine = try Data(contentsOf: URL(filePath: file))
        try FileManager.default.removeItem(atPath: file)
        let gits = try measure(children: true) {
            try git(in: repository, ["commit-graph", "write", "--reachable", "--changed-paths"])
        }
        guard try Data(contentsOf: URL(filePath: file)) == mine else { throw CocoaError(.fileReadCorruptFile) }
        return (own.processor, gits.processor)
    }

    /// Writes the stream that makes the same commits, the root commit of a history included.
    func writeStream(_ shape: Workload.Shape, to path: String) throws {
        guard let file = OutputStream(toFileAtPath: path, append: false) else { throw CocoaError(.fileWriteUnknown) }
        file.open()
        defer { file.close() }
        var buffer: [UInt8] = []
        func spill() {
            var rest = buffer[...]
            while !rest.isEmpty {
                let wrote = rest.withUnsafeBufferPointer { bytes in
                    bytes.baseAddress.map { file.write($0, maxLength: bytes.count) } ?? 0
                }
                rest = rest.dropFirst(max(1, wrote))
            }
            buffer.removeAll(keepingCapacity: true)
        }
        func commit(author: String, seconds: Int64, message: String) {
            buffer += "commit refs/heads/main\nauthor \(author) \(seconds) +0000\n".utf8
            buffer += "committer hindcast <hindcast@localhost> \(seconds) +0000\n".utf8
            buffer += "data \(message.utf8.count)\n\(message)\n".utf8
        }
        commit(author: "hindcast <hindcast@localhost>", seconds: 0, message: "hindcast: begin the history\n")
        var workload = Workload(shape, commits: commits)
        workload.forEachDraft { draft in
            commit(
                author: "\(draft.authorName) <\(draft.authorEmail)>",
                seconds: draft.time.seconds,
                message: draft.message
            )
            for edit in draft.edits {
                buffer += "M 100644 inline \(edit.path.text)\ndata \(edit.content?.count ?? 0)\n".utf8
                buffer += edit.content ?? []
                buffer.append(10)
            }
            if buffer.count > 1 << 20 { spill() }
        }
        spill()
    }
}

private func pad(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
}

private func pad(_ value: Double, _ width: Int, digits: Int = 1) -> String {
    pad(String(format: "%.\(digits)f", value), width)
}
