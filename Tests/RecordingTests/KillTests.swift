import Foundation
import TestSupport
import Testing

/// Kills imports and lets them resume: at any instant, a history has what was reported as done, and the same import
/// ends in the ids and the answers of an uninterrupted one.
///
/// `HINDCAST_KILLS=500` kills at so many random instants; `HINDCAST_EVERY_CALL=1` kills at every system call rather
/// than at some of them.
@Suite(.serialized) struct KillTests {
    @Test func `killed at random instants, an import loses nothing and resumes to the same history`() throws {
        let wanted = Seeds.times(12, unless: "HINDCAST_KILLS")
        let seed = Seeds.few(1)[0]
        var numbers = SeededGenerator(seed: seed)
        let campaign = try Campaign(seed: seed, records: 400, flushInterval: 15)
        var kills = 0
        var rounds = 0
        while kills < wanted {
            let step = Campaign.Step.allCases[rounds % 3]
            rounds += 1
            let repository = try campaign.prepare(step)
            var situation = "seed \(seed), round \(rounds), \(step), killed after"
            // Killed several times in a row, unless one run is through before.
            for _ in 0..<Int.random(in: 1...4, using: &numbers) {
                let delay = Double.random(in: 0...campaign.seconds[step.rawValue], using: &numbers)
                situation += " \(delay)"
                let outcome = try campaign.run(step, on: repository)(killedAfter: delay)
                try campaign.expectNothingLost(repository, during: step, situation)
                guard outcome.isKilled else { break }
                kills += 1
                if numbers.happens(30) { _ = try Fingerprint(of: repository) }
            }
            try campaign.expectResumes(repository, step, situation)
            try FileManager.default.removeItem(atPath: repository)
        }
        print("killed \(kills) times at random instants, in \(rounds) imports, seed \(seed)")
    }

    @Test(.enabled(if: SystemCalls.strace != nil, "needs strace"), arguments: Campaign.Step.allCases)
    func `killed at a system call that changes the disk, an import loses nothing and resumes`(step: Campaign.Step)
        throws
    {
        let isEveryCall = ProcessInfo.processInfo.environment["HINDCAST_EVERY_CALL"] != nil
        let seed = Seeds.few(1)[0]
        let campaign = try Campaign.short.get()
        let sites = try SystemCalls.sites(
            of: campaign.run(step, on: campaign.prepare(step), isInStep: true),
            calls: SystemCalls.changing
        )
        #expect(sites.count > 50)
        var numbers = SeededGenerator(seed: seed)
        let chosen = isEveryCall ? sites : Array(sites.shuffled(using: &numbers).prefix(4))
        for site in chosen {
            let repository = try campaign.prepare(step)
            let situation = "seed \(seed), \(step), killed at \(site.call) \(site.number): \(site.text)"
            let outcome = try campaign.run(step, on: repository, isInStep: true)(
                under: SystemCalls.injecting("signal=KILL", at: site.call, number: site.number)
            )
            #expect(outcome.isKilled, "\(situation): \(outcome.status)")
            try campaign.expectNothingLost(repository, during: step, situation)
            try campaign.expectResumes(repository, step, situation)
            try FileManager.default.removeItem(atPath: repository)
        }
        print("killed at \(chosen.count) of \(sites.count) system calls of the \(step) import, seed \(seed)")
    }
}
