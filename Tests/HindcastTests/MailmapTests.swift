import Foundation
import HindcastModel
import Testing

@testable import Hindcast

/// Identities are joined by the rules of git's own `.mailmap`.
@Suite struct MailmapTests {
    @Test func `each of the four forms says what git says`() throws {
        try compare(
            """
            # people
            Ana Example <ARN:aws:iam::111122223333:user/ANA>
            <bea@example.com> <bea@old.example.com>
            Cleo Example <cleo@example.com> <cleo>
            Dana Example <dana@example.com> D <team@example.com>
            Eve Example <eve@example.com> <ci:acme/infra@main>
            """,
            [
                ("ana", "arn:aws:iam::111122223333:user/ana"), ("bea", "BEA@old.example.com"), ("x", "Cleo"),
                ("d", "team@example.com"), ("other", "team@example.com"), ("q", "ci:acme/infra@main"), ("n", "nobody"),
            ]
        )
    }

    @Test(arguments: 0..<24)
    func `made-up maps say what git says`(seed: UInt64) throws {
        var numbers = Numbers(seed: seed)
        let names = ["Ana", "ana", "Bo B", "", " ", "Bo B ", "\tAna", "#x"]
        let addresses = ["a", "A", "b@x", "B@X", "", "c d", "arn:aws:iam::1:user/a"]
        var lines: [String] = []
        for _ in 0..<12 {
            let parts = (0..<numbers.below(4)).map { _ in
                "\(names[numbers.below(names.count)]) <\(addresses[numbers.below(addresses.count)])>"
            }
            let odd = ["", "", "", " # more", ">", " <", " x", "\r"][numbers.below(8)]
            lines.append(parts.joined(separator: numbers.below(2) == 0 ? " " : "") + odd)
        }
        let people = ["Ana", "ana", "BO B", "zoe"].flatMap { name in
            ["a", "A", "b@x", "c d", "arn:aws:iam::1:USER/a", "none"].map { (name, $0) }
        }
        try compare(lines.joined(separator: "\n"), people)
    }

    /// Asks git and Hindcast how people are known.
    private func compare(_ map: String, _ people: [(name: String, email: String)]) throws {
        let story = try StoryHistory()
        let file = story.path + "/map"
        try map.write(toFile: file, atomically: false, encoding: .utf8)
        let git = Oracle.git(story.path)
        let mailmap = Mailmap(parsing: Array(map.utf8))
        for (name, email) in people {
            let expected = try git("-c", "mailmap.file=\(file)", "check-mailmap", "\(name) <\(email)>")
            let known = mailmap.resolve(name: name, email: email) ?? (name, email)
            #expect("\(known.name) <\(known.email)>" == expected, "\(map.debugDescription)")
        }
    }

    /// xorshift, seeded.
    private struct Numbers {
        private var state: UInt64

        init(seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 | 1 }

        mutating func below(_ limit: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state >> 11) % limit
        }
    }
}
