import Hindcast
import HindcastModel

/// How the differences between two moments read.
enum DiffRenderer {
    static func lines(_ differences: [ResourceDifference], printer: Printer) -> [String] {
        let paint = printer.paint
        var lines: [String] = []
        for difference in differences {
            if !lines.isEmpty { lines.append("") }
            lines.append(heading(difference, paint: paint))
            var columns = Columns()
            for leaf in difference.leaves {
                columns.add([
                    .init("  " + ChangeText.actor(leaf.change)) { paint.actor($0) },
                    .init(ChangeText.time(leaf.change.time)) { paint.time($0) },
                    cell(leaf.difference, paint: paint),
                ])
            }
            lines += columns.lines(width: printer.width)
        }
        return lines
    }

    static func stat(_ differences: [ResourceDifference], printer: Printer) -> [String] {
        guard !differences.isEmpty else { return [] }
        let paint = printer.paint
        var columns = Columns()
        for difference in differences {
            let actors =
                difference.leaves.map { ChangeText.actor($0.change) } + [ChangeText.actor(difference.lastChange)]
            var seen: Set<String> = []
            columns.add([
                .init(mark(difference.kind), painter(difference.kind, paint)),
                .init(difference.address.description),
                .init("\(difference.leaves.count)"),
                .init(actors.filter { seen.insert($0).inserted }.joined(separator: ", ")) { paint.actor($0) },
            ])
        }
        let leaves = differences.reduce(0) { $0 + $1.leaves.count }
        return columns.lines(width: printer.width) + [
            Counted.of(differences.count, "resource") + ", " + Counted.of(leaves, "attribute")
        ]
    }

    /// Unified patches of the documents' files, as `git apply` reads them.
    static func patch(_ differences: [ResourceDifference], paint: Paint) -> [String] {
        var lines: [String] = []
        for difference in differences {
            let path = difference.file
            lines.append(paint.heading("diff --git a/\(path) b/\(path)"))
            if difference.before == nil { lines.append(paint.heading("new file mode 100644")) }
            if difference.after == nil { lines.append(paint.heading("deleted file mode 100644")) }
            lines.append(paint.heading(difference.before == nil ? "--- /dev/null" : "--- a/\(path)"))
            lines.append(paint.heading(difference.after == nil ? "+++ /dev/null" : "+++ b/\(path)"))
            let hunks = UnifiedDiff.hunks(
                old: documentLines(difference.before),
                new: documentLines(difference.after)
            )
            for line in hunks {
                // A program gets the bytes as they are; a terminal must not obey them.
                let text = Terminal.isOutputTerminal ? VisibleText.escape(line) : line
                switch line.first {
                case "+": lines.append(paint.added(text))
                case "-": lines.append(paint.removed(text))
                case "@": lines.append(paint.actor(text))
                default: lines.append(text)
                }
            }
        }
        return lines
    }

    private static func documentLines(_ document: ResourceDocument?) -> [String] {
        document.map { String(decoding: $0.canonicalBytes, as: UTF8.self).split(separator: "\n").map(String.init) }
            ?? []
    }

    private static func heading(_ difference: ResourceDifference, paint: Paint) -> String {
        let painted = painter(difference.kind, paint)
        let words =
            "\(mark(difference.kind)) \(VisibleText.escape(difference.address.description))  \(difference.kind.rawValue)"
        let change = difference.lastChange
        guard difference.kind != .updated else { return painted(words) }
        return painted(words) + paint.quiet(" by ") + paint.actor(VisibleText.escape(ChangeText.actor(change)))
            + paint.quiet(" at \(ChangeText.time(change.time))")
    }

    private static func mark(_ kind: ResourceChange.Kind) -> String {
        kind == .created ? "+" : kind == .deleted ? "-" : "~"
    }

    private static func painter(_ kind: ResourceChange.Kind, _ paint: Paint) -> (String) -> String {
        switch kind {
        case .created: { paint.added($0) }
        case .deleted: { paint.removed($0) }
        case .updated: { paint.changed($0) }
        }
    }

    private static func cell(_ difference: JSONDifference, paint: Paint) -> Columns.Cell {
        let place = difference.pointer.description
        switch (difference.before, difference.after) {
        case (let before?, let after?):
            return .init("~ \(place)  \(ChangeText.value(before)) → \(ChangeText.value(after))") { paint.changed($0) }
        case (let before?, nil): return .init("- \(place)  \(ChangeText.value(before))") { paint.removed($0) }
        case (nil, let after):
            return .init("+ \(place)  \(after.map { ChangeText.value($0) } ?? "")") { paint.added($0) }
        }
    }
}
