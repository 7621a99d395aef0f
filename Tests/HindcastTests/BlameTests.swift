import HindcastModel
import HistoryIndex
import Testing

@testable import Hindcast

@Suite struct BlameTests {
    /// Records the versions of one resource, one commit each by `u1`, `u2`, …; `nil` deletes it.
    private func record(_ versions: [JSONObject?]) throws -> (StoryHistory, History) {
        let story = try StoryHistory()
        var exists = false
        for (index, configuration) in versions.enumerated() {
            let kind: ResourceChange.Kind = configuration == nil ? .deleted : exists ? .updated : .created
            exists = configuration != nil
            try story.commit(
                "e\(index + 1)",
                at: "2026-11-01T00:00:\(index < 10 ? "0" : "")\(index)Z",
                by: "u\(index + 1)",
                [(kind, group("sg-1", configuration ?? [:]))]
            )
        }
        return (story, try story.open())
    }

    private func blame(
        _ history: History,
        at position: Int? = nil,
        under pointer: String = "/configuration",
        removed: Bool = false
    ) throws -> [String] {
        try history.blame(
            group("sg-1").address,
            at: position,
            under: #require(JSONPointer(text: pointer)),
            includingRemoved: removed
        ).map { "\($0.isRemoved ? "-" : "")\($0.pointer) \($0.value.compactText) \($0.change.principal)" }
    }

    @Test func `each leaf has its last setter`() throws {
        let (_, history) = try record([
            ["a": 1, "b": ["c": 1]], ["a": 2, "b": ["c": 1]], ["a": 2, "b": ["c": 1, "d": true]],
        ])
        #expect(
            try blame(history) == [
                "/configuration/a 2 u2", "/configuration/b/c 1 u1", "/configuration/b/d true u3",
            ]
        )
        #expect(try blame(history, at: 1) == ["/configuration/a 1 u1", "/configuration/b/c 1 u1"])
    }

    @Test func `a value that was set back counts for who set it back`() throws {
        let (_, history) = try record([["a": 1], ["a": 2], ["a": 1]])
        #expect(try blame(history) == ["/configuration/a 1 u3"])
    }

    @Test func `elements are followed by identity when they move`() throws {
        let ssh: JSONValue = ["fromPort": 22, "cidr": "0.0.0.0/0"]
        let web: JSONValue = ["fromPort": 443, "cidr": "0.0.0.0/0"]
        let mail: JSONValue = ["fromPort": 25, "cidr": "10.0.0.0/8"]
        let (_, history) = try record([
            ["rules": [web]], ["rules": [ssh, web]], ["rules": [mail, ssh, web]], ["rules": [mail, web]],
        ])
        #expect(
            try blame(history) == [
                "/configuration/rules/0/cidr \"10.0.0.0/8\" u3", "/configuration/rules/0/fromPort 25 u3",
                "/configuration/rules/1/cidr \"0.0.0.0/0\" u1", "/configuration/rules/1/fromPort 443 u1",
            ]
        )
        #expect(
            try blame(history, removed: true).suffix(2) == [
                "-/configuration/rules/1/cidr \"0.0.0.0/0\" u4", "-/configuration/rules/1/fromPort 22 u4",
            ]
        )
    }

    @Test func `what stays the same in an element that takes another one's place keeps its setter`() throws {
        let deny: JSONValue = ["Sid": "one", "Effect": "Deny", "Action": "kms:Decrypt", "Resource": "*"]
        let other: JSONValue = ["Sid": "two", "Effect": "Deny", "Action": "s3:GetObject", "Resource": "*"]
        let allow: JSONValue = ["Sid": "three", "Effect": "Allow", "Action": "s3:PutObject", "Resource": "*"]
        let (_, history) = try record([["statement": [deny]], ["statement": [other]], ["statement": [allow]]])
        #expect(
            try blame(history, at: 2) == [
                "/configuration/statement/0/Action \"s3:GetObject\" u2",
                "/configuration/statement/0/Effect \"Deny\" u1",
                "/configuration/statement/0/Resource \"*\" u1", "/configuration/statement/0/Sid \"two\" u2",
            ]
        )
        // What shares less than half with the old one is a new thing.
        #expect(try blame(history).allSatisfy { $0.hasSuffix(" u3") })
    }

    @Test func `a member of an identified element has its own setter`() throws {
        let (_, history) = try record([
            ["rules": [["id": "r1", "port": 22], ["id": "r2", "port": 80]]],
            ["rules": [["id": "r2", "port": 8080], ["id": "r1", "port": 22]]],
        ])
        #expect(
            try blame(history) == [
                "/configuration/rules/0/id \"r2\" u1", "/configuration/rules/0/port 8080 u2",
                "/configuration/rules/1/id \"r1\" u1", "/configuration/rules/1/port 22 u1",
            ]
        )
    }

    @Test func `removed leaves come with who removed them, unless they are back`() throws {
        let (_, history) = try record([
            ["a": 1, "b": 2, "deep": ["x": 1, "y": ["z": 2]], "list": ["p", "q"]],
            ["a": 1, "deep": ["x": 1], "list": ["q"]],
            ["a": 1, "b": 3, "list": ["q", "p"]],
        ])
        #expect(
            try blame(history, removed: true) == [
                "/configuration/a 1 u1", "/configuration/b 3 u3", "/configuration/list/0 \"q\" u1",
                "/configuration/list/1 \"p\" u3", "-/configuration/deep/x 1 u3", "-/configuration/deep/y/z 2 u2",
            ]
        )
        #expect(try blame(history, removed: false).count == 4)
    }

    @Test func `an emptied list is a leaf that the remover set`() throws {
        let (_, history) = try record([["rules": ["x"]], ["rules": []], ["rules": [], "n": 1]])
        #expect(try blame(history) == ["/configuration/n 1 u3", "/configuration/rules [] u2"])
        #expect(try blame(history, removed: true).last == "-/configuration/rules/0 \"x\" u2")
    }

    @Test func `a value that becomes another sort of thing loses what it held`() throws {
        let (_, history) = try record([["a": ["x": 1]], ["a": .unknown("hidden by the provider")], ["a": 5]])
        #expect(
            try blame(history, removed: true) == ["/configuration/a 5 u3", "-/configuration/a/x 1 u2"]
        )
    }

    private func seen(_ history: History, through actors: String...) throws -> [String] {
        var query = BlameQuery()
        query.ignoredActors = actors
        return try history.blame(group("sg-1").address, query).map {
            "\($0.name ?? $0.pointer.description) \($0.value.compactText) \($0.change.principal)"
        }
    }

    @Test func `a value that an ignored actor brought back counts for who set it before`() throws {
        let (_, history) = try record([["a": 1], ["a": 2], ["a": 3], ["a": 2], ["a": 2, "b": 5]])
        #expect(try seen(history, through: "u4") == ["/configuration/a 2 u2", "/configuration/b 5 u5"])
        // What nobody else ever set stays the ignored one's own.
        #expect(try seen(history, through: "u5", "u?") == ["/configuration/a 2 u2", "/configuration/b 5 u5"])
        #expect(try seen(history, through: "U4", "nobody").first == "/configuration/a 2 u2")
        #expect(try seen(history, through: "u3").first == "/configuration/a 2 u4")
    }

    @Test func `what an ignored actor took away and put again counts for who had set it`() throws {
        func rule(_ id: String, _ port: JSONValue, _ text: JSONValue) -> JSONValue {
            [
                "isEgress": false, "ipProtocol": "tcp", "fromPort": port, "toPort": port, "cidrIpv4": "192.0.2.0/24",
                "securityGroupRuleId": .string(id), "description": text,
            ]
        }
        let (_, history) = try record([
            ["rules": [rule("r1", 22, "ssh")], "m": ["x": 1]], ["rules": [rule("r1", 22, "jump")], "m": ["x": 2]],
            ["rules": []], ["rules": [rule("r2", 22, "jump"), rule("r3", 80, "web")], "m": ["x": 2, "y": 3]],
        ])
        #expect(
            try seen(history, through: "u3", "u4").filter { !$0.contains("isEgress") && !$0.contains("ipProtocol") }
                == [
                    "/configuration/m/x 2 u2", "/configuration/m/y 3 u4",
                    "/configuration/ingress[tcp/22 192.0.2.0/24]/cidrIpv4 \"192.0.2.0/24\" u1",
                    "/configuration/ingress[tcp/22 192.0.2.0/24]/description \"jump\" u2",
                    "/configuration/ingress[tcp/22 192.0.2.0/24]/fromPort 22 u1",
                    "/configuration/ingress[tcp/22 192.0.2.0/24]/securityGroupRuleId \"r2\" u4",
                    "/configuration/ingress[tcp/22 192.0.2.0/24]/toPort 22 u1",
                    "/configuration/ingress[tcp/80 192.0.2.0/24]/cidrIpv4 \"192.0.2.0/24\" u4",
                    "/configuration/ingress[tcp/80 192.0.2.0/24]/description \"web\" u4",
                    "/configuration/ingress[tcp/80 192.0.2.0/24]/fromPort 80 u4",
                    "/configuration/ingress[tcp/80 192.0.2.0/24]/securityGroupRuleId \"r3\" u4",
                    "/configuration/ingress[tcp/80 192.0.2.0/24]/toPort 80 u4",
                ]
        )
        #expect(try blame(history, under: "/configuration/rules").allSatisfy { $0.hasSuffix(" u4") })
    }

    @Test func `a removed element is called by what it was, and asked for by it`() throws {
        let (_, history) = try record([
            ["list": [["id": "a", "v": 1], ["id": "b", "v": 2]]], ["list": [["id": "b", "v": 2]]],
        ])
        var query = BlameQuery()
        query.includesRemoved = true
        query.place = try #require(PlaceSelector(text: "list[a]"))
        let lines = try history.blame(group("sg-1").address, query)
        #expect(lines.map(\.name) == ["/configuration/list[a]/id", "/configuration/list[a]/v"])
        #expect(lines.allSatisfy { $0.isRemoved && $0.change.principal == "u2" })
    }

    @Test func `a new creation begins anew`() throws {
        let (_, history) = try record([["a": 1], nil, ["a": 1]])
        #expect(try blame(history) == ["/configuration/a 1 u3"])
        #expect(try blame(history, at: 1) == ["/configuration/a 1 u1"])
    }

    @Test func `a deleted resource is blamed as it last was`() throws {
        let (_, history) = try record([["a": 1], ["a": 2], nil])
        #expect(try blame(history) == ["/configuration/a 2 u2"])
    }

    @Test func `a pointer narrows the answer, and may begin in the configuration`() throws {
        let (_, history) = try record([["a": ["b": 1, "c": 2]], ["a": ["b": 1, "c": 3]]])
        #expect(try blame(history, under: "/configuration/a/c") == ["/configuration/a/c 3 u2"])
        #expect(try blame(history, under: "/a/c") == ["/configuration/a/c 3 u2"])
        #expect(try blame(history, under: "/nothing").isEmpty)
        #expect(try blame(history, under: "/knowledge") == ["/knowledge \"complete\" u1"])
        #expect(
            try blame(history, under: "") == ["/configuration/a/b 1 u1", "/configuration/a/c 3 u2"]
        )
    }

    @Test func `keys that only look the same are two leaves`() throws {
        let composed = "caf\u{e9}"
        let decomposed = "cafe\u{301}"
        let (_, history) = try record([
            [composed: 1], JSONObject(unsorted: [.init(key: composed, value: 1), .init(key: decomposed, value: 1)]),
        ])
        #expect(try blame(history).map { $0.suffix(2) } == ["u2", "u1"])
    }

    @Test func `blame of members agrees with git's blame of their lines`() throws {
        var random = SeededRandom(seed: 20_261_120)
        var configuration: JSONObject = ["zz": "last, so that no line gains or loses its comma"]
        var versions: [JSONObject?] = []
        for _ in 0..<40 {
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let key = "k\(Int.random(in: 0..<12, using: &random))"
                // A value of its own each time: git may see a line that came back as one that stayed.
                configuration[key] = Bool.random(using: &random) ? .integer(Int64(random.next() >> 16)) : nil
            }
            if versions.last != .some(configuration) { versions.append(configuration) }
        }
        let (story, history) = try record(versions)
        let git = try Oracle.git(story.path)("blame", "--line-porcelain", "main", "--", "\(group("sg-1").address).json")
        var expected: [String] = []
        var author = ""
        for line in git.split(separator: "\n") {
            if line.hasPrefix("author ") { author = String(line.dropFirst(7)) }
            guard line.hasPrefix("\t    \"k") || line.hasPrefix("\t    \"zz"),
                let end = line.dropFirst(6).firstIndex(of: "\"")
            else { continue }
            expected.append("\(line[line.index(line.startIndex, offsetBy: 6)..<end]) \(author)")
        }
        let lines = try history.blame(
            group("sg-1").address,
            at: nil,
            under: JSONPointer(["configuration"]),
            includingRemoved: false
        )
        #expect(lines.map { "\($0.pointer.tokens[1]) \($0.change.principal)" } == expected)
        #expect(expected.count > 4)
    }
}

/// A small generator of numbers that are the same in every run.
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// SplitMix64.
    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
