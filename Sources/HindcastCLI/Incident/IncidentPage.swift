import Crypto
import Foundation
import Hindcast
import HindcastModel
import HindcastWeb

/// The report as one page that needs no other file, no script and no network: to be sent around, read on a phone, printed.
struct IncidentPage {
    let report: IncidentReport

    /// Returns the page's text.
    static func text(of report: IncidentReport) -> String { IncidentPage(report: report).page.text }

    private var page: HTML {
        // Nothing but the style below may be loaded or run, whatever the log's texts would like.
        let digest = Data(SHA256.hash(data: Data(IncidentStyle.text.utf8))).base64EncodedString()
        let policy = "default-src 'none'; style-src 'sha256-\(digest)'; base-uri 'none'; form-action 'none'"
        let title = "Incident at \(ChangeCells.plainTime(report.moment))"
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="\(policy)">
            <meta name="referrer" content="no-referrer">
            <title>\(title)</title>
            <style>\(IncidentStyle.html)</style>
            </head>
            <body>
            <main>
            <h1>Incident at \(Self.time(report.moment))</h1>
            \(facts)
            \(gaps)
            \(IncidentPicture(report).section)
            \(timeline)
            \(changes)
            \(actors)
            </main>
            <footer>All times are UTC. Each event's redacted record: <code>hindcast show e:…</code>; the way to an actor:
            <code>hindcast who e:… --chain</code>; a commit: <code>git show</code> in the history.</footer>
            </body>
            </html>

            """
    }

    // MARK: What it is about

    private var facts: HTML {
        let seeds = IncidentWords.seeds(report).map { seed -> HTML in "<li><code>\(seed)</code></li>" }
        let how = report.isNearGiven ? "Near" : "Changed nearest in time"
        let near: HTML = seeds.isEmpty ? "" : "<div><dt>\(how)</dt><dd><ul>\(seeds)</ul></dd></div>"
        return """
            <dl class="facts">
            <div><dt>Window</dt><dd>\(Self.time(report.start)) to \(Self.time(report.end))</dd></div>
            \(near)
            <div><dt>Changes</dt><dd>\(IncidentWords.total(report))</dd></div>
            <div><dt>Refused</dt><dd>\(IncidentWords.attempts(report))</dd></div>
            <div><dt>As of</dt><dd>\(Self.time(report.newest)), the newest event</dd></div>
            </dl>
            """
    }

    private var gaps: HTML {
        let gaps = IncidentWords.gaps(report).map { gap -> HTML in "<li>\(gap)</li>\n" }
        return gaps.isEmpty ? "" : "<ul class=\"note\" aria-label=\"What could not be told\">\n\(gaps)</ul>"
    }

    // MARK: The timeline

    private var timeline: HTML {
        let timeline = IncidentTimeline(report)
        let moment: HTML = """
            <li class="moment"><span>\(Self.time(report.moment))</span> the moment</li>

            """
        return """
            <h2>Timeline</h2>
            <ol class="events">
            \(timeline.before.map(item))\(moment)\(timeline.after.map(item))</ol>
            """
    }

    private func item(_ entry: IncidentTimeline.Entry) -> HTML {
        let offset = IncidentWords.offset(entry.time.seconds - report.moment.seconds)
        switch entry {
        case .change(let found, let rank):
            let change = found.change
            return """
                <li><span class="actor">\(IncidentWords.actor(change))</span>
                <span class="when">\(Self.time(change.time)) <span class="quiet">\(offset)</span></span>
                <span class="what"><a href="#change-\(rank)" class="rank">\(rank)</a> \(IncidentWords.deed(change))</span>
                <span class="how">\(Self.means(change)) <span>\(Self.evidence(change))</span></span></li>

                """
        case .attempts(let attempts):
            let first = attempts[0]
            let times: HTML = attempts.count > 1 ? " <b>×\(attempts.count)</b>" : ""
            let actor = ActorText.actor(first.origin, of: first.principal, in: first.account).text
            let role = ActorText.principal(first.principal, behind: first.origin, in: first.account).text
            let source = first.sourceIP.map { "from " + $0 } ?? ""
            return """
                <li class="refused"><span class="actor">\(actor)</span>
                <span class="when">\(Self.time(first.time)) <span class="quiet">\(offset)</span></span>
                <span class="what"><span class="cross" aria-hidden="true">×</span> refused\(times): \(first.action)</span>
                <span class="how">\(first.errorCode ?? "") \(source) \(role) <span><code>e:\(first.eventID)</code></span></span></li>

                """
        }
    }

    // MARK: The changes

    private var changes: HTML {
        guard !report.changes.isEmpty else { return "<p>Nothing changed in that time.</p>" }
        let cards = report.changes.enumerated().map { IncidentCard($1, rank: $0 + 1, of: report).html }
        return "<h2>Changes, the nearest first</h2>\n\(cards)"
    }

    // MARK: The actors

    private var actors: HTML {
        guard !report.actors.isEmpty else { return "" }
        let items = report.actors.map { actor -> HTML in
            let name = ActorText.actor(actor.origin, of: actor.principal, in: actor.account).text
            return """
                <section class="card">
                <h3><span class="actor">\(name)</span> \(Self.chip(actor.origin.confidence))</h3>
                <p class="quiet">\(IncidentWords.share(actor))</p>
                \(actor.walks.filter { !$0.hops.isEmpty }.map { walk($0, actor.account) })</section>

                """
        }
        return "<h2>Actors</h2>\n\(items)"
    }

    private func walk(_ walk: ActorWalk, _ account: String) -> HTML {
        let hops = walk.hops.map { hop -> HTML in
            let isEnd = hop.confidence == .unresolved
            let to: HTML = isEnd ? "nobody is shown behind it" : "is <b>\(ActorText.short(hop.to, in: account))</b>"
            return "<li>\(to) \(Self.chip(hop.confidence)) \(hop.reason) <code>e:\(hop.shownBy.id)</code></li>\n"
        }
        let makers = walk.makers.map { maker -> HTML in
            let actor = IncidentWords.actor(maker.change)
            return "<li>\(maker.machine): <b>\(actor)</b> \(maker.deed) \(Self.evidence(maker.change))</li>\n"
        }
        let principal = ActorText.short(walk.event.principal, in: account)
        return "<p class=\"walk\"><code>\(principal)</code></p>\n<ol class=\"hops\">\n\(hops)\(makers)</ol>\n"
    }

    // MARK: Pieces

    static func time(_ moment: Moment) -> HTML {
        "<time datetime=\"\(moment.rfc3339)\">\(ChangeCells.plainTime(moment))</time>"
    }

    /// `ec2:AuthorizeSecurityGroupIngress via cli from 203.0.113.24 as break-glass/hotfix-482`.
    static func means(_ change: ChangeEntry) -> String {
        let parts = [
            change.action, ChangeCells.via(change).text, ChangeCells.source(change).text,
            ActorText.principal(change).text,
        ]
        return parts.filter { !$0.isEmpty }.joined(separator: " ")
    }

    static func evidence(_ change: ChangeEntry) -> HTML {
        "<code>e:\(change.eventID)</code> <code class=\"commit\">\(String(change.commit.prefix(10)))</code>"
    }

    static func chip(_ confidence: Origin.Confidence) -> HTML {
        "<span class=\"chip \(confidence.rawValue)\">\(confidence.rawValue)</span>"
    }
}
