import Foundation
import HindcastModel
import TestSupport
import Testing

@testable import Hindcast

/// Readers work while an import does, and always answer from one whole state.
@Suite struct ReadersDuringImportTests {
    @Test(arguments: Campaign.Step.allCases)
    func `exports and logs during an import belong to one whole state each`(step: Campaign.Step) throws {
        let campaign = try Campaign(seed: 3, records: 400, flushInterval: 12)
        let repository = try campaign.prepare(step)
        let group = DispatchGroup()
        let importing = campaign.run(step, on: repository)
        DispatchQueue.global().async(group: group) { _ = try? importing() }

        // Every state of the history, by its head: the commits up to it.
        var states: [String: Set<String>] = [:]
        var answers = 0
        while group.wait(timeout: .now()) == .timedOut {
            for arguments in [["export"], ["log", "-o", "json"]] {
                let result = try Program.hindcast.run(["--repo", repository] + arguments)
                #expect(result.status == 0, "\(arguments): \(result.error)")
                answers += 1
                guard arguments[0] == "log", let newest = try newestCommit(result.output) else { continue }
                states[newest, default: []].insert(result.output)
            }
        }
        #expect(answers >= 2)
        for (head, texts) in states {
            #expect(texts.count == 1, "one state answers in one way: \(head)")
            let ids = try Program.git.run(["-C", repository, "rev-list", "--count", head]).output
            let told = try commits(try #require(texts.first)).count
            #expect(ids == "\(told + 1)\n", "the log of \(head) is whole")
        }
        try campaign.expectWhole(repository, step, "read meanwhile")
    }

    private func commits(_ text: String) throws -> Set<String> {
        let parsed = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]] ?? []
        return Set(parsed.compactMap { $0["commit"] as? String })
    }

    private func newestCommit(_ text: String) throws -> String? {
        let parsed = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]] ?? []
        return parsed.first?["commit"] as? String
    }
}
