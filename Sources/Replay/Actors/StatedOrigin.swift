internal import HindcastModel

/// Who a record itself says stands behind an identity.
enum StatedOrigin {
    /// Returns the hop from an identity to who stands behind it, by its record alone; `nil` where the identity is its own.
    static func hop(of bearer: SessionBearer) -> ActorChain.Hop? {
        let principal = bearer.principal
        switch principal.kind {
        case .assumedRole: return roleSession(bearer)
        case .federatedUser: return federatedUser(principal)
        case .webIdentity, .saml:
            let vouched = provider(of: principal)
            return stated(vouched.label, vouched.means)
        case .root where bearer.isAssumedRoot:
            return unresolved(principal, "no event shows who opened this session of the root user")
        case .account:
            let account = principal.account ?? "another account"
            return unresolved(principal, "only the log of account \(account) names who called")
        case .unknown where principal.arn == nil && principal.name == nil:
            return unresolved(principal, "the record names nobody")
        default: return nil
        }
    }

    /// Returns who an identity provider vouched for, and how: `a token of token.actions.githubusercontent.com`.
    static func provider(of principal: Principal) -> (label: String, means: String) {
        let name = principal.name ?? principal.label
        guard principal.kind == .webIdentity else {
            let provider = principal.identityProvider.flatMap { ARN($0)?.lastComponent ?? $0 }
            return (name, "a sign-in at " + (provider ?? "a SAML provider"))
        }
        let host = principal.identityProvider.map { PipelineSubject.host(of: $0) } ?? "an identity provider"
        return (PipelineSubject(name)?.label ?? name, "a token of \(host)")
    }

    private static func roleSession(_ bearer: SessionBearer) -> ActorChain.Hop {
        let principal = bearer.principal
        let role = principal.sessionIssuerName ?? ""
        let path = principal.sessionIssuerARN.flatMap { ARN($0)?.resourceID }
        guard let session = principal.name ?? principal.principalID?.split(separator: ":").last.map(String.init) else {
            return unresolved(principal, "role session without a name")
        }
        // Nobody but the provider may make roles under these two paths; the name alone anybody may give.
        if role.hasPrefix("AWSReservedSSO_"), path?.hasPrefix("aws-reserved/sso.amazonaws.com/") ?? true {
            return stated(session, "SSO session")
        }
        if let path, path.hasPrefix("aws-service-role/") {
            let service = path.split(separator: "/").dropFirst().first.map(String.init)
            return stated(service ?? principal.invokedBy ?? principal.label, "service-linked role \(role)")
        }
        if path == nil, role.hasPrefix("AWSServiceRoleFor"), let service = principal.invokedBy {
            return stated(service, "service-linked role \(role)")
        }
        if bearer.isDeliveredToInstance, Machine.isInstance(session) {
            return stated(Machine.instance(session).label, "instance profile with role \(role)")
        }
        if bearer.isInFunction {
            return stated(Machine.function(session).label, "execution role \(role)")
        }
        if let service = principal.invokedBy, isOwnSession(session, path, of: service) {
            return stated(service, "service acting through role \(role)")
        }
        let named = role.isEmpty ? "?" : role
        if let provider = principal.identityProvider {
            let host = PipelineSubject.host(of: provider)
            return unresolved(principal, "no event shows whose token of \(host) assumed role \(named)")
        }
        if let service = principal.invokedBy {
            return unresolved(principal, "no event shows who assumed role \(named), for which \(service) called")
        }
        return unresolved(principal, "no event shows who assumed role \(named)")
    }

    /// Whether a service that called opened the session itself, and did not just go on with its caller's: by the path
    /// of roles made for services, or a session that is named after the service.
    private static func isOwnSession(_ session: String, _ path: String?, of service: String) -> Bool {
        if path?.hasPrefix("service-role/") ?? false { return true }
        let name = service.prefix { $0 != "." }.lowercased()
        return service.hasSuffix(".amazonaws.com") && name.utf8.count >= 3
            && session.lowercased().holdsInBytes(Array(name.utf8))
    }

    private static func federatedUser(_ principal: Principal) -> ActorChain.Hop {
        if let issuer = principal.sessionIssuerARN, let arn = ARN(issuer), arn.resource.hasPrefix("user/") {
            return stated(issuer, "federation token of user \(arn.lastComponent)")
        }
        return stated(principal.name ?? principal.label, "federated user")
    }

    private static func stated(_ label: String, _ reason: String) -> ActorChain.Hop {
        .init(label: label, confidence: .stated, eventID: nil, reason: reason)
    }

    private static func unresolved(_ principal: Principal, _ reason: String) -> ActorChain.Hop {
        .init(label: principal.label, confidence: .unresolved, eventID: nil, reason: reason)
    }
}

extension String {
    /// Whether the text holds some bytes, in a row.
    func holdsInBytes(_ wanted: [UInt8]) -> Bool {
        guard let first = wanted.first, utf8.count >= wanted.count else { return wanted.isEmpty }
        return unsafe withBytes { bytes in
            for start in 0...(bytes.count - wanted.count) where unsafe bytes[start] == first {
                var place = 1
                while place < wanted.count, unsafe bytes[start + place] == wanted[place] { place += 1 }
                if place == wanted.count { return true }
            }
            return false
        }
    }
}
