import Foundation
import GitStore
import HindcastModel
import TestSupport
import Testing

@testable import Hindcast

/// A made-up log in three imports, which may be interrupted anywhere: a first one, one that goes on, and one of late
/// events, before which the history is rewound. Each begins with what the one before has left.
struct Campaign {
    enum Step: Int, CaseIterable {
        case first
        case next
        case late
    }

    let folder: TemporaryFolder
    let flushInterval: Int
    private var files: [[String]] = []
    /// What the history says after each step.
    private(set) var expected: [Fingerprint] = []
    /// The events that have a commit after each step.
    private var events: [Set<String>] = []
    /// How long each step takes.
    private(set) var seconds: [Double] = []

    /// A short one, for tests that interrupt it at one system call.
    static let short = Result { try Campaign(seed: Seeds.few(1)[0], records: 60, flushInterval: 8) }

    /// Records the three steps without any interruption.
    init(seed: UInt64, records count: Int, flushInterval: Int) throws {
        folder = try TemporaryFolder()
        self.flushInterval = flushInterval
        let records = GeneratedTrail(seed: seed, count: count).records
        var numbers = SeededGenerator(seed: seed)
        var parts: [[JSONValue]] = [[], [], []]
        for (index, record) in records.enumerated() {
            parts[numbers.happens(12) ? 2 : index < count * 6 / 10 ? 0 : 1].append(record)
        }
        for step in Step.allCases {
            var delivery = TrailDelivery(in: folder, named: "\(step)")
            try delivery.scatter(parts[step.rawValue], over: 3, copies: 5, using: &numbers)
            files.append(delivery.files)
        }
        let whole = folder.path("whole.git")
        try Recorder.initialize(at: whole, redactionKey: RecordedHistory.key)
        for step in Step.allCases {
            try keep(whole, as: step)
            let outcome = try run(step, on: whole)()
            try #require(outcome.status == 0, "\(outcome.errors)")
            seconds.append(outcome.seconds)
            expected.append(try Fingerprint(of: whole))
            events.append(try Self.eventIDs(whole))
            try #require(expected[step.rawValue].head == outcome.done)
        }
    }

    /// The import of a step into a repository.
    func run(_ step: Step, on repository: String, isInStep: Bool = false) -> ProbeRun {
        ProbeRun(
            repository: repository,
            flushInterval: flushInterval,
            isInStep: isInStep,
            now: 1_800_000_000 + 60 * step.rawValue,
            files: files[step.rawValue]
        )
    }

    /// Makes a repository as the step before has left it.
    func prepare(_ step: Step) throws -> String {
        let path = folder.path("\(step)-\(UUID().uuidString).git")
        try FileManager.default.copyItem(atPath: folder.path("before-\(step).git"), toPath: path)
        return path
    }

    private func keep(_ repository: String, as step: Step) throws {
        try FileManager.default.copyItem(atPath: repository, toPath: folder.path("before-\(step).git"))
    }

    /// Expects a history from which nothing is missing that was reported as done: each event that had a commit before
    /// the step has one now, unless the late events of the step take its effect away.
    ///
    /// So a history is never seen half replayed either.
    func expectNothingLost(_ repository: String, during step: Step, _ situation: String) throws {
        let now = try Self.eventIDs(repository)
        guard step != .first else { return }
        let lost = events[step.rawValue - 1].intersection(events[step.rawValue]).subtracting(now)
        #expect(lost.isEmpty, "\(situation): \(lost.count) events are gone")
    }

    private static func eventIDs(_ repository: String) throws -> Set<String> {
        var ids: Set<String> = []
        try HistoryReader(opening: repository).forEachCommit(from: nil) { commit in
            for trailer in commit.trailers where trailer.key == "Event-Id" { ids.insert(trailer.value) }
        }
        return ids
    }

    /// Expects that the same import brings an interrupted history to where an uninterrupted one ends.
    func expectResumes(_ repository: String, _ step: Step, _ situation: String) throws {
        let outcome = try run(step, on: repository)()
        #expect(outcome.status == 0, "\(situation): \(outcome.errors)")
        try expectWhole(repository, step, situation)
    }

    /// Expects the state of an uninterrupted history after a step, with nothing left lying about.
    func expectWhole(_ repository: String, _ step: Step, _ situation: String) throws {
        try expected[step.rawValue].expectSame(as: Fingerprint(of: repository), situation)
        let check = try Program.git.run(["-C", repository, "fsck", "--full", "--strict"])
        #expect(check.status == 0, "\(situation): \(check.error)\(check.output)")
        let left = FileManager.default.enumerator(atPath: repository)?.compactMap { $0 as? String } ?? []
        let rubbish = left.filter { name in
            name.hasPrefix("hindcast/incoming/") || name == "hindcast/flush" || name.contains("tmp_")
                || name.hasPrefix("refs/") && name.hasSuffix(".lock") || name.contains("spool")
        }
        #expect(rubbish.isEmpty, "\(situation): \(rubbish)")
    }
}
