/// SplitMix64: the same numbers for the same seed on every machine.
package struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Begins with a seed.
    package init(seed: UInt64) { state = seed }

    /// Returns the next number.
    package mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// Returns whether something happens that does so `count` times in a hundred.
    package mutating func happens(_ count: Int) -> Bool { Int.random(in: 0..<100, using: &self) < count }

    /// Returns one of some values, of which there must be one.
    package mutating func one<Element>(of values: [Element]) -> Element {
        values[Int.random(in: 0..<values.count, using: &self)]
    }
}
