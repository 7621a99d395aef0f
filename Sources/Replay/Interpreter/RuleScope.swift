internal import HindcastModel

/// What the values of a rule are read from: one event, its parameters in the common shape.
///
/// A class, as every value of a rule begins here, and a struct would be copied with all of the event's texts each time.
final class RuleScope: Sendable {
    let event: AuditEvent
    let request: JSONValue
    let response: JSONValue

    init(event: AuditEvent, request: JSONValue, response: JSONValue) {
        self.event = event
        self.request = request
        self.response = response
    }

    /// Returns the value of a root, of a variable from those of the loops around the statement; `null` where there is none.
    func root(_ root: RuleRoot, _ variables: [String: JSONValue]) -> JSONValue {
        switch root {
        case .variable(let name): variables[name] ?? .null
        case .request: request
        case .response: response
        case .extra: Mask.unmask(event.record["additionalEventData"] ?? .null)
        case .details: Mask.unmask(event.record["serviceEventDetails"] ?? .null)
        case .resources: event.record["resources"] ?? .null
        case .event:
            .object(
                JSONObject(unsorted: RuleScope.eventMembers.map { .init(key: $0, value: eventMember($0)) })
            )
        }
    }

    private static let eventMembers = ["id", "account", "region", "time", "operation", "apiVersion", "principal"]

    /// Returns what the notation calls a member of `ev`; `null` where there is none.
    func eventMember(_ name: String) -> JSONValue {
        switch name {
        case "id": .string(event.id)
        case "account": .string(event.account)
        case "region": .string(event.location)
        case "time": .string(event.time.rfc3339)
        case "operation": .string(event.operation)
        case "apiVersion": event.record["apiVersion"] ?? .null
        case "principal": .string(event.principal.label)
        default: .null
        }
    }
}

extension JSONValue {
    /// Returns what lies below, by steps; members without regard to case, lists joined by `each`; `null` where nothing is.
    func following(
        _ steps: ArraySlice<RuleStep>,
        evaluate: (RuleExpression) -> JSONValue = { _ in .null }
    ) -> JSONValue {
        // Members are followed without a call each: most paths hold nothing else.
        var value = self
        var place = steps.startIndex
        while place < steps.endIndex, case .key(let key) = steps[place] {
            guard case .object(let object) = value else { return .null }
            guard let member = object.member(ignoringCase: key) else { return value.isCutOff ? value : .null }
            value = member.value
            place += 1
        }
        guard place < steps.endIndex else { return value }
        return value.following(steps[place], steps[(place + 1)...], evaluate)
    }

    /// Returns what lies below by a step that is no member's key, and by those behind it.
    private func following(
        _ step: RuleStep,
        _ rest: ArraySlice<RuleStep>,
        _ evaluate: (RuleExpression) -> JSONValue
    ) -> JSONValue {
        switch step {
        // The caller has followed the keys; another one behind this step begins anew.
        case .key: return following([step] + rest, evaluate: evaluate)
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
