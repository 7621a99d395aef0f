import Hindcast
import HindcastModel

/// How a resource reads, by itself.
enum ResourceRenderer {
    static func lines(_ state: ResourceState, paint: Paint) -> [String] {
        let address = state.lastChange.resource.description
        var lines = [paint.heading(VisibleText.escape(address))]
        if let arn = state.document?.arn { lines.append(paint.quiet("arn      ") + VisibleText.escape(arn)) }
        if let name = state.document?.name { lines.append(paint.quiet("name     ") + VisibleText.escape(name)) }
        var columns = Columns()
        func add(_ title: String, _ change: ChangeEntry) {
            columns.add([
                .init(title) { paint.quiet($0) }, .init(ChangeText.time(change.time)),
                .init(ChangeText.actor(change)) { paint.actor($0) },
                .init(ChangeText.what(change)), .init(ChangeText.means(change)) { paint.quiet($0) },
            ])
        }
        if let created = state.created { add("created", created) }
        if state.exists {
            if state.created?.sequence != state.lastChange.sequence { add("changed", state.lastChange) }
        } else {
            add("deleted", state.lastChange)
        }
        lines += columns.lines(width: nil)
        guard let document = state.document else {
            return lines + [paint.warning("Only its deletion was seen: what it looked like is unknown.")]
        }
        if document.knowledge == .partial {
            lines.append(
                paint.warning(
                    "Partly known: the logs do not show its creation, so attributes that no event touched are missing here."
                )
            )
        }
        if !state.exists { lines.append(paint.warning("It no longer exists; this is its last state.")) }
        return lines + leaves("tags", document.tags, paint: paint)
            + leaves("configuration", document.configuration, paint: paint)
    }

    /// A part of the document, one line a leaf; the places are pointers that `blame` and `who` take.
    private static func leaves(_ title: String, _ part: JSONObject, paint: Paint) -> [String] {
        guard !part.isEmpty else { return [] }
        var columns = Columns()
        for leaf in JSONDifference.between(.object([:]), .object(part)) {
            let place = title == "configuration" ? leaf.pointer : JSONPointer([title] + leaf.pointer.tokens)
            let isMarker = leaf.after?.isMarker ?? false
            columns.add([
                .init("  " + place.description),
                .init(ChangeText.value(leaf.after ?? .null), { isMarker ? paint.quiet($0) : $0 }),
            ])
        }
        return ["", paint.heading(title)] + columns.lines(width: nil)
    }
}
