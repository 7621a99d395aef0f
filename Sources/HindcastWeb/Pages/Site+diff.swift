internal import Hindcast
internal import HindcastModel

extension Site {
    /// What differs between two moments, each attribute with its actor.
    func diff(_ question: Question) throws -> HTML {
        let form: HTML = """
            <h1>Compare two moments</h1>
            <form class="fields" action="/diff">
            \(Page.field("from", "From", question.text("from"), placeholder: "2026-11-19, e:…^"))
            \(Page.field("to", "To", question.text("to"), placeholder: "now"))
            \(Page.field("pattern", "Resource", question.text("pattern"), placeholder: "all"))
            <button>Compare</button></form>
            """
        // Without a beginning, the answer would be everything there is.
        guard question.text("from") != nil else { return Page.framed("Compare", at: "/diff", form) }
        let (old, new) = try history.positions(question)
        let differences = try history.diff(from: old, to: new, matching: question.all("pattern"))
        let count = differences.count
        let leaves = differences.reduce(0) { $0 + $1.leaves.count }
        return Page.framed(
            "Compare",
            at: "/diff",
            """
            \(form)
            <p class="quiet">\(Page.grouped(count)) resources differ, in \(Page.grouped(leaves)) attributes.</p>
            \(differences.map(section))
            """
        )
    }

    private func section(_ difference: ResourceDifference) -> HTML {
        let rows = difference.leaves.map { leaf -> HTML in
            """
            <tr><td>\(Page.actor(leaf.change))</td><td>\(Page.time(leaf.change.time))</td>
            <td class="value">\(Page.leaf(leaf.difference))</td></tr>

            """
        }
        let change = difference.lastChange
        let by: HTML = difference.kind == .updated ? "" : " by \(Page.actor(change)) at \(Page.time(change.time))"
        return """
            <h2><a href="\(Link.to(difference.address))">\(difference.address.description)</a></h2>
            <p><span class="\(difference.kind.rawValue)">\(difference.kind.rawValue)</span>\(by)</p>
            <div class="scrolls"><table class="stacks"><tbody>\(rows)</tbody></table></div>

            """
    }
}
