import HindcastModel
import Testing

@testable import HistoryIndex

/// What actors do for the first time.
@Suite struct NoveltyTests {
    private let folder: IndexFolder

    init() throws { folder = try IndexFolder() }

    private func commit(
        _ sequence: Int,
        _ operation: String = "Do",
        by principal: String = "ana",
        origin: String? = nil,
        from source: String? = nil,
        confidence: String = "proven"
    ) -> IndexedCommit {
        let address = Address(
            provider: .aws,
            account: "111122223333",
            location: "eu-west-1",
            service: "ec2",
            type: "thing",
            id: "t-1"
        )
        return IndexedCommit(
            sequence: sequence,
            id: [UInt8](repeating: UInt8(sequence), count: 20),
            time: Moment(seconds: 1_800_000_000 + Int64(sequence)),
            eventID: "e\(sequence)",
            service: "ec2",
            operation: operation,
            principal: principal,
            origin: origin ?? principal,
            originConfidence: confidence,
            via: "cli",
            sourceIP: source,
            subject: "ec2: \(operation)",
            changes: [IndexedChange(address: address, kind: .updated, blob: [UInt8](repeating: 1, count: 20))]
        )
    }

    private func index(_ batches: [IndexedCommit]...) throws -> HistoryIndex {
        let index = try HistoryIndex(opening: folder.file, for: .writing)
        for commits in batches {
            var batch = IndexBatch()
            batch.commits = commits
            try index.apply(batch)
        }
        return index
    }

    private func first(_ novelty: Novelty, by actors: [String], in index: HistoryIndex) throws -> Int? {
        try index.read { view in try view.firstSequence(of: novelty, by: actors) }
    }

    @Test func `the first commit of each thing is kept for each actor`() throws {
        let index = try index(
            [commit(1, "Run"), commit(2, "Stop", from: "192.0.2.1"), commit(3, "Run", by: "bo", from: "192.0.2.1")],
            [commit(4, "Run", from: "192.0.2.1"), commit(5, "Stop", by: "bo", from: "192.0.2.2")]
        )
        #expect(try first(.change, by: ["ana"], in: index) == 1)
        #expect(try first(.change, by: ["bo"], in: index) == 3)
        #expect(try first(.action(service: "ec2", operation: "Stop"), by: ["ana"], in: index) == 2)
        #expect(try first(.action(service: "ec2", operation: "Stop"), by: ["bo"], in: index) == 5)
        #expect(try first(.action(service: "ec2", operation: "Stop"), by: ["bo", "ana"], in: index) == 2)
        #expect(try first(.source("192.0.2.1"), by: ["bo"], in: index) == 3)
        #expect(try first(.source("192.0.2.2"), by: ["ana"], in: index) == nil)
        #expect(try first(.action(service: "ec2", operation: "No"), by: ["ana"], in: index) == nil)
        #expect(try first(.change, by: ["nobody"], in: index) == nil)
    }

    @Test func `a role is one identity, whatever its sessions are called`() throws {
        let role = "arn:aws:sts::111122223333:assumed-role/deploy"
        #expect(Novelty.identity(of: role + "/ci-7") == role)
        #expect(Novelty.identity(of: role) == role)
        #expect(Novelty.identity(of: "arn:aws:iam::111122223333:user/ana") == "arn:aws:iam::111122223333:user/ana")
        let index = try index([
            commit(1, by: role + "/a", origin: "ana"), commit(2, by: role + "/b", origin: "ana"),
            commit(3, by: role + "/c", origin: role + "/c", confidence: "unresolved"),
            commit(4, by: role + "/d", origin: role + "/d", confidence: "unresolved"),
        ])
        #expect(try first(.identity(role), by: ["ana"], in: index) == 1)
        // Where nobody is shown behind it, first times are the role's own.
        #expect(try first(.change, by: [role], in: index) == 3)
    }

    @Test func `what is taken back was never done, and what was done before stays`() throws {
        let index = try index([commit(1, "Run"), commit(2, "Stop"), commit(3, "Stop", by: "bo")])
        var batch = IndexBatch()
        batch.truncatesAfter = 1
        batch.commits = [commit(2, "Run"), commit(3, "Stop")]
        try index.apply(batch)
        #expect(try first(.change, by: ["ana"], in: index) == 1)
        #expect(try first(.action(service: "ec2", operation: "Stop"), by: ["ana"], in: index) == 3)
        #expect(try first(.change, by: ["bo"], in: index) == nil)
    }

    @Test func `an identity map joins what one person did under several names`() throws {
        let index = try index([commit(1, by: "ana-old"), commit(2, by: "bo"), commit(3, by: "ana")])
        let identify: IndexView.Identify = { _, origin, confidence in
            origin.hasPrefix("ana") ? ("Ana <ana@example.com>", confidence) : nil
        }
        let names = try index.read(identifying: identify) { try $0.recordedActors(knownAs: "Ana <ana@example.com>") }
        #expect(Set(names) == ["Ana <ana@example.com>", "ana", "ana-old"])
        #expect(try first(.change, by: names, in: index) == 1)
        #expect(try index.read { try $0.recordedActors(knownAs: "ana") } == ["ana"])
    }
}
