import FastJSON
import Testing

/// Numbers of pairs of texts.
@Suite struct PairNumbersTests {
    private func number(_ numbers: PairNumbers, _ left: String, _ right: String) -> Int {
        func padded(_ text: String) -> [UInt8] { Array((text + "\":\"somewhat more that is none of it").utf8) }
        return padded(left).withUnsafeBytes { leftBytes in
            padded(right).withUnsafeBytes { rightBytes in
                numbers.number(
                    of: UnsafeRawBufferPointer(rebasing: leftBytes[..<left.utf8.count]),
                    UnsafeRawBufferPointer(rebasing: rightBytes[..<right.utf8.count])
                )
            }
        }
    }

    @Test func `each pair has one number, whatever its length and however alike another one is`() {
        let numbers = PairNumbers()
        // Of all lengths around eight and thirty-two; the same ends, one letter in the middle apart.
        var texts: [String] = []
        for count in [1, 2, 7, 8, 9, 15, 16, 17, 31, 32, 33, 40] {
            for letter in ["0", "1", "2", "3"] {
                let start = String(repeating: "a", count: count / 2)
                texts.append(start + letter + String(repeating: "z", count: count - count / 2 - 1))
            }
        }
        for _ in 0..<2 {
            var next = 0
            for left in texts {
                for right in texts {
                    #expect(number(numbers, left, right) == next)
                    next += 1
                }
            }
        }
        numbers.removeAll()
        #expect(number(numbers, texts[30], texts[30]) == 0)
        #expect(number(numbers, texts[0], texts[30]) == 1)
    }
}
