internal import FastJSON
internal import HindcastModel

/// Texts of AWS that are something else: documents in JSON, perhaps URL-encoded, and names in other cases.
enum AWSText {
    /// Returns the JSON in a text; `nil` where it is none.
    static func json(_ text: String) -> JSONValue? {
        guard let first = text.utf8.first(where: { $0 > 32 }), "{[\"".utf8.contains(first) else { return nil }
        return try? JSONValue(parsing: text)
    }

    /// Returns a policy or another document, whether it is one already, its text, or its text URL-encoded.
    static func document(_ value: JSONValue) -> JSONValue {
        guard let text = value.string else { return value }
        if text.hasPrefix("%7B") || text.hasPrefix("%5B") || text.hasPrefix("%0A") || text.hasPrefix("%20") {
            let plus = text.contains("+") && !text.contains(" ") ? text.replacing("+", with: " ") : text
            return json(Address.decode(plus)) ?? value
        }
        return json(text) ?? value
    }

    /// Returns a value with its names in lower camel case, as the history has them: `DBInstanceClass` as `dBInstanceClass`.
    ///
    /// What people name themselves (the keys of maps, the words of policies) stays.
    static func lowered(_ value: JSONValue, under key: String = "") -> JSONValue {
        switch value {
        case .array(let elements): return .array(elements.map { lowered($0, under: key) })
        case .object(let object):
            if maps.contains(key.lowercased()) || object["Statement"] != nil { return value }
            return .object(
                JSONObject(
                    unsorted: object.map { .init(key: $0.key.lowercasedFirst, value: lowered($0.value, under: $0.key)) }
                )
            )
        default: return value
        }
    }

    /// Members whose keys people chose, or that are documents of their own; in lower case.
    private static let maps: Set<String> = [
        "variables", "labels", "annotations", "tags", "environmentvariables", "stagevariables", "parameters",
        "dockerlabels", "options", "driveropts", "attributes", "metadata", "policydocument", "assumerolepolicydocument",
        "policy", "keypolicy", "resourcepolicy", "repositorypolicytext", "lifecyclepolicytext", "accesspolicies",
        "definition", "definitionstring", "eventpattern", "advancedoptions", "logpublishingoptions", "redrivepolicy",
        "redriveallowpolicy", "filterpolicy", "templatebody", "body", "requestparameters", "responseparameters",
    ]
}
