internal import HindcastModel

/// What is to be brought back, and what there is instead.
struct RestoreRequest {
    /// The resource as it was.
    let then: ResourceDocument
    /// The change that made it so.
    let change: ChangeEntry
    /// The resource as it is in the newest state; `nil` where it is gone.
    let now: ResourceDocument?
    /// The last change of all.
    let last: ChangeEntry
    /// The moment, as it is asked for; `nil` for the newest.
    let moment: String?

    /// The comment on top of every form, without its marks.
    var header: [String] {
        var lines = [
            "\(then.address) as it was" + (moment.map { " at \($0)" } ?? ""),
            "set by \(RestoreRequest.words(change))",
        ]
        if last.sequence != change.sequence {
            lines.append(
                "\(last.kind == .deleted ? "deleted" : "changed since, last") by \(RestoreRequest.words(last))"
            )
        }
        lines.append("To be reviewed: nobody has run this, and hindcast never does.")
        if then.knowledge == .partial {
            lines.append("Known in part: its creation was not seen, attributes that no event touched are not here.")
        }
        return lines.map(VisibleText.escape)
    }

    /// What to say where values are not known.
    static let placeholderNote =
        "A value that is redacted or unknown stands as …_set_by_hand: it makes this fail until somebody has set it."

    private static func words(_ change: ChangeEntry) -> String {
        let actor = change.origin.confidence == .unresolved ? "(?) " + change.principal : change.origin.label
        return "\(actor), \(change.time.rfc3339), \(change.action), e:\(change.eventID)"
    }
}

extension JSONValue {
    /// Whether a marker stands for a value in it.
    var holdsMarker: Bool {
        if isMarker { return true }
        var found = false
        forEachChild { found = found || $1.holdsMarker }
        return found
    }
}
