import HindcastModel
import Testing

@Suite struct JSONDifferenceTests {
    private func differences(_ old: JSONValue?, _ new: JSONValue?) -> [String] {
        JSONDifference.between(old, new).map {
            "\($0.pointer) \($0.before?.compactText ?? "-") \($0.after?.compactText ?? "-")"
        }
    }

    @Test func `a list that was empty differs in its elements`() {
        #expect(differences(["a": []], ["a": ["x", "y"]]) == ["/a/0 - \"x\"", "/a/1 - \"y\""])
        #expect(differences(["a": ["x"]], ["a": []]) == ["/a/0 \"x\" -"])
        #expect(differences(["a": [:]], ["a": ["b": 1]]) == ["/a/b - 1"])
        #expect(differences(nil, ["a": []]) == ["/a - []"])
    }

    @Test func `a moved element is no difference`() {
        #expect(
            differences([["id": "a", "n": 1], ["id": "b", "n": 1]], [["id": "b", "n": 2], ["id": "a", "n": 1]]) == [
                "/0/n 1 2"
            ]
        )
    }

    @Test func `a marker is a leaf as a whole`() {
        #expect(
            differences(["a": ["b": 1]], ["a": .unknown("hidden")]) == ["/a {\"b\":1} {\"$unknown\":\"hidden\"}"]
        )
    }
}
