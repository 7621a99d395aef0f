internal import HindcastModel

/// A switch of roles in the console, which opens a session whose keys no log shows.
///
/// The account of the role logs it with the session as the identity and `SwitchFrom`, the account that was left with the
/// former identity and `SwitchTo`; either may be missing. The console names the session after who switches.
struct RoleSwitch {
    /// The session's ARN.
    let session: String
    /// The ARN of the identity that switched.
    let from: String
    /// The role's name.
    let role: String

    /// Reads a `SwitchRole`; `nil` where the event is none, or does not say from where to where.
    init?(_ event: AuditEvent) {
        guard event.service == "signin", event.operation == "SwitchRole" else { return nil }
        let more = event.record["additionalEventData"]
        guard let own = event.principal.arn else { return nil }
        if let former = more?["SwitchFrom"]?.string, ARN(former) != nil, let arn = ARN(own),
            arn.resource.hasPrefix("assumed-role/")
        {
            session = own
            from = former
            role = RoleSwitch.role(ofSession: arn)
        } else if let target = more?["SwitchTo"]?.string, let arn = ARN(target) {
            from = own
            if arn.resource.hasPrefix("assumed-role/") {
                session = target
                role = RoleSwitch.role(ofSession: arn)
            } else {
                guard let name = event.principal.name else { return nil }
                role = arn.lastComponent
                session = "arn:\(arn.partition):sts::\(arn.account):assumed-role/\(role)/\(name)"
            }
        } else {
            return nil
        }
    }

    private static func role(ofSession arn: ARN) -> String {
        let parts = arn.resource.split(separator: "/")
        return parts.count > 1 ? String(parts[1]) : arn.resource
    }
}

extension Principal {
    /// Makes the principal that an ARN alone tells.
    init(identity arn: String) {
        let resource = ARN(arn)?.resource ?? ""
        let parts = resource.split(separator: "/").map(String.init)
        let kind: Kind =
            switch parts.first {
            case "user": .user
            case "assumed-role": .assumedRole
            case "federated-user": .federatedUser
            case "root": .root
            default: .unknown
            }
        self.init(kind: kind, arn: arn, name: parts.last)
        account = ARN(arn)?.account
        if kind == .assumedRole, parts.count > 2 { sessionIssuerName = parts[1] }
    }
}
