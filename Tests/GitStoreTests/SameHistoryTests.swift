import HindcastModel
import Testing

@testable import GitStore

/// Every way of writing must give the ids that git itself gives to the same drafts.
@Suite struct SameHistoryTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Writes drafts into a new history, a flush after each batch, a new writer for each where asked.
    func record(
        _ batches: [[CommitDraft]],
        with backend: Backend,
        reopening: Bool = false,
        as name: String = "history.git"
    ) throws -> Git {
        let path = folder(name)
        try HistoryWriter.create(at: path, redactionKey: "00")
        var writer = try backend.open(path)
        for (index, batch) in batches.enumerated() {
            if reopening, index > 0 { writer = try backend.reopen(consume writer, path) }
            for draft in batch { try writer.append(draft) }
            try writer.flush()
        }
        return Git(directory: path)
    }

    static func drafts(seed: UInt64, count: Int) -> (drafts: [CommitDraft], files: [String: [UInt8]]) {
        var edits = SeededEdits(seed: seed)
        let drafts = (0..<count).map { _ in edits.next() }
        return (drafts, edits.files)
    }

    @Test(arguments: Backend.allCases, [1, 2, 3, 4, 5, 6] as [UInt64])
    func `random commits get the ids that git fast-import gives them`(backend: Backend, seed: UInt64) throws {
        let (drafts, files) = Self.drafts(seed: seed, count: 150)
        let git = try record([drafts], with: backend)
        try git.expectSound()

        let oracle = Git(directory: folder("oracle.git"))
        try Git(directory: folder.path)("init", "--quiet", "--bare", "-b", "main", oracle.directory)
        try oracle("fast-import", "--quiet", input: FastImport.stream(drafts))
        #expect(try git("rev-parse", "main") == oracle("rev-parse", "main"))

        let reader = try HistoryReader(opening: git.directory)
        var read: [String: [UInt8]] = [:]
        try reader.forEachEntry(at: reader.head()) { path, blob in read[path] = try reader.blob(blob) }
        #expect(read == files)
    }

    @Test(arguments: Backend.allCases, [11, 12] as [UInt64])
    func `batches, reopened or not, end in the ids of one batch`(backend: Backend, seed: UInt64) throws {
        let (drafts, _) = Self.drafts(seed: seed, count: 120)
        let whole = try record([drafts], with: backend, as: "whole.git")
        var numbers = SeededNumbers(seed: seed)
        var batches: [[CommitDraft]] = []
        var rest = drafts[...]
        while !rest.isEmpty {
            batches.append(Array(rest.prefix(Int.random(in: 1...15, using: &numbers))))
            rest = rest.dropFirst(batches[batches.count - 1].count)
        }
        for reopening in [false, true] {
            let parts = try record(batches, with: backend, reopening: reopening, as: "parts-\(reopening).git")
            #expect(try parts("rev-parse", "main") == whole("rev-parse", "main"))
            let tree = "refs/notes/hindcast^{tree}"
            #expect(try parts("rev-parse", tree) == whole("rev-parse", tree))
            try parts.expectSound()
        }
    }

    @Test(arguments: Backend.allCases)
    func `a walk tells each commit's files as git does`(backend: Backend) throws {
        let (drafts, _) = Self.drafts(seed: 21, count: 80)
        let git = try record([drafts], with: backend)
        let reader = try HistoryReader(opening: git.directory)
        var told = ""
        try reader.forEachCommit(from: nil) { commit in
            told += commit.id.hex + "\n"
            for edit in commit.edits.sorted(by: { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }) {
                let zero = String(repeating: "0", count: 40)
                told += "\(edit.old?.hex ?? zero) \(edit.new?.hex ?? zero) \(edit.path)\n"
            }
        }
        let raw = try git("log", "--reverse", "--raw", "--no-abbrev", "--no-renames", "--format=%H", "main")
        let expected = raw.split(separator: "\n").map { line in
            guard line.hasPrefix(":") else { return String(line) }
            let fields = line.split(whereSeparator: { $0 == " " || $0 == "\t" })
            let path = line.split(separator: "\t").dropFirst().joined(separator: "\t")
            return "\(fields[2]) \(fields[3]) \(path)"
        }
        #expect(told.split(separator: "\n").map(String.init) == expected)
    }
}

/// The ways to write that must agree.
enum Backend: CaseIterable, CustomTestStringConvertible {
    case libgit2
    case ownPacks
    /// Own packs so small that they end, and merge, all the time.
    case tinyPacks

    var testDescription: String {
        switch self {
        case .libgit2: "libgit2's packbuilder"
        case .ownPacks: "own packs"
        case .tinyPacks: "own packs of a few objects"
        }
    }

    func open(_ path: String) throws -> HistoryWriter {
        switch self {
        case .libgit2:
            try HistoryWriter(opening: path) { path throws(GitError) in try ReferenceSink(repositoryAt: path) }
        case .ownPacks: try HistoryWriter(opening: path)
        case .tinyPacks:
            try HistoryWriter(opening: path) { path throws(GitError) in
                let limits = PackSink.Limits(objects: 100, bytes: 1 << 20, blobBytes: 20_000, mergedBytes: 60_000)
                return try PackSink(repositoryAt: path, limits: limits)
            }
        }
    }

    /// Ends one writer, which gives back its lock, and opens the next.
    func reopen(_ writer: consuming HistoryWriter, _ path: String) throws -> HistoryWriter {
        _ = consume writer
        return try open(path)
    }
}
