internal import HindcastModel

/// The deletion of many objects by one call: those that the answer lists, else those that are known and that the selectors of
/// the URI mean.
struct KubernetesCollection {
    let change: KubernetesChange

    /// Deletes them.
    func delete() {
        let (call, edit) = (change.call, change.edit)
        edit.found()
        var count = 0
        if let items = call.response?["items"]?.array {
            let kind = call.response?["kind"]?.string.flatMap { $0.hasSuffix("List") ? String($0.dropLast(4)) : nil }
            for item in items {
                guard var object = item.object, let name = object["metadata"]?["name"]?.string else { continue }
                if object["kind"] == nil { object["kind"] = kind.map { .string($0) } }
                if object["apiVersion"] == nil { object["apiVersion"] = call.response?["apiVersion"] }
                let namespace = object["metadata"]?["namespace"]?.string ?? call.namespace
                change.delete(object, at: change.address(of: name, type: call.resource, in: namespace))
                count += 1
            }
        } else {
            guard let selector = Selector(call.query) else { return edit.confidence = .low }
            let all = edit.living(in: .type(cluster: change.event.account, group: call.group, name: call.resource))
            let meant = all.filter { call.namespace ?? $0.location == $0.location }
            for address in meant where selector.means(edit.document(at: address), at: address) {
                change.remove(address, "delete")
                count += 1
            }
            edit.confidence = .medium
        }
        guard count != 1 else { return }
        edit.phrase = "delete \(count) \(call.resource)" + (call.namespace.map { " in \($0)" } ?? "")
    }
}

/// `labelSelector` and `fieldSelector` of a call, as far as they ask for equality.
private struct Selector {
    private var labels: [(key: String, value: String, isWanted: Bool)] = []
    private var name: String?

    /// Reads the selectors; `nil` where they ask for more than equality.
    init?(_ query: [String: String]) {
        for term in (query["labelSelector"] ?? "").split(separator: ",") {
            guard let (key, value, isWanted) = Selector.equality(term) else { return nil }
            labels.append((key, value, isWanted))
        }
        for term in (query["fieldSelector"] ?? "").split(separator: ",") {
            guard let (key, value, isWanted) = Selector.equality(term), key == "metadata.name", isWanted else {
                return nil
            }
            name = value
        }
    }

    /// Whether a resource is meant; one whose labels are not known is not.
    func means(_ document: ResourceDocument?, at address: Address) -> Bool {
        if let name, name != address.id { return false }
        return labels.allSatisfy { (document?.tags[$0.key]?.scalarText == $0.value) == $0.isWanted }
    }

    private static func equality(_ term: Substring) -> (String, String, Bool)? {
        guard !term.contains("("), !term.contains(" "), let mark = term.firstIndex(of: "=") else { return nil }
        let isWanted = !term[..<mark].hasSuffix("!")
        let key = term[..<mark].filter { $0 != "!" }
        let value = term[mark...].drop { $0 == "=" }
        return key.isEmpty ? nil : (key, String(value), isWanted)
    }
}
