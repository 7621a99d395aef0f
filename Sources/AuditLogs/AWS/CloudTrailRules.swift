internal import HindcastModel

/// The few decisions on a CloudTrail record that the fast path and the decoder must take alike.
enum CloudTrailRules {
    /// Grafana writes it on success.
    static let successCode = "200"

    /// - Parameter type: the `eventType` in lower case; old records spell it `AwsConsoleSignin`.
    static func kind(type: String?, category: String?, isManagement: Bool?, source: String) -> AuditEvent.Kind {
        if category == "Insight" || type == "awscloudtrailinsight" { return .insight }
        if isManagement == false || category == "Data" || category == "NetworkActivity" || type == "awsvpceevent" {
            return .data
        }
        switch type {
        case "awsserviceevent": return .serviceEvent
        case "awsconsolesignin": return .signIn
        case nil where source == "signin.amazonaws.com": return .signIn
        default: return .call
        }
    }

    /// Whether a call may hand out credentials, which lead from one identity to the next.
    ///
    /// - Parameter operation: the event's name, without an API date.
    static func issuesCredentials(source: String, operation: String) -> Bool {
        switch source {
        case "sts.amazonaws.com", "signin.amazonaws.com", "sso.amazonaws.com", "cognito-identity.amazonaws.com":
            true
        default:
            operation.hasPrefix("AssumeRole") || operation == "GetRoleCredentials"
                || (operation.hasPrefix("Get") && operation.hasSuffix("Token"))
        }
    }

    /// Whether a call of a service that hands out credentials only asks whose they are.
    static func onlyAsks(source: String, operation: String) -> Bool {
        source == "sts.amazonaws.com" && operation == "GetCallerIdentity"
    }

    /// Whether somebody signed in to the console, for which no key is handed out.
    static func signsIn(source: String, operation: String) -> Bool {
        source == "signin.amazonaws.com" && operation == "ConsoleLogin"
    }

    /// Whether a call, where it succeeds, does nothing but open a session under an access key.
    static func opensSession(source: String, operation: String) -> Bool {
        guard source == "sts.amazonaws.com" else { return false }
        return switch operation {
        case "AssumeRole", "AssumeRoleWithSAML", "AssumeRoleWithWebIdentity", "GetFederationToken", "GetSessionToken":
            true
        default: false
        }
    }

    /// What becomes of a record of a call that hands out no credentials, without a look at its parameters; `nil` where it has to
    /// be decoded.
    static func skip(kind: AuditEvent.Kind, isReadOnly: Bool?, isFailed: Bool) -> SkippedRecord.Reason? {
        switch kind {
        case .data: .data
        case .insight, .observation: nil
        case .call, .serviceEvent: isReadOnly == true ? .readOnly : isFailed ? .failed : nil
        case .signIn: isReadOnly == true ? .readOnly : nil
        }
    }
}
