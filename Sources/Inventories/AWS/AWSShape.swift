internal import HindcastModel

/// How the words of AWS Config or CloudFormation for a type become the history's.
///
/// A line of a table is a type and what is done, one after the other; lists are walked through:
/// - `-a/b` leaves a member out;
/// - `a>b` renames it, `a>b*c` makes each text of a list the member `c` of an object, `a>b%` a map of a list of pairs,
///   `a>b,` one text of a list;
/// - `a` alone is a text that holds a document, `!a` a secret;
/// - `?a` is never shown, so that nobody knows it;
/// - `a=b` is what AWS sets where nobody says anything.
struct AWSShape {
    private enum Step {
        case drop([String])
        case rename([String], [String], Change)
        case document([String])
    }

    /// What becomes of a value that gets another name.
    private enum Change {
        case none
        case wrapped(String)
        case mapped
        case joined
    }

    private var steps: [Step] = []
    private var unshown: [String] = []
    private var secrets: [JSONPointer] = []
    private var defaults: [(place: JSONPointer, text: String)] = []

    /// Reads a table: the shapes by `service/type`.
    static func table(_ lines: String) -> [String: AWSShape] {
        var table: [String: AWSShape] = [:]
        for line in lines.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard let key = words.first else { continue }
            table[String(key), default: AWSShape()].add(words.dropFirst())
        }
        return table
    }

    private mutating func add(_ words: ArraySlice<Substring>) {
        func path(_ text: Substring) -> [String] { text.split(separator: "/").map { String($0) } }
        for word in words {
            if word.hasPrefix("-") {
                steps.append(.drop(path(word.dropFirst())))
            } else if word.hasPrefix("?") {
                unshown.append(String(word.dropFirst()))
            } else if word.hasPrefix("!") {
                secrets.append(JSONPointer(path(word.dropFirst())))
            } else if let mark = word.firstIndex(of: ">") {
                let target = word[word.index(after: mark)...]
                let name = target.prefix { !"*%,".contains($0) }
                let rest = target[name.endIndex...]
                let change: Change =
                    switch rest.first {
                    case "*": .wrapped(String(rest.dropFirst()))
                    case "%": .mapped
                    case ",": .joined
                    default: .none
                    }
                steps.append(.rename(path(word[..<mark]), path(name), change))
            } else if let mark = word.firstIndex(of: "=") {
                defaults.append((JSONPointer(path(word[..<mark])), String(word[word.index(after: mark)...])))
            } else {
                steps.append(.document(path(word)))
            }
        }
    }

    /// Returns a configuration in the history's shape.
    func applied(to configuration: JSONObject) -> JSONObject {
        var value = JSONValue.object(configuration)
        for step in steps {
            switch step {
            case .drop(let path): value = value.editing(path[...]) { _ in nil }
            case .document(let path): value = value.editing(path[...]) { AWSText.document($0) }
            case .rename(let old, let new, let change):
                guard let found = value[JSONPointer(old)] else { continue }
                value = value.editing(old[...]) { _ in nil }.setting(AWSShape.changed(found, change), at: new[...])
            }
        }
        var object = value.object ?? configuration
        for key in unshown where object[key] == nil { object[key] = .unknown("AWS Config does not show it") }
        return object
    }

    private static func changed(_ value: JSONValue, _ change: Change) -> JSONValue {
        switch change {
        case .none: value
        case .wrapped(let key): .array(value.elements.map { $0.object == nil ? .object([key: $0]) : $0 })
        case .mapped: .object(TagMap.map(value, key: "key", value: "value"))
        case .joined: .string(value.elements.compactMap(\.scalarText).joined(separator: ","))
        }
    }

    /// Returns the places of a configuration that hold secrets.
    func secrets(in configuration: JSONObject) -> Set<JSONPointer> {
        let value = JSONValue.object(configuration)
        // `-` is every element of a list.
        return Set(secrets.filter { $0.tokens.contains("-") || value[$0] != nil })
    }

    /// Returns the places of a configuration in which AWS's own choice stands.
    func places(ofDefaultsIn configuration: JSONObject) -> Set<JSONPointer> {
        let value = JSONValue.object(configuration)
        return Set(defaults.lazy.filter { value[$0.place]?.scalarText == $0.text }.map(\.place))
    }
}

extension JSONValue {
    /// Returns this value with what a path leads to changed, or taken away for `nil`; lists are walked through.
    func editing(_ path: ArraySlice<String>, _ change: (JSONValue) -> JSONValue?) -> JSONValue {
        guard let name = path.first else { return change(self) ?? .null }
        switch self {
        case .array(let elements): return .array(elements.map { $0.editing(path, change) })
        case .object(var object):
            guard let value = object[name] else { return self }
            object[name] = path.count == 1 ? change(value) : value.editing(path.dropFirst(), change)
            return .object(object)
        default: return self
        }
    }
}
