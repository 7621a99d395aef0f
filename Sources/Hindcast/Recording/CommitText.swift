internal import GitStore
internal import HindcastModel
internal import Replay

/// The words of one commit: author, subject and trailers, as the history format has them.
struct CommitText {
    let authorName: String
    let authorEmail: String
    let subject: String
    let trailers: CommitTrailers

    init(_ event: AuditEvent, _ applied: AppliedEvent) {
        let principal = event.principal
        let origin = applied.origin.origin(of: principal)
        let isKnown = applied.origin.confidence != .unresolved
        let author = isKnown ? origin : principal.label
        authorEmail = author
        // A principal of another cloud than AWS has a name beside the e-mail or id that identifies it.
        let ownName = event.provider != .aws && author == principal.label ? principal.name : nil
        authorName = ownName ?? CommitText.authorName(of: author)
        subject = CommitMessage.line(CommitText.shortened("\(event.service): \(applied.subject)"))
        let action = CommitTrailers.action("\(event.service):\(event.operation)")

        trailers = CommitTrailers(
            eventID: event.id,
            time: event.time,
            service: action.service,
            operation: action.operation,
            principal: principal.label,
            origin: Origin(
                label: origin,
                confidence: Origin.Confidence(rawValue: applied.origin.confidence.rawValue) ?? .unresolved
            ),
            via: applied.via.rawValue,
            sourceIP: event.sourceIP,
            userAgent: event.userAgent,
            requestID: event.requestID,
            confidence: applied.confidence,
            resources: applied.changes.map(CommitTrailers.TouchedResource.init),
            window: applied.window.map { "\($0.after?.rfc3339 ?? "..")/\($0.before.rfc3339)" }
        )
    }

    /// The draft of the commit.
    func draft(of event: AuditEvent, _ applied: AppliedEvent) -> CommitDraft {
        CommitDraft(
            authorName: authorName,
            authorEmail: authorEmail,
            time: event.time,
            message: CommitMessage(subject: subject, trailers: trailers.list).text,
            edits: zip(applied.changes, applied.contents).map { change, content in
                TreeEdit(path: RepositoryPath(change.address), content: content)
            }
        )
    }

    /// The name within an ARN: `alice` of `…:user/team/alice`, `deploy/ci-7` of `…:assumed-role/deploy/ci-7`.
    ///
    /// A function of the label alone, which a history is read back by.
    static func authorName(of label: String) -> String {
        guard let arn = ARN(label) else { return label }
        if arn.resource == "root" { return "root of \(arn.account)" }
        return arn.resource.hasPrefix("assumed-role/") ? arn.resourceID : arn.lastComponent
    }

    /// Cuts a subject that lists many things; 72 characters is what git's own tools show.
    private static func shortened(_ subject: String) -> String {
        guard subject.utf8.count > 72, subject.count > 72 else { return subject }
        let parts = CommitText.parts(of: subject)
        var kept = parts[0]
        for (index, part) in parts.enumerated().dropFirst() {
            let rest = parts.count - index
            guard kept.count + part.count + 2 <= 72 - 14 else { return "\(kept) and \(rest) more" }
            kept += ", " + part
        }
        return String(kept)
    }

    /// The text between commas with a space behind them.
    private static func parts(of subject: String) -> [Substring] {
        let bytes = subject.utf8
        var parts: [Substring] = []
        var start = bytes.startIndex
        var place = start
        while let comma = bytes[place...].firstIndex(of: UInt8(ascii: ",")) {
            place = bytes.index(after: comma)
            guard place < bytes.endIndex, bytes[place] == UInt8(ascii: " ") else { continue }
            parts.append(subject[start..<comma])
            place = bytes.index(after: place)
            start = place
        }
        return parts + [subject[start...]]
    }
}
