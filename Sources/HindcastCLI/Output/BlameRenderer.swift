import Hindcast
import HindcastModel

/// How blame reads: the author first.
enum BlameRenderer {
    static func lines(_ blame: [BlameLine], printer: Printer) -> [String] {
        let paint = printer.paint
        var columns = Columns()
        for line in blame {
            columns.add([
                .init(ChangeText.actor(line.change)) { paint.actor($0) },
                .init(ChangeText.time(line.change.time)) { paint.time($0) },
                .init(line.change.confidence == .low ? line.change.action + " (low confidence)" : line.change.action) {
                    paint.quiet($0)
                },
                .init(
                    (line.isRemoved ? "- " : "") + line.pointer.description,
                    { line.isRemoved ? paint.removed($0) : $0 }
                ),
                .init(ChangeText.value(line.value), { line.isRemoved ? paint.removed($0) : $0 }),
            ])
        }
        return columns.lines(width: printer.width)
    }
}
