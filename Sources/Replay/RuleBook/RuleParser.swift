internal import HindcastModel

/// A mistake in a rule file.
package struct RuleSyntaxError: Error, Hashable, CustomStringConvertible {
    /// The file's name.
    package var file = ""
    /// The line, from 1.
    package var line = 0
    /// What was expected.
    package let reason: String

    package var description: String { "\(file):\(line): \(reason)" }
}

/// Reads values, conditions and statements of the rule notation from one line.
///
/// The grammar is in the documentation article "The rule notation"; this is a recursive descent over it.
struct RuleParser {
    let characters: [Unicode.Scalar]
    var position = 0

    init(_ text: some StringProtocol) { characters = Array(text.unicodeScalars) }

    /// What was not read yet.
    var rest: Substring { Substring(text(from: min(position, characters.count), to: characters.count)) }

    // MARK: Statements

    /// Reads `[if COND:] [else:] [for v in V:] TARGET VERB …` to the end of the line.
    mutating func statement() throws(RuleSyntaxError) -> RuleStatement {
        var prefixes: [RuleStatement.Prefix] = []
        while true {
            if skipWord("if") {
                prefixes.append(.when(try condition()))
                try expect(":")
            } else if skipWord("else") {
                prefixes.append(.otherwise)
                try expect(":")
            } else if skipWord("for") {
                let name = try word("a variable")
                guard skipWord("in") else { throw failure("'in' after 'for \(name)'") }
                prefixes.append(.each(name: name, of: try value()))
                try expect(":")
            } else {
                break
            }
        }
        for verb in [RuleStatement.Verb.none, .session] where skipWord(verb.rawValue) {
            try expectEnd()
            return RuleStatement(prefixes: prefixes, verb: verb)
        }
        let target = try self.target()
        let verbName = try word("a verb")
        guard let verb = RuleStatement.Verb(rawValue: verbName) else { throw failure("a verb, not '\(verbName)'") }
        var statement = RuleStatement(prefixes: prefixes, target: target, verb: verb)
        skipSpaces()
        if let next = peek, next != "<", !isAtKeyword { (statement.path, statement.keys) = try documentPath() }
        try clauses(into: &statement)
        try check(statement)
        return statement
    }

    private mutating func clauses(into statement: inout RuleStatement) throws(RuleSyntaxError) {
        if skip("<-") { statement.value = try value() }
        while true {
            if skipWord("with") {
                repeat {
                    let path = try dottedKeys()
                    try expect("=")
                    statement.additions.append(.init(path: path, value: try value()))
                } while skip(",")
            } else if skipWord("without") {
                repeat { statement.omissions.append(try word("a key")) } while skip(",")
            } else if skipWord("when") {
                statement.condition = try condition()
            } else {
                break
            }
        }
        try expectEnd()
    }

    private func check(_ statement: RuleStatement) throws(RuleSyntaxError) {
        switch statement.verb {
        case .put, .patch, .drop:
            if statement.path.isEmpty { throw failure("a path after '\(statement.verb.rawValue)'") }
        case .set, .add, .sub, .delta:
            if statement.path.isEmpty || statement.value == nil && statement.additions.isEmpty {
                throw failure("a path and a value for '\(statement.verb.rawValue)'")
            }
        case .unset:
            if statement.path.isEmpty { throw failure("a path after 'unset'") }
        case .tag, .rename, .ops:
            if statement.value == nil { throw failure("a value for '\(statement.verb.rawValue)'") }
        case .create, .merge, .replace, .delete, .untag, .none, .session: break
        }
    }

    private mutating func target() throws(RuleSyntaxError) -> RuleStatement.Target {
        let isEvery = skipWord("every")
        let type: String? = skip("*") ? nil : try word("a type")
        try expect("[")
        let id = try value()
        let parent = skipWord("in") ? try value() : nil
        try expect("]")
        if isEvery, type == nil { throw failure("a type after 'every'") }
        return .init(type: type, id: id, parent: parent, isEvery: isEvery)
    }

    private mutating func documentPath() throws(RuleSyntaxError) -> ([RulePathStep], keys: [String]) {
        var steps: [RulePathStep] = []
        var keys: [String] = []
        repeat {
            if skip("{") {
                steps.append(.computed(try value()))
                try expect("}")
            } else {
                steps.append(.key(try word("a member")))
            }
            while peek == "[" {
                guard keys.isEmpty else { throw failure("the keys at the end of the path") }
                position += 1
                var matches: [RulePathStep.Match] = []
                repeat {
                    let key = try dottedKeys().joined(separator: ".")
                    if skip("=") {
                        matches.append(.init(key: key, value: try bracedValue()))
                    } else {
                        keys.append(key)
                    }
                } while skip(",")
                try expect("]")
                if !matches.isEmpty { steps.append(.matching(matches)) }
            }
        } while skip(".")
        return (steps, keys)
    }

    // MARK: Conditions

    /// Reads a condition up to something that cannot belong to it.
    mutating func condition() throws(RuleSyntaxError) -> RuleCondition {
        var terms = [try conditionTerm()]
        while skip("&") { terms.append(try conditionTerm()) }
        return terms.count == 1 ? terms[0] : .all(terms)
    }

    private mutating func conditionTerm() throws(RuleSyntaxError) -> RuleCondition {
        if skipWord("not") { return .not(try conditionTerm()) }
        if skipWord("exists") {
            let target = try self.target()
            return .exists(type: target.type ?? "*", id: target.id)
        }
        let left = try value()
        if skip("!=") { return .not(.equals(left, try alternatives())) }
        if skip("=") { return .equals(left, try alternatives()) }
        return .present(left)
    }

    private mutating func alternatives() throws(RuleSyntaxError) -> [RuleExpression] {
        let value = try value()
        if case .first(let all) = value { return all }
        return [value]
    }
}
