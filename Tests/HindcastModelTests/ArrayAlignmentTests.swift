import HindcastModel
import Testing

@Suite struct ArrayAlignmentTests {
    @Test(
        arguments: [
            (["a", "b", "c"], ["a", "b", "c"], [0, 1, 2], []),
            (["a", "b", "c"], ["c", "a", "b"], [2, 0, 1], []),
            (["a", "b", "c"], ["a", "c"], [0, 2], [1]),
            (["a", "c"], ["a", "b", "c"], [0, nil, 1], []),
            (["a", "a"], ["a"], [0], [1]),
            (["a", "b", "a"], ["b", "a"], [1, 2], [0]),
            ([], ["a"], [nil], []),
            (["a"], [], [], [0]),
            (["a", "b"], ["x", "b"], [nil, 1], [0]),
        ] as [([JSONValue], [JSONValue], [Int?], [Int])]
    )
    func `equal values are the same element`(old: [JSONValue], new: [JSONValue], origin: [Int?], removed: [Int]) {
        let alignment = ArrayAlignment(old: old, new: new)
        #expect(alignment.origin == origin)
        #expect(alignment.removed == removed)
    }

    @Test func `an identity goes before the place`() {
        let alignment = ArrayAlignment(
            old: [["id": "a", "n": 1], ["id": "b", "n": 1]],
            new: [["id": "b", "n": 2], ["id": "a", "n": 3]]
        )
        #expect(alignment.origin == [1, 0])
        let replaced = ArrayAlignment(old: [["id": "a"]], new: [["id": "b"]])
        #expect(replaced.origin == [nil])
        #expect(replaced.removed == [0])
    }

    @Test func `an element may continue a like one of another name, the likest of several`() {
        let old: [JSONValue] = [["id": "a", "x": 1, "y": 1, "z": 1], ["id": "b", "x": 2, "y": 2, "z": 2]]
        let new: [JSONValue] = [["id": "c", "x": 2, "y": 2, "z": 3], ["id": "d", "x": 9, "y": 9, "z": 1]]
        #expect(ArrayAlignment(old: old, new: new).origin == [nil, nil])
        let continued = ArrayAlignment(old: old, new: new, continuesReplaced: true)
        #expect(continued.origin == [1, nil])
        #expect(continued.removed == [0])
    }
}
