internal import HindcastModel

extension RuleParser {
    /// Reads a value: alternatives separated by `|`.
    mutating func value() throws(RuleSyntaxError) -> RuleExpression {
        var all = [try term()]
        while skip("|") { all.append(try term()) }
        return all.count == 1 ? all[0] : .first(all)
    }

    /// Reads `{V}` or `V`.
    mutating func bracedValue() throws(RuleSyntaxError) -> RuleExpression {
        let isBraced = skip("{")
        let value = try value()
        if isBraced { try expect("}") }
        return value
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
}

extension RuleExpression {
    fileprivate func appending(_ step: RuleStep) -> RuleExpression {
        if case .path(let base, let steps) = self { return .path(base, steps + [step]) }
        return .path(self, [step])
    }
}
