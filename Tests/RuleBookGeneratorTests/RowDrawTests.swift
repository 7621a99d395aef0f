import Testing

@testable import RuleBookGenerator

@Suite("Draws")
struct RowDrawTests {
    /// Ten rows of each confidence, and two without an effect.
    private static let book: String = {
        var text = "# a comment\n%format\t1\n!shop\tshop.amazonaws.com\tjson\n$m\ttags\n@Order\tid:orderId\n"
        for (mark, word) in [("", "High"), ("~", "Medium"), ("?", "Low"), ("!", "None")] {
            for number in 0..<10 { text += "Change\(word)\(number)\tM\(mark)\t0\n" }
        }
        return text + "SendOrder\tX\nReadOrder\tN\n"
    }()

    @Test("the same seed draws the same rows, as many of each confidence, each once")
    func drawing() {
        let draw = RowDraw(text: Self.book)
        let rows = draw.rows(12, seed: 7)
        #expect(rows == RowDraw(text: Self.book).rows(12, seed: 7))
        #expect(rows.map(\.operation) != draw.rows(12, seed: 8).map(\.operation))
        #expect(Set(rows.map(\.operation)).count == 12)
        for confidence in [Confidence.high, .medium, .low] {
            #expect(rows.count { $0.confidence == confidence } == 4)
            #expect(draw.count(confidence) == 10)
        }
        #expect(rows.allSatisfy { $0.type == "@Order\tid:orderId" })
    }

    @Test("no more rows are drawn than there are")
    func exhausting() { #expect(RowDraw(text: Self.book).rows(300, seed: 1).count == 30) }
}
