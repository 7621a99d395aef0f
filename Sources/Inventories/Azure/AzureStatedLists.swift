internal import HindcastModel

/// Brings a resource's lists of parts to what a history can hold of them.
///
/// An answer shows each part's id and type; where a call made the parts along with the resource, the log shows their names alone.
enum AzureStatedLists {
    /// Returns a body in whose lists the parts go by their names.
    static func withoutNames(_ body: JSONObject, of id: AzureResourceID) -> JSONObject {
        guard case .object(let properties)? = body["properties"] else { return body }
        var result = body
        result["properties"] = .object(
            JSONObject(sorted: properties.map { .init(key: $0.key, value: list($0.value, within: id.key)) })
        )
        return result
    }

    private static func list(_ value: JSONValue, within id: String) -> JSONValue {
        guard let elements = value.array else { return value }
        return .array(elements.map { part($0, within: id) })
    }

    private static func part(_ value: JSONValue, within id: String) -> JSONValue {
        guard case .object(var part) = value, part["name"]?.string != nil, let own = part["id"]?.string,
            own.lowercased().hasPrefix(id + "/")
        else { return value }
        for key in ["id", "type", "etag"] { part[key] = nil }
        if case .object(let properties)? = part["properties"] {
            part["properties"] = .object(
                JSONObject(sorted: properties.map { .init(key: $0.key, value: list($0.value, within: id)) })
            )
        }
        return .object(part)
    }
}
