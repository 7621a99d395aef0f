internal import HindcastModel

/// EC2's ways of naming one attribute in a call.
enum EC2Attributes {
    /// Returns `{"disableApiTermination": {"value": false}}` and `{"attribute": "x", "value": v}` as plain members.
    static func members(of value: JSONValue) -> JSONObject {
        guard let object = value.object else { return [:] }
        var result: JSONObject = [:]
        var named: String?
        for member in object {
            if member.key == "attribute" || member.key == "attributeType", let name = member.value.string {
                named = name
            } else if let inner = member.value.object, inner.count == 1, let plain = inner.member(ignoringCase: "value")
            {
                result[member.key] = plain.value
            } else if member.key != "value" {
                result[member.key] = member.value
            }
        }
        if let named, let plain = object["value"] { result[named] = typed(plain) }
        return result
    }

    /// Returns a route with its one destination, whichever of the three it has, and its target.
    static func route(_ value: JSONValue) -> JSONValue {
        guard var object = value.object else { return value }
        for key in ["routeTableId", "dryRun", "clientToken", "localTarget"] { object[key] = nil }
        object["origin"] = "CreateRoute"
        return .object(object)
    }

    private static func typed(_ value: JSONValue) -> JSONValue {
        switch value.string {
        case "true"?: true
        case "false"?: false
        default: value
        }
    }
}
