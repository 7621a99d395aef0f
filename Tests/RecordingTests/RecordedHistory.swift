import GitStore
import HindcastModel
import HistoryIndex
import TestSupport
import Testing

@testable import Hindcast

/// A history that a test records, in a folder of its own.
struct RecordedHistory {
    let folder: TemporaryFolder
    let path: String
    /// Commits between two flushes.
    let flushInterval: Int
    private var imports: Int64 = 0

    static let key = String(repeating: "0123456789abcdef", count: 4)

    init(flushInterval: Int = 50_000) throws {
        folder = try TemporaryFolder()
        path = folder.path("h.git")
        self.flushInterval = flushInterval
        try Recorder.initialize(at: path, redactionKey: Self.key)
    }

    /// Imports files; each import is a minute later than the one before.
    @discardableResult
    mutating func record(_ files: [String], tasks: Int = 1) async throws -> ImportSummary {
        imports += 1
        var settings = Recorder.Settings()
        settings.flushInterval = flushInterval
        return try await Recorder(opening: path, settings: settings)
            .record(files, format: nil, now: Moment(seconds: 1_800_000_000 + 60 * imports), tasks: tasks) { _ in }
    }

    /// Everything that must be equal for equal evidence.
    func fingerprint() throws -> Fingerprint { try Fingerprint(of: path) }
}

/// What a history says, for comparison with another one of the same evidence.
struct Fingerprint {
    var head = ""
    /// Each commit with the evidence on it, oldest first.
    var evidence: [String] = []
    /// Every resource.
    var export: [String] = []
    /// Every change, newest first.
    var log: [String] = []
    /// How many events had which fate.
    var ledger: [String] = []

    init(of path: String) throws {
        let reader = try HistoryReader(opening: path)
        head = try reader.head().hex
        try reader.forEachCommit(from: nil) { commit in
            let note = String(decoding: try reader.note(on: commit.id) ?? [], as: UTF8.self)
            evidence.append("\(commit.id.hex) \(commit.message)\n\(note)")
        }
        let history = try History(opening: path)
        try history.forEachResource(at: nil) { export.append($0.json.compactText) }
        try history.forEachChange(ChangeQuery()) { change in
            log.append(try change.json(with: history.differences(of: change)).compactText)
            return true
        }
        let coverage = try history.coverage(from: nil, to: nil)
        ledger = coverage.json(listing: nil).compactText.split(separator: "{").map(String.init)
        for finding in try History.verify(at: path).findings { ledger.append("\(finding)") }
    }

    /// Expects that another history says the same; tells the first place where it does not.
    func expectSame(as other: Fingerprint, _ situation: String, sourceLocation: SourceLocation = #_sourceLocation) {
        let parts: [(String, [String], [String])] = [
            ("evidence", evidence, other.evidence), ("export", export, other.export), ("log", log, other.log),
            ("ledger", ledger, other.ledger),
        ]
        if head != other.head { Issue.record("\(situation): the heads differ", sourceLocation: sourceLocation) }
        for (name, ours, theirs) in parts where ours != theirs {
            let place = zip(ours, theirs).enumerated().first { $1.0 != $1.1 }?.offset ?? min(ours.count, theirs.count)
            func line(_ lines: [String]) -> String { lines.indices.contains(place) ? lines[place] : "(nothing)" }
            Issue.record(
                "\(situation): the \(name) differs at \(place) of \(ours.count):\n\(line(ours))\n\(line(theirs))",
                sourceLocation: sourceLocation
            )
            return
        }
    }
}
