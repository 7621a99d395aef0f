import Foundation
import Testing

@testable import RuleBookGenerator

@Suite("The rule book")
struct BookTests {
    @Test("status, times and counters move by themselves, unless a request sets them or they are switches")
    func moving() {
        let book = TinyBook(
            """
            op CreateOrder < Name! LogStatus
            op DeleteOrder < Name!
            op GetOrder < Name! > Order:Order
            shape Order Name Status CreatedAt:Time LogStatus Mode:Mode Parts:Part[] Owner
            shape Part PartId PartStatus
            enum Mode ENABLED DISABLED
            """
        )
        let line = book.line("@Order") ?? ""
        #expect(line.contains("-:createdAt,parts[].partStatus,status"))
        #expect(line.contains("set:parts[partId]"))
    }

    @Test("of services that share an event source the largest comes first, and rows say how to tell their calls apart")
    func shared() {
        var book = RuleBook(version: "0")
        let small = TinyModel("op CreateThing < Name!\nop DeleteThing < Name!").model(name: "alpha")
        let large = TinyModel("op CreateThing < ThingName!\nop DeleteThing < ThingName!\nop UpdateThing < ThingName!")
            .model(name: "beta")
        for var model in [small, large] {
            model = ServiceModel(
                name: model.name,
                metadata: .init(endpointPrefix: "shared", protocol: "json"),
                operations: model.operations,
                shapes: model.shapes
            )
            book.add(Service(model))
        }
        let lines = book.text.split(separator: "\n")
        #expect(
            lines.filter { $0.hasPrefix("!") } == [
                "!beta\tshared.amazonaws.com\tjson", "!alpha\tshared.amazonaws.com\tjson",
            ]
        )
        #expect(lines.contains("CreateThing\tC\t0\t\th=thingName"))
        #expect(lines.contains("CreateThing\tC\t0\t\th=name"))
    }

    @Test("names that XML wrote otherwise, and the kinds of their values, are told with their parent where they differ")
    func tables() {
        let model = ServiceModel(
            name: "ec2",
            metadata: .init(endpointPrefix: "ec2", protocol: "ec2"),
            operations: [.init(name: "CreateHost", input: "Request", output: "Response")],
            shapes: [
                "Request": .init(
                    kind: .structure,
                    members: [.init(name: "SubnetIds", shape: "Ids", locationName: "SubnetId")]
                ),
                "Response": .init(
                    kind: .structure,
                    members: [
                        .init(name: "Groups", shape: "Ids", locationName: "groupSet"),
                        .init(name: "Port", shape: "Number"),
                    ]
                ),
                "Ids": .init(kind: .list, element: .init(name: "", shape: "Text")),
                "Text": .init(kind: .string),
                "Number": .init(kind: .integer),
            ]
        )
        let tables = WireTables(Service(model)).lines
        #expect(tables.first { $0.kind == "q" }?.names == ["subnetId>subnetIds"])
        #expect(tables.first { $0.kind == "r" }?.names == ["groupSet>groups"])
        #expect(tables.first { $0.kind == "l" }?.names == ["groups", "subnetIds"])
        #expect(tables.first { $0.kind == "n" }?.names == ["port"])
    }

    @Test("a line leaves out the empty columns at its end")
    func lines() {
        #expect(RowFormat.line(["a", "", "b", ""]) == "a\t\tb\n")
        var row = Row(operation: "PutThing", effect: .set, confidence: .medium, type: "Thing")
        row.add("p", "x")
        row.add("b", "y")
        #expect(RowFormat.line(of: row, types: ["Thing": 3]) == "PutThing\tP~\t3\t\tb=y;p=x\n")
        #expect(RowFormat.line(of: Row(operation: "Send", effect: .run), types: [:]) == "Send\tX\n")
    }

    @Test("a model is read from JSON, its documentation passed over")
    func decoding() throws {
        let json = """
            {"metadata":{"endpointPrefix":"shop","protocol":"rest-json","apiVersion":"2020-01-01"},
             "operations":{"GetThing":{"http":{"method":"GET"},"input":{"shape":"In"},"readonly":true,"documentation":"<p>"}},
             "shapes":{"In":{"type":"structure","required":["id"],"members":{"id":{"shape":"Id","location":"uri","locationName":"thingId"},
               "token":{"shape":"Id","idempotencyToken":true}}},"Id":{"type":"string","enum":["a"]}},"documentation":"x"}
            """
        let model = try ServiceModel(name: "shop", json: Array(json.utf8))
        #expect(model.operations.first?.isReadOnly == true)
        let operation = Operation(try #require(model.operations.first), in: model, wire: Wire(model))
        #expect(operation.parameters.map(\.path) == ["id|thingId", "token"])
        #expect(operation.parameters.map(\.isRequired) == [true, false])
        #expect(operation.parameters.last?.isToken == true)
        #expect(throws: (any Error).self) { try ServiceModel(name: "shop", json: Array("[]".utf8)) }
    }

    @Test("a gzip file is inflated; anything else is refused")
    func inflating() throws {
        // "rule book\n" as gzip writes it, stored.
        let text = Array("rule book\n".utf8)
        let length = UInt8(text.count)
        let head: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, length, 0, ~length, 0xff]
        #expect(throws: GunzipError.self) {
            try gunzip(Array((head + text + crc32(text) + [length, 0, 0, 0]).dropLast(9)))
        }
        #expect(throws: GunzipError.self) { try gunzip(text) }
        #expect(try gunzip(head + text + crc32(text) + [length, 0, 0, 0]) == text)
    }

    /// The check sum of gzip, least significant byte first (RFC 1952, section 8).
    private func crc32(_ bytes: [UInt8]) -> [UInt8] {
        var sum: UInt32 = 0xffff_ffff
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xedb8_8320 : sum >> 1 }
        }
        sum = ~sum
        return (0..<4).map { UInt8(truncatingIfNeeded: sum >> (8 * $0)) }
    }
}
