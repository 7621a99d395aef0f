internal import Hindcast
internal import HindcastModel

extension Site {
    /// One resource: what it is, who set each attribute, and every change of it.
    func resource(_ question: Question) throws -> HTML {
        let address = try history.resolve(question.required("name"))
        let moment = question.text("at")
        let position = try history.position(question, "at")
        let state = try history.state(of: address, at: position)
        let showsRemoved = try question.flag("history")
        let blame =
            state.document == nil
            ? [] : try history.blame(address, at: position, under: JSONPointer(), includingRemoved: showsRemoved)
        var query = ChangeQuery()
        query.patterns = [address.description]
        query.through = position
        let (entries, next) = try changes(query, about: 200)
        let more: HTML = next == nil ? "" : "<p class=\"quiet\">Older changes are not shown.</p>"
        return Page.framed(
            address.id,
            search: address.description,
            """
            <h1>\(address.description)</h1>
            \(notes(state, moment))
            \(facts(state))
            <form class="fields" action="/resource">
            <input type="hidden" name="name" value="\(address.description)">
            \(Page.field("at", "As of", moment, placeholder: "now, 2026-11-20 09:00, e:…"))
            <label><input type="checkbox" name="history" value="1"\(showsRemoved ? " checked" : "" as HTML)> Removed ones, too</label>
            <button>Show</button></form>
            \(attributes(blame))
            \(document(state))
            <h2>Changes</h2>
            \(Page.changes(entries, namesResource: false))
            \(more)
            """
        )
    }

    private func notes(_ state: ResourceState, _ moment: String?) -> HTML {
        var notes: [HTML] = []
        if !state.exists {
            let change = state.lastChange
            notes.append("Deleted by \(Page.actor(change)) at \(Page.time(change.time)); this is its last state.")
        }
        if state.document == nil { notes.append("Only its deletion was seen: what it looked like is unknown.") }
        if state.document?.knowledge == .partial {
            notes.append("Partly known: the logs do not show its creation, so attributes no event touched are missing.")
        }
        if let moment {
            notes.append("As of \(moment). <a href=\"\(Link.to(state.lastChange.resource))\">As it is now</a>")
        }
        return HTML(notes.map { "<p class=\"note\">\($0)</p>" })
    }

    private func facts(_ state: ResourceState) -> HTML {
        var facts: [(String, HTML)] = []
        if let name = state.document?.name { facts.append(("Name", "\(name)")) }
        if let arn = state.document?.arn { facts.append(("ARN", "<code>\(arn)</code>")) }
        if let created = state.created {
            facts.append(("Created", "\(Page.time(created.time)) by \(Page.actor(created))"))
        }
        let last = state.lastChange
        facts.append(("Last change", "\(Page.time(last.time)) by \(Page.actor(last)) \(ChangeText.means(last))"))
        return "<dl class=\"facts\">\(facts.map { "<dt>\($0.0)</dt><dd>\($0.1)</dd>" as HTML })</dl>"
    }

    private func attributes(_ blame: [BlameLine]) -> HTML {
        guard !blame.isEmpty else { return .nothing }
        let rows = blame.map { line -> HTML in
            let event = Link.to("/event", ["id": line.change.eventID])
            return """
                <tr\(line.isRemoved ? " class=\"gone\"" : "" as HTML)><td>\(Page.actor(line.change))</td>
                <td>\(Page.time(line.change.time))</td><td class="place">\(line.name ?? line.pointer.description)</td>
                <td class="value">\(Page.value(line.value))</td>
                <td><a href="\(event)">\(line.change.action)</a></td></tr>

                """
        }
        return """
            <h2>Configuration, and who set it</h2>
            <input data-narrows="attributes" type="search" aria-label="Narrow the attributes" placeholder="Narrow">
            <div class="scrolls"><table id="attributes" class="stacks">
            <thead><tr><th>Set by</th><th>At</th><th>Attribute</th><th>Value</th><th>Action</th></tr></thead>
            <tbody>\(rows)</tbody></table></div>
            """
    }

    private func document(_ state: ResourceState) -> HTML {
        guard let document = state.document else { return .nothing }
        let text = JSONValue.object(["configuration": .object(document.configuration), "tags": .object(document.tags)])
        return """
            <details><summary>As JSON</summary><pre>\(HTML(lines: text.indentedText))</pre></details>
            """
    }
}
