internal import HindcastModel

/// How AWS Config's words for a type become the history's.
///
/// Source: https://github.com/awslabs/aws-config-resource-schema for what Config shows; the history's side is what the examples of
/// the rule book end in. A line is a type and what is done, one after the other: `-a/b` leaves a member out, `a>b` renames, `a` alone
/// is a text that holds a document, `?a` is shown by no item of Config's, so that nobody knows it, `a=b` is what AWS sets where nobody
/// says anything. Lists are walked through.
struct AWSConfigShape {
    private enum Step {
        case drop([String])
        case rename([String], [String])
        case document([String])
    }

    private var steps: [Step] = []
    private var unshown: [String] = []
    private var defaults: [(place: JSONPointer, text: String)] = []

    /// The shapes by `service/type`.
    static let table: [String: AWSConfigShape] = {
        var table: [String: AWSConfigShape] = [:]
        for line in lines.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard let key = words.first else { continue }
            table[String(key), default: AWSConfigShape()].add(words.dropFirst())
        }
        return table
    }()

    private mutating func add(_ words: ArraySlice<Substring>) {
        func path(_ text: Substring) -> [String] { text.split(separator: "/").map { String($0) } }
        for word in words {
            if word.hasPrefix("-") {
                steps.append(.drop(path(word.dropFirst())))
            } else if word.hasPrefix("?") {
                unshown.append(String(word.dropFirst()))
            } else if let mark = word.firstIndex(of: ">") {
                steps.append(.rename(path(word[..<mark]), path(word[word.index(after: mark)...])))
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
            case .rename(let old, let new):
                guard let found = value[JSONPointer(old)] else { continue }
                value = value.editing(old[...]) { _ in nil }.setting(found, at: new[...])
            }
        }
        var object = value.object ?? configuration
        for key in unshown where object[key] == nil { object[key] = .unknown("AWS Config does not show it") }
        return object
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

    /// Returns this value with another put where a path leads, through objects that are made for it.
    func setting(_ new: JSONValue, at path: ArraySlice<String>) -> JSONValue {
        guard let name = path.first else { return new }
        var object = object ?? [:]
        object[name] = (object[name] ?? [:]).setting(new, at: path.dropFirst())
        return .object(object)
    }
}
