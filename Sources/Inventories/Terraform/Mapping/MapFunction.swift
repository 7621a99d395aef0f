internal import FastJSON
internal import HindcastModel

/// What a line may do to a value, by the name after `as`.
enum MapFunction: Hashable, Sendable {
    /// Text that holds a JSON document becomes the document.
    case json
    /// The last part of an ARN, a URL or a path.
    case tail
    /// Letters in upper case.
    case upper
    /// Letters in lower case.
    case lower
    /// A number so many times: minutes in seconds.
    case times(Int64)
    /// Text without what it begins with.
    case without(String)
    /// Text in pieces, cut at each of these.
    case split(String)
    /// A map as a list of pairs, by the names of their members.
    case pairs(String, String)
    /// A list of blocks as a map, by the members that hold key and value.
    case map(String, String)
    /// A list's length and its elements, as CloudFront shows lists.
    case counted
    /// A list that is all of one element.
    case list
    /// A name as a link of Google's Compute Engine, by the collection that it is in.
    case link(String)
    /// Text with something behind it: seconds as `60s`.
    case ending(String)
    /// A function for one type alone.
    case special(SpecialFunction)

    /// Reads a function such as `times(60)`; `nil` where there is none of the name.
    init?(name: String, arguments: [String]) {
        switch (name, arguments.count) {
        case ("json", 0): self = .json
        case ("tail", 0): self = .tail
        case ("upper", 0): self = .upper
        case ("lower", 0): self = .lower
        case ("counted", 0): self = .counted
        case ("list", 0): self = .list
        case ("times", 1):
            guard let factor = Int64(arguments[0]) else { return nil }
            self = .times(factor)
        case ("without", 1): self = .without(arguments[0])
        case ("link", 0): self = .link("")
        case ("link", 1): self = .link(arguments[0])
        case ("ending", 1): self = .ending(arguments[0])
        case ("split", 1): self = .split(arguments[0])
        case ("pairs", 2): self = .pairs(arguments[0], arguments[1])
        case ("map", 2): self = .map(arguments[0], arguments[1])
        default:
            guard arguments.isEmpty, let function = SpecialFunction(rawValue: name) else { return nil }
            self = .special(function)
        }
    }

    /// Applies it; a value that it is not made for stays as it is.
    ///
    /// - Parameter resource: all attributes of the resource, for functions that need others beside the value.
    func apply(to value: JSONValue, of resource: JSONObject) -> JSONValue {
        switch self {
        case .json:
            guard let text = value.string, let first = text.utf8.first(where: { !$0.isSpace }) else { return value }
            guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else { return value }
            return (try? JSONValue(parsing: text)) ?? value
        case .tail:
            guard let text = value.string, let cut = text.lastIndex(where: { $0 == "/" || $0 == ":" }) else {
                return value
            }
            return .string(String(text[text.index(after: cut)...]))
        case .upper: return value.string.map { .string($0.uppercased()) } ?? value
        case .lower: return value.string.map { .string($0.lowercased()) } ?? value
        case .times(let factor):
            let product = value.integer?.multipliedReportingOverflow(by: factor)
            return product.flatMap { $0.overflow ? nil : .integer($0.partialValue) } ?? value
        case .without(let prefix):
            guard let text = value.string, text.hasPrefix(prefix) else { return value }
            return .string(String(text.dropFirst(prefix.count)))
        case .split(let separator):
            guard let text = value.string, !separator.isEmpty else { return value }
            return .array(text.split(separator: separator).map { .string(String($0)) })
        case .pairs(let key, let content):
            guard let map = value.object else { return value }
            return .array(map.map { .object([key: .string($0.key), content: $0.value]) })
        case .map(let key, let content):
            guard let blocks = value.array else { return value }
            return .object(
                JSONObject(
                    unsorted: blocks.compactMap { block in
                        guard let name = block[key]?.scalarText else { return nil }
                        return .init(key: name, value: block[content] ?? .null)
                    }
                )
            )
        case .counted:
            guard let elements = value.array else { return value }
            return .object(["quantity": .integer(Int64(elements.count)), "items": .array(elements)])
        case .link(let collection):
            if let elements = value.array { return .array(elements.map { apply(to: $0, of: resource) }) }
            return value.string.map { .string(ComputeLinks.link($0, in: collection, of: resource)) } ?? value
        case .ending(let ending):
            guard let text = value.scalarText, !text.isEmpty, !text.hasSuffix(ending) else { return value }
            return .string(text + ending)
        case .list: return value.array == nil && !value.isEmpty ? .array([value]) : value
        case .special(let function): return function.apply(to: value, of: resource)
        }
    }
}

extension UInt8 {
    fileprivate var isSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}
