import Hindcast
import HindcastModel

/// Differences of whole documents in the form that `git apply` and `patch` read.
enum PatchRenderer {
    private static let context = 3

    /// Returns the patch that turns one document into the other, each in its file of the history.
    ///
    /// - Parameter isForTerminal: whether people look at it; a program needs the bytes as they are.
    static func lines(_ difference: ResourceDifference, isForTerminal: Bool) -> [StyledText] {
        let path = difference.file
        let old = documentLines(difference.before)
        let new = documentLines(difference.after)
        var lines = [StyledText("diff --git a/\(path) b/\(path)", .heading)]
        if difference.before == nil { lines.append(StyledText("new file mode 100644", .heading)) }
        if difference.after == nil { lines.append(StyledText("deleted file mode 100644", .heading)) }
        lines.append(StyledText(difference.before == nil ? "--- /dev/null" : "--- a/\(path)", .heading))
        lines.append(StyledText(difference.after == nil ? "+++ /dev/null" : "+++ b/\(path)", .heading))
        return lines + hunks(old: old, new: new, isForTerminal: isForTerminal)
    }

    /// Returns the hunks, each with its `@@` line.
    static func hunks(old: [String], new: [String], isForTerminal: Bool) -> [StyledText] {
        func text(_ line: String, _ role: Paint.Role) -> StyledText {
            isForTerminal ? StyledText(line, role) : StyledText(unescaped: line, role)
        }
        let edits = LineDifference(old: old, new: new).edits
        // Where each edit stands in the two versions.
        var places: [(old: Int, new: Int)] = []
        places.reserveCapacity(edits.count)
        var next = (old: 0, new: 0)
        for edit in edits {
            places.append(next)
            if edit != .add { next.old += 1 }
            if edit != .remove { next.new += 1 }
        }
        var lines: [StyledText] = []
        var index = 0
        while let first = edits[index...].firstIndex(where: { $0 != .keep }) {
            let start = max(index, first - context)
            var last = first
            // Changes so near that their contexts touch share a hunk.
            while let following = edits[(last + 1)...].firstIndex(where: { $0 != .keep }),
                following - last <= 2 * context
            { last = following }
            let end = min(edits.count, last + 1 + context)
            let hunk = edits[start..<end]
            let oldRange = range(places[start].old, hunk.count { $0 != .add })
            let newRange = range(places[start].new, hunk.count { $0 != .remove })
            lines.append(StyledText("@@ -\(oldRange) +\(newRange) @@", .actor))
            for position in start..<end {
                switch edits[position] {
                case .keep: lines.append(text(" " + old[places[position].old], .plain))
                case .remove: lines.append(text("-" + old[places[position].old], .removed))
                case .add: lines.append(text("+" + new[places[position].new], .added))
                }
            }
            index = end
        }
        return lines
    }

    /// Line numbers count from 1; an empty range stands behind the line before it.
    private static func range(_ index: Int, _ count: Int) -> String { "\(count == 0 ? index : index + 1),\(count)" }

    private static func documentLines(_ document: ResourceDocument?) -> [String] {
        guard let document else { return [] }
        return String(decoding: document.canonicalBytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
