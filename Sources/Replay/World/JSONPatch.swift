internal import HindcastModel

/// API Gateway's patch operations: `{op, path, value, from}` with JSON Pointer paths and values as text.
enum JSONPatch {
    static func apply(_ operations: [JSONValue], to root: inout JSONObject, at base: ArraySlice<DocumentEdit.Step>) {
        for operation in operations {
            guard let path = operation["path"]?.string.flatMap({ JSONPointer(text: $0.hasPrefix("/") ? $0 : "/" + $0) })
            else { continue }
            let place = base + path.tokens.map { .key($0) }
            switch operation["op"]?.string ?? "replace" {
            case "add", "replace": set(operation["value"] ?? "", in: &root, at: place)
            case "remove": remove(operation["value"], from: &root, at: place)
            case "copy", "move":
                guard let from = operation["from"]?.string.flatMap({ JSONPointer(text: $0) }) else { continue }
                let source = base + from.tokens.map { .key($0) }
                var value: JSONValue?
                DocumentEdit.edit(&root, at: source) { place in
                    value = place
                    if operation["op"] == "move" { place = nil }
                }
                if let value { set(value, in: &root, at: place) }
            default: break
            }
        }
    }

    /// Keeps the type that the member has now: API Gateway writes `"true"` for true.
    private static func set(_ value: JSONValue, in root: inout JSONObject, at place: ArraySlice<DocumentEdit.Step>) {
        DocumentEdit.edit(&root, at: place) { current in
            switch (current, value.string) {
            case (.bool?, let text?): current = .bool(text == "true")
            case (.integer?, let text?), (.number?, let text?): current = Int64(text).map { .integer($0) } ?? value
            case (.array(let elements)?, _): current = .array(elements.contains(value) ? elements : elements + [value])
            case (nil, "true"?): current = true
            case (nil, "false"?): current = false
            default: current = value
            }
        }
    }

    /// Removes a member, or the one element of a list that the value names.
    private static func remove(
        _ value: JSONValue?,
        from root: inout JSONObject,
        at place: ArraySlice<DocumentEdit.Step>
    ) {
        DocumentEdit.edit(&root, at: place) { current in
            guard let elements = current?.array, let value else { return current = nil }
            current = .array(elements.filter { $0 != value })
        }
    }
}
