/// Numbers as people read them.
enum Counted {
    /// `1,234,567`.
    static func grouped(_ number: Int) -> String {
        var text = String(abs(number))
        var result = ""
        while text.count > 3 {
            result = "," + text.suffix(3) + result
            text.removeLast(3)
        }
        return (number < 0 ? "-" : "") + text + result
    }

    /// `1 file`, `2 files`.
    static func of(_ number: Int, _ noun: String) -> String { "\(grouped(number)) \(noun)\(number == 1 ? "" : "s")" }
}
