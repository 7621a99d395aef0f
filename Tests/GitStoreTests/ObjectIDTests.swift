import Testing

@testable import GitStore

@Suite struct ObjectIDTests {
    @Test func `an id reads back from its digits and from its bytes`() throws {
        let id = try #require(ObjectID(hex: "4B825DC642CB6EB9A060E54BF8D69288FBEE4904"))
        #expect(id == .emptyTree)
        #expect(id.hex == "4b825dc642cb6eb9a060e54bf8d69288fbee4904")
        #expect(ObjectID(bytes: id.bytes) == id)
    }

    @Test(arguments: ["", "4b82", String(repeating: "g", count: 40), String(repeating: "a", count: 41)])
    func `text that is no id is refused`(text: String) { #expect(ObjectID(hex: text) == nil) }
}
