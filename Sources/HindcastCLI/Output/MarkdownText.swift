import Hindcast

/// Text from logs in Markdown.
enum MarkdownText {
    /// Returns text as a code span, whatever is in it.
    ///
    /// The fence is longer than any run of backticks in the text. In a table a bar is escaped, since a cell ends with it even
    /// within a code span. Source: https://github.github.com/gfm/#code-spans and https://github.github.com/gfm/#tables-extension-
    static func code(_ raw: String, isCell: Bool = false) -> String {
        var text = VisibleText.escape(raw)
        guard !text.isEmpty else { return "" }
        var longest = 0
        var run = 0
        for byte in text.utf8 {
            run = byte == UInt8(ascii: "`") ? run + 1 : 0
            longest = max(longest, run)
        }
        if isCell { text = text.replacing("|", with: "\\|") }
        let fence = String(repeating: "`", count: longest + 1)
        let pad = longest > 0 || text.hasPrefix(" ") && text.hasSuffix(" ") ? " " : ""
        return fence + pad + text + pad + fence
    }
}
