internal import HindcastModel

/// One file of hand-written rules, parsed.
package struct RuleFile: Sendable {
    /// The service's name in addresses.
    package var service = ""
    /// The event sources that it answers for.
    package var sources: [String] = []
    /// How the service's calls look in the log.
    package var wire = WireFormat.json
    /// The types, by name.
    package var types: [String: TypeRule] = [:]
    /// The operations.
    package var operations: [String: [OperationRule]] = [:]
    /// The examples.
    package var examples: [RuleExample] = []

    /// Parses a file; `name` is for error messages.
    package init(parsing text: String, name: String) throws(RuleSyntaxError) {
        var block = Block.none
        var number = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            number += 1
            let body = RuleFile.withoutComment(line)
            guard body.contains(where: { $0 != " " }) else { continue }
            do throws(RuleSyntaxError) {
                try read(body, in: &block)
            } catch {
                throw RuleSyntaxError(file: name, line: number, reason: error.reason)
            }
        }
    }

    private enum Block {
        case none
        case operations([String])
        case example
    }

    private mutating func read(_ line: Substring, in block: inout Block) throws(RuleSyntaxError) {
        if line.first != " " {
            let words = line.split(separator: " ").map(String.init)
            switch words[0] {
            case "service":
                try readService(words)
                block = .none
            case "type":
                try readType(words)
                block = .none
            case "on":
                let names = Array(words.dropFirst().prefix { $0 != "when" })
                var rule = OperationRule(
                    source: .override,
                    service: service,
                    confidence: .high,
                    text: "",
                    statements: []
                )
                if let range = line.firstRange(of: " when ") {
                    var parser = RuleParser(line[range.upperBound...])
                    rule.guards = try parser.condition()
                }
                for name in names {
                    if operations[name]?.contains(where: { $0.guards == nil }) ?? false {
                        throw RuleSyntaxError(reason: "\(name) has a rule already")
                    }
                    operations[name, default: []].append(rule)
                }
                block = .operations(names)
            case "example":
                examples.append(RuleExample(title: words.dropFirst().joined(separator: " ")))
                block = .example
            default: throw RuleSyntaxError(reason: "expected 'service', 'type', 'on' or 'example'")
            }
            return
        }
        let body = line.drop { $0 == " " }
        switch block {
        case .none: throw RuleSyntaxError(reason: "a statement outside a block")
        case .operations(let names):
            let phrase = try RuleFile.phrase(in: body)
            let statement = try phrase == nil ? RuleFile.statement(in: body) : nil
            for name in names {
                guard var rules = operations[name], var rule = rules.popLast() else { continue }
                rule.text += body + "\n"
                if let phrase { rule.phrases.append(phrase) }
                if let statement { rule.statements.append(statement) }
                operations[name] = rules + [rule]
            }
        case .example: try examples[examples.count - 1].read(String(body))
        }
    }

    private static func statement(in body: Substring) throws(RuleSyntaxError) -> RuleStatement {
        var parser = RuleParser(body)
        return try parser.statement()
    }

    /// Reads `say …`, `if COND: say …` or `say if COND: …`; `nil` where the line is a statement.
    private static func phrase(in body: Substring) throws(RuleSyntaxError) -> OperationRule.Phrase? {
        for mark in ["say if ", "if "] where body.hasPrefix(mark) {
            guard mark == "say if " || body.contains(": say ") else { continue }
            var parser = RuleParser(body.dropFirst(mark.count))
            let condition = try parser.condition()
            var words = parser.rest.drop { $0 == ":" || $0 == " " }
            if words.hasPrefix("say ") { words = words.dropFirst(4) }
            return .init(condition: condition, words: try RuleTemplate(parsing: String(words)))
        }
        guard body.hasPrefix("say ") else { return nil }
        return .init(condition: nil, words: try RuleTemplate(parsing: String(body.dropFirst(4))))
    }

    private mutating func readService(_ words: [String]) throws(RuleSyntaxError) {
        guard words.count >= 3 else { throw RuleSyntaxError(reason: "expected: service NAME SOURCE [wire=…]") }
        service = words[1]
        sources = words[2].split(separator: ",").map(String.init)
        for word in words.dropFirst(3) {
            guard word.hasPrefix("wire="), let format = WireFormat(rawValue: String(word.dropFirst(5))) else {
                throw RuleSyntaxError(reason: "'\(word)' is no wire format")
            }
            wire = format
        }
    }

    private mutating func readType(_ words: [String]) throws(RuleSyntaxError) {
        guard words.count >= 2 else { throw RuleSyntaxError(reason: "expected: type NAME …") }
        var type = TypeRule(service: service, name: words[1])
        var index = 2
        while index < words.count {
            let word = words[index]
            index += 1
            if word == "as", index < words.count {
                type.kebab = words[index]
                index += 1
                continue
            }
            if word == "global" {
                type.isGlobal = true
                continue
            }
            let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { throw RuleSyntaxError(reason: "'\(word)' is no property of a type") }
            let items = RuleFile.items(of: parts[1])
            switch parts[0] {
            case "id": type.ids = items
            case "arn": type.arns = items
            case "name": type.names = items
            case "drop": type.drops = items.map(RuleFile.steps)
            case "in": type.parent = parts[1]
            case "prefix": type.idPrefix = parts[1]
            case "owner":
                let pieces = parts[1].split(separator: ".", maxSplits: 1).map(String.init)
                guard pieces.count == 2 else { throw RuleSyntaxError(reason: "expected owner=TYPE.member") }
                type.owner = (pieces[0], pieces[1])
            case "alias": type.aliasPaths = items.map(RuleFile.steps)
            case "set": type.sets = items.map(RuleFile.setRule)
            default: throw RuleSyntaxError(reason: "'\(parts[0])' is no property of a type")
            }
        }
        types[type.name] = type
    }

    /// Splits at commas outside brackets.
    private static func items(of text: String) -> [String] {
        var items = [""]
        var depth = 0
        for character in text {
            if character == "[" { depth += 1 }
            if character == "]" { depth -= 1 }
            if character == ",", depth == 0 { items.append("") } else { items[items.count - 1].append(character) }
        }
        return items.filter { !$0.isEmpty }
    }

    static func steps(_ path: String) -> [RuleStep] {
        path.split(separator: ".").flatMap { part -> [RuleStep] in
            part.hasSuffix("[]") ? [.key(String(part.dropLast(2))), .each] : [.key(String(part))]
        }
    }

    static func setRule(_ text: String) -> TypeRule.SetRule {
        let parts = text.split(separator: "[", maxSplits: 1)
        let keys = parts.count > 1 ? parts[1].dropLast().split(separator: ",").map(String.init) : []
        return .init(path: parts[0].split(separator: ".").map(String.init), keys: keys)
    }

    /// A `#` at the start of a line, or after two spaces, begins a comment.
    private static func withoutComment(_ line: Substring) -> Substring {
        if line.drop(while: { $0 == " " }).first == "#" { return "" }
        guard let range = line.firstRange(of: "  #") else { return line.trimmingSuffix { $0 == " " || $0 == "\r" } }
        return line[..<range.lowerBound].trimmingSuffix { $0 == " " }
    }
}

extension Substring {
    fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> Substring {
        var end = endIndex
        while end > startIndex, predicate(self[index(before: end)]) { end = index(before: end) }
        return self[..<end]
    }
}

extension RuleTemplate {
    /// Parses `open {ports(rq)} on {rq.groupId}`.
    init(parsing text: String) throws(RuleSyntaxError) {
        var parts: [Part] = []
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "{") {
            if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
            var depth = 0
            guard
                let close = rest[open...].firstIndex(where: { character in
                    if character == "{" { depth += 1 }
                    if character == "}" { depth -= 1 }
                    return depth == 0
                })
            else { throw RuleSyntaxError(reason: "expected '}' in the phrase") }
            var parser = RuleParser(rest[rest.index(after: open)..<close])
            parts.append(.value(try parser.value()))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { parts.append(.text(String(rest))) }
        self.parts = parts
    }
}
