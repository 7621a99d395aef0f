internal import Hindcast
internal import HindcastModel

extension Site {
    /// Changes on one page.
    private static let pageLength = 60

    /// The front page: all changes, newest first.
    func timeline(_ question: Question) throws -> HTML {
        var query = try history.query(question)
        if let before = try question.integer("before", in: 1...Int.max) {
            query.through = min(before - 1, query.through ?? Int.max)
        }
        let (entries, next) = try changes(query, about: Self.pageLength)
        let names = ["pattern", "actor", "action", "via", "since", "until"]
        let labels = ["Resource", "Actor", "Action", "Tool", "Since", "Until"]
        let examples = ["web-* or sg-0a1b", "alice", "ec2:*Group*", "console", "3 hours ago", "2026-11-20"]
        let fields = zip(names, zip(labels, examples)).map { name, label in
            Page.field(name, label.0, question.text(name), placeholder: label.1)
        }
        var older: HTML = ""
        if let next {
            let link = Link.to(
                "/",
                [
                    "pattern": question.text("pattern"), "actor": question.text("actor"),
                    "action": question.text("action"), "via": question.text("via"), "since": question.text("since"),
                    "until": question.text("until"), "before": String(next),
                ]
            )
            older = "<p><a href=\"\(link)\" rel=\"next\">Older changes</a></p>"
        }
        return Page.framed(
            "Changes",
            at: "/",
            """
            \(try glance())
            <form class="fields" action="/">\(fields)<button>Filter</button></form>
            \(Page.changes(entries, namesResource: true))
            \(older)
            """
        )
    }

    /// Returns changes with what they did, whole commits, about `length`; and where the next page begins, if there is
    /// one.
    func changes(
        _ query: ChangeQuery,
        about length: Int
    ) throws -> (entries: [(change: ChangeEntry, differences: [JSONDifference])], next: Int?) {
        var entries: [(change: ChangeEntry, differences: [JSONDifference])] = []
        var next: Int?
        try history.forEachChange(query) { change in
            if entries.count >= length, let last = entries.last, last.change.sequence != change.sequence {
                next = last.change.sequence
                return false
            }
            entries.append((change, try history.differences(of: change)))
            return true
        }
        return (entries, next)
    }

    private func glance() throws -> HTML {
        let report = try history.status()
        guard let span = report.span else {
            return "<p class=\"note\">This history is empty. Fill it with <code>hindcast import</code>.</p>"
        }
        let deleted = report.deletedResources
        return """
            <p class="quiet">\(Page.grouped(report.changes)) changes of \(Page.grouped(report.liveResources)) resources
            that exist and \(Page.grouped(deleted)) that are gone, by \(Page.grouped(report.principals)) principals,
            from \(Page.time(span.lowerBound)) to \(Page.time(span.upperBound)).</p>
            """
    }
}
