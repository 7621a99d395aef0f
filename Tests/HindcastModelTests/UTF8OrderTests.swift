import HindcastModel
import Testing

@Suite struct UTF8OrderTests {
    static let texts = [
        "", "a", "A", "ab", "b", "\u{0}", "a\u{0}", "\u{e9}", "e\u{301}", "e", "f", "\u{fffd}", "\u{1F4A5}", "z",
        "a long text that is not kept inline", "a long text that is not kept inline\u{301}",
    ]

    @Test(arguments: texts)
    func `texts are compared byte by byte`(left: String) {
        for right in UTF8OrderTests.texts {
            #expect(left.hasSameBytes(as: right) == left.utf8.elementsEqual(right.utf8))
            #expect(left.precedesInBytes(right) == left.utf8.lexicographicallyPrecedes(right.utf8))
        }
    }
}
