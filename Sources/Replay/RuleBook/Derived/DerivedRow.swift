internal import HindcastModel

/// One derived row, and the rule it stands for.
struct DerivedRow {
    let operation: String
    private let effect: Character
    private let mark: Character?
    private let typeNumber: Int?
    private let id: String
    let extras: [String: String]
    private let text: String

    init(_ columns: [String]) {
        operation = columns[0]
        let code = columns.count > 1 ? columns[1] : "N"
        effect = code.first ?? "N"
        mark = code.dropFirst().first
        typeNumber = columns.count > 2 ? Int(columns[2]) : nil
        id = columns.count > 3 ? columns[3] : ""
        var extras: [String: String] = [:]
        for extra in columns.count > 4 ? columns[4].fields(UInt8(ascii: ";")) : [] {
            guard let cut = extra.utf8.firstIndex(of: UInt8(ascii: "=")), cut > extra.startIndex else { continue }
            let value = extra[extra.utf8.index(after: cut)...]
            if !value.isEmpty { extras[String(extra[..<cut])] = String(value) }
        }
        self.extras = extras
        text = columns.joined(separator: "\t")
    }

    /// Returns the rule; `nil` where the row does not know the resource.
    func rule(types: [DerivedType], ignored: Set<String>) -> OperationRule? {
        var rule = OperationRule(source: .derived, confidence: confidence, text: text, statements: [])
        if effect == "X" || effect == "N" {
            rule.statements = [RuleStatement(verb: .none)]
            return rule
        }
        guard mark != "!" else { return nil }
        let type = typeNumber.flatMap { types.indices.contains($0) ? types[$0] : nil }
        guard let place = place(type) else { return nil }
        let value = DerivedValue(
            body: extras["b"].map { [$0] } ?? [],
            ignored: ignored.union(list("x").map { $0.lowercased() }).union(movedMembers),
            renames: pairs("m") + pairs("k"),
            snapshot: extras["s"],
            additions: list("a"),
            states: pairs("v"),
            identifiers: Set(
                ((type?.identifiers ?? []) + list("i") + (type?.scope.flatMap { $0 } ?? [])).map { $0.lowercased() }
            )
        )
        rule.statements = statements(place: place, value: value)
        return rule
    }

    private var confidence: Confidence { mark == "~" ? .medium : mark == "?" ? .low : .high }

    // MARK: The target

    private struct Place {
        var prefixes: [RuleStatement.Prefix] = []
        var target: RuleStatement.Target
        /// The list whose elements are one resource each: `rs.tasks`.
        var list: String?
    }

    private func place(_ type: DerivedType?) -> Place? {
        let name = type?.rule.name
        if id.hasPrefix("*") { return Place(target: .init(type: name, id: .literal("default"))) }
        var path = id
        var mustExist = false
        if path.hasPrefix("^") {
            path.removeFirst()
            mustExist = true
        }
        var parent: RuleExpression?
        if let scope = type?.scope, !scope.isEmpty {
            let levels = scope.map { names in RuleExpression.first(names.map { .path(.root("rq"), [.key($0)]) }) }
            parent = levels.count == 1 ? levels[0] : .call(.join, [.call(.concat, levels), .literal("/")])
        }
        var alternatives = path.isEmpty ? [] : path.split(separator: "|").map(String.init)
        if path.isEmpty { alternatives = (type?.identifiers ?? []).map { "rq.\($0)" } }
        if effect != "C" { alternatives += list("i").map { "rq.\($0)" } }
        guard let first = alternatives.first else { return nil }
        if let cut = first.firstRange(of: "[]") {
            let list = String(first[..<cut.lowerBound])
            // Several spellings of one list: EC2's older and newer calls.
            if alternatives.count > 1, extras["e"] == nil, effect != "C" {
                let lists = alternatives.compactMap { expression($0.hasSuffix("[]") ? String($0.dropLast(2)) : $0) }
                return Place(
                    prefixes: [.each(name: "each", of: .first(lists))],
                    target: .init(type: name, id: .root("each"), parent: parent, mustExist: mustExist)
                )
            }
            let rest = first[cut.upperBound...].drop { $0 == "." }
            guard let each = expression(list) else { return nil }
            let element = rest.isEmpty ? RuleExpression.root("each") : expression("each.\(rest)")
            guard let element else { return nil }
            return Place(
                prefixes: [.each(name: "each", of: each)],
                target: .init(type: name, id: element, parent: parent, mustExist: mustExist),
                list: list
            )
        }
        let values = alternatives.compactMap(expression)
        guard !values.isEmpty else { return nil }
        return Place(
            target: .init(
                type: name,
                id: values.count == 1 ? values[0] : .first(values),
                parent: parent,
                mustExist: mustExist
            )
        )
    }

    private func expression(_ path: some StringProtocol) -> RuleExpression? {
        var parser = RuleParser(path)
        return try? parser.value()
    }

    // MARK: The effect

    private func statements(place: Place, value: DerivedValue) -> [RuleStatement] {
        var value = value
        if let list = place.list {
            if let snapshot = extras["s"], snapshot == list.replacing("rs.", with: "") + "[]" {
                value.snapshotIsElement = true
            }
            if let body = extras["e"], list == "rq.\(body)" { value.bodyIsElement = true }
        }
        func statement(
            _ verb: RuleStatement.Verb,
            path: [String] = [],
            keys: [String] = [],
            value: RuleExpression? = nil
        ) -> RuleStatement {
            RuleStatement(
                prefixes: place.prefixes,
                target: place.target,
                verb: verb,
                path: path.map { .key($0) },
                keys: keys,
                value: value
            )
        }
        let path = extras["p"].map { $0.split(separator: ",").map { $0.split(separator: ".").map(String.init) } } ?? []
        let part = path.first ?? []
        // `a:b`: the request's `a` is `b` in the document.
        let keys = list("k").map { $0.split(separator: ":").last.map(String.init) ?? $0 }
        let body = extras["b"].map { RuleExpression.path(.root("rq"), [.key($0)]) }
        let partValue = body ?? .row(value.part(named: part.last ?? ""))
        let whole = RuleExpression.row(value)
        var result: [RuleStatement] = []
        switch effect {
        case "C": result = [statement(.create, value: whole)]
        case "R": result = [statement(.replace, value: whole)]
        case "M": result = [statement(.merge, value: whole)]
        case "D": result = [statement(.delete)]
        case "P":
            result = part.isEmpty ? [statement(.merge, value: whole)] : [statement(.set, path: part, value: partValue)]
        case "Q": result = path.map { statement(.unset, path: $0) }
        case "E", "L":
            guard !part.isEmpty else { return [statement(.merge, value: whole)] }
            result = [
                keys.isEmpty
                    ? statement(.add, path: part, value: partValue)
                    : statement(.put, path: part, keys: keys, value: partValue)
            ]
        case "F", "K":
            guard !part.isEmpty else { return [] }
            result = [
                keys.isEmpty
                    ? statement(.sub, path: part, value: partValue)
                    : statement(.drop, path: part, keys: keys, value: partValue)
            ]
        case "G":
            guard !part.isEmpty else { return [statement(.merge, value: whole)] }
            result = [
                keys.isEmpty
                    ? statement(.merge, path: part, value: partValue)
                    : statement(.patch, path: part, keys: keys, value: partValue)
            ]
        case "T":
            let names = extras["t"].map { [$0] } ?? ["tags", "tagList", "tagSet", "resourceTags", "tagsToAdd"]
            result = [statement(.tag, value: .first(names.compactMap { expression("rq.\($0)") }))]
            if let removed = extras["u"] {
                result.append(when(statement(.untag, value: .path(.root("rq"), [.key(removed)]))))
            }
        case "U":
            let names = extras["t"].map { [$0] } ?? ["tagKeys", "tagKeyList", "tagsToRemove", "tags"]
            result = [statement(.untag, value: .first(names.compactMap { expression("rq.\($0)") }))]
        case "S": result = [statement(.merge, value: .row(value.onlyStates))]
        default: return []
        }
        if !["C", "R", "M", "S"].contains(effect), extras["s"] != nil || extras["v"] != nil {
            result.append(statement(.merge, value: .row(value.onlyStates)))
        }
        for change in list("d") { result += delta(change, statement) }
        if let new = extras["n"] { result.append(when(statement(.rename, value: .path(.root("rq"), [.key(new)])))) }
        return result
    }

    /// A statement that only runs where its value is there.
    private func when(_ statement: RuleStatement) -> RuleStatement {
        var statement = statement
        if let value = statement.value { statement.condition = .present(value) }
        return statement
    }

    /// `+NAME:path`, `-NAME:path`, `*LIST[ACTION].ITEM:path`, `/NAME`.
    private func delta(
        _ change: String,
        _ statement: (RuleStatement.Verb, [String], [String], RuleExpression?) -> RuleStatement
    ) -> [RuleStatement] {
        guard let sign = change.first else { return [] }
        let sides = change.dropFirst().split(separator: ":", maxSplits: 1).map(String.init)
        let path = sides.count > 1 ? sides[1].split(separator: ".").map(String.init) : []
        let member = RuleExpression.path(.root("rq"), [.key(sides.first ?? "")])
        switch sign {
        case "+": return [when(statement(.add, path, [], member))]
        case "-": return [when(statement(.sub, path, [], member))]
        case "/": return [when(statement(.ops, [], [], member))]
        case "*":
            let parts = (sides.first ?? "").split(whereSeparator: { "[].".contains($0) }).map(String.init)
            guard parts.count >= 2 else { return [] }
            let item = parts.count > 2 ? RuleExpression.path(.root("change"), [.key(parts[2])]) : .root("change")
            let action = RuleExpression.path(.root("change"), [.key(parts[1])])
            return [(RuleStatement.Verb.add, ["INSERT", "ADD", "UPSERT", "CREATE"]), (.sub, ["DELETE", "REMOVE"])].map {
                verb,
                words in
                var step = statement(verb, path, [], item)
                step.prefixes.append(.each(name: "change", of: .path(.root("rq"), [.key(parts[0])])))
                step.prefixes.append(.when(.equals(action, words.map { .literal(.string($0)) })))
                return step
            }
        default: return []
        }
    }

    /// Request members that the changes of lists and the rename take, so that the document does not hold them.
    private var movedMembers: Set<String> {
        var names: Set<String> = []
        for change in list("d") {
            let name = change.dropFirst().prefix { $0 != ":" && $0 != "[" }
            names.insert(name.lowercased())
        }
        if let new = extras["n"] { names.insert(new.lowercased()) }
        return names
    }

    private func list(_ letter: String) -> [String] { extras[letter]?.split(separator: ",").map(String.init) ?? [] }

    private func pairs(_ letter: String) -> [DerivedValue.Pair] {
        list(letter).compactMap { pair in
            let sides = pair.split(separator: ":", maxSplits: 1).map(String.init)
            return sides.count == 2 ? .init(name: sides[0], target: sides[1]) : nil
        }
    }
}
