import Hindcast
import HindcastModel

/// Names of people, pipelines and roles, as short as they can be without becoming ambiguous.
enum ActorText {
    /// Who did it: the origin; the principal where the log does not show who is behind it, with `(?)` in front, where
    /// no narrow terminal cuts it off.
    static func actor(_ change: ChangeEntry) -> StyledText {
        actor(change.origin, of: change.principal, in: change.resource.account)
    }

    /// The same of any event.
    static func actor(_ origin: Origin, of principal: String, in account: String) -> StyledText {
        if principal.hasSameBytes(as: Principal.nobody) { return StyledText(principal, .warning) }
        guard origin.confidence == .unresolved else { return StyledText(short(origin.label, in: account), .actor) }
        return StyledText("(?) ", .warning) + StyledText(short(principal, in: account), .actor)
    }

    /// `as deploy/ci-7`, where the person acted through another identity; else nothing.
    ///
    /// A session that bears the person's own name is not worth saying: `as SSO AdministratorAccess`.
    static func principal(_ change: ChangeEntry) -> StyledText {
        principal(change.principal, behind: change.origin, in: change.resource.account)
    }

    /// The same of any event.
    static func principal(_ principal: String, behind origin: Origin, in account: String) -> StyledText {
        guard !principal.hasSameBytes(as: origin.label), origin.confidence != .unresolved else { return "" }
        if let identity = AWSIdentity(principal), identity.session == short(origin.label, in: account) {
            return StyledText("as " + identity.name + identity.place(in: account), .quiet)
        }
        return StyledText("as " + short(principal, in: account), .quiet)
    }

    /// Returns the readable end of an AWS identity's ARN, and other labels as they are.
    ///
    ///     short("arn:aws:iam::111122223333:user/ops/alice", in: "111122223333")             // alice
    ///     short("arn:aws:sts::111122223333:assumed-role/deploy/ci-7", in: "111122223333")   // deploy/ci-7
    ///     short("arn:aws:iam::444455556666:user/alice", in: "111122223333")                 // alice of 444455556666
    ///
    /// An identity of another account than the resource's says so: an intruder may well be called alice, too.
    static func short(_ label: String, in account: String) -> String {
        if label.isEmpty { return "nobody named" }
        if let identity = AzureIdentity(label) { return identity.name + identity.place(in: account) }
        guard let identity = AWSIdentity(label) else {
            // An identity map that gives an ARN no more than a name.
            guard label.hasSuffix(">"), let cut = label.firstRange(of: " <arn:") else { return label }
            return String(label[..<cut.lowerBound])
        }
        return identity.name + (identity.session.map { "/" + $0 } ?? "") + identity.place(in: account)
    }
}

/// A managed identity of Azure, by the id of the resource that it belongs to.
private struct AzureIdentity {
    /// The resource's own name.
    let name: String
    private let subscription: String

    init?(_ label: String) {
        let parts = label.split(separator: "/").map(String.init)
        guard label.hasPrefix("/subscriptions/"), parts.count >= 4 else { return nil }
        name = parts[parts.count - 1]
        subscription = parts[1]
    }

    /// ` of <subscription>` for an identity of another subscription.
    func place(in account: String) -> String {
        subscription.hasSameLetters(as: account) ? "" : " of \(subscription)"
    }
}

/// The parts of an AWS identity's ARN that people know it by.
private struct AWSIdentity {
    /// The user, the role; `root`.
    let name: String
    /// The name of an assumed role's session.
    let session: String?
    private let account: String

    init?(_ label: String) {
        let parts = label.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6, parts[0] == "arn", parts[2] == "iam" || parts[2] == "sts" else { return nil }
        account = parts[4]
        let path = parts[5].split(separator: "/").map(String.init)
        switch (path.first, path.count) {
        case ("root", 1):
            name = "root"
            session = nil
        case ("assumed-role", 3...):
            name = AWSIdentity.withoutMachinery(path[1])
            session = path[2...].joined(separator: "/")
        case ("role", 2...):
            // A path is no part of the name.
            name = "role " + AWSIdentity.withoutMachinery(path[path.count - 1])
            session = nil
        case ("user", 2...), ("federated-user", 2...):
            name = path[path.count - 1]
            session = nil
        default: return nil
        }
    }

    /// ` of 444455556666` for an identity of another account; root is told by its account always.
    func place(in account: String) -> String {
        self.account == account && name != "root" || self.account.isEmpty ? "" : " of \(self.account)"
    }

    /// `SSO AdministratorAccess` for `AWSReservedSSO_AdministratorAccess_8f51a3b0799600e5`.
    private static func withoutMachinery(_ role: String) -> String {
        let prefix = "AWSReservedSSO_"
        guard role.hasPrefix(prefix), let end = role.lastIndex(of: "_"),
            role.distance(from: end, to: role.endIndex) == 17
        else { return role }
        return "SSO " + role[role.index(role.startIndex, offsetBy: prefix.count)..<end]
    }
}
