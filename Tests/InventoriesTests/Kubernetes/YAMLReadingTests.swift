import FastJSON
import HindcastModel
import Inventories
import TestSupport
import Testing

@Suite("YAML that states objects")
struct YAMLReadingTests {
    /// Scalars in every spelling; a resource of its own, so that kubectl leaves their types alone.
    private static let scalars = """
        yes, no, on, Off, y, true, TRUE, ~, null, "yes", '1', 0644, 0o14, 0x1F, 0b11, -0x1, 08, 0800, 1_000, +5, -7, 1e3, 1e400, \
        .5, -.5, 1., 1.0, 09.5, 0.1, 2001-01-01, 12:30:45, "0644", !!str 12, !!binary aGVsbG8=, =, -, 1.2.3, 0b12, 10.0.0.0/8, \
        9007199254740992, -9223372036854775808, v1, 3d, 1e, 0x, 0xZZ, "", 'it''s', "tab\\tend"
        """

    @Test("says what kubectl reads", .enabled(if: Kubectl.program != nil))
    func scalars() throws {
        let values = Self.scalars.split(separator: ", ").filter { $0 != "-" }
        let list = values.map { "  - \($0)" }.joined(separator: "\n")
        let text = """
            apiVersion: example.com/v1
            kind: Thing
            metadata: {name: a}
            base: &base {one: 1, two: 2}
            merged: {<<: *base, two: 3}
            folded: >-
              a
              b
            literal: |
              # no comment
              --- no mark
            spec:
            \(list)
            """
        let expected = try Kubectl.json(of: text)
        let resource = try #require(kubernetes(text)?.resources.first)
        let read = try #require(resource.configuration["spec"]?.array)
        for (index, value) in (expected["spec"]?.array ?? []).enumerated() {
            #expect(read[index] == value, "\(values[index])")
        }
        for key in ["merged", "folded", "literal", "base"] { #expect(resource.configuration[key] == expected[key]) }
    }

    /// A configuration map whose `data` is hostile.
    private func inventory(_ text: String) throws -> Inventory {
        let whole = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n\(text)\n---\n\(Self.good)"
        return try #require(kubernetes(whole))
    }
    private static let good = "apiVersion: v1\nkind: Service\nmetadata: {name: good}\n"

    @Test(
        "is refused where it is made to hurt, and the rest goes on",
        arguments: [
            (
                "aliases", YAMLReadingTests.bomb + "data: *i",
                "line 1: aliases that multiply to more than a million values"
            ),
            (
                "keys", YAMLReadingTests.bomb + "data: {? *i : x}",
                "line 1: keys that are aliases, which multiply what is to be read"
            ),
            (
                "depth", "data: " + String(repeating: "[", count: 100_000),
                "line 1: no YAML in line 4: nested more than 1000 deep"
            ),
            (
                "a deep list", "data: " + String(repeating: "[", count: 500) + String(repeating: "]", count: 500),
                "line 1: nested more than 200 deep"
            ),
            ("keys twice", "data: {b: 1, b: 2}", "line 1: a key stands twice in one mapping, first in line 4"),
            ("controls", "data: {b: \"\u{1}\"}", "line 1: no YAML: control characters are not allowed"),
            ("unknown aliases", "data: *nobody", "line 1: no YAML in line 4: found undefined alias"),
            ("objects as keys", "data: {[a]: b}", "line 1: a key that is no plain value"),
        ]
    )
    func hostile(name: String, text: String, reason: String) throws {
        let inventory = try inventory(text)
        #expect(inventory.resources.map(\.label) == ["Service/good"])
        #expect(inventory.findings.map(\.reason) == [reason])
    }

    private static let bomb: String = {
        var text = "x:\n- &a [z, z, z, z, z, z, z, z, z]\n"
        for (name, last) in zip("bcdefghi", "abcdefgh") {
            text += "- &\(name) [" + Array(repeating: "*\(last)", count: 9).joined(separator: ", ") + "]\n"
        }
        return text
    }()

    @Test("keeps numbers of any length")
    func hugeNumbers() throws {
        let digits = String(repeating: "9", count: 300)
        let inventory = try inventory("data: {a: \(digits), b: 1e99999, c: \(digits)\(digits)}")
        #expect(inventory.findings.isEmpty)
        #expect(inventory.resources[0].configuration["data"]?["a"] == .bigInteger(digits))
        #expect(inventory.resources[0].configuration["data"]?["b"] == "1e99999")
    }

    @Test("may end its lines as Windows does, and start with a mark of its encoding")
    func lineEndings() throws {
        let text =
            "\u{FEFF}%YAML 1.1\r\n---\r\n# a\r\n---\r\n"
            + (Self.good + "---\n" + Self.good).replacing("\n", with: "\r\n")
        let inventory = try #require(kubernetes(text))
        #expect(inventory.findings.isEmpty)
        #expect(inventory.resources.map(\.line) == [5, 9])
    }
}
