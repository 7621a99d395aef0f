/// The number by which the index finds an event id among millions.
package enum EventKey {
    /// Returns the key of an event id, the same on every machine.
    ///
    /// FNV-1a over the bytes, with the final mix of SplitMix64 so that ids that differ in their last letters
    /// spread over all 64 bits. Two ids in ten million share a key about once in 400,000 such logs.
    package static func of(_ eventID: String) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in eventID.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        hash = (hash ^ (hash >> 30)) &* 0xbf58_476d_1ce4_e5b9
        hash = (hash ^ (hash >> 27)) &* 0x94d0_49bb_1331_11eb
        return hash ^ (hash >> 31)
    }
}
