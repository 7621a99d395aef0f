internal import HindcastModel

/// The state file, version 4: `resources[].instances[].attributes`.
enum TerraformState {
    /// Returns the managed instances; data sources are what others own and are left out.
    static func instances(of root: JSONObject, _ reading: inout TerraformReading) -> [TerraformInstance] {
        guard let resources = root["resources"]?.array else {
            if root["resources"].map({ $0 != .null }) ?? false { reading.note("its resources are no list") }
            return []
        }
        var result: [TerraformInstance] = []
        for resource in resources {
            reading.record += 1
            guard let resource = resource.object, let type = resource["type"]?.string, !type.isEmpty,
                let name = resource["name"]?.string
            else {
                reading.note("a resource without type and name")
                continue
            }
            guard resource["mode"]?.string ?? "managed" == "managed" else { continue }
            let module = resource["module"]?.string
            for instance in resource["instances"]?.array ?? [] {
                let address = TerraformInstance.address(
                    module: module,
                    type: type,
                    name: name,
                    key: instance["index_key"]
                )
                guard let attributes = instance["attributes"]?.object else {
                    let isFlat = instance["attributes_flat"] != nil
                    reading.note(
                        isFlat ? "its attributes are of Terraform 0.11's form" : "an instance without attributes"
                    )
                    continue
                }
                var read = TerraformInstance(
                    address: address,
                    type: type,
                    provider: resource["provider"]?.string ?? "",
                    attributes: attributes
                )
                read.sensitive = Set((instance["sensitive_attributes"]?.array ?? []).compactMap(place))
                if let key = instance["deposed"]?.string {
                    read.isDeposed = true
                    read.remarks.append(
                        .init(place: "deposed \(key)", reason: "it was replaced and waits to be destroyed")
                    )
                }
                if instance["status"]?.string == "tainted" {
                    read.remarks.append(.init(place: "status", reason: "it is tainted: the next apply replaces it"))
                }
                result.append(read)
            }
        }
        return result
    }

    /// A path of cty's as Terraform writes it: steps `{"type": "get_attr"|"index", "value": …}`.
    private static func place(of path: JSONValue) -> JSONPointer? {
        guard let steps = path.array, !steps.isEmpty else { return nil }
        var tokens: [String] = []
        for step in steps {
            // The key of an index is wrapped once more: {"value": 0, "type": "number"}.
            let value = step["value"]
            guard let token = (value?["value"] ?? value)?.scalarText else {
                // An element of a set has no place of its own: all of the set is sensitive then.
                break
            }
            tokens.append(token)
        }
        return tokens.isEmpty ? nil : JSONPointer(tokens)
    }
}
