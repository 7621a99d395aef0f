import Hindcast
import HindcastModel

/// What drift is told in, whatever the form of the report. None of it is escaped.
enum DriftWords {
    /// `changed: not as stated`.
    static func heading(_ group: DriftGroup) -> String { "\(group.rawValue): \(meaning(group))" }

    /// What a group is, as a clause.
    static func meaning(_ group: DriftGroup) -> String {
        switch group {
        case .changed: "not as stated"
        case .missing: "stated, and not there"
        case .unmanaged: "there, and nobody stated it"
        }
    }

    /// Who brought it about; `UNATTRIBUTED` where no event shows it.
    static func actor(_ cause: DriftCause) -> String {
        switch cause {
        case .change(let change): ChangeCells.doubt(change).text + ActorText.actor(change).text
        case .unattributed: "UNATTRIBUTED"
        }
    }

    /// When; for what no event shows, between which moments.
    static func time(_ cause: DriftCause) -> String {
        switch cause {
        case .change(let change): ChangeCells.plainTime(change.time)
        case .unattributed(let gap): span(gap)
        }
    }

    /// How long it has stood; empty where nobody knows.
    static func standing(_ cause: DriftCause, at moment: Moment) -> String {
        guard case .change(let change) = cause else { return "" }
        return Numbers.duration(seconds: Int(max(0, moment.seconds - change.time.seconds)))
    }

    /// `2026-05-01 09:00:00Z to 2026-05-02 09:00:00Z`.
    static func span(_ gap: Unattributed) -> String {
        switch (gap.after, gap.before) {
        case (let after?, let before?):
            // The day is said once.
            "\(ChangeCells.plainTime(after)) to "
                + ChangeCells.plainTime(before).dropFirst(
                    after.rfc3339.prefix(10) == before.rfc3339.prefix(10) ? 11 : 0
                )
        case (nil, let before?): "before \(ChangeCells.plainTime(before))"
        case (let after?, nil): "after \(ChangeCells.plainTime(after))"
        case (nil, nil): ""
        }
    }

    /// The action, the tool, the role and the event; the reason where no event shows it.
    static func evidence(_ cause: DriftCause) -> [String] {
        switch cause {
        case .change(let change):
            [change.action, ChangeCells.via(change).text, ActorText.principal(change).text, "e:" + change.eventID]
                .filter { !$0.isEmpty }
        case .unattributed(let gap): [gap.reason.words]
        }
    }

    /// The place as people write it.
    static func place(_ difference: DriftDifference) -> String {
        LeafText.place(difference.pointer, called: difference.name)
    }

    /// A value as text; `nothing` for none.
    static func value(_ value: JSONValue?) -> String { value.map { LeafText.value($0) } ?? "nothing" }

    /// `"10.0.0.0/8" → "0.0.0.0/0"`: what is stated, then what there is.
    static func values(_ difference: DriftDifference) -> String {
        "\(value(difference.stated)) → \(value(difference.actual))"
    }

    /// The address, and the name that it does not say; what the file calls a resource that the history never had.
    static func resource(_ drift: DriftedResource) -> String {
        guard let address = drift.address else { return drift.statements.first?.label ?? "" }
        guard let name = drift.name, !name.hasSameBytes(as: address.id) else { return address.description }
        return "\(address)  (\(name))"
    }

    /// `aws_security_group.web in prod.tfstate:12`; empty where the files say no more than the address.
    static func statements(_ drift: DriftedResource, limit: Int = 2) -> String {
        if let first = drift.statements.first, let address = drift.address, first.label == address.description {
            return ""
        }
        // The file is said once for several in it.
        let shown = drift.statements.prefix(limit)
        let texts = shown.enumerated().map { index, statement -> String in
            let next = index + 1 < shown.count ? shown[index + 1] : nil
            let isJoined = next.map { $0.line == nil && statement.line == nil && $0.file == statement.file } ?? false
            return isJoined ? statement.label : "\(statement.label) in \(place(statement))"
        }
        return texts.joined(separator: ", ") + (drift.statements.count > limit ? ", …" : "")
    }

    /// `prod.tfstate:12`.
    static func place(_ statement: DriftedResource.Statement) -> String {
        statement.file + (statement.line.map { ":\($0)" } ?? "")
    }

    /// `compared 12 resources in 80 values at 2026-05-13 10:25:09Z: 2 changed, 1 missing`.
    static func summary(_ report: DriftReport) -> String {
        let groups = DriftGroup.allCases.compactMap { group -> String? in
            let count = report.resources(in: group).count
            return count == 0 ? nil : "\(Numbers.grouped(count)) \(group.rawValue)"
        }
        return "compared \(Numbers.counted(report.compared, "resource")) in "
            + "\(Numbers.counted(report.attributes, "value")) at "
            + "\(ChangeCells.plainTime(Moment(seconds: report.moment.seconds))): "
            + (groups.isEmpty ? "no drift" : groups.joined(separator: ", "))
    }

    /// One sentence on a whole resource that is missing or unmanaged, or on one place of a changed one.
    static func sentence(_ drift: DriftedResource, _ difference: DriftDifference?, _ cause: DriftCause) -> String {
        let how = [time(cause)] + evidence(cause)
        let what =
            switch (drift.group, difference) {
            case (.changed, let difference?): "\(place(difference)) of \(resource(drift)) is \(values(difference))"
            case (.missing, _): "\(resource(drift)) is stated and not there"
            default: "\(resource(drift)) is there and nobody stated it"
            }
        return "\(actor(cause)): \(what) (\(how.filter { !$0.isEmpty }.joined(separator: ", ")))"
    }

    /// An entry of the ignore file that holds no more.
    static func expiry(_ entry: IgnoreList.Entry) -> String {
        "the entry for \(entry.resource) expired after \(entry.lastDay ?? "its day") and ignores nothing (\(entry.reason))"
    }
}
