import Hindcast
import HindcastModel
import HindcastWeb

/// One change of an incident on the page.
struct IncidentCard {
    private let found: IncidentChange
    private let rank: Int
    private let report: IncidentReport

    private static let leafLimit = 20

    init(_ found: IncidentChange, rank: Int, of report: IncidentReport) {
        self.found = found
        self.rank = rank
        self.report = report
    }

    var html: HTML {
        let change = found.change
        let partial: HTML = found.isPartial ? " <span class=\"chip stated\">known in part</span>" : ""
        let firsts = IncidentWords.firsts(found).map { first -> HTML in "<li>\(first)</li>" }
        let new: HTML = firsts.isEmpty ? "" : "<ul class=\"firsts\" aria-label=\"New\">\(firsts)</ul>"
        return """
            <article class="card" id="change-\(rank)">
            <h3><span class="rank">\(rank)</span> <span class="actor">\(IncidentWords.actor(change))</span>
            \(IncidentPage.chip(change.origin.confidence)) \(IncidentWords.deed(change))</h3>
            \(new)
            <p class="standing \(found.isStanding ? "open" : "closed")">\(capitalized(IncidentWords.standing(found)))\(undoings)</p>
            \(leaves)
            <dl class="facts">
            <div><dt>When</dt><dd>\(IncidentPage.time(change.time)), \(IncidentWords.offset(found.seconds))</dd></div>
            <div><dt>Resource</dt><dd><code>\(IncidentWords.resource(found))</code>\(partial)</dd></div>
            <div><dt>Near</dt><dd>\(IncidentWords.way(found, report))</dd></div>
            <div><dt>How</dt><dd>\(IncidentPage.means(change))</dd></div>
            <div><dt>Evidence</dt><dd>\(IncidentPage.evidence(change))</dd></div>
            </dl>
            </article>

            """
    }

    private var undoings: HTML {
        let undoings = IncidentWords.undoings(found).map { undoing -> HTML in
            let change = undoing.change
            return """
                <br>\(undoing.words) <span class="actor">\(IncidentWords.actor(change))</span> \(IncidentPage.time(change.time))
                <span class="quiet">\(change.action) \(IncidentPage.evidence(change))</span>
                """
        }
        return HTML(undoings)
    }

    private var leaves: HTML {
        guard !found.leaves.isEmpty else { return "" }
        let isMixed = (1..<found.leaves.count).contains(found.standingLeaves)
        let items = found.leaves.prefix(IncidentCard.leafLimit).map { leaf -> HTML in
            let difference = leaf.difference
            let kind = difference.before == nil ? "added" : difference.after == nil ? "removed" : "changed"
            let standing: HTML =
                !isMixed
                ? "" : leaf.standing == .inPlace ? " <b>still in place</b>" : " <span class=\"quiet\">undone</span>"
            let mark = LeafText.mark(difference).text
            return """
                <li class="\(kind)">\(mark) \(LeafText.place(difference).text)
                <span class="value">\(LeafText.values(difference).text)</span>\(standing)</li>

                """
        }
        let more = found.leaves.count - IncidentCard.leafLimit
        let rest: HTML = more > 0 ? "<li class=\"quiet\">… and \(more) more</li>" : ""
        return "<ul class=\"leaves\">\n\(Array(items))\(rest)</ul>"
    }

    private func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
