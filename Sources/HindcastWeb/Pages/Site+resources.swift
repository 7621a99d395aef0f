internal import Hindcast
internal import HindcastModel

extension Site {
    /// The resources that exist at a moment.
    func resources(_ question: Question) throws -> HTML {
        let deleted = try question.flag("deleted")
        let found = try history.resources(
            matching: question.all("pattern"),
            at: history.position(question, "at"),
            includingDeleted: deleted
        )
        return Page.resources(found, pattern: question.text("pattern"), at: question.text("at"), deleted: deleted)
    }
}

extension Page {
    /// Resources on one page; more are said to be there, not shown.
    private static let longestList = 1_000

    /// Returns a list of resources below the form that asks for them.
    static func resources(_ found: [ResourceSummary], pattern: String?, at: String?, deleted: Bool) -> HTML {
        let rows = found.prefix(longestList).map { resource -> HTML in
            let kind: HTML = resource.exists ? "" : "<span class=\"deleted\">deleted by</span> "
            return """
                <tr><td class="address"><a href="\(Link.to(resource.address, at: at))">\(resource.address.description)</a></td>
                <td>\(resource.name ?? "")</td><td>\(time(resource.lastChange.time))</td>
                <td>\(kind)\(actor(resource.lastChange))</td></tr>

                """
        }
        let count = found.count
        let words = count > longestList ? "the first \(grouped(longestList)) are shown" : "sorted by address"
        return framed(
            "Resources",
            at: "/resources",
            search: pattern ?? "",
            """
            <h1>Resources</h1>
            <form class="fields" action="/resources">
            \(field("pattern", "Pattern", pattern, placeholder: "aws/*/*/s3/bucket/*"))
            \(field("at", "As of", at, placeholder: "now"))
            <label><input type="checkbox" name="deleted" value="1"\(deleted ? " checked" : "" as HTML)> Deleted ones, too</label>
            <button>List</button></form>
            <p class="quiet">\(grouped(count)) found, \(words).</p>
            <div class="scrolls"><table class="stacks">
            <thead><tr><th>Resource</th><th>Name</th><th>Last change</th><th>By</th></tr></thead>
            <tbody>\(Array(rows))</tbody></table></div>
            """
        )
    }
}
