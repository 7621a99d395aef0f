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
        // A request that was logged without its answer writes amounts in any way: `0.5` for `500m`.
        let isKubernetes = document.address.provider == .k8s
        let held = isKubernetes ? KubernetesQuantity.canonical(in: document.configuration) : document.configuration
        let (configuration, top) = (JSONValue.object(held), JSONPointer(["configuration"]))
        var lists: [JSONPointer: [JSONValue]] = [:]
        var order: [JSONPointer] = []
        // Two files may state one element: one as its own, the other as it saw the list.
        var seen: Set<StatedResource.Element> = []
        for stated in statements {
            let places = comparison.differences(.object(stated.configuration), configuration, at: top)
            found += stated.counting(places, among: statements).map { .init($0) }
            if let tags = stated.tags {
                found += tagDifferences(tags, document.tags, areWhole: stated.areTagsWhole)
            }
            for list in stated.sharedLists.sortedByText where lists[list] == nil {
                order.append(list)
                lists[list] = []
            }
            for element in stated.elements where seen.insert(element).inserted {
                guard element.key.isEmpty else {
                    found += differences(of: element, in: configuration, at: top)
                    continue
                }
                if lists[element.list] == nil { order.append(element.list) }
                lists[element.list, default: []].append(element.value)
            }
        }
        for list in order {
            // A list that one statement lists as a whole is compared as that.
            if statements.contains(where: { JSONValue.object($0.configuration)[list] != nil }) { continue }
            let actual = configuration[list] ?? .array([])
            let pointer = JSONPointer(top.tokens + list.tokens)
            found += comparison.differences(ofShared: lists[list] ?? [], actual, at: pointer)
                .map { .init($0, isShared: true) }
        }
        return found
    }

    /// Returns where the one element of a list that a statement means is not what it says.
    private func differences(
        of element: StatedResource.Element,
        in configuration: JSONValue,
        at top: JSONPointer
    ) -> [Difference] {
        let pointer = JSONPointer(top.tokens + element.list.tokens)
        let key = JSONValue.object(
            JSONObject(sorted: (element.value.object ?? [:]).filter { element.key.contains($0.key) })
        )
        let list = configuration[element.list]?.array ?? []
        guard let place = list.firstIndex(where: { comparison.holds(key, of: $0) }) else {
            return [
                .init(StatedDifference(.missing, at: pointer, stated: element.value, actual: nil, isElement: true))
            ]
        }
        return comparison.differences(element.value, list[place], at: pointer.appending(String(place)))
            .map { .init($0) }
    }

    /// Tags are stated as a whole, but for those that a provider or a controller sets by itself.
    private func tagDifferences(_ stated: JSONObject, _ actual: JSONObject, areWhole: Bool) -> [Difference] {
        let top = JSONPointer(["tags"])
        var found = comparison.differences(.object(stated), .object(actual), at: top)
        guard !JSONValue.object(actual).isMarker else { return found.map { .init($0) } }
        for tag in actual
        where areWhole && stated[tag.key] == nil && !tag.key.hasPrefix("aws:") && !tag.key.hasPrefix("goog-") {
            found.append(StatedDifference(.extra, at: top.appending(tag.key), stated: nil, actual: tag.value))
        }
        return found.map { .init($0) }
    }
}

extension Set<JSONPointer> {
    /// In an order that does not change from run to run.
    fileprivate var sortedByText: [JSONPointer] { sorted { $0.description.precedesInBytes($1.description) } }
}
