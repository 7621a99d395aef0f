internal import HindcastModel

/// Who stands behind the identity that an entry names.
///
/// Source: https://cloud.google.com/logging/docs/reference/audit/auditlog/rest/Shared.Types/AuditLog#serviceaccountdelegationinfo
enum GoogleCloudActors {
    /// The way back from the principal: who took its place, the last one first.
    ///
    /// - Parameter start: the event of the operation's start. The one of its end may leave out who it was.
    static func hops(of event: AuditEvent, start: AuditEvent?) -> [ActorChain.Hop] {
        guard event.principal.kind == .unknown, let start, start.principal.kind != .unknown else {
            return hops(of: event)
        }
        let first = ActorChain.Hop(
            label: start.principal.label,
            confidence: .proven,
            eventID: start.id,
            reason: "started the operation"
        )
        return [first] + hops(of: start)
    }

    private static func hops(of event: AuditEvent) -> [ActorChain.Hop] {
        let identity = event.record["protoPayload"]?["authenticationInfo"]
        var hops: [ActorChain.Hop] = []
        var previous = event.principal.label
        for delegate in (identity?["serviceAccountDelegationInfo"]?.array ?? []).reversed() {
            guard let label = label(of: delegate), label != previous else { continue }
            let reason = reason(for: delegate, acting: previous)
            hops.append(.init(label: label, confidence: .stated, eventID: nil, reason: reason))
            previous = label
        }
        if hops.isEmpty, event.principal.kind == .webIdentity, let pipeline = PipelineSubject(event.principal.label) {
            let pool = event.principal.identityProvider ?? "of another provider"
            hops.append(
                .init(label: pipeline.label, confidence: .stated, eventID: nil, reason: "identity pool \(pool)")
            )
        }
        if hops.isEmpty, let key = event.principal.accessKeyID {
            let id = key.split(separator: "/").last.map(String.init) ?? key
            hops.append(
                .init(
                    label: event.principal.label,
                    confidence: .unresolved,
                    eventID: nil,
                    reason: "key \(id) of the service account: no log shows who holds it"
                )
            )
        }
        return hops
    }

    private static func label(of delegate: JSONValue) -> String? {
        if let email = delegate["firstPartyPrincipal"]?["principalEmail"]?.string, !email.isEmpty { return email }
        let claims = delegate["thirdPartyPrincipal"]?["thirdPartyClaims"]
        for key in ["email", "sub", "subject", "iss"] {
            if let claim = claims?[key]?.scalarText, !claim.isEmpty { return claim }
        }
        guard let subject = delegate["principalSubject"]?.string, !subject.isEmpty else { return nil }
        if let range = subject.firstRange(of: "/subject/") {
            let member = String(subject[range.upperBound...])
            return PipelineSubject(member)?.label ?? member
        }
        guard let colon = subject.firstIndex(of: ":"), !subject.hasPrefix("principal:") else { return subject }
        return String(subject[subject.index(after: colon)...])
    }

    private static func reason(for delegate: JSONValue, acting: String) -> String {
        let subject = delegate["principalSubject"]?.string ?? ""
        if subject.contains("svc.id.goog[") { return "Kubernetes service account acting as \(acting)" }
        if subject.hasPrefix("principal:") || delegate["thirdPartyPrincipal"] != nil {
            let parts = subject.split(separator: "/")
            let pool = parts.firstIndex { $0 == "workloadIdentityPools" || $0 == "workforcePools" }
                .flatMap { $0 + 1 < parts.count ? String(parts[$0 + 1]) : nil }
            return "identity pool \(pool ?? "of another provider"), acting as \(acting)"
        }
        return "acting as \(acting)"
    }
}
