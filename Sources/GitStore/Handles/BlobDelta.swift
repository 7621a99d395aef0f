internal import CPack

/// Writes git's delta between two file versions into `delta`, whose former content goes.
///
/// Returns `false` where it would be longer than the limit.
func makeBlobDelta(from base: [UInt8], to target: [UInt8], limit: Int, into delta: inout [UInt8]) -> Bool {
    let count = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: limit + 1) { out in
        let count = cpack_delta(base, base.count, target, target.count, out.baseAddress, limit)
        delta.removeAll(keepingCapacity: true)
        delta.append(contentsOf: out[..<count])
        return count
    }
    return count > 0
}
