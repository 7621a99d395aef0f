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
            lines.append(StyledText(heading(group), .heading))
            if group == .changed {
                for resource in resources { lines += changed(resource, at: report.moment, width: width) }
            } else {
                lines += whole(resources, at: report.moment, width: width)
            }
            lines.append("")
        }
        if listsUncompared, !report.uncompared.isEmpty { lines += uncompared(report, width: width) + [""] }
        return lines + summary(report, listsUncompared: listsUncompared)
    }

    private static func heading(_ group: DriftGroup) -> String {
        switch group {
        case .changed: "changed: not as stated"
        case .missing: "missing: stated, and not there"
        case .unmanaged: "unmanaged: there, and nobody stated it"
        }
    }

    private static func changed(_ resource: DriftedResource, at moment: Moment, width: Int?) -> [StyledText] {
        var heading = StyledText("  ~ \(resource.address?.description ?? "")", .changed)
        if let name = resource.name, let address = resource.address, !name.hasSameBytes(as: address.id) {
            heading += StyledText("  (\(name))", .changed)
        }
        if resource.statements.first?.label != resource.address?.description {
            heading += StyledText("  " + statements(resource), .quiet)
        }
        var table = Table(
            [
                .flexible(12, fair: 24), .fixed, .fixed, .flexible(16, fair: 40), .flexible(14, fair: 40), .optional(1),
                .optional(2), .optional(3), .optional(4),
            ],
            indent: 6
        )
        for difference in resource.differences {
            let place = StyledText(LeafText.place(difference.pointer, called: difference.name), .changed)
            table.add(who(difference.cause, at: moment) + [place, values(difference)] + evidence(difference.cause))
        }
        return [heading] + table.lines(width: width)
    }

    private static func whole(_ resources: [DriftedResource], at moment: Moment, width: Int?) -> [StyledText] {
        var table = Table(
            [
                .mark, .flexible(12, fair: 24), .fixed, .fixed, .flexible(24, fair: 70, cut: .start),
                .flexible(10, fair: 40),
                .optional(1), .optional(2), .optional(3), .optional(4),
            ],
            indent: 2
        )
        for resource in resources {
            guard let cause = resource.cause else { continue }
            let isMissing = resource.group == .missing
            let role = isMissing ? Paint.Role.removed : .added
            var thing = resource.address?.description ?? statements(resource)
            if let name = resource.name, let address = resource.address, !name.hasSameBytes(as: address.id) {
                thing += "  (\(name))"
            }
            let isNamed = resource.address != nil && resource.statements.first?.label != resource.address?.description
            let label = isNamed ? statements(resource) : ""
            table.add(
                [StyledText(isMissing ? "-" : "+", role)] + who(cause, at: moment)
                    + [StyledText(thing, role), StyledText(label, .quiet)] + evidence(cause)
            )
        }
        return table.lines(width: width)
    }

    /// `aws_security_group.web in prod.tfstate:12`.
    private static func statements(_ resource: DriftedResource) -> String {
        resource.statements.prefix(2).map { statement in
            "\(statement.label) in \(statement.file)" + (statement.line.map { ":\($0)" } ?? "")
        }.joined(separator: ", ") + (resource.statements.count > 2 ? ", …" : "")
    }

    /// Who, when, and how long ago.
    private static func who(_ cause: DriftCause, at moment: Moment) -> [StyledText] {
        switch cause {
        case .change(let change):
            let seconds = max(0, moment.seconds - change.time.seconds)
            return [
                ChangeCells.doubt(change) + ActorText.actor(change), ChangeCells.time(change.time),
                StyledText(Numbers.duration(seconds: Int(seconds)), .quiet),
            ]
        case .unattributed(let gap):
            return [StyledText("UNATTRIBUTED", .warning), StyledText(span(gap), .time), ""]
        }
    }

    private static func span(_ gap: Unattributed) -> String {
        switch (gap.after, gap.before) {
        case (let after?, let before?): "\(ChangeCells.plainTime(after)) to \(ChangeCells.plainTime(before))"
        case (nil, let before?): "before \(ChangeCells.plainTime(before))"
        case (let after?, nil): "after \(ChangeCells.plainTime(after))"
        case (nil, nil): ""
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

    // MARK: What could not be compared

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
        let groups = DriftGroup.allCases.compactMap { group -> String? in
            let count = report.resources(in: group).count
            return count == 0 ? nil : "\(Numbers.grouped(count)) \(group.rawValue)"
        }
        let compared =
            "compared \(Numbers.counted(report.compared, "resource")) in "
            + "\(Numbers.counted(report.attributes, "value")) at \(ChangeCells.plainTime(Moment(seconds: report.moment.seconds)))"
        var lines = [StyledText("\(compared): \(groups.isEmpty ? "no drift" : groups.joined(separator: ", "))")]
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
