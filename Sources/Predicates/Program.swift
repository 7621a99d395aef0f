/// The text of a predicate, and what is put around it so that it sees nothing but the document.
struct Program {
    /// Words of jq that lead out of the document: to further input, the environment, files, the clock, standard error.
    static let outwardWords = [
        "debug", "env", "get_search_list", "input", "input_filename", "input_line_number", "inputs", "modulemeta",
        "now",
        "stderr",
    ]
    private static let outwardMark = "$__outward_"

    /// The program as the person wrote it.
    let text: String

    /// The names and the words in the program, those in its strings included.
    private let words: Set<String>
    /// Whether it goes through all there is, whatever its name.
    private let isSweeping: Bool

    init(_ text: String) {
        self.text = text
        words = Set(text.split { !$0.isPartOfName }.map(String.init))
        isSweeping = !words.isDisjoint(with: Program.sweepingWords) || text.contains("..")
    }

    /// The program behind definitions that no program compiles with which uses them: jq drops a definition that is not
    /// used, and with it the variable that there is not. A definition of the program's own goes before them.
    var confined: String {
        let definitions = Program.outwardWords.map { "def \($0): \(Program.outwardMark)\($0);" }
        return definitions.joined(separator: " ") + " {} as $ENV |\n" + text
    }

    /// `$ENV`, where the program has it.
    var outwardVariable: String? {
        var rest = text[...]
        while let range = rest.firstRange(of: "$ENV") {
            rest = rest[range.upperBound...]
            if !(rest.first?.isPartOfName ?? false) { return "$ENV" }
        }
        return nil
    }

    /// Returns the word that leads out for which a program was refused; `nil` where that was for something else.
    func outwardWord(in message: String) -> String? {
        if let range = message.firstRange(of: Program.outwardMark) {
            return String(message[range.upperBound...].prefix { $0.isPartOfName })
        }
        return ["import", "include", "module"].first { message.contains("unexpected \($0)") }
    }

    /// Returns jq's words about a program, without its name in front and its count behind, and the lines it points at.
    ///
    /// jq writes `jq: error: <words> at <top-level>, line 1:`, then the program from there on; last of all
    /// `jq: 1 compile error`.
    static func complaint(in message: String) -> (message: String, lines: [String]) {
        var lines = message.split(separator: "\n").map(String.init)
        lines.removeAll { $0.hasPrefix("jq: ") && ($0.hasSuffix(" compile error") || $0.hasSuffix(" compile errors")) }
        guard let first = lines.first else { return (message, []) }
        var words = first.hasPrefix("jq: error: ") ? String(first.dropFirst("jq: error: ".count)) : first
        words = words.replacing(" (Unix shell quoting issues?)", with: "").replacing(
            " at <top-level>, line",
            with: " at line"
        )
        if words.hasSuffix(":") { words.removeLast() }
        let pointed = lines.dropFirst().prefix { !$0.hasPrefix("jq: error: ") }.prefix(5)
        return (words, pointed.map { String($0.reversed().drop { $0 == " " }.reversed()) }.filter { !$0.isEmpty })
    }

    /// Returns whether the program may look at a member of some name, at whatever place.
    func mayLook(at name: String) -> Bool { isSweeping || words.contains(name) }

    private static let sweepingWords: Set<String> = [
        "getpath", "json", "leaf_paths", "map_values", "paths", "recurse", "text", "to_entries", "tojson", "tostream",
        "tostring", "walk", "with_entries",
    ]
}

extension Character {
    /// Whether names in jq may hold this.
    fileprivate var isPartOfName: Bool { isASCII && (isLetter || isNumber) || self == "_" }
}
