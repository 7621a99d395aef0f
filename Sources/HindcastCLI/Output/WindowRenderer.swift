import Hindcast
import HindcastModel

/// The windows in which a predicate held: two lines each, who opened it and who closed it.
enum WindowRenderer {
    /// Returns a heading and the windows of a resource.
    static func lines(_ found: ResourceWindows, _ windows: [Window], width: Int?) -> [StyledText] {
        var heading = StyledText(found.address.description, .heading)
        if let name = found.name, !name.hasSameBytes(as: found.address.id) { heading += StyledText("  (\(name))") }
        if windows.contains(where: \.isPartial) { heading += StyledText("  known in part", .warning) }
        var table = Table(
            [
                .fixed, .fixed, .flexible(12, fair: 24), .fixed, .flexible(12, fair: 40), .optional(1), .optional(2),
                .optional(3), .optional(4), .optional(6), .optional(5),
            ],
            indent: 4
        )
        for window in windows {
            table.add([duration(window), beginning(window)] + cells(window.opened))
            table.add(end(window))
        }
        var lines = [heading] + table.lines(width: width)
        let reasons = windows.compactMap { window -> String? in
            guard case .undecided(let reason) = window.state else { return nil }
            return reason
        }
        for reason in Set(reasons).sorted() { lines.append(StyledText("    undecided: " + reason, .warning)) }
        for place in Set(windows.flatMap(\.unknown).map(LeafText.pointer)).sorted() {
            lines.append(StyledText("    the log does not show \(place)", .warning))
        }
        return lines + [""]
    }

    private static func duration(_ window: Window) -> StyledText {
        StyledText(Numbers.duration(seconds: window.seconds), window.ending == .open ? .warning : .plain)
    }

    private static func beginning(_ window: Window) -> StyledText {
        if case .undecided = window.state { return StyledText("undecided", .warning) }
        return switch window.beginning {
        case .created: StyledText("created", .added)
        case .changed: StyledText("opened", .added)
        case .firstSeen: StyledText("first seen", .warning)
        }
    }

    private static func end(_ window: Window) -> [StyledText] {
        guard let closed = window.closed else {
            // How far is known, where the others have when it was closed.
            return ["", StyledText("still open", .warning), "", StyledText(ChangeCells.plainTime(window.end), .quiet)]
                + Array(repeating: "", count: 7)
        }
        let isHeld = window.state == .held
        let word = window.ending == .deleted ? "deleted" : isHeld ? "closed" : "decided"
        return ["", StyledText(word, .removed)] + cells(closed)
    }

    private static func cells(_ change: ChangeEntry) -> [StyledText] {
        [
            ActorText.actor(change), ChangeCells.time(change.time), ChangeCells.wordsOnItself(change),
            ChangeCells.action(change), ChangeCells.via(change), ChangeCells.source(change),
            ActorText.principal(change),
            StyledText("e:" + change.eventID, .quiet), StyledText(String(change.commit.prefix(10)), .commit),
        ]
    }

    /// What was found in all.
    struct Total {
        private(set) var windows = 0
        private(set) var held = 0
        private var open = 0
        private var resources = 0

        /// Counts the windows of one resource.
        mutating func add(_ found: [Window]) {
            windows += found.count
            let standing = found.filter { $0.state == .held }
            held += standing.count
            open += standing.count { $0.ending == .open }
            if !standing.isEmpty { resources += 1 }
        }

        /// A count of it all, for the end.
        var lines: [StyledText] {
            guard windows > 0 else { return [] }
            var words = Numbers.counted(held, "window")
            if held > 0 {
                words += " on " + Numbers.counted(resources, "resource")
                words += open == 0 ? ", all closed" : ", \(Numbers.grouped(open)) still open"
            }
            if windows > held { words += "; \(Numbers.grouped(windows - held)) undecided" }
            return [StyledText(words, .quiet)]
        }
    }

    /// Says that nothing was found, and in how much.
    static func nothing(_ report: WindowReport) -> String {
        guard report.versions > 0 else { return "no version of a resource fits" }
        return "no window: looked at \(Numbers.counted(report.versions, "version")) of "
            + Numbers.counted(report.resources, "resource")
    }

    /// Says what could not be told, a sentence each.
    static func gaps(_ report: WindowReport) -> [String] {
        var gaps: [String] = []
        if let address = report.firstUndecided, let reason = report.firstReason {
            gaps.append(
                "undecided on \(Numbers.counted(report.undecided, "version")) of "
                    + "\(Numbers.counted(report.undecidedResources, "resource")), first of \(address): \(reason)"
            )
        }
        for (place, count) in report.unknown.prefix(5) {
            gaps.append("the log does not show \(LeafText.pointer(place)) of \(Numbers.counted(count, "resource"))")
        }
        if report.unknown.count > 5 {
            gaps.append("… and \(report.unknown.count - 5) more places that the log does not show")
        }
        if report.partialResources > 0 {
            let all =
                report.resources == 1
                ? "the resource is"
                : "\(Numbers.grouped(report.partialResources)) of \(Numbers.counted(report.resources, "resource")) are"
            gaps.append("\(all) known in part: attributes that no event touched are unknown, and read as null")
        }
        return gaps
    }
}
