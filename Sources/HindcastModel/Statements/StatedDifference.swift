/// One place in which an actual value is not what a statement says.
package struct StatedDifference: Hashable, Sendable {
    /// How the two differ.
    package enum Kind: Hashable, Sendable {
        /// Both say something, and not the same.
        case changed
        /// The actual value has nothing in this place.
        case missing
        /// The actual list has an element that the statement, which lists all of them, does not have.
        case extra
        /// What the actual value is, nobody knows: the log hides it, or cut it off.
        case unknown(reason: String)
    }

    /// How they differ.
    package let kind: Kind
    /// The place in the actual value; of a missing element, the list that it is missing from.
    package let pointer: JSONPointer
    /// What is stated; `nil` where nothing is.
    package let stated: JSONValue?
    /// What there is; `nil` where there is nothing.
    package let actual: JSONValue?
    /// Whether the pointer leads to the list that an element is missing from.
    package let isElement: Bool

    /// Makes a difference.
    package init(
        _ kind: Kind,
        at pointer: JSONPointer,
        stated: JSONValue?,
        actual: JSONValue?,
        isElement: Bool = false
    ) {
        self.kind = kind
        self.pointer = pointer
        self.stated = stated
        self.actual = actual
        self.isElement = isElement
    }
}
