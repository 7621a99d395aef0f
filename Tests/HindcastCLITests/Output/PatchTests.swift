import Foundation
import Hindcast
import HindcastModel
import TestSupport
import Testing

@testable import HindcastCLI

@Suite struct PatchTests {
    @Test(arguments: 1...40)
    func `git applies a patch and finds the new document`(seed: UInt64) throws {
        var random = Sequence(state: seed)
        func document() -> ResourceDocument {
            var document = ResourceDocument(address: Sample.group)
            for key in 0..<20 where random.next(4) > 0 {
                document.configuration["k\(key)"] = .integer(Int64(random.next(3)))
            }
            document.configuration["list"] = .array((0..<random.next(8)).map { _ in .integer(Int64(random.next(5))) })
            // What a terminal must not see, a program must get as it is.
            document.tags["hostile"] = random.next(2) == 0 ? nil : .string(hostileText + String(random.next(2)))
            return document
        }
        let before = seed % 5 == 1 ? nil : document()
        let after = seed % 5 == 2 ? nil : document()
        let difference = ResourceDifference(
            address: Sample.group,
            kind: .updated,
            before: before,
            after: after,
            leaves: [],
            lastChange: Sample.opening
        )
        let path = difference.file

        let folder = try TemporaryFolder()
        #expect(try Program.git.run(["init", "-q", folder.url.path]).status == 0)
        if let before { try folder.write(before.canonicalBytes, to: path) }
        try folder.write(plain(PatchRenderer.lines(difference, isForTerminal: false)), to: "change.patch")
        let outcome = try Program.git.run(["-C", folder.url.path, "apply", "--whitespace=error", "change.patch"])
        #expect(outcome.status == 0, "\(outcome.error)")

        let result = try? Data(contentsOf: folder.url.appending(path: path))
        #expect(result.map { [UInt8]($0) } == after?.canonicalBytes)
    }

    @Test(arguments: 1...200)
    func `the fewest lines are removed and added`(seed: UInt64) {
        var random = Sequence(state: seed)
        func lines() -> [String] { (0..<random.next(12)).map { _ in "line \(random.next(4))" } }
        let old = lines()
        let new = lines()
        let edits = LineDifference(old: old, new: new).edits
        // The edits lead from the one to the other.
        var result: [String] = []
        var next = 0
        var position = 0
        for edit in edits {
            if edit != .remove { result.append(new[position]) }
            if edit == .keep { #expect(old[next] == new[position]) }
            if edit != .add { next += 1 }
            if edit != .remove { position += 1 }
        }
        #expect(result == new)
        #expect(next == old.count)
        #expect(edits.count { $0 == .keep } == longestCommonSubsequence(old, new))
    }

    @Test func `texts without anything in common are replaced, quickly`() {
        let old = (0..<6_000).map { "old \($0)" }
        let new = (0..<6_000).map { "new \($0)" }
        let edits = LineDifference(old: old, new: new).edits
        #expect(edits.count { $0 == .remove } == 6_000)
        #expect(edits.count { $0 == .add } == 6_000)
        #expect(edits.count == 12_000)
    }

    private func longestCommonSubsequence(_ old: [String], _ new: [String]) -> Int {
        var row = [Int](repeating: 0, count: new.count + 1)
        for line in old {
            var diagonal = 0
            for (index, other) in new.enumerated() {
                let above = row[index + 1]
                row[index + 1] = line == other ? diagonal + 1 : max(above, row[index])
                diagonal = above
            }
        }
        return row[new.count]
    }

    /// Numbers that are the same in every run (SplitMix64).
    private struct Sequence {
        var state: UInt64

        mutating func next(_ bound: Int) -> Int {
            state &+= 0x9E37_79B9_7F4A_7C15
            var value = state
            value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
            return Int((value ^ value >> 31) % UInt64(bound))
        }
    }
}
