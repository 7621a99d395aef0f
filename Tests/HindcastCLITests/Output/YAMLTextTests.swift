import HindcastModel
import Testing

@testable import HindcastCLI

@Suite struct YAMLTextTests {
    private func yaml(_ object: JSONObject) -> [String] { YAMLText.lines(object).map(\.text) }

    @Test(arguments: [
        ("web", "web"), ("front door", "front door"), ("0.0.0.0/0", "0.0.0.0/0"), ("t3.micro", "t3.micro"),
        ("arn:aws:s3:::b/*", "arn:aws:s3:::b/*"), ("/prod/key", "/prod/key"),
        ("alice@example.com", "alice@example.com"),
        ("", "\"\""), ("443", "\"443\""), ("-1", "\"-1\""), ("2012-10-17", "\"2012-10-17\""), ("1e3", "\"1e3\""),
        ("0x1F", "\"0x1F\""), ("true", "\"true\""), ("No", "\"No\""), ("null", "\"null\""), ("~", "\"~\""),
        ("a: b", "\"a: b\""), ("a #b", "\"a #b\""), ("ends:", "\"ends:\""), (" lead", "\" lead\""),
        ("- x", "\"- x\""), ("*all", "\"*all\""), ("{x}", "\"{x}\""), ("größer", "\"größer\""),
        ("a\nb", "\"a\\nb\""), ("a\u{1B}[31m", "\"a\\u001b[31m\""), ("a\u{202E}b", "\"a\\u202eb\""),
    ])
    func `text is quoted where it could be taken for something else`(text: String, yaml: String) {
        #expect(self.yaml(["k": .string(text)]) == ["k: " + yaml])
    }

    @Test func `structure is indented, empty containers and scalars stand in their line`() {
        let object: JSONObject = [
            "a": ["b": ["c": 1], "d": []], "e": [["f": 1, "g": [1, 2]], [["h": 2]], "i", [:]], "j": .null, "k": true,
            "l": 1.5, "odd: key": "x",
        ]
        #expect(
            yaml(object) == [
                "a:", "  b:", "    c: 1", "  d: []",
                "e:", "  - f: 1", "    g:", "      - 1", "      - 2", "  -", "    - h: 2", "  - i", "  - {}",
                "j: null", "k: true", "l: 1.5", "\"odd: key\": x",
            ]
        )
    }

    @Test func `markers are told in words`() {
        #expect(
            yaml(["a": ["$redacted": "hmac-sha256:0123456789abcdef"], "b": .unknown("cut off")]) == [
                "a: (redacted 01234567)", "b: (unknown: cut off)",
            ]
        )
    }
}
