import Hindcast
import HindcastModel
import TestSupport
import Testing

@testable import HindcastCLI

@Suite struct BlameRendererTests {
    static let lines = [
        BlameLine(pointer: Sample.pointer("/configuration/description"), value: "front door", change: Sample.creation),
        BlameLine(
            pointer: Sample.pointer("/configuration/securityGroupRules/0/cidrIpv4"),
            value: "0.0.0.0/0",
            change: Sample.opening
        ),
        BlameLine(
            pointer: Sample.pointer("/configuration/securityGroupRules/0/fromPort"),
            value: 22,
            change: Sample.opening
        ),
        BlameLine(
            pointer: Sample.pointer("/configuration/password"),
            value: ["$redacted": "hmac-sha256:0123456789abcdef"],
            change: Sample.creation
        ),
        BlameLine(
            pointer: Sample.pointer("/configuration/userData"),
            value: .unknown("hidden by the provider"),
            change: Sample.unresolved
        ),
        // Short for `/tags` would be the document's tags, so this one stays as it is.
        BlameLine(pointer: Sample.pointer("/configuration/tags/x"), value: "1", change: Sample.creation),
        BlameLine(pointer: Sample.pointer("/tags/Name"), value: "web", change: Sample.creation),
    ]
    static let removed = BlameLine(
        pointer: Sample.pointer("/configuration/securityGroupRules/1/cidrIpv4"),
        value: "192.0.2.0/24",
        change: Sample.unresolved,
        isRemoved: true
    )

    @Test func `blame puts the author first`() throws {
        try expectSnapshot(plain(BlameRenderer.lines(Self.lines, width: nil)), at: "Blame/pipe.txt")
    }

    @Test func `blame fits a terminal, and keeps the ends of its places`() throws {
        let text = plain(BlameRenderer.lines(Self.lines + [Self.removed], width: 80))
        #expect(text.split(separator: "\n").allSatisfy { String($0).displayWidth <= 80 })
        try expectSnapshot(text, at: "Blame/80-columns.txt")
    }

    @Test func `blame with its history marks what was taken away`() throws {
        try expectSnapshot(
            plain(BlameRenderer.lines(Self.lines + [Self.removed], width: nil)),
            at: "Blame/history.txt"
        )
    }

    @Test func `blame in JSON has the members that the contract names`() throws {
        let value = Self.lines[1].json
        for key in ["pointer", "value", "time", "event_id", "action", "principal", "origin", "via", "commit"] {
            #expect(value[key] != nil, "\(key)")
        }
        #expect(value["removed"] == nil)
        try expectSnapshot(json(value, Self.removed.json), at: "Blame/leaf.json")
    }
}
