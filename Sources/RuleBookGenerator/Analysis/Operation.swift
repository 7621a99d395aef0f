internal import HindcastModel

/// An operation with its name taken apart and its request laid out.
struct Operation: Sendable {
    let name: String
    let parts: OperationName
    let method: String
    let isReadOnly: Bool
    /// The request's members, required ones first, in the model's order; the rest sorted by name.
    let parameters: [Parameter]
    /// The name of the response's shape.
    let output: String?

    var verb: String { parts.verb }
    /// What the operation is, where its verb alone misleads.
    var correction: VerbClass?
    var verbClass: VerbClass { isReadOnly ? .read : correction ?? parts.verbClass }
    var noun: String { parts.noun }
    var required: [Parameter] { parameters.filter(\.isRequired) }

    /// The parameter of that folded name.
    func parameter(_ folded: String) -> Parameter? { parameters.first { $0.folded == folded } }

    init(_ model: ServiceModel.OperationModel, in service: ServiceModel, wire: Wire) {
        name = model.name
        parts = OperationName(model.name)
        method = model.method
        isReadOnly = model.isReadOnly
        output = model.output
        guard let input = model.input.map(service.shape) else {
            parameters = []
            return
        }
        let required = input.required.filter { input.member($0) != nil }
        let optional = input.members.map(\.name).filter { !required.contains($0) }
        parameters = (required + optional).compactMap { name in
            input.member(name).map {
                Parameter($0, in: service, wire: wire, isRequired: required.contains(name))
            }
        }
    }
}

/// One member of a request.
struct Parameter: Sendable {
    enum Kind: Sendable {
        case text
        case texts
        case structure
        case structures
        case map
        case flag
        case number
        case other
    }

    /// As the model writes it.
    let name: String
    /// As CloudTrail writes it; a path for a member of a structure.
    private(set) var key: String
    /// Another name under which CloudTrail may write it: REST services log some under the address's name.
    let alternative: String?
    let folded: String
    let kind: Kind
    /// The member's shape; a list's element's shape.
    let shape: String
    private(set) var isRequired: Bool
    let isToken: Bool
    /// The name stands in the address of the REST call.
    let isInAddress: Bool

    init(_ member: ServiceModel.Member, in service: ServiceModel, wire: Wire, isRequired: Bool) {
        name = member.name
        key = wire.key(of: member)
        alternative = wire.alternativeKey(of: member)
        folded = member.name.folded
        let shape = service.shape(member.shape)
        let element = shape.element.map { service.shape($0.shape) }
        (kind, self.shape) =
            switch (shape.kind, element?.kind) {
            case (.list, .string?): (.texts, shape.element?.shape ?? "")
            case (.list, .structure?): (.structures, shape.element?.shape ?? "")
            case (.list, _): (.other, member.shape)
            case (.string, _): (.text, member.shape)
            case (.structure, _): (shape.isDocument ? .other : .structure, member.shape)
            case (.map, _): (.map, member.shape)
            case (.boolean, _): (.flag, member.shape)
            case (.integer, _), (.number, _): (.number, member.shape)
            default: (.other, member.shape)
            }
        self.isRequired = isRequired
        isToken = member.isToken
        isInAddress = member.location == "uri"
    }

    /// The same member as a part of a structure in the request.
    func nested(in outer: Parameter) -> Parameter {
        var inner = self
        inner.key = "\(outer.key).\(key)"
        inner.isRequired = outer.isRequired
        return inner
    }

    var isTextual: Bool { kind == .text || kind == .texts }

    /// The folded name; of a list of names, its singular.
    var foldedSingular: String {
        guard kind == .texts || kind == .structures else { return folded }
        var words = tokens(name)
        if words.count > 1, ["List", "Set"].contains(words.last) { words.removeLast() }
        if words.count > 2, words[words.count - 2] == "To" { words.removeLast(2) }
        return words.joined().foldedSingular
    }

    /// The key, or both keys where there are two, as a path's alternatives.
    var path: String { alternative.map { "\(key)|\($0)" } ?? key }
}
