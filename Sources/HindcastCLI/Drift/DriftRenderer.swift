import Hindcast
import HindcastModel

/// What is no longer as it was stated: a heading a resource, then a line a place, whoever did it first.
enum DriftRenderer {
    /// Returns the groups with what is in them, and a count of it all.
    ///
    /// - Parameter listsUncompared: whether what could not be compared is listed, rather than counted by its reasons.
    static func lines(_ report: DriftReport, listsUncompared: Bool, width: Int?) -> [StyledText] {
        var lines: [StyledText] = []
        for group in DriftGroup.allCases {
            let resources = report.resources(in: group)
            guard !resources.isEmpty else { continue }
            lines.append(StyledText(DriftWords.heading(group), .heading))
            if group == .changed {
                for resource in resources { lines += changed(resource, at: report.moment, width: width) }
            } else {
                lines += whole(resources, at: report.moment, width: width)
            }
            lines.append("")
        }
        if !report.expired.isEmpty {
            lines.append(StyledText("ignored no more: entries that have expired", .heading))
            lines += report.expired.map { entry in
                let place = StyledText("  \(report.ignoreFile ?? ""):\(entry.line): ")
                return fitted(place + StyledText(DriftWords.expiry(entry), .warning), width)
            }
            lines.append("")
        }
        if listsUncompared, !report.ignored.isEmpty { lines += ignored(report, width: width) + [""] }
        if listsUncompared, !report.uncompared.isEmpty { lines += uncompared(report, width: width) + [""] }
        return lines + summary(report, listsUncompared: listsUncompared)
    }

    private static func changed(_ resource: DriftedResource, at moment: Moment, width: Int?) -> [StyledText] {
        var heading = StyledText("  ~ " + DriftWords.resource(resource), .changed)
        let stated = DriftWords.statements(resource)
        if !stated.isEmpty { heading += StyledText("  " + stated, .quiet) }
        var table = Table(
            [
                .flexible(12, fair: 24), .flexible(20, fair: 44), .fixed, .flexible(12, fair: 40),
                .flexible(12, fair: 40), .optional(1),
                .optional(2), .optional(3), .optional(4),
            ],
            indent: 6
        )
        for difference in resource.differences {
            let place = StyledText(LeafText.place(difference.pointer, called: difference.name), .changed)
            table.add(who(difference.cause, at: moment) + [place, values(difference)] + evidence(difference.cause))
        }
        return [fitted(heading, width)] + table.lines(width: width)
    }

    private static func fitted(_ line: StyledText, _ width: Int?) -> StyledText {
        width.map { line.cut(to: $0, at: .end) } ?? line
    }

    private static func whole(_ resources: [DriftedResource], at moment: Moment, width: Int?) -> [StyledText] {
        var table = Table(
            [
                .mark, .flexible(12, fair: 24), .flexible(20, fair: 44), .fixed, .flexible(20, fair: 70, cut: .start),
                .flexible(8, fair: 40),
                .optional(1), .optional(2), .optional(3), .optional(4),
            ],
            indent: 2
        )
        for resource in resources {
            guard let cause = resource.cause else { continue }
            let isMissing = resource.group == .missing
            let role = isMissing ? Paint.Role.removed : .added
            let isNamed = resource.address != nil
            let thing = isNamed ? DriftWords.resource(resource) : DriftWords.statements(resource)
            let label = isNamed ? DriftWords.statements(resource) : ""
            table.add(
                [StyledText(isMissing ? "-" : "+", role)] + who(cause, at: moment)
                    + [StyledText(thing, role), StyledText(label, .quiet)] + evidence(cause)
            )
        }
        return table.lines(width: width)
    }

    /// Who, when, and how long ago.
    private static func who(_ cause: DriftCause, at moment: Moment) -> [StyledText] {
        switch cause {
        case .change(let change):
            return [
                ChangeCells.doubt(change) + ActorText.actor(change), ChangeCells.time(change.time),
                StyledText(DriftWords.standing(cause, at: moment), .quiet),
            ]
        case .unattributed(let gap):
            return [StyledText("UNATTRIBUTED", .warning), StyledText(DriftWords.span(gap), .time), ""]
        }
    }

    /// The action, the tool, the role and the event; of what nobody is known to have done, the reason.
    private static func evidence(_ cause: DriftCause) -> [StyledText] {
        switch cause {
        case .change(let change):
            [
                ChangeCells.action(change), ChangeCells.via(change), ActorText.principal(change),
                StyledText("e:" + change.eventID, .quiet),
            ]
        case .unattributed(let gap): [StyledText(gap.reason.words, .warning), "", "", ""]
        }
    }

    /// `"10.0.0.0/8" → "0.0.0.0/0"`: what is stated, then what there is.
    private static func values(_ difference: DriftDifference) -> StyledText {
        switch (difference.stated, difference.actual) {
        case (let stated?, let actual?):
            StyledText(LeafText.value(stated), .removed) + " → " + StyledText(LeafText.value(actual), .added)
        case (let stated?, nil): StyledText(LeafText.value(stated), .removed) + StyledText(" → nothing", .quiet)
        case (nil, let actual?): StyledText("nothing → ", .quiet) + StyledText(LeafText.value(actual), .added)
        case (nil, nil): ""
        }
    }

    // MARK: What is let be, and what could not be compared

    private static func ignored(_ report: DriftReport, width: Int?) -> [StyledText] {
        var table = Table(
            [.flexible(20, fair: 60), .flexible(12, fair: 40), .flexible(16, fair: 40), .fixed],
            indent: 2
        )
        for item in report.ignored {
            let drift = item.resource
            let causes = drift.cause.map { [(drift.group.rawValue, $0)] } ?? []
            let places = drift.differences.map { (DriftWords.place($0), $0.cause) }
            for (place, cause) in causes + places {
                table.add([
                    StyledText(DriftWords.resource(drift)), StyledText(place), StyledText(item.reason, .quiet),
                    StyledText(DriftWords.actor(cause), .actor),
                ])
            }
        }
        return [StyledText("ignored", .heading)] + table.lines(width: width)
    }

    private static func uncompared(_ report: DriftReport, width: Int?) -> [StyledText] {
        var table = Table([.flexible(20, fair: 50), .flexible(12, fair: 40), .flexible(20, fair: 60)], indent: 2)
        for item in report.uncompared {
            table.add([
                StyledText(item.label), StyledText(item.place ?? "all of it"), StyledText(item.reason, .quiet),
            ])
        }
        return [StyledText("not compared", .heading)] + table.lines(width: width)
    }

    private static func summary(_ report: DriftReport, listsUncompared: Bool) -> [StyledText] {
        var lines = [StyledText(DriftWords.summary(report))]
        if !listsUncompared, !report.uncompared.isEmpty {
            var counts: [String: Int] = [:]
            for item in report.uncompared { counts[item.reason, default: 0] += 1 }
            let reasons = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            let shown = reasons.prefix(4).map { "\(Numbers.grouped($0.value)) × \($0.key)" }.joined(separator: "; ")
            lines.append(
                StyledText(
                    "not compared \(Numbers.grouped(report.uncompared.count)): \(shown)\(reasons.count > 4 ? "; …" : "")"
                        + " (--uncompared lists them)",
                    .quiet
                )
            )
        }
        if !report.ignored.isEmpty {
            let places = report.ignored.reduce(0) { $0 + max(1, $1.resource.differences.count) }
            lines.append(
                StyledText(
                    "ignored \(Numbers.counted(places, "difference")) by \(report.ignoreFile ?? "the ignore file")"
                        + (listsUncompared ? "" : " (--uncompared lists them)"),
                    .quiet
                )
            )
        }
        if report.implied > 0 {
            lines.append(
                StyledText(
                    "not counted as unmanaged: \(Numbers.counted(report.implied, "resource")) that came with one that is stated, or "
                        + "belong to another",
                    .quiet
                )
            )
        }
        return lines
    }
}
