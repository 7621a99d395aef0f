/// Why some text is no JSON, and where.
package struct JSONError: Error, Hashable, Sendable {
    /// What is wrong, as a phrase such as `a value is missing`; never holds text of the input.
    package let reason: String
    /// The byte of the input at which it was noticed, from 0.
    package let offset: Int

    package init(_ reason: String, at offset: Int) {
        self.reason = reason
        self.offset = offset
    }
}

extension JSONError: CustomStringConvertible {
    package var description: String { "\(reason) at byte \(offset)" }
}
