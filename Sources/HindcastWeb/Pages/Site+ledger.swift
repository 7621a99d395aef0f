internal import Hindcast
internal import HindcastModel

extension Site {
    /// The ledger: every event by what became of it.
    func coverage(_ question: Question) throws -> HTML {
        let report = try history.coverage(question)
        let rows = Disposition.allCases.filter { !$0.isOfBaselines || report.totals[$0, default: 0] > 0 }
        let totals = rows.map { row -> HTML in
            "<tr><td>\(row.rawValue)</td>\(Self.count(report.totals[row, default: 0]))</tr>\n"
        }
        let actions = report.rows.prefix(500).map { row -> HTML in
            """
            <tr><td class="place">\(row.action)</td><td>\(row.disposition.rawValue)</td>
            <td>\(row.confidence?.rawValue ?? "")</td>\(Self.count(row.count))</tr>

            """
        }
        return Page.framed(
            "Coverage",
            at: "/coverage",
            """
            <h1>What became of every event</h1>
            <form class="fields" action="/coverage">
            \(Page.field("from", "From", question.text("from"), placeholder: "the beginning"))
            \(Page.field("to", "To", question.text("to"), placeholder: "now"))
            <button>Show</button></form>
            <table><tbody>\(totals)<tr><th>events</th>\(Self.count(report.events))</tr></tbody></table>
            <h2>Actions</h2>
            <input data-narrows="actions" type="search" aria-label="Narrow the actions" placeholder="Narrow">
            <div class="scrolls"><table id="actions">
            <thead><tr><th>Action</th><th>Became</th><th>Confidence</th><th>Events</th></tr></thead>
            <tbody>\(Array(actions))</tbody></table></div>
            """
        )
    }

    /// The redacted record of an event.
    func event(_ question: Question) throws -> HTML {
        let id = try question.required("id")
        let record = try history.record(ofEvent: id)
        let before = Link.to("/diff", ["from": "e:\(id)^", "to": "e:\(id)"])
        return Page.framed(
            "Event",
            search: "e:\(id)",
            """
            <h1>Event \(id)</h1>
            <p>The record as the log has it, its secrets replaced by digests. <a href="\(before)">What it changed</a></p>
            <pre>\(HTML(lines: record.indentedText))</pre>
            """
        )
    }

    private static func count(_ number: Int) -> HTML { "<td class=\"count\">\(Page.grouped(number))</td>" }
}
