/// Markdown as a reader of it sees it.
enum MarkdownReading {
    /// The text without its code spans, by the rule of CommonMark: a run of backticks ends with the next run of the same length.
    static func outsideCode(_ line: String) -> String {
        var plain = ""
        var rest = line[...]
        while let tick = rest.firstIndex(of: "`") {
            plain += rest[..<tick]
            let fence = rest[tick...].prefix { $0 == "`" }
            rest = rest[fence.endIndex...]
            var search = rest
            var end: Substring?
            while let next = search.firstIndex(of: "`") {
                let run = search[next...].prefix { $0 == "`" }
                search = search[run.endIndex...]
                if run.count == fence.count { end = search; break }
            }
            guard let end else { return plain + fence + rest }
            rest = end
        }
        return plain + rest
    }
}
