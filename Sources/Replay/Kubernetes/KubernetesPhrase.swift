internal import HindcastModel

/// The words of a commit's subject for a change of a Kubernetes object: `set image web to shop:1.5 on deployment checkout`.
enum KubernetesPhrase {
    /// Returns what to call a resource: its kind, in lower case.
    static func noun(of address: Address, _ document: ResourceDocument?) -> String {
        if let kind = document?.configuration["kind"]?.string, !kind.isEmpty { return kind.lowercased() }
        let plural = address.type
        if plural.hasSuffix("ies") { return plural.dropLast(3) + "y" }
        if plural.hasSuffix("sses") || plural.hasSuffix("xes") { return String(plural.dropLast(2)) }
        return plural.hasSuffix("s") ? String(plural.dropLast()) : plural
    }

    /// Returns the words for a document that takes the place of another one.
    static func words(for after: ResourceDocument, over before: ResourceDocument?, isNew: Bool) -> String {
        let name = "\(noun(of: after.address, after)) \(after.address.id)"
        guard let before, !isNew else { return isNew ? creation(of: after, name) : "change \(name)" }
        if JSONValue.object(before.configuration).isUnknown { return "change \(name)" }
        let (old, new) = (JSONValue.object(before.configuration), JSONValue.object(after.configuration))
        if let images = images(old, new) { return "set image \(images) on \(name)" }
        if let count = new[at: "spec", "replicas"]?.scalarText, old[at: "spec", "replicas"]?.scalarText != count {
            let from = old[at: "spec", "replicas"]?.scalarText.map { " from \($0)" } ?? ""
            return "scale \(name)\(from) to \(count)"
        }
        if let flag = flag(old, new) { return "\(flag) \(name)" }
        if let variables = variables(old, new) { return "\(variables) \(name)" }
        if let keys = keys(old[at: "data"], new[at: "data"]) { return "\(keys) \(name)" }
        if old == new, before.tags != after.tags {
            return "label \(name) with "
                + (difference(.object(before.tags), .object(after.tags), []).first ?? "nothing")
        }
        let places = difference(old, new, [])
        guard let first = places.first else { return "change \(name)" }
        return "change \(first)" + (places.count > 1 ? " and \(places.count - 1) more" : "") + " of \(name)"
    }

    private static func creation(of document: ResourceDocument, _ name: String) -> String {
        guard document.address.type.hasSuffix("rolebindings"),
            let role = document.configuration["roleRef"]?["name"]?.string
        else { return "create \(name)" }
        let subjects = (document.configuration["subjects"]?.array ?? []).compactMap { subject -> String? in
            // A service account is one of its namespace.
            guard let name = subject["name"]?.string else { return nil }
            return subject["namespace"]?.string.map { "\($0)/\(name)" } ?? name
        }
        return "grant \(role) to \(subjects.isEmpty ? "nobody" : subjects.joined(separator: ", "))"
    }

    /// The containers that got another image.
    private static func images(_ old: JSONValue, _ new: JSONValue) -> String? {
        var changed: [String] = []
        for (before, after) in containers(old, new) {
            guard let name = after["name"]?.string, let image = after["image"]?.string, before["image"]?.string != image
            else { continue }
            changed.append("\(name) to \(image)")
        }
        return changed.first.map { $0 + (changed.count > 1 ? " and \(changed.count - 1) more" : "") }
    }

    /// The variables of containers that were set or taken away.
    private static func variables(_ old: JSONValue, _ new: JSONValue) -> String? {
        var set: [String] = []
        var gone: [String] = []
        for (before, after) in containers(old, new) {
            let (known, now) = (before["env"]?.array ?? [], after["env"]?.array ?? [])
            set += now.filter { !known.contains($0) }.compactMap { $0["name"]?.string }
            gone += known.compactMap { $0["name"]?.string }.filter { name in
                !now.contains { $0["name"]?.string == name }
            }
        }
        if !set.isEmpty { return "set \((set + gone).joined(separator: ", ")) in the environment of" }
        return gone.isEmpty ? nil : "take \(gone.joined(separator: ", ")) out of the environment of"
    }

    /// The containers of a pod or of a template for pods, as they were and as they are.
    private static func containers(_ old: JSONValue, _ new: JSONValue) -> [(old: JSONValue, new: JSONValue)] {
        let places = [["spec", "template", "spec"], ["spec"], ["spec", "jobTemplate", "spec", "template", "spec"]]
        return places.flatMap { place in
            ["containers", "initContainers"].flatMap { list in
                let known = old.following(place)?[list]?.array ?? []
                return (new.following(place)?[list]?.array ?? []).compactMap { container in
                    known.first { $0["name"] != nil && $0["name"] == container["name"] }.map {
                        (old: $0, new: container)
                    }
                }
            }
        }
    }

    /// What a command with a name of its own does.
    private static func flag(_ old: JSONValue, _ new: JSONValue) -> String? {
        let restarted = JSONPointer([
            "spec", "template", "metadata", "annotations", "kubectl.kubernetes.io/restartedAt",
        ])
        if let time = new[restarted], old[restarted] != time { return "restart" }
        func turned(_ key: String) -> Bool? {
            let (before, after) = (old[at: "spec", key]?.bool ?? false, new[at: "spec", key]?.bool ?? false)
            return before == after ? nil : after
        }
        if let isPaused = turned("paused") { return isPaused ? "pause" : "resume" }
        if let isClosed = turned("unschedulable") { return isClosed ? "cordon" : "uncordon" }
        if let isSuspended = turned("suspend") { return isSuspended ? "suspend" : "resume" }
        return nil
    }

    /// The keys of a ConfigMap or Secret that changed.
    private static func keys(_ old: JSONValue?, _ new: JSONValue?) -> String? {
        guard old?.plainObject != nil || new?.plainObject != nil, old != new else { return nil }
        let (old, new) = (old?.plainObject ?? [:], new?.plainObject ?? [:])
        let set = new.filter { old[$0.key] != $0.value }.map(\.key)
        let gone = old.map(\.key).filter { new[$0] == nil }
        if set.isEmpty { return "remove \(gone.joined(separator: ", ")) from" }
        return "set \((set + gone).joined(separator: ", ")) in"
    }

    /// The places that differ, two members below the specification at most.
    private static func difference(_ old: JSONValue?, _ new: JSONValue?, _ path: [String]) -> [String] {
        guard old != new else { return [] }
        let left = old?.plainObject ?? [:]
        guard path.count < 3, let right = new?.plainObject, !right.isEmpty else { return [path.joined(separator: ".")] }
        var places: [String] = []
        for member in right where left[member.key] != member.value {
            places += difference(left[member.key], member.value, path + [member.key])
        }
        for member in left where right[member.key] == nil {
            places.append((path + [member.key]).joined(separator: "."))
        }
        return places
    }
}

extension JSONValue {
    fileprivate subscript(at path: String...) -> JSONValue? { following(path) }

    /// The value that some members lead to.
    fileprivate func following(_ path: [String]) -> JSONValue? {
        path.reduce(Optional(self)) { value, key in value?[key] }
    }
}
