internal import HindcastModel

/// What the values of a rule are read from: one event, and the variables of the loops around a statement.
struct RuleScope {
    let event: AuditEvent
    let request: JSONValue
    let response: JSONValue
    var variables: [String: JSONValue] = [:]

    /// Returns the value of a named root; `null` where there is none.
    func root(_ name: String) -> JSONValue {
        if let value = variables[name] { return value }
        switch name {
        case "rq": return request
        case "rs": return response
        case "extra": return Mask.unmask(event.record["additionalEventData"] ?? .null)
        case "details": return Mask.unmask(event.record["serviceEventDetails"] ?? .null)
        case "resources": return event.record["resources"] ?? .null
        case "ev":
            return [
                "id": .string(event.id), "account": .string(event.account), "region": .string(event.location),
                "time": .string(event.time.rfc3339), "operation": .string(event.operation),
                "apiVersion": event.record["apiVersion"] ?? .null,
                "principal": .string(event.principal.label),
            ]
        default: return .null
        }
    }
}

extension JSONValue {
    /// Returns what lies below, by steps; members without regard to case, lists joined by `each`; `null` where nothing is.
    func following(
        _ steps: ArraySlice<RuleStep>,
        evaluate: (RuleExpression) -> JSONValue = { _ in .null }
    ) -> JSONValue {
        guard let step = steps.first else { return self }
        let rest = steps.dropFirst()
        switch step {
        case .key(let key):
            guard case .object(let object) = self else { return .null }
            guard let member = object.member(ignoringCase: key) else { return isCutOff ? self : .null }
            return member.value.following(rest, evaluate: evaluate)
        case .index(let index):
            guard let elements = array else { return index == 0 ? following(rest, evaluate: evaluate) : .null }
            return elements.indices.contains(index) ? elements[index].following(rest, evaluate: evaluate) : .null
        case .each:
            guard !isEmpty else { return .array([]) }
            let elements = array ?? [self]
            var found: [JSONValue] = []
            for element in elements {
                let value = element.following(rest, evaluate: evaluate)
                if rest.contains(where: \.spreads), let inner = value.array {
                    found += inner
                } else if value != .null {
                    found.append(value)
                }
            }
            return .array(found)
        case .last: return (elements.last ?? .null).following(rest, evaluate: evaluate)
        case .matching(let matches):
            if isCutOff { return self }
            let wanted = matches.map { (path: $0.key, value: evaluate($0.value)) }
            let found = elements.filter { element in
                wanted.allSatisfy { wish in
                    let member = DocumentEdit.member(element, wish.path)
                    // A list of values means any of them.
                    guard let any = wish.value.array else { return DocumentEdit.agrees(member, wish.value) }
                    return any.contains { DocumentEdit.agrees(member, $0) }
                }
            }
            // One element found by its identity is that element; `V[key=x].member` reads as it looks.
            if rest.isEmpty || rest.first == .each { return JSONValue.array(found).following(rest, evaluate: evaluate) }
            return found.first?.following(rest, evaluate: evaluate) ?? .null
        }
    }
}

extension RuleStep {
    /// Whether the step may give several values.
    fileprivate var spreads: Bool {
        switch self {
        case .each, .matching: true
        default: false
        }
    }
}
