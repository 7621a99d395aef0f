import Hindcast
import HindcastModel

/// Events that made no commit, one line each.
struct ActivityRenderer {
    private let width: Int?
    private var table = Table([
        .fixed, .flexible(12, fair: 24), .fixed, .flexible(16, fair: 32), .optional(1), .optional(2), .optional(3),
        .optional(4), .optional(5), .optional(6),
    ])

    /// - Parameter width: the terminal's; `nil` where lines have no end.
    init(width: Int?) { self.width = width }

    /// Adds an event.
    mutating func add(_ entry: ActivityEntry) {
        table.add([
            ChangeCells.time(entry.time),
            ActorText.actor(entry.origin, of: entry.principal, in: entry.account),
            StyledText(ActivityRenderer.words(entry.kind), ActivityRenderer.role(entry.kind)),
            StyledText(entry.action),
            StyledText(entry.errorCode ?? "", .warning),
            StyledText(entry.via == "unknown" || entry.via.isEmpty ? "" : "via " + entry.via, .quiet),
            StyledText(entry.sourceIP.map { "from " + $0 } ?? "", .quiet),
            StyledText(entry.accessKey.map { "key " + $0 } ?? "", .quiet),
            ActorText.principal(entry.principal, behind: entry.origin, in: entry.account),
            StyledText("e:" + entry.eventID, .quiet),
        ])
    }

    /// Returns the lines of what was added since.
    mutating func takeLines() -> [StyledText] { table.takeLines(width: width) }

    /// What an answer about some kinds leaves out, and why.
    static func complaints(_ counts: [ActivityCount], about kinds: Set<ActivityKind>, found: Int) -> [Complaint] {
        if counts.isEmpty {
            return [Complaint("no activity is kept: import the logs with --activity, again if need be")]
        }
        var complaints = found == 0 ? [Complaint("no activity fits")] : []
        for count in counts where (kinds.isEmpty || kinds.contains(count.kind)) && count.dropped > 0 {
            complaints.append(Complaint(dropped(count)))
        }
        return complaints
    }

    /// `12,000 reads before 2026-11-20 09:14:07Z were dropped: …`.
    static func dropped(_ count: ActivityCount) -> String {
        let moment = count.oldest.map { " before " + ChangeCells.plainTime($0) } ?? ""
        return
            "\(Numbers.counted(count.dropped, plural(count.kind, isOne: true), plural: plural(count.kind, isOne: false)))"
            + "\(moment) \(count.dropped == 1 ? "was" : "were") dropped: hindcast.activityLimit bounds what is kept"
    }

    private static func plural(_ kind: ActivityKind, isOne: Bool) -> String {
        switch kind {
        case .denied: isOne ? "denied call" : "denied calls"
        case .failed: isOne ? "failed call" : "failed calls"
        case .refusedSignIn: isOne ? "refused sign-in" : "refused sign-ins"
        case .signIn: isOne ? "sign-in" : "sign-ins"
        case .read: isOne ? "read" : "reads"
        case .other: isOne ? "other event" : "other events"
        }
    }

    private static func words(_ kind: ActivityKind) -> String {
        switch kind {
        case .denied, .refusedSignIn: "denied"
        case .failed: "failed"
        case .signIn: "sign-in"
        case .read: "read"
        case .other: "other"
        }
    }

    private static func role(_ kind: ActivityKind) -> Paint.Role {
        switch kind {
        case .denied, .refusedSignIn, .failed: .warning
        case .signIn, .read, .other: .plain
        }
    }
}
