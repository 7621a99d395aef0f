import HindcastModel
import Testing

@testable import FastJSON

/// A document whose values still are text, beside the same one read by the JSON reader.
@Suite struct CanonicalDocumentTests {
    private static let address = Address(
        provider: .aws,
        account: "111122223333",
        location: "eu-west-1",
        service: "ec2",
        type: "security-group",
        id: "sg-0a1b2c3d"
    )

    private func document(_ configuration: JSONObject) -> ResourceDocument {
        var document = ResourceDocument(address: Self.address, knowledge: .complete)
        document.configuration = configuration
        document.name = "web\n\"quoted\""
        document.aliases = ["alias/one", "é"]
        document.tags = ["Name": "web"]
        return document
    }

    /// Some object of random values.
    private func configuration(_ maker: inout ValueMaker) -> JSONObject {
        JSONObject(
            unsorted: (0..<maker.number(below: 9)).map { _ in .init(key: maker.text(), value: maker.value(depth: 1)) }
        )
    }

    @Test(arguments: 1...40)
    func `a document read from its own bytes is the document`(seed: UInt64) throws {
        var maker = ValueMaker(seed: seed)
        for _ in 0..<50 {
            let document = document(configuration(&maker))
            let bytes = document.canonicalBytes
            let read = try #require(ResourceDocument(canonical: bytes, of: Self.address))
            #expect(read.canonicalBytes == bytes)
            #expect(read == document)
            #expect(read.hashValue == document.hashValue)
            #expect(Array(read.configuration) == Array(document.configuration))
            #expect(read.configuration.count == document.configuration.count)
            #expect(
                JSONValue.object(read.configuration).compactText == JSONValue.object(document.configuration).compactText
            )
        }
    }

    @Test(arguments: 1...40)
    func `edits of text and of values come to the same bytes`(seed: UInt64) throws {
        var maker = ValueMaker(seed: seed)
        for _ in 0..<20 {
            var values = document(configuration(&maker))
            var text = try #require(ResourceDocument(canonical: values.canonicalBytes, of: Self.address))
            let kept = (values, text)
            for _ in 0..<8 {
                let key = maker.number(below: 2) == 0 ? maker.text() : some(Array(values.configuration.keys), &maker)
                #expect(text.configuration[key] == values.configuration[key])
                #expect(
                    text.configuration.member(ignoringCase: key.uppercased())
                        == values.configuration.member(ignoringCase: key.uppercased())
                )
                switch maker.number(below: 4) {
                case 0:
                    values.configuration[key] = nil
                    text.configuration[key] = nil
                case 1:
                    // A member of an object inside is changed, and the object is put back.
                    guard var inner = values.configuration[key]?.object, var other = text.configuration[key]?.object
                    else { continue }
                    let value = maker.value(depth: 2)
                    let place = maker.number(below: 2) == 0 ? maker.text() : some(Array(inner.keys), &maker)
                    inner[place] = value
                    other[place] = value
                    values.configuration[key] = .object(inner)
                    text.configuration[key] = .object(other)
                default:
                    let value = maker.value(depth: 1)
                    values.configuration[key] = value
                    text.configuration[key] = value
                }
                #expect(text.canonicalBytes == values.canonicalBytes)
                #expect(text == values)
                #expect(text.configuration.objects == values.configuration.objects)
            }
            // What was copied before the edits has not changed with them.
            #expect(kept.0.canonicalBytes == kept.1.canonicalBytes)
        }
    }

    @Test func `what lies deeper or shallower than it did is laid out anew`() throws {
        let bytes = document(["a": ["b": ["c": [1, ["d": 2]]]]]).canonicalBytes
        let read = try #require(ResourceDocument(canonical: bytes, of: Self.address))
        let inner = try #require(read.configuration["a"]?["b"])
        #expect(document(["z": inner]).canonicalBytes == document(["z": ["c": [1, ["d": 2]]]]).canonicalBytes)
        #expect(inner.indentedText == (["c": [1, ["d": 2]]] as JSONValue).indentedText)
    }

    private func some(_ keys: [String], _ maker: inout ValueMaker) -> String {
        keys.isEmpty ? "none" : keys[maker.number(below: keys.count)]
    }
}
