import Foundation
import HindcastModel
import HistoryIndex

/// A folder with an index in it, gone with its test.
final class IndexFolder {
    let path: String
    var file: String { path + "/hindcast/index.sqlite" }

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "hindcast-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// What sqlite3, the program, says of the index's file.
    func sqlite(_ sql: String) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["sqlite3", file, sql]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        let text = String(decoding: data, as: UTF8.self)
        return text.hasSuffix("\n") ? String(text.dropLast()) : text
    }

    /// Everything that stands for commits, with texts in place of their numbers.
    func projection() throws -> String {
        let action =
            "(SELECT text FROM strings WHERE id = service) || ':' || (SELECT text FROM strings WHERE id = operation)"
        let name = "(SELECT backwards FROM resources WHERE id = resource)"
        return try [
            """
            SELECT seq, hex(commits.id), time, event, \(action), principal.text, via.text, ip.text, request,
                commits.confidence, subject
            FROM commits JOIN actions ON actions.id = action JOIN actors ON actors.id = actor
            JOIN strings principal ON principal.id = principal JOIN strings via ON via.id = via
            LEFT JOIN strings ip ON ip.id = source_ip ORDER BY seq
            """,
            "SELECT * FROM commit_keys ORDER BY key, seq", "SELECT * FROM event_keys ORDER BY key, seq",
            "SELECT backwards, first, live FROM resources ORDER BY backwards",
            "SELECT \(name), seq, kind, hex(blob) FROM changes ORDER BY 1, 2",
            "SELECT \(name), seq, arn, name FROM identities ORDER BY 1, 2",
            "SELECT text, \(name), seq FROM names ORDER BY 1, 2",
            """
            SELECT (SELECT text FROM strings WHERE id = actor), aspect, CASE aspect
                WHEN 1 THEN (SELECT \(action) FROM actions WHERE actions.id = what)
                ELSE (SELECT text FROM strings WHERE id = what) END, seq
            FROM firsts ORDER BY 1, 2, 3
            """,
            "SELECT key, hex(value) FROM meta ORDER BY key",
        ].map(sqlite).joined(separator: "\n\n")
    }
}

/// Commits that follow from a seed.
struct CommitMaker {
    private var state: UInt64
    private(set) var made = 0

    init(seed: UInt64) { state = seed }

    private mutating func number(below bound: Int) -> Int {
        state &+= 0x9e37_79b9_7f4a_7c15
        let mixed = (state ^ (state >> 30)) &* 0xbf58_476d_1ce4_e5b9
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }

    private mutating func bytes() -> [UInt8] { (0..<20).map { _ in UInt8(number(below: 256)) } }

    mutating func next() -> IndexedCommit {
        made += 1
        var changes: [IndexedChange] = []
        for resource in Set((0...number(below: 2)).map { _ in number(below: 20) }).sorted() {
            let id = "r-\(resource)"
            let address = Address(
                provider: .aws,
                account: "111122223333",
                location: "eu-west-1",
                service: "ec2",
                type: "thing",
                id: id
            )
            let isDeletion = number(below: 5) == 0
            changes.append(
                IndexedChange(
                    address: address,
                    kind: isDeletion ? .deleted : number(below: 2) == 0 ? .created : .updated,
                    blob: isDeletion ? nil : bytes(),
                    arn: "arn:\(id)",
                    name: "name \(number(below: 3))",
                    aliases: ["alias \(number(below: 6))"]
                )
            )
        }
        return IndexedCommit(
            sequence: made,
            id: bytes(),
            time: Moment(seconds: 1_800_000_000 + Int64(made / 3)),
            eventID: "event-\(made)",
            service: "ec2",
            operation: "Op\(number(below: 4))",
            principal: "user \(number(below: 5))",
            origin: "origin",
            originConfidence: "stated",
            via: "cli",
            sourceIP: number(below: 2) == 0 ? nil : "192.0.2.\(number(below: 9))",
            requestID: number(below: 2) == 0 ? nil : "request \(made)",
            subject: "ec2: did \(made)",
            changes: changes
        )
    }

    mutating func batch(_ count: Int) -> IndexBatch {
        var batch = IndexBatch()
        batch.commits = (0..<count).map { _ in next() }
        batch.head = batch.commits.last.map { IndexHead(sequence: $0.sequence, commit: $0.id) }
        return batch
    }
}
