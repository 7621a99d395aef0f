import Hindcast
import HindcastModel

/// How a list of changes reads.
enum LogRenderer {
    static func lines(_ history: History, _ query: ChangeQuery, patch: Bool, printer: Printer) throws -> [String] {
        let paint = printer.paint
        var entries: [ChangeEntry] = []
        try history.forEachChange(query) { change in
            entries.append(change)
            return true
        }
        var columns = Columns()
        for change in entries { columns.add(cells(change, printer: printer)) }
        let heads = columns.lines(width: printer.width)
        guard patch else { return heads }
        var lines: [String] = []
        for (head, change) in zip(heads, entries) {
            lines.append(head)
            for difference in try history.differences(of: change) {
                lines.append("    " + ChangeText.line(difference, paint: paint))
            }
            lines.append("")
        }
        return lines
    }

    private static func cells(_ change: ChangeEntry, printer: Printer) -> [Columns.Cell] {
        let paint = printer.paint
        let address = change.resource.description
        // A screen has little room, and a tail is a name that commands take.
        let place = printer.width == nil ? address : address.split(separator: "/").suffix(2).joined(separator: "/")
        return [
            .init(String(change.commit.prefix(10))) { paint.changed($0) },
            .init(ChangeText.time(change.time)) { paint.time($0) },
            .init(ChangeText.actor(change)) { paint.actor($0) },
            .init(ChangeText.what(change)),
            .init(place) { paint.quiet($0) },
            .init(ChangeText.means(change)) { paint.quiet($0) },
        ]
    }

    /// Prints one object a change, as the product's contract has it, without holding them all.
    static func printJSON(_ history: History, _ query: ChangeQuery, format: OutputOptions.Format, printer: Printer)
        throws
    {
        var values: [JSONValue] = []
        try history.forEachChange(query) { change in
            let value = change.json(with: try history.differences(of: change))
            if format == .ndjson {
                Terminal.write(JSONText.line(value))
            } else {
                values.append(value)
            }
            return true
        }
        if format != .ndjson { printer.print(values, as: format) }
    }
}
