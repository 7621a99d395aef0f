/// What a predicate says of one document.
package struct Verdict: Hashable, Sendable {
    /// What came out.
    package enum Outcome: Hashable, Sendable {
        /// One of the results is neither `false` nor `null`: `select` would let the document pass.
        case holds
        /// None is.
        case fails
        /// The program failed on this document before there was a result that tells; jq's own message.
        case undecided(reason: String)
    }

    /// What came out.
    package let outcome: Outcome
    /// Whether the document may hold markers of unknown values: it has the text `"$unknown"` in it.
    package let hasUnknown: Bool
    /// Whether the document says of itself that it is known in part.
    package let isPartial: Bool
}
