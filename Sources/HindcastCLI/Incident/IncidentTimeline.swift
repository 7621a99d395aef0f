import Hindcast
import HindcastModel

/// Changes and refused attempts in the order in which they happened.
struct IncidentTimeline {
    /// Something that happened.
    enum Entry {
        /// A change, with its rank among the near ones, from 1.
        case change(IncidentChange, rank: Int)
        /// Attempts of one sort by one actor, after one another.
        case attempts([ActivityEntry])

        /// When it happened, or began.
        var time: Moment {
            switch self {
            case .change(let change, _): change.change.time
            case .attempts(let attempts): attempts[0].time
            }
        }
    }

    /// What happened up to the moment.
    let before: [Entry]
    /// What happened after it.
    let after: [Entry]

    init(_ report: IncidentReport) {
        var entries = report.changes.enumerated().map { Entry.change($1, rank: $0 + 1) }
        entries += report.attempts.map { Entry.attempts([$0]) }
        entries.sort { left, right in
            if left.time != right.time { return left.time < right.time }
            switch (left, right) {
            case (.change(let one, _), .change(let other, _)): return one.change.sequence < other.change.sequence
            case (.attempts, .change): return true
            default: return false
            }
        }
        before = IncidentTimeline.joined(entries.filter { $0.time <= report.moment })
        after = IncidentTimeline.joined(entries.filter { $0.time > report.moment })
    }

    /// All of it.
    var entries: [Entry] { before + after }

    private static func joined(_ entries: [Entry]) -> [Entry] {
        var joined: [Entry] = []
        for entry in entries {
            if case .attempts(let new) = entry, case .attempts(let last)? = joined.last, isSame(last[0], new[0]) {
                joined[joined.count - 1] = .attempts(last + new)
            } else {
                joined.append(entry)
            }
        }
        return joined
    }

    private static func isSame(_ one: ActivityEntry, _ other: ActivityEntry) -> Bool {
        one.origin == other.origin && one.principal.hasSameBytes(as: other.principal) && one.action == other.action
            && one.errorCode == other.errorCode && one.sourceIP == other.sourceIP
    }
}
