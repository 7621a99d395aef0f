internal import HindcastModel
internal import Inventories

extension StatedResource {
    /// Returns the differences that count: what is stated in some places counts only where the history holds something, and
    /// something of the same shape.
    ///
    /// What another statement says of such a place for certain holds: a bucket's state shows the versioning that it had when it
    /// was read, which may be before the declaration of its versioning was applied.
    ///
    /// - Parameters:
    ///   - differences: differences of the configuration, from the document's root.
    ///   - others: all statements on the resource.
    func counting(_ differences: [StatedDifference], among others: [StatedResource]) -> [StatedDifference] {
        guard !whereKnown.isEmpty else { return differences }
        // What a list lacks of the stated tells whether its other elements are such things at all.
        var lacking: [JSONPointer: JSONValue] = [:]
        var counted: [StatedDifference] = []
        for difference in differences {
            let place = difference.pointer.tokens.dropFirst()
            let isFilledIn = isFilledIn(difference.stated ?? .null, at: place)
            if isFilledIn, others.contains(where: { $0.isCertain(at: place) }) { continue }
            guard isFilledIn, difference.isOfNothing || difference.isOfShape else {
                counted.append(difference)
                continue
            }
            if difference.isElement { lacking[difference.pointer] = difference.stated }
        }
        guard !lacking.isEmpty else { return counted }
        return counted.filter { difference in
            guard difference.kind == .extra, let actual = difference.actual,
                let stated = lacking[JSONPointer(difference.pointer.tokens.dropLast())]
            else { return true }
            return actual.hasShape(of: stated)
        }
    }

    /// Whether something is stated in a place for certain.
    private func isCertain(at tokens: ArraySlice<String>) -> Bool {
        guard let value = JSONValue.object(configuration)[JSONPointer(Array(tokens))] else { return false }
        return !isFilledIn(value, at: tokens)
    }

    /// Whether all that is stated in a place may have been filled in.
    private func isFilledIn(_ value: JSONValue, at tokens: ArraySlice<String>) -> Bool {
        let path = Array(tokens)
        if path.indices.contains(where: { whereKnown.contains(JSONPointer(Array(path[...$0]))) }) { return true }
        guard case .object(let object) = value, !object.isEmpty else { return value.isEmpty }
        return object.allSatisfy { isFilledIn($0.value, at: tokens + [$0.key]) }
    }
}

extension StatedDifference {
    /// Whether the history holds nothing in the place, or does not know what.
    fileprivate var isOfNothing: Bool {
        switch kind {
        case .missing, .unknown: true
        case .changed, .extra: false
        }
    }

    /// Whether a scalar stands against an object: the two say the same thing in other shapes, or nobody knows.
    fileprivate var isOfShape: Bool {
        guard kind == .changed, let stated, let actual else { return false }
        return stated.isLeaf != actual.isLeaf
    }
}

extension JSONValue {
    /// Whether this may be the same sort of thing as a stated element.
    fileprivate func hasShape(of stated: JSONValue) -> Bool {
        guard case .object(let members) = self, case .object(let others) = stated else {
            return isLeaf == stated.isLeaf
        }
        return others.allSatisfy { members[$0.key] != nil }
    }
}
