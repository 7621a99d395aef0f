import FastJSON
import HindcastModel
import Inventories

extension AuditedEstate {
    /// The document of a resource that is stated: the first of its names that leads to one, with no known part that differs.
    func document(of resource: StatedResource) -> ResourceDocument? {
        let identity = resource.identity
        let candidates = documents.values.filter { document in
            let address = document.address
            return address.provider == identity.provider && identity.account ?? address.account == address.account
                && identity.location ?? address.location == address.location
                && identity.service ?? address.service == address.service
                && identity.type ?? address.type == address.type
        }
        for name in identity.names {
            let found = candidates.filter { document in
                ([document.address.id, document.arn, document.name].compactMap { $0 } + document.aliases)
                    .contains { $0 == name || identity.provider == .azure && $0 == name.lowercased() }
            }
            if let document = found.min(by: { $0.address < $1.address }) { return document }
        }
        return nil
    }

    /// What of a statement is not so, one line a difference; `missing` where the history has no such resource.
    func differences(from resource: StatedResource) -> [String] {
        guard let document = document(of: resource) else { return ["missing"] }
        let comparison = StatedComparison(
            parse: { try? JSONValue(parsing: $0) },
            mark: { marker(for: $0) }
        )
        let actual = JSONValue.object(document.configuration)
        var found = comparison.differences(.object(resource.configuration), actual)
            .filter { difference in
                difference.kind != .missing || difference.isElement
                    || !isFilledIn(difference.stated ?? .null, at: difference.pointer, by: resource)
            }
            .map { "\($0.pointer) \($0.kind): \($0.stated?.compactText ?? "-") / \($0.actual?.compactText ?? "-")" }
        for element in resource.elements {
            let list = actual[element.list]?.array ?? []
            guard !list.contains(where: { comparison.holds(element.value, of: $0) }) else { continue }
            found.append("\(element.list) lacks \(element.value.compactText) in \(JSONValue.array(list).compactText)")
        }
        if let tags = resource.tags, tags != document.tags {
            found.append("tags: \(JSONValue.object(tags).compactText) / \(JSONValue.object(document.tags).compactText)")
        }
        return found
    }

    /// Whether all that is stated in a place counts only where the history holds something, too.
    private func isFilledIn(_ value: JSONValue, at place: JSONPointer, by resource: StatedResource) -> Bool {
        if resource.whereKnown.contains(where: { place.isInside($0) }) { return true }
        guard case .object(let object) = value, !object.isEmpty else { return value.isEmpty }
        return object.allSatisfy { isFilledIn($0.value, at: place.appending($0.key), by: resource) }
    }

    /// The members of a document that a whole statement does not have.
    func unstated(by resource: StatedResource) -> [String] {
        guard resource.isWhole, let document = document(of: resource) else { return [] }
        return document.configuration.filter { resource.configuration[$0.key] == nil && !$0.value.isEmpty }.map(\.key)
    }
}
