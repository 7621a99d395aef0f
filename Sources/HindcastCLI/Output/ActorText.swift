import Hindcast
import HindcastModel

/// Names of people, pipelines and roles, as short as they can be without becoming ambiguous.
enum ActorText {
    /// Who did it: the origin; the principal with `(?)` where the log does not show who is behind it.
    static func actor(_ change: ChangeEntry) -> StyledText {
        guard change.origin.confidence == .unresolved else {
            return StyledText(short(change.origin.label, in: change.resource.account), .actor)
        }
        return StyledText(short(change.principal, in: change.resource.account), .actor) + StyledText(" (?)", .warning)
    }

    /// `as role/deploy/ci-7`, where the person acted through another identity; else nothing.
    static func principal(_ change: ChangeEntry) -> StyledText {
        let isOwn = change.principal.hasSameBytes(as: change.origin.label) || change.origin.confidence == .unresolved
        return isOwn ? "" : StyledText("as " + short(change.principal, in: change.resource.account), .quiet)
    }

    /// Returns the readable end of an AWS ARN, and other labels as they are.
    ///
    ///     short("arn:aws:iam::111122223333:user/ops/alice", in: "111122223333")        // alice
    ///     short("arn:aws:sts::111122223333:assumed-role/deploy/ci-7", in: "111122223333")   // deploy/ci-7
    ///     short("arn:aws:iam::444455556666:user/alice", in: "111122223333")        // alice of 444455556666
    ///
    /// An identity of another account than the resource's says so: an intruder may well be called alice, too.
    static func short(_ label: String, in account: String) -> String {
        let parts = label.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6, parts[0] == "arn", ["iam", "sts"].contains(parts[2]) else { return label }
        let resource = parts[5]
        if resource == "root" { return "root of \(parts[4])" }
        guard let slash = resource.firstIndex(of: "/") else { return label }
        let kind = resource[..<slash]
        let path = resource[resource.index(after: slash)...]
        // A user's or a role's path is no part of its name; of a session, the role and the session name are.
        let isSession = kind == "assumed-role" || kind == "federated-user"
        let name = isSession ? String(path) : path.split(separator: "/").last.map(String.init) ?? String(path)
        let shown = kind == "role" ? "role \(name)" : name
        return parts[4].isEmpty || parts[4] == account ? shown : "\(shown) of \(parts[4])"
    }
}
