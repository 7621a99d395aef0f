/// How a directory's content came from an earlier version: which bytes were replaced, in order and disjoint.
///
/// Every edit is known when it is made, so the delta between two versions of a tree costs no comparison.
struct TreePatch {
    /// A run of bytes that was replaced by another.
    struct Span {
        /// Where it began in the earlier version.
        var start: Int
        /// How many bytes of the earlier version went.
        var removed: Int
        /// How many bytes of the present version came.
        var added: Int
    }

    private(set) var spans: [Span] = []

    /// Whether nothing was replaced.
    var isEmpty: Bool { spans.isEmpty }

    /// Forgets what was replaced, and keeps the room for what will be.
    mutating func removeAll() { spans.removeAll(keepingCapacity: true) }

    /// Notes that `removed` bytes at `position` of the present version were replaced by `added` bytes.
    mutating func replace(at position: Int, removed: Int, added: Int) {
        // `shift` is how far the present version is ahead of the earlier one before the span looked at.
        var shift = 0
        var first = 0
        while first < spans.count, spans[first].start + shift + spans[first].added < position {
            shift += spans[first].added - spans[first].removed
            first += 1
        }
        // The run in both versions, grown by every span that it overlaps or touches.
        var earlier = (position - shift)..<(position - shift + removed)
        var present = position..<(position + removed)
        var end = first
        while end < spans.count, spans[end].start + shift <= position + removed {
            let span = spans[end]
            let spanStart = span.start + shift
            let spanEnd = spanStart + span.added
            let start = min(earlier.lowerBound, span.start)
            earlier = start..<(span.start + span.removed + max(0, position + removed - spanEnd))
            present = min(present.lowerBound, spanStart)..<max(present.upperBound, spanEnd)
            shift += span.added - span.removed
            end += 1
        }
        let merged = Span(start: earlier.lowerBound, removed: earlier.count, added: present.count - removed + added)
        spans.replaceSubrange(first..<end, with: CollectionOfOne(merged))
    }
}
