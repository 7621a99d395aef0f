internal import HindcastModel

/// RFC 6902, the JSON patch: operations at places that JSON Pointers name, all or none.
enum PointedPatch {
    /// Returns what a list of operations makes of a value; `nil` where one of them cannot be carried out on what is known.
    static func applied(_ operations: [JSONValue], to target: JSONValue) -> JSONValue? {
        var result: JSONValue? = target
        for operation in operations {
            guard let path = operation["path"]?.string.flatMap({ JSONPointer(text: $0) }) else { return nil }
            let tokens = path.tokens[...]
            let isDone: Bool
            switch operation["op"]?.string {
            case "add": isDone = put(operation["value"] ?? .null, at: tokens, in: &result, isNew: true)
            case "replace": isDone = put(operation["value"] ?? .null, at: tokens, in: &result, isNew: false)
            case "remove": isDone = take(at: tokens, from: &result) != nil
            case "move", "copy":
                guard let from = operation["from"]?.string.flatMap({ JSONPointer(text: $0) }) else { return nil }
                let value =
                    operation["op"] == "move" ? take(at: from.tokens[...], from: &result) : result?[from]
                guard let value else { return nil }
                isDone = put(value, at: tokens, in: &result, isNew: true)
            // The server carried the patch out, so its tests held.
            case "test": isDone = true
            default: isDone = false
            }
            guard isDone else { return nil }
        }
        return result
    }

    private static func put(
        _ new: JSONValue,
        at tokens: ArraySlice<String>,
        in value: inout JSONValue?,
        isNew: Bool
    ) -> Bool {
        guard let token = tokens.first else {
            value = new
            return true
        }
        let rest = tokens.dropFirst()
        switch value {
        case .object(var object):
            if rest.isEmpty {
                object[token] = new
            } else {
                var inner = object[token]
                // A part that the log has not shown yet: the patch tells of it.
                if inner == nil { inner = .object([:]) }
                guard put(new, at: rest, in: &inner, isNew: isNew) else { return false }
                object[token] = inner
            }
            value = .object(object)
        case .array(var elements):
            if rest.isEmpty, isNew {
                guard let place = token == "-" ? elements.count : Int(token), (0...elements.count).contains(place)
                else {
                    return false
                }
                elements.insert(new, at: place)
            } else {
                guard let place = Int(token), elements.indices.contains(place) else { return false }
                var inner: JSONValue? = elements[place]
                guard put(new, at: rest, in: &inner, isNew: isNew), let inner else { return false }
                elements[place] = inner
            }
            value = .array(elements)
        default: return false
        }
        return true
    }

    private static func take(at tokens: ArraySlice<String>, from value: inout JSONValue?) -> JSONValue? {
        guard let token = tokens.first else { return nil }
        let rest = tokens.dropFirst()
        switch value {
        case .object(var object):
            var inner = object[token]
            let taken = rest.isEmpty ? inner : take(at: rest, from: &inner)
            object[token] = rest.isEmpty ? nil : inner
            value = .object(object)
            return taken
        case .array(var elements):
            guard let place = Int(token), elements.indices.contains(place) else { return nil }
            var inner: JSONValue? = elements[place]
            let taken = rest.isEmpty ? inner : take(at: rest, from: &inner)
            if rest.isEmpty { elements.remove(at: place) } else if let inner { elements[place] = inner }
            value = .array(elements)
            return taken
        default: return nil
        }
    }
}
