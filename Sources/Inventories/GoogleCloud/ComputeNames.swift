internal import HindcastModel

/// Brings the names of Compute Engine's members to those of its get calls.
///
/// Exports have written them as the service's protocol buffers do: lists in singular, addresses under other names.
enum ComputeNames {
    /// Returns a body with the names of the service's get call.
    ///
    /// - Parameter type: the type as an address has it.
    static func restored(_ body: JSONObject, of type: String) -> JSONObject {
        object(body, below: type)
    }

    private static func object(_ object: JSONObject, below parent: String) -> JSONObject {
        if maps.contains(parent) { return object }
        return JSONObject(
            unsorted: object.map { member in
                let key = name(member.key, member.value, below: parent)
                return .init(key: key, value: value(member.value, below: key))
            }
        )
    }

    private static func value(_ value: JSONValue, below key: String) -> JSONValue {
        switch value {
        case .object(let members): .object(object(members, below: key))
        case .array(let elements): .array(elements.map { self.value($0, below: key) })
        default: value
        }
    }

    private static func name(_ key: String, _ value: JSONValue, below parent: String) -> String {
        switch key {
        case "ipProtocol": return "IPProtocol"
        case "externalIp": return "natIP"
        case "ipAddress" where parent == "networkInterfaces": return "networkIP"
        case "ipAddress" where parent == "forwardingRules": return "IPAddress"
        default: break
        }
        guard value.array != nil, !key.hasSuffix("s"), !singular.contains(key) else { return key }
        return key.hasSuffix("y") ? key.dropLast() + "ies" : key + "s"
    }

    /// Lists that the interface itself calls so.
    private static let singular: Set<String> = ["allowed", "denied"]
    /// Members whose keys are data.
    private static let maps: Set<String> = ["labels", "resourceManagerTags", "expressions"]
}
