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
    private let characters: [Unicode.Scalar]
    private var position = 0

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

    /// Reads `{V}` or `V`.
    private mutating func bracedValue() throws(RuleSyntaxError) -> RuleExpression {
        let isBraced = skip("{")
        let value = try value()
        if isBraced { try expect("}") }
        return value
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

    // MARK: Values

    /// Reads a value: alternatives separated by `|`.
    mutating func value() throws(RuleSyntaxError) -> RuleExpression {
        var all = [try term()]
        while skip("|") { all.append(try term()) }
        return all.count == 1 ? all[0] : .first(all)
    }

    private mutating func term() throws(RuleSyntaxError) -> RuleExpression {
        var result = try primary()
        while true {
            if peek == "[", peek(1) == "]" {
                position += 2
                result = result.appending(.each)
            } else if peek == "[" {
                position += 1
                var matches: [RulePathStep.Match] = []
                repeat {
                    let key = try dottedKeys().joined(separator: ".")
                    try expect("=")
                    matches.append(.init(key: key, value: try bracedValue()))
                } while skip(",")
                try expect("]")
                result = result.appending(.matching(matches))
            } else if peek == "." {
                position += 1
                if skip("{") {
                    result = .pick(result, try picks())
                } else {
                    let name = try member()
                    result = result.appending(Int(name).map { .index($0) } ?? (name == "last" ? .last : .key(name)))
                }
            } else {
                return result
            }
        }
    }

    private mutating func primary() throws(RuleSyntaxError) -> RuleExpression {
        skipSpaces()
        guard let next = peek else { throw failure("a value") }
        if next == "'" { return .literal(.string(try quoted())) }
        if next == "-" || next.isNumber { return .literal(try number()) }
        if skip("{") { return .make(try members()) }
        let name = try word("a value")
        switch name {
        case "true": return .literal(true)
        case "false": return .literal(false)
        case "null": return .literal(.null)
        default: break
        }
        guard peek == "(" else { return .root(RuleRoot(name)) }
        position += 1
        if name == "of" { return try otherDocument() }
        var arguments: [RuleExpression] = []
        if !skip(")") {
            repeat { arguments.append(try value()) } while skip(",")
            try expect(")")
        }
        if name == "doc" {
            guard case .literal(.string(let path))? = arguments.first else { throw failure("doc('path')") }
            return .own(path: path.split(separator: ".").map(String.init))
        }
        guard let function = RuleFunction(rawValue: name) else { throw failure("a function, not '\(name)'") }
        return .call(function, arguments)
    }

    private mutating func otherDocument() throws(RuleSyntaxError) -> RuleExpression {
        let type = try word("a type")
        try expect(",")
        let id = try value()
        var path: [String] = []
        if skip(",") {
            skipSpaces()
            path = try quoted().split(separator: ".").map(String.init)
        }
        try expect(")")
        return .other(type: type, id: id, path: path)
    }

    private mutating func picks() throws(RuleSyntaxError) -> [RulePick] {
        var picks: [RulePick] = []
        repeat {
            var steps: [RuleStep] = []
            repeat {
                let name = try member()
                steps.append(Int(name).map { .index($0) } ?? .key(name))
                if peek == "[", peek(1) == "]" {
                    position += 2
                    steps.append(.each)
                }
            } while skip(".")
            if skipWord("as") {
                picks.append(RulePick(steps: steps, target: try dottedKeys()))
            } else {
                let keys = steps.compactMap { if case .key(let key) = $0 { key } else { nil } }
                picks.append(RulePick(steps: steps, target: keys.suffix(1)))
            }
        } while skip(",")
        try expect("}")
        return picks
    }

    private mutating func members() throws(RuleSyntaxError) -> [RuleMember] {
        var members: [RuleMember] = []
        if skip("}") { return members }
        repeat {
            let key = try member()
            try expect(":")
            members.append(RuleMember(key: key, value: try value()))
        } while skip(",")
        try expect("}")
        return members
    }

    // MARK: Words

    private mutating func dottedKeys() throws(RuleSyntaxError) -> [String] {
        var keys = [try member()]
        while skip(".") { keys.append(try member()) }
        return keys
    }

    private mutating func member() throws(RuleSyntaxError) -> String {
        skipSpaces()
        return peek == "'" ? try quoted() : try word("a member")
    }

    private mutating func word(_ what: String) throws(RuleSyntaxError) -> String {
        skipSpaces()
        let start = position
        while let next = peek, next.isLetter || next.isNumber || next == "_" || next == "$" || next == "-" {
            position += 1
        }
        guard position > start else { throw failure(what) }
        return text(from: start, to: position)
    }

    private mutating func quoted() throws(RuleSyntaxError) -> String {
        position += 1
        var text = ""
        while let next = peek {
            position += 1
            if next == "'" {
                guard peek == "'" else { return text }
                position += 1
            }
            text.unicodeScalars.append(next)
        }
        throw failure("a closing quote")
    }

    private mutating func number() throws(RuleSyntaxError) -> JSONValue {
        let start = position
        if peek == "-" { position += 1 }
        while let next = peek, next.isNumber || next == "." && (peek(1)?.isNumber ?? false) { position += 1 }
        let text = text(from: start, to: position)
        if let integer = Int64(text) { return .integer(integer) }
        guard let number = Double(text) else { throw failure("a number, not '\(text)'") }
        return .number(number)
    }

    private var isAtKeyword: Bool {
        ["with", "without", "when"].contains { keyword in
            characters[position...].starts(with: keyword.unicodeScalars)
                && !(peek(keyword.count).map { $0.isLetter || $0.isNumber } ?? false)
        }
    }

    private func text(from start: Int, to end: Int) -> String {
        String(String.UnicodeScalarView(characters[start..<end]))
    }

    private var peek: Unicode.Scalar? { peek(0) }

    private func peek(_ offset: Int) -> Unicode.Scalar? {
        position + offset < characters.count ? characters[position + offset] : nil
    }

    private mutating func skipSpaces() { while peek == " " { position += 1 } }

    /// Skips some punctuation, with spaces before it.
    private mutating func skip(_ text: String) -> Bool {
        let start = position
        skipSpaces()
        if characters[position...].starts(with: text.unicodeScalars) {
            position += text.count
            return true
        }
        position = start
        return false
    }

    /// Skips a whole word, with spaces around it.
    private mutating func skipWord(_ text: String) -> Bool {
        let start = position
        skipSpaces()
        if characters[position...].starts(with: text.unicodeScalars) {
            let next = peek(text.count)
            if next == nil || next == " " || next == ":" {
                position += text.count
                skipSpaces()
                return true
            }
        }
        position = start
        return false
    }

    private mutating func expect(_ text: String) throws(RuleSyntaxError) {
        guard skip(text) else { throw failure("'\(text)'") }
    }

    private mutating func expectEnd() throws(RuleSyntaxError) {
        skipSpaces()
        guard position == characters.count else { throw failure("the end of the line") }
    }

    private func failure(_ what: String) -> RuleSyntaxError {
        RuleSyntaxError(
            reason: "expected \(what) at '\(rest.prefix(24))'"
        )
    }
}

extension Unicode.Scalar {
    fileprivate var isLetter: Bool { isASCII ? (value | 0x20) &- 97 < 26 : properties.isAlphabetic }
    fileprivate var isNumber: Bool { isASCII ? value &- 48 < 10 : properties.numericType != nil }
}

extension RuleExpression {
    fileprivate func appending(_ step: RuleStep) -> RuleExpression {
        if case .path(let base, let steps) = self { return .path(base, steps + [step]) }
        return .path(self, [step])
    }
}
