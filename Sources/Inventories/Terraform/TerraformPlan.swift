internal import HindcastModel

/// The plan of `terraform show -json`: what will be once it is applied.
enum TerraformPlan {
    /// Returns every managed instance: changed ones as they will be, destroyed ones as such, and the others as they are.
    static func instances(of root: JSONObject, _ reading: inout TerraformReading) -> [TerraformInstance] {
        var result: [TerraformInstance] = []
        var seen: Set<String> = []
        for change in root["resource_changes"]?.array ?? [] {
            reading.record += 1
            guard let change = change.object, let type = change["type"]?.string, !type.isEmpty,
                let address = change["address"]?.string, let planned = change["change"]?.object
            else {
                reading.note("a change without address, type and plan")
                continue
            }
            guard change["mode"]?.string ?? "managed" == "managed" else { continue }
            if change["deposed"] == nil { seen.insert(address) }
            if let instance = instance(of: change, type: type, address: address, planned) { result.append(instance) }
        }
        // What does not change stands in the changes as well, but in those of the first versions.
        guard let values = root["planned_values"]?.object else { return result }
        var rest = reading
        return result + TerraformShow.instances(of: values, &rest).filter { !seen.contains($0.address) }
    }

    private static func instance(
        of change: JSONObject,
        type: String,
        address: String,
        _ planned: JSONObject
    ) -> TerraformInstance? {
        let actions = (planned["actions"]?.array ?? []).compactMap(\.string)
        // What is forgotten stays as it is and is nobody's declaration any more.
        guard !actions.contains("forget") else { return nil }
        let before = planned["before"]?.object
        var instance = TerraformInstance(
            address: address,
            type: type,
            provider: change["provider_name"]?.string ?? "",
            attributes: planned["after"]?.object ?? before ?? [:]
        )
        instance.before = before
        let isGoing = actions == ["delete"]
        instance.sensitive = Set(marked(planned[isGoing ? "before_sensitive" : "after_sensitive"]))
        if change["deposed"]?.string != nil {
            instance.isDeposed = true
            instance.remarks.append(.init(place: "deposed", reason: "it was replaced and waits to be destroyed"))
        } else if isGoing {
            instance.isDestroyed = true
        } else {
            instance.leaveOut(marked(planned["after_unknown"]))
        }
        return instance
    }

    private static func marked(_ marks: JSONValue?) -> [JSONPointer] { marks.map(TerraformShow.marked) ?? [] }
}

extension TerraformInstance {
    /// Takes away what is not known before the next apply. A list with an element of which nothing is known goes as a whole,
    /// because nothing can be said of its other elements' company.
    mutating func leaveOut(_ places: [JSONPointer]) {
        var gone: Set<JSONPointer> = []
        for place in places {
            var tokens = place.tokens
            while let last = tokens.last, Int(last) != nil, isList(at: tokens.dropLast()) { tokens.removeLast() }
            guard !tokens.isEmpty, gone.insert(JSONPointer(tokens)).inserted else { continue }
            var value = JSONValue.object(attributes)
            value.remove(at: tokens[...])
            attributes = value.object ?? attributes
        }
        unknown = gone.sorted { $0.description.precedesInBytes($1.description) }
    }

    private func isList(at tokens: ArraySlice<String>) -> Bool {
        JSONValue.object(attributes)[JSONPointer(Array(tokens))]?.array != nil
    }
}

extension JSONValue {
    /// Takes the member at a place away, if there is one.
    fileprivate mutating func remove(at tokens: ArraySlice<String>) {
        guard let first = tokens.first else { return }
        switch self {
        case .object(var object):
            if tokens.count == 1 {
                object[first] = nil
            } else if var inner = object[first] {
                inner.remove(at: tokens.dropFirst())
                object[first] = inner
            }
            self = .object(object)
        case .array(var elements):
            guard let index = Int(first), elements.indices.contains(index), tokens.count > 1 else { return }
            elements[index].remove(at: tokens.dropFirst())
            self = .array(elements)
        default: break
        }
    }
}
