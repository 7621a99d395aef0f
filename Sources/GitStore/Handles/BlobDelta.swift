internal import CPack

/// Writes git's delta between two file versions into `delta`, whose former content goes.
///
/// Returns whether it is worth using: a whole file compresses to a quarter or less, a delta hardly.
func makeBlobDelta(from base: [UInt8], to target: [UInt8], into delta: inout [UInt8]) -> Bool {
    let capacity = target.count / 3
    let count = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity + 1) { out in
        let count = cpack_delta(base, base.count, target, target.count, out.baseAddress, capacity)
        delta.removeAll(keepingCapacity: true)
        delta.append(contentsOf: out[..<count])
        return count
    }
    return count > 0
}
