internal import HindcastModel

/// The rule for an operation that nothing knows: noun and verb say what they can, with low confidence.
enum FallbackRule {
    /// Returns the rule, or `nil` where the call names no resource.
    static func rule(for event: AuditEvent) -> OperationRule? {
        let (verb, noun) = OperationName.parse(event.operation)
        guard let (type, id) = target(of: event, noun: noun, verb: verb) else { return nil }
        let request = RuleExpression.root("rq")
        var statement: RuleStatement
        switch verb {
        case .create:
            statement = .init(verb: .create, value: .call(.merge, [request, .root("rs")]))
        case .delete: statement = .init(verb: .delete)
        case .put, .update: statement = .init(verb: .merge, value: request)
        case .attach, .detach, .state, .action, .read: return nil
        }
        if event.operation.hasPrefix("Tag") || event.operation.hasPrefix("AddTags") {
            statement = .init(verb: .tag, value: .first([.path(request, [.key("tags")]), request]))
        }
        statement.target = .init(type: type, id: .literal(.string(id)), parent: nil)
        return OperationRule(
            source: .fallback,
            confidence: .low,
            text: "guessed from the operation's name",
            statements: [statement]
        )
    }

    /// The resource that a call is about: by the record's own list, else by members named like the noun.
    private static func target(of event: AuditEvent, noun: String, verb: OperationName.Class) -> (
        type: String?, id: String
    )? {
        let resources = event.record["resources"]?.array ?? []
        if let arn = resources.lazy.compactMap({ $0["ARN"]?.string }).first(where: { ARN($0)?.service == event.service }
        ) {
            return (noun.isEmpty ? nil : noun, arn)
        }
        let parts = verb == .create ? [event.response, event.request] : [event.request, event.response]
        for part in parts {
            for object in [part.object, part.object?.members.lazy.compactMap(\.value.object).first].compactMap({ $0 }) {
                for suffix in ["Arn", "Id", "Name", "Identifier", ""] {
                    if let id = object.member(ignoringCase: noun + suffix)?.value.string, !id.isEmpty {
                        return (noun, id)
                    }
                }
                for key in ["arn", "id", "name"] {
                    if let id = object.member(ignoringCase: key)?.value.string, !id.isEmpty { return (noun, id) }
                }
            }
        }
        return nil
    }
}
