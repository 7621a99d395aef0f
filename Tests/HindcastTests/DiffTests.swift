import HindcastModel
import HistoryIndex
import Testing

@testable import Hindcast

@Suite struct DiffTests {
    let story: StoryHistory
    let history: History

    init() throws {
        story = try StoryHistory()
        try story.commit(
            "e1",
            at: "2026-11-01T00:00:01Z",
            by: "u1",
            [(.created, group("sg-1", ["a": 1, "list": ["x", "y"]]))]
        )
        try story.commit("e2", at: "2026-11-01T00:00:02Z", by: "u2", [(.created, group("sg-2", ["a": 1]))])
        try story.commit(
            "e3",
            at: "2026-11-01T00:00:03Z",
            by: "u3",
            [(.updated, group("sg-1", ["a": 2, "list": ["y"]]))]
        )
        try story.commit(
            "e4",
            at: "2026-11-01T00:00:04Z",
            by: "u4",
            [(.updated, group("sg-1", ["a": 3, "b": 1, "list": ["y"]]))]
        )
        try story.commit("e5", at: "2026-11-01T00:00:05Z", by: "u5", [(.deleted, group("sg-2"))])
        try story.commit(
            "e6",
            at: "2026-11-01T00:00:06Z",
            by: "u6",
            [(.updated, group("sg-1", ["a": 3, "b": 1, "list": ["y", "z"]]))]
        )
        try story.commit("e7", at: "2026-11-01T00:00:07Z", by: "u7", [(.created, group("sg-2", ["a": 9]))])
        try story.commit(
            "e8",
            at: "2026-11-01T00:00:08Z",
            by: "u8",
            [(.updated, group("sg-1", ["a": 1, "list": ["x", "y"]]))]
        )
        history = try story.open()
    }

    private func diff(_ old: Int, _ new: Int, _ patterns: String...) throws -> [String] {
        try history.diff(from: old, to: new, matching: patterns).flatMap { resource in
            ["\(resource.address.id) \(resource.kind.rawValue) \(resource.lastChange.principal)"]
                + resource.leaves.filter { $0.difference.pointer.tokens[0] == "configuration" }.map {
                    "\($0.difference.pointer) \($0.difference.before?.compactText ?? "-")"
                        + " \($0.difference.after?.compactText ?? "-") \($0.change.principal)"
                }
        }
    }

    @Test func `each difference has the last change that touched it`() throws {
        #expect(
            try diff(1, 6) == [
                "sg-1 updated u6", "/configuration/a 1 3 u4", "/configuration/b - 1 u4",
                "/configuration/list/1 - \"z\" u6",
                "/configuration/list/0 \"x\" - u3",
            ]
        )
    }

    @Test func `creations and deletions are told with all leaves`() throws {
        #expect(try diff(0, 2, "sg-2") == ["sg-2 created u2", "/configuration/a - 1 u2"])
        #expect(try diff(4, 5) == ["sg-2 deleted u5", "/configuration/a 1 - u5"])
    }

    @Test func `what was deleted and made again is one difference`() throws {
        #expect(try diff(2, 7, "sg-2") == ["sg-2 updated u7", "/configuration/a 1 9 u7"])
    }

    @Test func `what came back to where it was is no difference`() throws {
        #expect(try diff(1, 8, "sg-1").isEmpty)
        #expect(try diff(2, 2).isEmpty)
        #expect(try diff(5, 5).isEmpty)
    }

    @Test func `what neither moment knows is no difference`() throws {
        #expect(try diff(1, 5, "sg-2").isEmpty)
    }

    @Test func `moments in the wrong order are refused`() throws {
        let error = try #require(throws: HindcastError.self) { try history.diff(from: 3, to: 1, matching: []) }
        #expect(error.kind == .usage)
    }

    @Test func `the files that differ are git's`() throws {
        let git = Oracle.git(story.path)
        for old in 1..<8 {
            for new in old...8 {
                let files = try git(
                    "diff",
                    "--name-status",
                    story.commits[old - 1].id.hex,
                    story.commits[new - 1].id.hex
                )
                let expected = files.split(separator: "\n").map(String.init)
                let found = try history.diff(from: old, to: new, matching: []).map { difference in
                    let letter = [.created: "A", .updated: "M", .deleted: "D"][difference.kind, default: "?"]
                    return "\(letter)\t\(difference.address).json"
                }
                #expect(found == expected)
            }
        }
    }
}

@Suite struct AttributedDifferenceTests {
    @Test func `the differences are those of the model, and each setter made them`() throws {
        var random = SeededRandom(seed: 7)
        for _ in 0..<200 {
            var versions = [JSONValue.object(["configuration": RandomValue.make(depth: 3, &random)])]
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                versions.append(RandomValue.changed(versions[versions.count - 1], &random))
            }
            var tree = SetterTree(before: versions[0])
            for index in 1..<versions.count {
                tree.advance(from: versions[index - 1], to: versions[index], by: index - 1, keepsRemoved: true)
            }
            let last = versions.count - 2
            let attributed = AttributedDifference(
                from: versions[0],
                to: versions[versions.count - 1],
                setters: tree,
                fallback: last
            )
            #expect(
                attributed.leaves.map(\.difference) == JSONDifference.between(versions[0], versions[versions.count - 1])
            )
            for leaf in attributed.leaves {
                // Whoever is named changed something.
                #expect((0...last).contains(leaf.setter))
                #expect(versions[leaf.setter] != versions[leaf.setter + 1])
            }
        }
    }

    @Test func `the tree keeps the shape of its value`() {
        var random = SeededRandom(seed: 8)
        for _ in 0..<200 {
            var value = RandomValue.make(depth: 4, &random)
            var tree = SetterTree(of: value, setBy: 0)
            for version in 1...6 {
                let next = RandomValue.changed(value, &random)
                tree.advance(from: value, to: next, by: version, keepsRemoved: Bool.random(using: &random))
                value = next
                #expect(hasShape(tree, of: value))
            }
        }
    }

    private func hasShape(_ tree: SetterTree, of value: JSONValue) -> Bool {
        tree.children.count == value.children.count
            && zip(tree.children, value.children).allSatisfy { hasShape($0, of: $1.value) }
    }
}

/// Values of few keys and words, so that versions have much in common.
enum RandomValue {
    static func make(depth: Int, _ random: inout SeededRandom) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 5 : 2), using: &random) {
        case 0: return .integer(Int64.random(in: 0..<4, using: &random))
        case 1: return .string(["x", "y", "z"][Int.random(in: 0..<3, using: &random)])
        case 2:
            return .array((0..<Int.random(in: 0..<4, using: &random)).map { _ in make(depth: depth - 1, &random) })
        default:
            var object: JSONObject = [:]
            for _ in 0..<Int.random(in: 0..<4, using: &random) {
                object[key(&random)] = make(depth: depth - 1, &random)
            }
            return .object(object)
        }
    }

    static func changed(_ value: JSONValue, _ random: inout SeededRandom) -> JSONValue {
        switch value {
        case .object(var object) where Int.random(in: 0..<8, using: &random) > 0:
            if let member = object.members.randomElement(using: &random), Bool.random(using: &random) {
                object[member.key] = changed(member.value, &random)
            } else {
                let key = key(&random)
                object[key] = object[key] == nil ? make(depth: 2, &random) : nil
            }
            return .object(object)
        case .array(var elements) where Int.random(in: 0..<8, using: &random) > 0:
            switch Int.random(in: 0..<4, using: &random) {
            case 0: elements.shuffle(using: &random)
            case 1 where !elements.isEmpty: elements.remove(at: Int.random(in: 0..<elements.count, using: &random))
            case 2 where !elements.isEmpty:
                let index = Int.random(in: 0..<elements.count, using: &random)
                elements[index] = changed(elements[index], &random)
            default: elements.insert(make(depth: 2, &random), at: Int.random(in: 0...elements.count, using: &random))
            }
            return .array(elements)
        default: return make(depth: 2, &random)
        }
    }

    private static func key(_ random: inout SeededRandom) -> String {
        ["a", "b", "id", "name", "$unknown"][Int.random(in: 0..<5, using: &random)]
    }
}
