import HindcastModel
import Testing

@testable import HistoryIndex

@Suite struct HistoryIndexTests {
    let folder: IndexFolder

    init() throws { folder = try IndexFolder() }

    @Test func `what was taken back was never there`() throws {
        for position in [0, 1, 20, 39, 40, 55] {
            let other = try IndexFolder()
            var maker = CommitMaker(seed: 5)
            let commits = (0..<60).map { _ in maker.next() }
            func head(_ commit: IndexedCommit?) -> IndexHead {
                IndexHead(sequence: commit?.sequence ?? 0, commit: commit?.id ?? [UInt8](repeating: 0, count: 20))
            }
            do {
                let index = try HistoryIndex(opening: folder.file, for: .writing)
                for part in [commits[..<40], commits[40...]] {
                    var batch = IndexBatch()
                    batch.commits = Array(part)
                    batch.head = head(part.last)
                    try index.apply(batch)
                }
                var batch = IndexBatch()
                batch.truncatesAfter = position
                batch.head = head(commits.prefix(position).last)
                try index.apply(batch)

                let expected = try HistoryIndex(opening: other.file, for: .writing)
                var whole = IndexBatch()
                whole.commits = Array(commits.prefix(position))
                whole.head = head(whole.commits.last)
                try expected.apply(whole)
            }
            #expect(try folder.projection() == other.projection())
            HistoryIndex.remove(at: folder.file)
        }
    }

    @Test func `batches of any size make the same index`() throws {
        let other = try IndexFolder()
        do {
            var maker = CommitMaker(seed: 9)
            let index = try HistoryIndex(opening: folder.file, for: .writing)
            try index.apply(maker.batch(80))
            maker = CommitMaker(seed: 9)
            for size in [1, 7, 30, 2, 40] {
                // Opened anew, so that nothing is remembered from batch to batch.
                try HistoryIndex(opening: other.file, for: .writing).apply(maker.batch(size))
            }
        }
        #expect(try folder.projection() == other.projection())
        #expect(try folder.sqlite("PRAGMA integrity_check") == "ok")
    }

    @Test func `a batch that another process was first with is passed over`() throws {
        let index = try HistoryIndex(opening: folder.file, for: .writing)
        var maker = CommitMaker(seed: 3)
        let batch = maker.batch(30)
        try index.apply(batch)
        let before = try folder.projection()
        try index.apply(batch)
        #expect(try folder.projection() == before)
        var longer = batch
        longer.commits.append(maker.next())
        try index.apply(longer)
        #expect(try index.read { try $0.lastSequence() } == 31)
    }

    @Test func `a batch that does not go on from what is there is refused as a whole`() throws {
        let index = try HistoryIndex(opening: folder.file, for: .writing)
        var maker = CommitMaker(seed: 3)
        try index.apply(maker.batch(10))
        let before = try folder.projection()
        _ = maker.next()
        #expect(try #require(throws: IndexError.self) { try index.apply(maker.batch(5)) }.kind == .stale)
        var other = CommitMaker(seed: 4)
        #expect(try #require(throws: IndexError.self) { try index.apply(other.batch(10)) }.kind == .stale)
        #expect(try folder.projection() == before)
        maker = CommitMaker(seed: 3)
        _ = maker.batch(10)
        try index.apply(maker.batch(5))
        #expect(try index.read { try $0.lastSequence() } == 15)
    }

    @Test func `a reader sees the last whole batch while a writer writes`() throws {
        let index = try HistoryIndex(opening: folder.file, for: .writing)
        var maker = CommitMaker(seed: 3)
        try index.apply(maker.batch(10))
        let reader = try HistoryIndex(opening: folder.file, for: .reading)
        try index.transaction { transaction in
            try transaction.apply(maker.batch(10))
            #expect(try transaction.view.lastSequence() == 20)
            #expect(try reader.read { try $0.lastSequence() } == 10)
        }
        #expect(try reader.read { try $0.lastSequence() } == 20)
        try reader.read { view in
            #expect(try view.lastSequence() == 20)
            try index.apply(maker.batch(10))
            #expect(try view.lastSequence() == 20)
            #expect(try reader.read { try $0.lastSequence() } == 20)
        }
        #expect(try reader.read { try $0.lastSequence() } == 30)
    }

    @Test func `a failed transaction leaves nothing behind, the memory of it included`() throws {
        struct Stop: Error {}
        let index = try HistoryIndex(opening: folder.file, for: .writing)
        var maker = CommitMaker(seed: 3)
        let batch = maker.batch(10)
        #expect(throws: Stop.self) {
            try index.transaction { transaction in
                try transaction.apply(batch)
                throw Stop()
            }
        }
        #expect(try index.read { try $0.lastSequence() } == 0)
        try index.apply(batch)
        #expect(try index.read { try $0.commit(at: 10)?.subject } == "ec2: did 10")
    }

    @Test func `a missing, a foreign and an outdated file are told apart`() throws {
        func kind() throws -> IndexError.Kind {
            try #require(throws: IndexError.self) { try HistoryIndex(opening: folder.file, for: .reading) }.kind
        }
        #expect(try kind() == .missing)
        _ = try HistoryIndex(opening: folder.file, for: .writing)
        _ = try folder.sqlite("PRAGMA user_version = 7")
        #expect(try kind() == .stale)
        _ = try HistoryIndex(opening: folder.file, for: .writing)
        #expect(try HistoryIndex(opening: folder.file, for: .reading).read { try $0.lastSequence() } == 0)
        HistoryIndex.remove(at: folder.file)
        _ = try folder.sqlite("CREATE TABLE of_somebody_else(x)")
        #expect(try kind() == .stale)
    }

    @Test func `whether it is being written is seen from outside`() throws {
        #expect(!HistoryIndex.isBeingWritten(at: folder.file))
        do {
            let index = try HistoryIndex(opening: folder.file, for: .writing)
            #expect(HistoryIndex.isBeingWritten(at: folder.file))
            try index.apply(IndexBatch())
        }
        #expect(!HistoryIndex.isBeingWritten(at: folder.file))
    }

    @Test func `texts are kept to the byte`() throws {
        let texts = ["\u{e9}", "e\u{301}", "nul\u{0}and more", "", "'; DROP TABLE commits; --", "\u{1F4A5}\u{202e}"]
        let index = try HistoryIndex()
        var batch = IndexBatch()
        for (offset, text) in texts.enumerated() {
            let address = Address(
                provider: .aws,
                account: text,
                location: "l",
                service: "s",
                type: "t",
                id: "id" + text
            )
            batch.commits.append(
                IndexedCommit(
                    sequence: offset + 1,
                    id: [UInt8](repeating: UInt8(offset), count: 20),
                    time: Moment(seconds: 0),
                    eventID: text,
                    service: text,
                    operation: text,
                    principal: text,
                    origin: text,
                    originConfidence: text,
                    via: text,
                    sourceIP: text,
                    userAgent: text,
                    requestID: text,
                    subject: text,
                    changes: [IndexedChange(address: address, kind: .created, blob: nil, arn: text, name: text)]
                )
            )
        }
        try index.apply(batch)
        try index.read { view in
            for (offset, text) in texts.enumerated() {
                let commit = try #require(try view.commit(at: offset + 1))
                for found in [
                    commit.eventID, commit.service, commit.operation, commit.principal, commit.origin, commit.via,
                    commit.sourceIP, commit.userAgent, commit.requestID, commit.subject,
                ] {
                    #expect(found.map { Array($0.utf8) } == Array(text.utf8))
                }
                #expect(try view.sequence(ofEvent: text) == offset + 1)
                #expect(try view.resources(named: text, limit: 9).count == (text.isEmpty ? 0 : 1))
                let number = try #require(try view.changes(at: offset + 1).first?.resource)
                #expect(try view.identity(of: number, through: 9).name.map { Array($0.utf8) } == Array(text.utf8))
            }
        }
    }

    @Test func `ids and moments are found as a search of all would find them`() throws {
        let index = try HistoryIndex()
        var maker = CommitMaker(seed: 11)
        let batch = maker.batch(300)
        try index.apply(batch)
        try index.read { view in
            for commit in batch.commits {
                let digits = hex(of: commit)
                for length in [1, 2, 4, 13, 14, 15, 40] {
                    let prefix = String(digits.prefix(length))
                    let expected = batch.commits.filter { hex(of: $0).hasPrefix(prefix) }.map(\.sequence)
                    let found = try view.sequences(ofCommitPrefix: prefix, limit: 300).sorted()
                    #expect(found == expected)
                }
            }
            let none = try view.sequences(ofCommitPrefix: "xyz", limit: 9)
            #expect(none.isEmpty)
            for offset: Int64 in -2...105 {
                let moment = Moment(seconds: 1_800_000_000 + offset)
                let expected = batch.commits.last { $0.time <= moment }?.sequence ?? 0
                let found = try view.sequence(atOrBefore: moment)
                #expect(found == expected)
            }
        }
    }

    private func hex(of commit: IndexedCommit) -> String {
        commit.id.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
