internal import HindcastModel

/// Reads who did it from an entry's `authenticationInfo`.
///
/// Source: https://cloud.google.com/logging/docs/reference/audit/auditlog/rest/Shared.Types/AuditLog#authenticationinfo
enum GoogleCloudPrincipal {
    static func principal(of payload: JSONObject) -> Principal {
        let identity = payload["authenticationInfo"]
        let email = GoogleCloudDecoder.text(identity?["principalEmail"])
        let subject = GoogleCloudDecoder.text(identity?["principalSubject"])
        var principal = Principal(kind: kind(email: email, subject: subject))
        // People and machines that come from another identity provider have no address at all.
        principal.name = email ?? subject.map(person)
        principal.principalID = subject
        principal.accessKeyID = GoogleCloudDecoder.text(identity?["serviceAccountKeyName"])
        if let email, let host = email.split(separator: "@").last, host.hasSuffix(".iam.gserviceaccount.com") {
            principal.account = String(host.dropLast(".iam.gserviceaccount.com".count))
        }
        if subject?.hasPrefix("principal:") ?? false { principal.identityProvider = subject.flatMap(pool) }
        return principal
    }

    private static func kind(email: String?, subject: String?) -> Principal.Kind {
        if let email {
            if isGoogles(email) { return .service }
            if email.hasSuffix("gserviceaccount.com") { return .serviceAccount }
            return subject?.hasPrefix("serviceAccount:") ?? false ? .serviceAccount : .user
        }
        guard let subject else { return .unknown }
        if subject.hasPrefix("principal:") { return .webIdentity }
        return subject.hasPrefix("serviceAccount:") ? .serviceAccount : subject.hasPrefix("user:") ? .user : .unknown
    }

    /// Whether an address is of one of Google's own accounts, which act for a service.
    private static func isGoogles(_ email: String) -> Bool {
        email == "system@google.com" || email.hasSuffix("@cloudservices.gserviceaccount.com")
            || email.hasPrefix("service-") && email.hasSuffix(".iam.gserviceaccount.com")
    }

    /// `user:ada@example.com` without what sort it is; what stands behind `/subject/` in the name of a pool's member.
    private static func person(_ subject: String) -> String {
        if subject.hasPrefix("principal:") {
            return subject.firstRange(of: "/subject/").map { String(subject[$0.upperBound...]) } ?? subject
        }
        guard let colon = subject.firstIndex(of: ":") else { return subject }
        return String(subject[subject.index(after: colon)...])
    }

    /// The identity pool in `principal://iam.googleapis.com/…/workloadIdentityPools/github/subject/…`.
    private static func pool(_ subject: String) -> String? {
        let parts = subject.split(separator: "/")
        guard let place = parts.firstIndex(where: { $0 == "workloadIdentityPools" || $0 == "workforcePools" }),
            place + 1 < parts.count
        else { return nil }
        return String(parts[place + 1])
    }
}
