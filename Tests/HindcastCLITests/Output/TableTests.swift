import Testing

@testable import HindcastCLI

@Suite struct TableTests {
    static func table() -> Table {
        var table = Table(
            [.fixed, .flexible(6, fair: 12), .optional(1), .optional(2), .number],
            indent: 2
        )
        table.add(["id1", "a rather long description", "first", "second", "7"])
        table.add(["id22", "short", "", "2nd", "1,234"])
        return table
    }

    @Test func `everything is there where there is no width`() {
        #expect(
            Self.table().lines(width: nil).map(\.text) == [
                "  id1   a rather long description  first  second      7",
                "  id22  short                             2nd     1,234",
            ]
        )
    }

    @Test(arguments: 21...80)
    func `lines fit the width`(width: Int) {
        let lines = Self.table().lines(width: width)
        #expect(lines.allSatisfy { $0.width <= width })
        // What must never be lost is there.
        #expect(lines.allSatisfy { $0.text.contains("id") })
        #expect(lines[1].text.hasSuffix("1,234"))
    }

    @Test func `columns of the highest rank go first, then the long one is cut`() {
        func line(_ width: Int) -> String { Self.table().lines(width: width)[0].text }
        #expect(line(55) == "  id1   a rather long description  first  second      7")
        #expect(line(54) == "  id1   a rather long descripti…  first  second      7")
        #expect(line(42) == "  id1   a rather lo…  first  second      7")
        #expect(line(41) == "  id1   a rather long desc…  first      7")
        #expect(line(34) == "  id1   a rather lo…  first      7")
        #expect(line(33) == "  id1   a rather long des…      7")
    }

    @Test func `one very long cell does not push the others aside`() {
        var table = Table([.fixed, .fixed])
        table.add([StyledText(String(repeating: "x", count: 100)), "b"])
        table.add(["short", "b"])
        let lines = table.lines(width: nil).map(\.text)
        #expect(lines[0] == String(repeating: "x", count: 100) + "  b")
        #expect(lines[1] == "short  b")
    }

    @Test func `nothing is written behind the last word`() {
        var table = Table([.fixed, .fixed])
        table.add(["a", ""])
        table.add(["longer", "b"])
        table.add(["", ""])
        #expect(table.lines(width: nil).map(\.text) == ["a", "longer  b", ""])
    }
}
