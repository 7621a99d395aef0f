internal import Hindcast
internal import HindcastModel

extension Page {
    /// Returns changes as a list, the actor first.
    static func changes(_ entries: [(change: ChangeEntry, differences: [JSONDifference])], namesResource: Bool) -> HTML
    {
        let items = entries.map { entry -> HTML in
            let change = entry.change
            let name = change.resource.description
            let place: HTML = namesResource ? "<a href=\"\(Link.to(change.resource))\">\(name)</a> · " : ""
            return """
                <li>\(actor(change))
                <span class="what \(change.kind.rawValue)">\(ChangeText.what(change))</span>
                \(time(change.time))
                <span class="where">\(place)\(change.action) \(ChangeText.means(change))
                · <a href="\(Link.to("/event", ["id": change.eventID]))">record</a>
                · <a href="\(Link.to(change.resource, at: change.commit))">as of then</a></span>
                \(details(entry.differences))</li>

                """
        }
        return items.isEmpty ? "<p class=\"quiet\">No change matches.</p>" : "<ol class=\"changes\">\(items)</ol>"
    }

    /// Returns who stands behind a change; the principal that the log names is at hand.
    static func actor(_ change: ChangeEntry) -> HTML {
        let chain =
            change.principal.hasSameBytes(as: change.origin.label)
            ? change.principal : "\(change.origin.label) (\(change.origin.confidence.rawValue)) as \(change.principal)"
        return "<span class=\"actor\" title=\"\(chain)\">\(ChangeText.actor(change))</span>"
    }

    /// Returns a leaf's difference.
    static func leaf(_ difference: JSONDifference) -> HTML {
        let place = difference.name ?? difference.pointer.description
        switch (difference.before, difference.after) {
        case (let before?, let after?):
            return "<span class=\"changed\">~ \(place)</span> \(value(before)) → \(value(after))"
        case (let before?, nil): return "<span class=\"removed\">- \(place)</span> \(value(before))"
        case (nil, let after?): return "<span class=\"added\">+ \(place)</span> \(value(after))"
        case (nil, nil): return "\(place)"
        }
    }

    /// Returns a value in one line.
    static func value(_ value: JSONValue) -> String { ChangeText.value(value, limit: 2_000) }

    private static func details(_ differences: [JSONDifference]) -> HTML {
        guard !differences.isEmpty else { return .nothing }
        let leaves = differences.map { "<li>\(leaf($0))</li>" as HTML }
        let noun = differences.count == 1 ? "attribute" : "attributes"
        return """
            <details><summary>\(differences.count) \(noun)</summary><ul class="leaves">\(leaves)</ul></details>
            """
    }
}
