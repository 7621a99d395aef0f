/// One line of a mapping file that says something.
struct MapLine: Sendable {
    /// Its place in the file, from 1.
    let number: Int
    /// The number of spaces before it.
    let indentation: Int
    /// The line without indentation and comment.
    let text: String

    /// The lines of a file; blank ones and comments are left out.
    static func lines(of text: String) -> [MapLine] {
        text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
            let indentation = line.prefix { $0 == " " }.count
            var content = line.dropFirst(indentation)
            guard !content.isEmpty, !content.hasPrefix("#") else { return nil }
            if let comment = content.firstRange(of: "  #") { content = content[..<comment.lowerBound] }
            while content.last == " " { content.removeLast() }
            return MapLine(number: index + 1, indentation: indentation, text: String(content))
        }
    }

    /// The first word.
    var keyword: String { String(text.prefix { $0 != " " }) }

    /// What follows the first word.
    var rest: String { String(text.dropFirst(keyword.count).drop { $0 == " " }) }

    /// What follows the first word, as a list with commas.
    var list: [String] { MapLine.list(rest) }

    /// `a, b: why`.
    var namesAndReason: (names: [String], reason: String)? {
        guard let colon = rest.firstRange(of: ": ") else { return nil }
        let names = MapLine.list(String(rest[..<colon.lowerBound]))
        let reason = String(rest[colon.upperBound...])
        return names.isEmpty || reason.isEmpty ? nil : (names, reason)
    }

    /// The entries of a list with commas.
    static func list(_ text: String) -> [String] {
        text.split(separator: ",").map { entry in
            var entry = entry.drop { $0 == " " }
            while entry.last == " " { entry.removeLast() }
            return String(entry)
        }.filter { !$0.isEmpty }
    }
}

/// How names of Terraform's look elsewhere.
enum MapName {
    /// `visibility_timeout` → `visibilityTimeout`.
    static func camel(_ name: String) -> String {
        var result = ""
        var isNext = false
        for character in name {
            if character == "_" {
                isNext = !result.isEmpty
            } else {
                result += isNext ? character.uppercased() : String(character)
                isNext = false
            }
        }
        return result
    }

    /// The plural of a singular and the singular of a plural, as far as an `s` makes the difference.
    static func otherNumber(_ name: String) -> String {
        if name.hasSuffix("ies") { return name.dropLast(3) + "y" }
        if name.hasSuffix("s"), !name.hasSuffix("ss") { return String(name.dropLast()) }
        if name.hasSuffix("y"), let before = name.dropLast().last, !"aeiou".contains(before) {
            return name.dropLast() + "ies"
        }
        return name + "s"
    }
}
