internal import FastJSON
internal import HindcastModel

/// Reads a line `SOURCE -> PLACE`, with what may follow: `as`, `(a=b)`, `default`, `when`.
struct MapMoveParser {
    /// What is wrong with the line, once `parse` has returned nothing.
    private(set) var problem = ""
    private let line: String

    /// Begins to read a line.
    init(line: String) { self.line = line }

    /// Returns what the line says; `nil` where it cannot be read.
    mutating func parse() -> MapMove? {
        let isFilledIn = line.firstRange(of: " ~> ") != nil
        guard let arrow = line.firstRange(of: isFilledIn ? " ~> " : " -> ") else { return fail("no arrow in it") }
        guard let source = MapSource(text: String(line[..<arrow.lowerBound])) else {
            return fail("no attribute before the arrow")
        }
        var words = MapMoveParser.words(of: String(line[arrow.upperBound...]))
        guard let place = words.isEmpty ? nil : MapPlace(text: words.removeFirst()) else {
            return fail("no place behind the arrow")
        }
        var move = MapMove(source: source, place: place, isFilledIn: isFilledIn)
        while !words.isEmpty {
            let word = words.removeFirst()
            if word.hasPrefix("(") {
                for pair in MapLine.list(String(word.dropFirst().dropLast())) {
                    guard let cut = pair.firstIndex(of: "=") else { return fail("\(pair) translates nothing") }
                    move.words[String(pair[..<cut])] = MapMoveParser.literal(String(pair[pair.index(after: cut)...]))
                }
                continue
            }
            guard !words.isEmpty else { return fail("nothing behind \(word)") }
            switch word {
            case "as":
                guard let function = MapMoveParser.function(words.removeFirst()) else {
                    return fail("no such function")
                }
                move.functions.append(function)
            case "default":
                move.defaults = words.removeFirst().split(separator: "|").map { MapMoveParser.literal(String($0)) }
            case "when":
                guard let condition = MapCondition(text: words.removeFirst()) else { return fail("no condition") }
                move.condition = condition
            default: return fail("\(word) is no part of a line")
            }
        }
        return move
    }

    private mutating func fail(_ problem: String) -> MapMove? {
        self.problem = problem
        return nil
    }

    /// Words between spaces; what stands in parentheses or quotes belongs together.
    static func words(of text: String) -> [String] {
        var words: [String] = []
        var word = ""
        var depth = 0
        var isQuoted = false
        for character in text {
            if character == "'" { isQuoted.toggle() }
            if !isQuoted, character == "(" { depth += 1 }
            if !isQuoted, character == ")" { depth -= 1 }
            if character == " ", depth == 0, !isQuoted {
                if !word.isEmpty { words.append(word) }
                word = ""
            } else {
                word.append(character)
            }
        }
        return word.isEmpty ? words : words + [word]
    }

    /// A constant: `'text'`, `12`, `true`, `null`, or a bare word.
    static func literal(_ text: String) -> JSONValue {
        if text.hasPrefix("'"), text.hasSuffix("'"), text.count > 1 {
            return .string(String(text.dropFirst().dropLast()))
        }
        if let value = try? JSONValue(parsing: text) { return value }
        return .string(text)
    }

    private static func function(_ text: String) -> MapFunction? {
        let name = String(text.prefix { $0 != "(" })
        let arguments = text.dropFirst(name.count)
        guard arguments.isEmpty || arguments.hasSuffix(")") else { return nil }
        let list = MapLine.list(String(arguments.dropFirst().dropLast()))
        return MapFunction(name: name, arguments: list.map { literal($0).scalarText ?? $0 })
    }
}

extension MapSource {
    /// The block itself.
    static let block = MapSource(terms: [.path([])])

    /// One attribute.
    static func attribute(_ name: String) -> MapSource { MapSource(terms: [.path([.member(name)])]) }

    /// The attributes that it looks at first.
    var attributes: [String] {
        terms.flatMap { term -> [String] in
            switch term {
            case .path(let steps): if case .member(let name)? = steps.first { [name] } else { [] }
            case .template, .literal: []
            }
        }
    }

    /// The attributes that it looks at first, those in templates included.
    var allAttributes: [String] {
        attributes
            + terms.flatMap { term -> [String] in
                guard case .template(let pieces) = term else { return [] }
                return pieces.compactMap { piece in
                    if case .attribute(let steps) = piece, case .member(let name)? = steps.first { name } else { nil }
                }
            }
    }

    /// Reads `a.b`, `a[].b`, `.`, a constant, a template such as `'{a}/{b}'`, or several with `|` between them.
    init?(text: String) {
        var terms: [Term] = []
        for part in text.split(separator: "|") {
            let words = MapMoveParser.words(of: String(part))
            guard words.count == 1, let term = MapSource.term(words[0]) else { return nil }
            terms.append(term)
        }
        guard !terms.isEmpty else { return nil }
        self.terms = terms
    }

    private static func term(_ text: String) -> Term? {
        if text == "." { return .path([]) }
        if text.hasPrefix("'"), text.contains("{") { return template(text.dropFirst().dropLast()) }
        guard let first = text.first else { return nil }
        if first == "'" || first == "-" || first.isNumber || ["true", "false", "null"].contains(text) {
            return .literal(MapMoveParser.literal(text))
        }
        return path(text).map { .path($0) }
    }

    private static func path(_ text: some StringProtocol) -> [Step]? {
        var steps: [Step] = []
        for part in text.split(separator: ".", omittingEmptySubsequences: false) {
            let name = part.hasSuffix("[]") ? String(part.dropLast(2)) : String(part)
            guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }) else { return nil }
            steps.append(.member(name))
            if part.hasSuffix("[]") { steps.append(.each) }
        }
        return steps
    }

    private static func template(_ text: Substring) -> Term? {
        var pieces: [Piece] = []
        var rest = text
        while let open = rest.firstIndex(of: "{") {
            guard let close = rest[open...].firstIndex(of: "}") else { return nil }
            guard let steps = path(rest[rest.index(after: open)..<close]) else { return nil }
            if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
            pieces.append(.attribute(steps))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { pieces.append(.text(String(rest))) }
        return .template(pieces)
    }
}

extension MapPlace {
    /// Reads `a.b`, `list[].member`, `list[+]`, or `.` for the place of the block itself; `nil` for anything else.
    init?(text: String) {
        if text == "." {
            self.init(members: [], list: nil, inner: [])
            return
        }
        var members: [String] = []
        var inner: [String] = []
        var list: List?
        for part in MapPlace.parts(of: text) {
            var name = part
            var found: List?
            if part.hasSuffix("]"), let open = part.firstIndex(of: "[") {
                name = String(part[..<open])
                found = MapPlace.list(String(part[part.index(after: open)...].dropLast()))
                guard found != nil else { return nil }
            }
            guard !name.isEmpty, found == nil || list == nil else { return nil }
            if list == nil { members.append(name) } else { inner.append(name) }
            list = list ?? found
        }
        self.init(members: members, list: list, inner: inner)
    }

    /// What stands in the brackets behind a list.
    private static func list(_ text: String) -> List? {
        switch text {
        case "": return .own
        case "+": return .shared
        default:
            let sides = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard sides.count == 2 else { return nil }
            let isAttribute = sides[1].hasPrefix("{")
            let source = isAttribute ? "'\(sides[1])'" : sides[1]
            return MapSource(text: source).map { .picked(member: sides[0], by: $0) }
        }
    }

    /// The parts between dots; a name with dots in it stands in quotes, and brackets belong together.
    private static func parts(of text: String) -> [String] {
        var parts = [""]
        var isQuoted = false
        var depth = 0
        for character in text {
            switch character {
            case "'": isQuoted.toggle()
            case "." where !isQuoted && depth == 0: parts.append("")
            default:
                if character == "[" { depth += 1 }
                if character == "]" { depth -= 1 }
                parts[parts.count - 1].append(character)
            }
        }
        return parts
    }
}

extension MapCondition {
    /// Reads `attribute`, `!attribute`, `attribute=word|word` or `attribute!=word`.
    init?(text: String) {
        let isBare = !text.contains("=")
        let name = text.drop { isBare && $0 == "!" }.prefix { $0 != "=" && $0 != "!" }
        guard let source = MapSource(text: String(name)) else { return nil }
        self.source = source
        isNegated = isBare ? text.hasPrefix("!") : text.contains("!=")
        values = isBare ? [] : text.drop { $0 != "=" }.dropFirst().split(separator: "|").map(String.init)
    }

    /// Whether it holds in a block.
    func holds(in block: JSONObject) -> Bool {
        let text = source.text(in: block)
        let isMet =
            values.isEmpty ? text.map { $0 != "false" } ?? hasMore(in: block) : text.map(values.contains) ?? false
        return isMet != isNegated
    }

    private func hasMore(in block: JSONObject) -> Bool {
        switch source.find(in: block, at: JSONPointer()) {
        case .missing: false
        case .one(let value, _): !value.isEmpty
        case .many(let values): !values.isEmpty
        }
    }
}
