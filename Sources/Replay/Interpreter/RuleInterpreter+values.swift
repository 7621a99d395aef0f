internal import HindcastModel

/// What the expressions of a rule come to.
extension RuleInterpreter {
    /// The statement's value with its additions and omissions.
    func value(of statement: RuleStatement) -> JSONValue {
        let base = statement.value.map { evaluate($0) } ?? .null
        guard !statement.additions.isEmpty || !statement.omissions.isEmpty else { return base }
        func adjusted(_ value: JSONValue) -> JSONValue {
            var object = value.object ?? [:]
            for key in statement.omissions {
                if let member = object.member(ignoringCase: key) { object[member.key] = nil }
            }
            for addition in statement.additions {
                let added = evaluate(addition.value)
                guard added != .null else { continue }
                DocumentEdit.edit(&object, at: addition.path.map { .key($0) }[...]) { $0 = added }
            }
            return .object(object)
        }
        if let elements = base.array { return .array(elements.map(adjusted)) }
        return adjusted(base)
    }

    func filled(_ step: RulePathStep) -> DocumentEdit.Step {
        switch step {
        case .key(let name): .key(name)
        case .computed(let value): .key(evaluate(value).scalarText ?? "")
        case .matching(let matches): .matching(matches.map { ($0.key, evaluate($0.value)) })
        }
    }

    /// Returns a value of the notation; `null` where nothing is there.
    func evaluate(_ expression: RuleExpression) -> JSONValue {
        switch expression {
        case .literal(let value): return value
        case .root(let root): return scope.root(root, variables)
        case .path(.root(.event), let steps) where steps.count == 1:
            guard case .key(let name) = steps[0] else { return .null }
            return scope.eventMember(name)
        case .path(let base, let steps): return evaluate(base).following(steps[...]) { evaluate($0) }
        case .first(let all):
            var unknown = JSONValue.null
            for one in all {
                // What one place hides another may tell; but no default holds for it.
                if unknown != .null, case .literal = one { break }
                let value = evaluate(one)
                if value.isEmpty { continue }
                guard value.isUnknown else { return value }
                if unknown == .null { unknown = value }
            }
            return unknown
        case .pick(let base, let picks):
            let value = evaluate(base)
            if value.isCutOff { return value }
            if let elements = value.array { return .array(elements.map { pick(picks, from: $0) }) }
            return value.object == nil ? .null : pick(picks, from: value)
        case .make(let members):
            return .object(
                JSONObject(
                    unsorted: members.compactMap { member in
                        let value = evaluate(member.value)
                        return value == .null ? nil : .init(key: member.key, value: value)
                    }
                )
            )
        case .call(let function, let arguments):
            let values = arguments.map { evaluate($0) }
            if !function.keepsUnknown, let unknown = values.first(where: \.isCutOff) { return unknown }
            return function.apply(values, in: scope)
        case .row(let row):
            return row.value(request: scope.request, response: scope.response, element: variables["each"] ?? .null)
        case .other(let type, let id, let path):
            guard let text = evaluate(id).scalarText, let handle = find(text, type: type) else { return .null }
            let document = transaction[handle]?.document ?? world.table[handle].present
            return document.map { RuleInterpreter.member(path, of: $0) } ?? .null
        case .own(let path): return own.map { RuleInterpreter.member(path, of: $0.document) } ?? .null
        }
    }

    private static func member(_ path: [String], of document: ResourceDocument) -> JSONValue {
        if path.first == "tags" {
            return JSONValue.object(document.tags).following(path.dropFirst().map { .key($0) }[...])
        }
        if path == ["$id"] { return .string(document.address.id) }
        return JSONValue.object(document.configuration).following(path.map { .key($0) }[...])
    }

    func pick(_ picks: [RulePick], from value: JSONValue) -> JSONValue {
        var object: JSONObject = [:]
        for pick in picks {
            let found = value.following(pick.steps[...]) { evaluate($0) }
            guard found != .null else { continue }
            DocumentEdit.edit(&object, at: pick.target.map { .key($0) }[...]) { $0 = found }
        }
        return .object(object)
    }
}
