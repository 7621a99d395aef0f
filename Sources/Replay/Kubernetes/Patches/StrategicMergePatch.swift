internal import HindcastModel

/// Kubernetes's own patch: like a merge patch, but elements of lists with a key are merged one by one.
///
/// Source: https://github.com/kubernetes/community/blob/master/contributors/devel/sig-api-machinery/strategic-merge-patch.md.
/// Only the types that Kubernetes itself has know it; custom resources do not.
struct StrategicMergePatch {
    /// Whether `null` and the directives mean something: not in a configuration that is applied by the server.
    var hasDirectives = true

    /// Returns what a patch makes of an object.
    func applied(_ patch: JSONObject, to target: JSONObject) -> JSONObject {
        switch directive(in: patch) {
        case "replace": return patch.filteringDirectives
        case "delete": return [:]
        default: break
        }
        var result = target
        for member in patch where !isDirective(member.key) {
            if member.value == .null, hasDirectives {
                result[member.key] = nil
                continue
            }
            result[member.key] = merged(
                member.value,
                into: result[member.key],
                named: member.key,
                order: patch["$setElementOrder/\(member.key)"]?.array
            )
        }
        guard hasDirectives else { return result }
        for member in patch where patch[String(member.key.dropFirst(StrategicMergePatch.order.count))] == nil {
            if member.key.hasPrefix(StrategicMergePatch.removal) {
                let list = String(member.key.dropFirst(StrategicMergePatch.removal.count))
                let gone = Set(member.value.array ?? [])
                if let old = result[list]?.array { result[list] = .array(old.filter { !gone.contains($0) }) }
            } else if member.key.hasPrefix(StrategicMergePatch.order), let order = member.value.array {
                let list = String(member.key.dropFirst(StrategicMergePatch.order.count))
                if let old = result[list]?.array { result[list] = .array(sorted(old, by: order, named: list)) }
            }
        }
        if let kept = patch["$retainKeys"]?.array {
            let keys = Set(kept.compactMap(\.string))
            result = JSONObject(sorted: result.members.filter { keys.contains($0.key) })
        }
        return result
    }

    private static let removal = "$deleteFromPrimitiveList/"
    private static let order = "$setElementOrder/"

    private func isDirective(_ key: String) -> Bool {
        hasDirectives
            && (key == "$patch" || key == "$retainKeys" || key.hasPrefix(StrategicMergePatch.removal)
                || key.hasPrefix(StrategicMergePatch.order))
    }

    private func directive(in patch: JSONObject) -> String? { hasDirectives ? patch["$patch"]?.string : nil }

    private func merged(_ new: JSONValue, into old: JSONValue?, named key: String, order: [JSONValue]?) -> JSONValue {
        if let new = new.plainObject { return .object(applied(new, to: old?.plainObject ?? [:])) }
        guard let elements = new.array else { return new }
        let known = old?.array ?? []
        if let mergeKey = KubernetesListKeys.key(of: key, holding: elements + known),
            elements.allSatisfy({ $0.object != nil })
        {
            return .array(sorted(merged(elements, into: known, by: mergeKey), by: order, named: key))
        }
        guard KubernetesListKeys.isMergedSet(key) else { return new }
        return .array(sorted(known + elements.filter { !known.contains($0) }, by: order, named: key))
    }

    private func merged(_ new: [JSONValue], into old: [JSONValue], by key: String) -> [JSONValue] {
        var result = new.contains { $0["$patch"] == "replace" && $0[key] == nil } ? [] : old
        for element in new {
            guard let object = element.object, let name = object[key] else { continue }
            // A port may be opened for two protocols.
            let place = result.firstIndex {
                $0[key] == name
                    && ($0["protocol"] == nil || object["protocol"] == nil || $0["protocol"] == object["protocol"])
            }
            if directive(in: object) == "delete" {
                if let place { result.remove(at: place) }
            } else if let place {
                result[place] = .object(applied(object, to: result[place].plainObject ?? [:]))
            } else {
                result.append(.object(applied(object, to: [:])))
            }
        }
        return result
    }

    /// Puts elements into the order that a patch names; those it does not name keep their place among themselves, behind.
    private func sorted(_ elements: [JSONValue], by order: [JSONValue]?, named list: String) -> [JSONValue] {
        guard let order, !order.isEmpty else { return elements }
        let key = KubernetesListKeys.key(of: list, holding: elements + order)
        func name(_ value: JSONValue) -> JSONValue { key.flatMap { value[$0] } ?? value }
        var places: [JSONValue: Int] = [:]
        for (place, element) in order.enumerated() where places[name(element)] == nil { places[name(element)] = place }
        return elements.enumerated()
            .sorted { (places[name($0.element)] ?? .max, $0.offset) < (places[name($1.element)] ?? .max, $1.offset) }
            .map(\.element)
    }
}

extension JSONObject {
    /// The members without those that tell how to patch.
    fileprivate var filteringDirectives: JSONObject { JSONObject(sorted: members.filter { $0.key != "$patch" }) }
}
