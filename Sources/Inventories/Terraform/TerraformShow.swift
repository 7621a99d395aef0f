internal import HindcastModel

/// The values of `terraform show -json`: `root_module.resources[]`, and the same of every `child_modules`.
enum TerraformShow {
    /// Returns the managed instances of a state or of planned values.
    static func instances(of values: JSONObject, _ reading: inout TerraformReading) -> [TerraformInstance] {
        var result: [TerraformInstance] = []
        var modules = [values["root_module"]?.object].compactMap(\.self)
        // Modules nest as deep as the JSON may; a stack of them in the order of the file needs no recursion.
        while let module = modules.popLast() {
            for resource in module["resources"]?.array ?? [] {
                reading.record += 1
                guard let resource = resource.object, let instance = instance(of: resource) else {
                    reading.note("a resource without address and type")
                    continue
                }
                guard resource["mode"]?.string ?? "managed" == "managed" else { continue }
                result.append(instance)
            }
            modules.append(contentsOf: (module["child_modules"]?.array ?? []).compactMap(\.object).reversed())
        }
        return result
    }

    private static func instance(of resource: JSONObject) -> TerraformInstance? {
        guard let type = resource["type"]?.string, !type.isEmpty, let address = resource["address"]?.string else {
            return nil
        }
        var instance = TerraformInstance(
            address: address,
            type: type,
            provider: resource["provider_name"]?.string ?? "",
            attributes: resource["values"]?.object ?? [:]
        )
        if let marks = resource["sensitive_values"] { instance.sensitive = Set(marked(in: marks)) }
        if resource["tainted"]?.bool == true {
            instance.remarks.append(.init(place: "tainted", reason: "it is tainted: the next apply replaces it"))
        }
        if let key = resource["deposed_key"]?.string {
            instance.isDeposed = true
            instance.remarks.append(
                .init(place: "deposed \(key)", reason: "it was replaced and waits to be destroyed")
            )
        }
        return instance
    }

    /// Returns the places at which a tree of marks, such as `sensitive_values` or `after_unknown`, says `true`.
    static func marked(in marks: JSONValue) -> [JSONPointer] {
        var result: [JSONPointer] = []
        var rest: [(JSONPointer, JSONValue)] = [(JSONPointer(), marks)]
        while let (place, mark) = rest.popLast() {
            switch mark {
            case .bool(true): result.append(place)
            case .object(let members):
                for member in members { rest.append((place.appending(member.key), member.value)) }
            case .array(let elements):
                for (index, element) in elements.enumerated() { rest.append((place.appending(String(index)), element)) }
            default: break
            }
        }
        return result
    }
}
