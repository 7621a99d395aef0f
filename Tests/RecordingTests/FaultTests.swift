import Foundation
import TestSupport
import Testing

/// Makes system calls fail as a full disk, a broken one and a repository that may only be read do.
@Suite(.serialized, .enabled(if: SystemCalls.strace != nil, "needs strace"))
struct FaultTests {
    /// One way in which a disk refuses.
    struct Fault: Sendable, CustomTestStringConvertible {
        let error: String
        let calls: [String]
        /// What the sentence must say.
        let words: [String]

        var testDescription: String { error }
    }

    static let faults = [
        Fault(
            error: "ENOSPC",
            calls: ["write", "pwrite64", "mkdir", "openat", "ftruncate", "fallocate"],
            words: ["No space left", "full", "disk I/O error"]
        ),
        Fault(
            error: "EIO",
            calls: ["write", "pwrite64", "fsync", "fdatasync"],
            words: ["Input/output error", "I/O error"]
        ),
        Fault(
            error: "EROFS",
            calls: ["mkdir", "openat", "rename", "link", "unlink", "chmod", "fchmod"],
            words: ["Read-only", "may not be written", "readonly", "unable to open", "disk I/O error"]
        ),
        Fault(
            error: "EACCES",
            calls: ["mkdir", "openat", "rename", "link", "unlink"],
            words: ["Permission denied", "may not be written", "readonly", "unable to open", "disk I/O error"]
        ),
    ]

    @Test(arguments: faults, Campaign.Step.allCases)
    func `a disk that refuses is told in one sentence, and nothing is lost`(fault: Fault, step: Campaign.Step) throws {
        let isEveryCall = ProcessInfo.processInfo.environment["HINDCAST_EVERY_CALL"] != nil
        let seed = Seeds.few(1)[0]
        let campaign = try Campaign.short.get()
        let sites = try SystemCalls.sites(
            of: campaign.run(step, on: campaign.prepare(step), isInStep: true),
            calls: fault.calls
        )
        // Only calls that change the repository: not standard output, nor what is opened for reading.
        .filter { site in
            guard site.text.contains(campaign.folder.url.lastPathComponent) else { return false }
            return site.call != "openat" || ["O_CREAT", "O_RDWR", "O_WRONLY"].contains(where: site.text.contains)
        }
        #expect(sites.count > 5)
        var numbers = SeededGenerator(seed: seed)
        let chosen = isEveryCall ? sites : Array(sites.shuffled(using: &numbers).prefix(2))
        for site in chosen {
            let repository = try campaign.prepare(step)
            let outcome = try campaign.run(step, on: repository, isInStep: true)(
                under: SystemCalls.injecting("error=\(fault.error)", at: site.call, number: site.number)
            )
            let situation = """
                seed \(seed), \(step), \(fault.error) at \(site.call) \(site.number): \(site.text)
                status \(outcome.status): \(outcome.errors)
                """
            if outcome.status == 0 {
                // What is no more than tidying up may fail: the import is whole all the same.
                try campaign.expected[step.rawValue].expectSame(as: Fingerprint(of: repository), situation)
            } else {
                #expect(outcome.status == 1, "\(situation)")
                expectClear(outcome.errors, fault, in: repository, situation)
                try campaign.expectNothingLost(repository, during: step, situation)
            }
            try campaign.expectResumes(repository, step, situation)
            try FileManager.default.removeItem(atPath: repository)
        }
        print("\(fault.error) at \(chosen.count) of \(sites.count) system calls of the \(step) import, seed \(seed)")
    }

    /// Expects a sentence that names a file, says what is wrong with it, and what to do.
    private func expectClear(_ text: String, _ fault: Fault, in repository: String, _ situation: String) {
        let lines = text.split(separator: "\n")
        #expect(lines.count >= 2, "it says what to do: \(situation)")
        #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("  ") }, "one sentence, then hints: \(situation)")
        #expect(lines.first?.contains(repository) ?? false, "it names the file: \(situation)")
        #expect(fault.words.contains { text.contains($0) }, "it says what is wrong: \(situation)")
    }
}
