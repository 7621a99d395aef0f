import Foundation
import HindcastModel
import HistoryIndex
import Testing

@testable import Hindcast

/// Answers over a generated estate, against git and against a recorded index.
@Suite struct EstateTests {
    let story: StoryHistory

    init() throws {
        story = try StoryHistory()
        var random = SeededRandom(seed: 42)
        var states: [Int: JSONObject] = [:]
        for event in 0..<150 {
            var changes: [(ResourceChange.Kind, ResourceDocument)] = []
            for number in Set(
                (0...Int.random(in: 0..<2, using: &random)).map { _ in Int.random(in: 0..<9, using: &random) }
            ).sorted() {
                let before = states[number]
                if before != nil, Int.random(in: 0..<6, using: &random) == 0 {
                    states[number] = nil
                    changes.append((.deleted, group("sg-\(number)")))
                    continue
                }
                var configuration = before ?? [:]
                configuration["k\(Int.random(in: 0..<5, using: &random))"] = .integer(Int64(event))
                states[number] = configuration
                var document = group(
                    "sg-\(number)",
                    name: "name \(Int.random(in: 0..<4, using: &random))",
                    configuration
                )
                if number == 8 { document.knowledge = .partial }
                // A creation over something that exists, and an update of something new: the trailer has to say so.
                let isOdd = Int.random(in: 0..<20, using: &random) == 0
                changes.append(((before == nil) != isOdd ? .created : .updated, document))
            }
            let second = event / 2
            let time =
                "2026-11-20T10:\(second < 600 ? "0" : "")\(second / 60):\(second % 60 < 10 ? "0" : "")\(second % 60)"
            try story.commit(
                "event-\(event)",
                at: time + (event % 2 == 0 ? (event % 7 == 0 ? ".125Z" : "Z") : (event % 7 < 2 ? ".25Z" : "Z")),
                doing: "ec2:Op\(event % 5)",
                by: "user \(event % 4)\u{7}",
                confidence: [.high, .medium, .low][event % 3],
                subject: "ec2: \u{202e}did \(event)\n",
                changes
            )
        }
        try story.flush()
    }

    /// Everything that the index can tell of commits and resources.
    private func everything(_ index: HistoryIndex) throws -> [String] {
        try index.read { view in
            var lines = ["\(try view.head()?.sequence ?? -1)"]
            for sequence in 1...(try view.lastSequence()) {
                lines.append("\(try #require(try view.commit(at: sequence)))")
                for (number, version) in try view.changes(at: sequence) {
                    let resource = try view.resource(number)
                    let identity = try view.identity(of: number, through: sequence)
                    lines.append("\(resource.address) \(resource.isLive) \(version) \(identity)")
                }
            }
            for name in 0..<4 {
                lines.append("\(try view.resources(named: "name \(name)", limit: 100).map(\.address).sorted())")
            }
            lines.append("\(try view.resourceCounts()) \(try view.principalCount()) \(try view.accounts())")
            return lines
        }
    }

    private func recorded(_ commits: [IndexedCommit], truncating: Int? = nil) throws -> HistoryIndex {
        let index = try HistoryIndex()
        for start in stride(from: 0, to: commits.count, by: 40) {
            var batch = IndexBatch()
            batch.commits = Array(commits[start..<min(start + 40, commits.count)])
            batch.head = batch.commits.last.map { IndexHead(sequence: $0.sequence, commit: $0.id) }
            try index.apply(batch)
        }
        return index
    }

    @Test func `the index built from git is the one that was recorded`() throws {
        let rebuilt = try everything(History(opening: story.path).index)
        let recorded = try everything(recorded(story.commits))
        #expect(rebuilt.count == recorded.count)
        for (left, right) in zip(rebuilt, recorded) { #expect(left == right) }
    }

    @Test func `an index that fell behind catches up`() throws {
        let history = try History(opening: story.path)
        let before = try everything(history.index)
        do {
            let index = try IndexKeeper.writable(at: story.indexPath)
            var batch = IndexBatch()
            batch.truncatesAfter = 77
            batch.head = IndexHead(sequence: 77, commit: story.commits[76].id)
            try index.apply(batch)
        }
        #expect(try everything(History(opening: story.path).index) == before)
    }

    @Test func `late events take the index back to where the lines part`() throws {
        _ = try History(opening: story.path)
        try story.rewind(to: 100, knownAt: "2026-11-21T00:00:00Z")
        for event in 0..<20 {
            try story.commit(
                "late-\(event)",
                at: "2026-11-20T11:00:00Z",
                [(.updated, group("sg-\(event % 3)", ["late": .integer(Int64(event))]))]
            )
        }
        let history = try story.open()
        #expect(try everything(history.index) == everything(recorded(story.commits)))
        #expect(try history.status().commits == 120)
    }

    @Test(arguments: ["delete", "garbage", "truncate", "version"])
    func `an index that is lost or damaged is built anew`(damage: String) throws {
        let before = try everything(History(opening: story.path).index)
        let bytes = try #require(readFile(story.indexPath))
        switch damage {
        case "delete": HistoryIndex.remove(at: story.indexPath)
        case "garbage":
            try writeFile(story.indexPath, Array("no database at all".utf8) + [UInt8](repeating: 0, count: 9_000))
        case "truncate": try writeFile(story.indexPath, Array(bytes.prefix(bytes.count / 3)))
        default: try Oracle.sqlite(story.indexPath)("PRAGMA user_version = 999")
        }
        #expect(try everything(History(opening: story.path).index) == before)
        #expect(try Oracle.sqlite(story.indexPath)("PRAGMA integrity_check") == "ok")
    }

    @Test func `while another process writes, its last finished batch is answered from`() throws {
        _ = try History(opening: story.path)
        let index = try IndexKeeper.writable(at: story.indexPath)
        try story.commit("more", at: "2026-11-21T00:00:00Z", [(.updated, group("sg-1", ["more": true]))])
        try story.flush()
        #expect(try History(opening: story.path).status().commits == 150)
        var batch = IndexBatch()
        batch.commits = [story.last]
        batch.head = IndexHead(sequence: 151, commit: story.last.id)
        try index.apply(batch)
        #expect(try History(opening: story.path).status().commits == 151)
    }

    @Test func `where no index can be written, one in memory answers`() throws {
        let before = try everything(History(opening: story.path).index)
        #expect(try everything(HistoryIndex(loading: story.indexPath)) == before)
        // A file where the folder should be keeps everybody out.
        try FileManager.default.removeItem(atPath: story.path + "/hindcast")
        try writeFile(story.path + "/hindcast", [])
        #expect(try everything(History(opening: story.path).index) == before)
    }

    @Test func `a verified index is git's, and each fault in it is found`() throws {
        _ = try History(opening: story.path)
        let sound = try History.verify(at: story.path)
        #expect(sound.findings.isEmpty, "\(sound.findings)")
        #expect(sound.commits == 150 && sound.index == .current && sound.notes == 150)
        let faults = [
            "UPDATE commits SET event = 'another' WHERE seq = 7",
            "UPDATE changes SET kind = (kind + 1) % 3 WHERE seq = 9",
            "DELETE FROM names WHERE text = 'name 1'", "UPDATE identities SET name = 'x' WHERE seq < 20",
            "UPDATE resources SET live = 1 - live", "DELETE FROM commits WHERE seq = 150",
            "INSERT INTO hours VALUES (1, 0, 5, 1, 2)", "DELETE FROM event_keys WHERE seq = 3",
            "DELETE FROM commit_keys WHERE seq = 3", "DELETE FROM resources WHERE id = 1",
            "INSERT INTO names VALUES ('stranger', 1, 1)", "UPDATE changes SET blob = zeroblob(20) WHERE seq = 5",
            "UPDATE actors SET origin = principal + 1 WHERE id = 1",
        ]
        for fault in faults {
            _ = try History(opening: story.path)
            try Oracle.sqlite(story.indexPath)(fault)
            let report = try History.verify(at: story.path)
            #expect(report.findings.contains { $0.check == .index || $0.check == .ledger }, "\(fault)")
            #expect(report.findings.allSatisfy { $0.check == .index || $0.check == .ledger }, "\(fault)")
            HistoryIndex.remove(at: story.indexPath)
        }
    }

    @Test func `the state at every position is git's tree`() throws {
        let history = try History(opening: story.path)
        let git = Oracle.git(story.path)
        for position in stride(from: 1, through: story.commits.count, by: 11) {
            let id = story.commits[position - 1].id.hex
            let files = try git("ls-tree", "-r", id).split(separator: "\n").map { line in
                let fields = line.split { $0 == "\t" || $0 == " " }
                return "\(fields[2]) \(fields[3])"
            }
            var found: [String] = []
            try history.forEachResource(at: position) { resource in
                let blob = try history.ask { view in
                    try view.lastVersion(of: view.known(resource.document.address).number, through: position)?.blob?.hex
                }
                found.append("\(blob ?? "") \(resource.document.address).json")
            }
            #expect(found == files)
        }
    }

    @Test func `status counts what is there`() throws {
        let report = try History(opening: story.path).status()
        #expect(report.commits == 150)
        #expect(report.changes == story.commits.map(\.changes.count).reduce(0, +))
        #expect(report.head == story.last.id.hex)
        #expect(report.accounts == ["111122223333"])
        #expect(report.principals == 4)
        let files = try Oracle.git(story.path)("ls-tree", "-r", "--name-only", "main").split(separator: "\n").count
        #expect(report.liveResources == files)
        #expect(report.liveResources + report.deletedResources == 9)
        #expect(report.span?.lowerBound.rfc3339 == "2026-11-20T10:00:00.125Z")
        #expect(report.size > 0)
    }
}
