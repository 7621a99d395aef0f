internal import HindcastModel
internal import Inventories

/// Finds where a document is not what the statements on it say.
struct StatementCheck {
    /// Tells values apart.
    let comparison: StatedComparison

    /// A place that differs.
    struct Difference {
        /// How, and where.
        let stated: StatedDifference
        /// Whether it is in a list to which several statements add, each an element.
        let isShared: Bool

        init(_ difference: StatedDifference, isShared: Bool = false) {
            stated = difference
            self.isShared = isShared
        }
    }

    /// Returns every place in which a document is not what the statements on it say.
    func differences(between statements: [StatedResource], and document: ResourceDocument) -> [Difference] {
        var found: [Difference] = []
        let (configuration, top) = (JSONValue.object(document.configuration), JSONPointer(["configuration"]))
        var lists: [JSONPointer: [JSONValue]] = [:]
        var order: [JSONPointer] = []
        for stated in statements {
            // What the provider fills in by itself is no difference where the history holds nothing.
            let filledIn = stated.whereKnown.map { JSONPointer(top.tokens + $0.tokens) }
            found += comparison.differences(.object(stated.configuration), configuration, at: top)
                .filter { difference in
                    difference.kind != .missing || difference.isElement
                        || !filledIn.contains { difference.pointer.isInside($0) }
                }
                .map { .init($0) }
            if let tags = stated.tags { found += tagDifferences(tags, document.tags) }
            for element in stated.elements {
                if lists[element.list] == nil { order.append(element.list) }
                lists[element.list, default: []].append(element.value)
            }
        }
        for list in order {
            // A list that one statement lists as a whole is compared as that.
            if statements.contains(where: { JSONValue.object($0.configuration)[list] != nil }) { continue }
            let actual = configuration[list] ?? .array([])
            found += comparison.differences(
                .array(lists[list] ?? []),
                actual,
                at: JSONPointer(top.tokens + list.tokens)
            )
            .map { .init($0, isShared: true) }
        }
        return found
    }

    /// Tags are stated as a whole, but for those that a provider sets by itself.
    private func tagDifferences(_ stated: JSONObject, _ actual: JSONObject) -> [Difference] {
        let top = JSONPointer(["tags"])
        var found = comparison.differences(.object(stated), .object(actual), at: top)
        guard !JSONValue.object(actual).isMarker else { return found.map { .init($0) } }
        for tag in actual where stated[tag.key] == nil && !tag.key.hasPrefix("aws:") && !tag.key.hasPrefix("goog-") {
            found.append(StatedDifference(.extra, at: top.appending(tag.key), stated: nil, actual: tag.value))
        }
        return found.map { .init($0) }
    }
}
