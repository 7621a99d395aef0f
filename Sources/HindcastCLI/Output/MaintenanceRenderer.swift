import Hindcast

/// What maintaining a history has done.
enum MaintenanceRenderer {
    /// So many leftovers are named at once; `-o json` names all.
    private static let shownLeftovers = 10

    static func lines(_ report: MaintenanceReport, width: Int?) -> [StyledText] {
        var facts = FactsTable()
        func add(_ name: String, _ before: Int, _ after: Int, _ words: (Int) -> String) {
            let text = before == after ? words(after) : "\(words(before)) → \(words(after))"
            facts.add(name, StyledText(text), note: before == after ? "as it was" : "")
        }
        add("packs", report.before.packs, report.after.packs, Numbers.grouped)
        add("loose objects", report.before.looseObjects, report.after.looseObjects, Numbers.grouped)
        add("objects", report.before.objectBytes, report.after.objectBytes, Numbers.bytes)
        add("index", report.before.indexBytes, report.after.indexBytes, Numbers.bytes)
        let commits = Numbers.counted(report.graphCommits, "commit")
        facts.add("commit-graph", StyledText(commits), note: report.wroteCommitGraph ? "written anew" : "as it was")
        if !report.leftovers.isEmpty {
            for (index, path) in report.leftovers.prefix(shownLeftovers).enumerated() {
                facts.add(index == 0 ? "removed" : "", StyledText(path))
            }
            let rest = report.leftovers.count - shownLeftovers
            if rest > 0 { facts.add("", StyledText("and \(Numbers.grouped(rest)) more")) }
        }
        return facts.lines(width: width)
    }
}
