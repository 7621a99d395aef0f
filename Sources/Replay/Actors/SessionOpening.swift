internal import HindcastModel

/// What a call that opened a session says about who opened it.
struct SessionOpening: Sendable {
    /// The event.
    let eventID: String
    /// Its record, redacted: one line of JSON.
    let record: [UInt8]
    /// Who opened the session, and by what means.
    let bearer: SessionBearer
    /// The hop that it is.
    let hop: ActorChain.Hop
    /// The `sourceIdentity` that it gave the session.
    let sourceIdentity: String?
    /// Whether the walk ends here: at a machine or a service, which opened the session for itself.
    let isLast: Bool

    /// Which of several copies of one call to prefer, the lowest: the one that names the caller and the caller's key.
    var rank: Int { (bearer.principal.arn == nil ? 2 : 0) + (bearer.principal.accessKeyID == nil ? 1 : 0) }

    init(_ event: AuditEvent, id: String, record: [UInt8]) {
        eventID = id
        self.record = record
        sourceIdentity = event.request["sourceIdentity"]?.string
        let caller = event.principal
        if let change = RoleSwitch(event) {
            bearer = SessionBearer(Principal(identity: change.from))
            hop = .init(
                label: change.from,
                confidence: .stated,
                eventID: id,
                reason: "switched to role \(change.role) in the console"
            )
            isLast = false
            return
        }
        bearer = SessionBearer(event)
        let role = event.request["roleArn"]?.string.flatMap { ARN($0)?.lastComponent }
        let how = role.map { "assumed role \($0)" } ?? event.operation
        if caller.kind == .service,
            let machine = Machine(
                service: caller.invokedBy ?? caller.label,
                session: event.request["roleSessionName"]?.string ?? ""
            )
        {
            hop = .init(
                label: machine.label,
                confidence: .proven,
                eventID: id,
                reason: "\(machine.words), which \(how)"
            )
            isLast = true
        } else if caller.kind == .webIdentity || caller.kind == .saml {
            let stated = StatedOrigin.provider(of: caller)
            hop = .init(label: stated.label, confidence: .proven, eventID: id, reason: "\(how) with \(stated.means)")
            isLast = true
        } else {
            hop = .init(label: caller.label, confidence: .proven, eventID: id, reason: how)
            isLast = caller.kind == .service
        }
    }
}

/// An identity at work, with what its record says besides about where it works.
struct SessionBearer: Sendable {
    let principal: Principal
    /// Whether the credentials came from an instance's metadata service, which the provider itself writes.
    var isDeliveredToInstance = false
    /// Whether the calling program says that it runs in a Lambda function.
    var isInFunction = false
    /// Whether the session is one of another account's root user, opened by `AssumeRoot`.
    var isAssumedRoot = false
    /// The CloudFormation stack for which the call was made, by its name.
    var stack: String?

    init(_ principal: Principal) { self.principal = principal }

    init(_ event: AuditEvent) {
        principal = event.principal
        // Only these two kinds of session are told apart by it.
        if principal.kind == .assumedRole || principal.kind == .root {
            let context = event.record["userIdentity"]?["sessionContext"]
            isDeliveredToInstance = context?["ec2RoleDelivery"]?.scalarText != nil
            isAssumedRoot = context?["assumedRoot"]?.scalarText == "true"
        }
        isInFunction = event.userAgent.map(SessionBearer.saysFunction) ?? false
        if principal.invokedBy == "cloudformation.amazonaws.com" || event.userAgent == "cloudformation.amazonaws.com" {
            stack = StackMention.name(in: event.request)
        }
    }

    /// `exec-env/AWS_Lambda_python3.13`, which AWS's SDKs write inside a function.
    private static func saysFunction(_ agent: String) -> Bool {
        agent.holdsInBytes(functionMark)
    }

    private static let functionMark = Array("exec-env/AWS_Lambda_".utf8)
}
