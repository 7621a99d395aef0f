internal import HindcastModel
internal import Inventories
internal import Replay

/// Replaces the secrets in what files state by the digests that stand for them in the history.
struct StatedSecrets {
    private let redactor: Redactor

    init(_ redactor: Redactor) { self.redactor = redactor }

    /// Returns the marker that stands for a secret value.
    func mark(_ value: JSONValue) -> JSONValue { redactor.marker(for: value) }

    /// Returns a statement without its secrets: those that the file calls so, and those that their names tell.
    func redacted(_ stated: StatedResource) -> StatedResource {
        var clean = stated
        var configuration = JSONValue.object(stated.configuration)
        for place in stated.secrets { configuration = hide(place.tokens[...], in: configuration) }
        let service = stated.identity.service ?? ""
        clean.configuration = redactor.redact(configuration.object ?? stated.configuration, service: service)
        clean.elements = stated.elements.map { element in
            guard let value = element.value.object else { return element }
            var clean = element
            clean.value = .object(redactor.redact(value, service: service))
            return clean
        }
        clean.secrets = []
        return clean
    }

    private func hide(_ path: ArraySlice<String>, in value: JSONValue) -> JSONValue {
        guard let token = path.first else { return hidden(value) }
        switch value {
        case .object(let object):
            return .object(
                JSONObject(
                    unsorted: object.map { member in
                        .init(
                            key: member.key,
                            value: member.key.hasSameBytes(as: token)
                                ? hide(path.dropFirst(), in: member.value) : member.value
                        )
                    }
                )
            )
        case .array(let elements):
            return .array(
                elements.enumerated().map { index, element in
                    // `-` is every element: what a list holds has no fixed place.
                    token == "-" || token == String(index) ? hide(path.dropFirst(), in: element) : element
                }
            )
        default: return hidden(value)
        }
    }

    /// Every scalar in a value by its digest, as the redaction of records does it.
    private func hidden(_ value: JSONValue) -> JSONValue {
        switch value {
        case .null, .bool: return value
        case .string(let text) where text.isEmpty: return value
        case .array(let elements): return .array(elements.map(hidden))
        case .object(let object):
            if value.isMarker { return value }
            return .object(JSONObject(unsorted: object.map { .init(key: $0.key, value: hidden($0.value)) }))
        default: return mark(value)
        }
    }
}
