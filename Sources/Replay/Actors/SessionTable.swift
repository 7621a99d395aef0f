package import HindcastModel

/// Which call issued which temporary credentials: what joins a role session to who stands behind it.
package struct SessionTable: Sendable {
    /// Reads back the event of a record that is kept as one line of JSON.
    package typealias Decode = @Sendable (_ record: [UInt8]) -> AuditEvent?

    private struct Issue {
        let eventID: String
        let time: Moment
        /// The whole record as compact JSON, a fifth of what its tree takes; read when the key is met, which most
        /// never are.
        let record: [UInt8]
    }

    private let decode: Decode
    private var byKey: [String: Issue] = [:]
    /// The keys in the order in which they were issued, and how many of them are forgotten.
    private var issued: [String] = []
    private var forgotten = 0

    /// No credentials live longer than 36 hours (`GetSessionToken`, `GetFederationToken`; 12 for roles). A chain's first
    /// link may be older than its last one's, so twice that is kept: memory follows the rate of the log, not its length.
    package static let lifetime: Int64 = 72 * 3_600

    /// Makes a table that knows no call.
    package init(decode: @escaping Decode) { self.decode = decode }

    /// Whether a call hands out credentials (or would, had it not been masked).
    package static func issuesCredentials(_ event: AuditEvent) -> Bool {
        switch event.service {
        case "sts":
            switch event.operation {
            case "AssumeRole", "AssumeRoleWithSAML", "AssumeRoleWithWebIdentity", "GetFederationToken",
                "GetSessionToken", "AssumeRoot":
                true
            default: false
            }
        case "signin": event.operation == "GetSigninToken" || event.operation == "SwitchRole"
        case "sso": event.operation == "GetRoleCredentials"
        case "cognito-identity": event.operation == "GetCredentialsForIdentity"
        default: false
        }
    }

    /// Returns the access key ids that an event issued.
    package static func issuedKeys(_ event: AuditEvent) -> [String] {
        let credentials = event.response["credentials"] ?? event.response["roleCredentials"] ?? .null
        guard let key = credentials["accessKeyId"]?.string, !key.isEmpty else { return [] }
        return [key]
    }

    /// Remembers the keys that an event issued.
    package mutating func record(_ event: AuditEvent) {
        for key in SessionTable.issuedKeys(event) {
            open(key, eventID: event.id, at: event.time, record: JSONWriter.bytes(of: event.record, layout: .compact))
        }
        // As the evidence of what it started has it.
        if let key = RuleBook.stagingKey(of: event) {
            open(key, eventID: event.id, at: event.time, record: JSONWriter.bytes(of: event.record, layout: .compact))
        }
    }

    /// Remembers the record of the event that issued a key.
    mutating func open(_ key: String, eventID: String, at time: Moment, record: [UInt8]) {
        byKey[key] = Issue(eventID: eventID, time: time, record: record)
        issued.append(key)
        forget(before: time.seconds - SessionTable.lifetime)
    }

    /// Returns the event that waits under a key for one that completes it, with its record.
    func staged(_ key: String, at time: Moment) -> (event: AuditEvent, record: [UInt8])? {
        guard let issue = byKey[key], issue.time.seconds >= time.seconds - SessionTable.lifetime,
            let event = decode(issue.record)
        else { return nil }
        return (event, issue.record)
    }

    /// Whose event a key is of: the start of an operation has the cloud's name before its own, an access key has none.
    package static func provider(ofKey key: String) -> Provider {
        key.split(separator: "/", maxSplits: 1).first.flatMap { Provider(rawValue: String($0)) } ?? .aws
    }

    private mutating func forget(before seconds: Int64) {
        while forgotten < issued.count {
            if let issue = byKey[issued[forgotten]] {
                guard issue.time.seconds < seconds else { break }
                byKey[issued[forgotten]] = nil
            }
            forgotten += 1
        }
        if forgotten > 4_096, forgotten * 2 > issued.count {
            issued.removeFirst(forgotten)
            forgotten = 0
        }
    }

    /// Walks from an event's principal to who stands behind it.
    package func chain(of event: AuditEvent) -> ActorChain {
        if let rules = event.provider.rules {
            let start = RuleBook.completionKey(of: event).flatMap { staged($0, at: event.time) }
            return ActorChain(
                hops: rules.hops(of: event, startedBy: start?.event),
                evidence: start.map { [$0.record] } ?? []
            )
        }
        var chain = ActorChain()
        var principal = event.principal
        var seen: Set<String> = []
        // What is too old may be forgotten already, or not yet: the answer must not depend on that.
        while let key = principal.accessKeyID, seen.insert(key).inserted, let issue = byKey[key],
            issue.time.seconds >= event.time.seconds - SessionTable.lifetime, let opening = decode(issue.record)
        {
            let role = opening.request["roleArn"]?.string.flatMap { ARN($0)?.lastComponent }
            chain.hops.append(
                .init(
                    label: opening.principal.label,
                    confidence: .proven,
                    eventID: issue.eventID,
                    reason: role.map { "assumed role \($0)" } ?? opening.operation
                )
            )
            chain.evidence.append(issue.record)
            principal = opening.principal
        }
        // A chain that ends at a role session ends nowhere, however firmly it led there.
        if let stated = statedOrigin(of: principal),
            stated.confidence == .unresolved || stated.label != chain.hops.last?.label
        {
            chain.hops.append(stated)
        }
        return chain
    }

    /// Who the log itself says stands behind a session.
    private func statedOrigin(of principal: Principal) -> ActorChain.Hop? {
        if let source = principal.sourceIdentity {
            return .init(label: source, confidence: .stated, eventID: nil, reason: "source identity")
        }
        switch principal.kind {
        case .assumedRole:
            let role = principal.sessionIssuerName ?? ""
            guard let session = principal.name ?? principal.principalID?.split(separator: ":").last.map(String.init)
            else {
                return .init(
                    label: principal.label,
                    confidence: .unresolved,
                    eventID: nil,
                    reason: "role session without a name"
                )
            }
            if role.hasPrefix("AWSReservedSSO_") {
                return .init(label: session, confidence: .stated, eventID: nil, reason: "SSO session")
            }
            if principal.invokedBy != nil || role.hasPrefix("AWSServiceRoleFor") {
                return .init(
                    label: principal.invokedBy ?? principal.label,
                    confidence: .stated,
                    eventID: nil,
                    reason: "service acting through role \(role)"
                )
            }
            return .init(
                label: principal.label,
                confidence: .unresolved,
                eventID: nil,
                reason: "no event shows who assumed role \(role.isEmpty ? "?" : role)"
            )
        case .federatedUser:
            return .init(
                label: principal.name ?? principal.label,
                confidence: .stated,
                eventID: nil,
                reason: "federated user"
            )
        case .webIdentity, .saml:
            return .init(
                label: principal.name ?? principal.label,
                confidence: .stated,
                eventID: nil,
                reason: "identity provider"
            )
        default: return nil
        }
    }
}
