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
