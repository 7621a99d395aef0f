import FastJSON
import HindcastModel
import Testing

@Suite struct JSONCursorTests {
    private let text = Array(#"{"a":[1,2.5,"x",{"deep":true}],"b":null,"a2":{"k":[]},"b":"last"}"#.utf8)

    @Test func `a cursor walks objects and arrays in the order of the text`() throws {
        var parser = JSONParser()
        var seen: [String] = []
        try parser.withRoot(of: text) { root in
            root.forEachMember { key, member in
                seen.append("\(key) \(member.kind)")
                member.forEachElement { seen.append("\($0.kind)") }
            }
        }
        #expect(seen == ["a array", "number", "number", "string", "object", "b null", "a2 object", "b string"])
    }

    @Test func `a cursor finds members and makes values of them`() throws {
        var parser = JSONParser()
        try parser.withRoot(of: text) { root in
            #expect(root.withMember("b") { $0.string } == "last")
            #expect(root.withMember("a") { $0.value } == [1, 2.5, "x", ["deep": true]])
            #expect(root.withMember("c") { $0.value } == nil)
        }
    }

    @Test func `a cursor refuses a broken text with its place`() {
        var parser = JSONParser()
        #expect(throws: JSONError("the text ends early", at: 3)) {
            try parser.withRoot(of: Array("[1,".utf8)) { _ in }
        }
    }
}
