internal import HindcastModel

/// A type as the rule book hands it out: one object however often it is asked for, with what every document of the type
/// is asked for worked out once.
final class KnownType: Sendable {
    let rule: TypeRule
    /// Where the identifiers of a document stand.
    let ids: [Place]
    let arns: [Place]
    let names: [Place]
    /// Arrays whose order means nothing, each with the way to it.
    let sets: [(steps: [RuleStep], rule: TypeRule.SetRule)]
    /// Members that hold the ARN where they stand one level down.
    let innerARNs: [String]

    /// A member of a document, or one further down.
    enum Place: Sendable {
        case member(String)
        case path([RuleStep])
    }

    /// The type of what no rule book describes.
    static let untyped = KnownType(TypeRule(service: "", name: ""))

    init(_ rule: TypeRule) {
        self.rule = rule
        func guesses(_ suffixes: [String]) -> [String] { ResourceIdentity.guesses(rule.name, suffixes) }
        ids = (rule.ids.isEmpty ? guesses(["Id", "Identifier", "", "Url"]) + ["id"] : rule.ids).map(Place.init)
        arns = (rule.arns.isEmpty ? guesses(["Arn", "ARN"]) + ["arn"] : rule.arns).map(Place.init)
        names = (rule.names.isEmpty ? guesses(["Name"]) + ["name"] : rule.names).map(Place.init)
        sets = rule.sets.map { (steps: $0.path.map { .key($0) }, rule: $0) }
        innerARNs = ["arn"] + guesses(["Arn"])
    }
}

extension KnownType.Place {
    fileprivate init(_ key: String) {
        let steps = key.split(separator: ".").map { RuleStep.key(String($0)) }
        self = steps.count == 1 ? .member(key) : .path(steps)
    }

    /// The text that stands there; `nil` where none does.
    func text(in configuration: JSONObject) -> String? {
        let value =
            switch self {
            case .member(let key): configuration.member(ignoringCase: key)?.value
            case .path(let steps): JSONValue.object(configuration).following(steps[...])
            }
        guard let text = value?.scalarText, !text.isEmpty else { return nil }
        return text
    }
}
