internal import HindcastModel

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
