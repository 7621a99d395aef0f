extension [UInt8] {
    /// The same bytes, in no more memory than they take: for those that are kept long.
    ///
    /// An array holds on to the room that it was given while it grew. `Array(bytes[...])` frees none of it, as a slice
    /// of a whole array becomes that array again. What the allocator rounds up, a quarter at most, is no room to spare.
    package var fitted: [UInt8] {
        guard capacity > count + count / 4 + 64 else { return self }
        var fitted: [UInt8] = []
        fitted.reserveCapacity(count)
        fitted.append(contentsOf: self)
        return fitted
    }
}
