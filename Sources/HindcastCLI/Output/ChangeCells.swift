import Hindcast
import HindcastModel

/// The pieces that a change is told in.
enum ChangeCells {
    /// `2026-11-20 09:14:07Z`.
    static func time(_ moment: Moment) -> StyledText { StyledText(plainTime(moment), .time) }

    /// The same without a colour.
    static func plainTime(_ moment: Moment) -> String {
        moment.rfc3339.replacing("T", with: " ", maxReplacements: 1)
    }

    /// What was done, in the words of the commit's subject without the service, which the action names.
    static func words(_ change: ChangeEntry) -> StyledText {
        let subject = change.subject
        let service = change.action.prefix { $0 != ":" } + ": "
        return marked(subject.hasPrefix(service) ? String(subject.dropFirst(service.count)) : subject, change)
    }

    /// The same where it is clear which resource is meant: without `on sg-0a1b2c3d`.
    static func wordsOnItself(_ change: ChangeEntry) -> StyledText {
        let subject = change.subject
        let service = change.action.prefix { $0 != ":" } + ": "
        var words = subject.hasPrefix(service) ? subject.dropFirst(service.count) : subject[...]
        let place = " on " + change.resource.id
        if words.hasSuffix(place), words.count > place.count { words.removeLast(place.count) }
        return marked(String(words), change)
    }

    private static func marked(_ words: String, _ change: ChangeEntry) -> StyledText {
        doubt(change) + StyledText(words)
    }

    /// `guess: ` before what a rule is not sure of; in front, where no narrow terminal cuts it off.
    static func doubt(_ change: ChangeEntry) -> StyledText {
        change.confidence == .low ? StyledText("guess: ", .warning) : ""
    }

    /// `ec2:AuthorizeSecurityGroupIngress`.
    static func action(_ change: ChangeEntry) -> StyledText { StyledText(change.action, .quiet) }

    /// `via console`, where the tool is known.
    static func via(_ change: ChangeEntry) -> StyledText {
        change.via == "unknown" || change.via.isEmpty ? "" : StyledText("via " + change.via, .quiet)
    }

    /// `from 203.0.113.7`.
    static func source(_ change: ChangeEntry) -> StyledText {
        change.sourceIP.map { StyledText("from " + $0, .quiet) } ?? ""
    }

    /// `+`, `-` or `~`.
    static func mark(_ kind: ResourceChange.Kind) -> String {
        switch kind {
        case .created: "+"
        case .updated: "~"
        case .deleted: "-"
        }
    }

    /// The colour of a kind of change.
    static func role(_ kind: ResourceChange.Kind) -> Paint.Role {
        switch kind {
        case .created: .added
        case .updated: .changed
        case .deleted: .removed
        }
    }
}
