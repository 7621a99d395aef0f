internal import HindcastModel

/// The tool by which a call came to Azure: its logs name the application that the token was issued to, not a user agent.
///
/// Source of the ids: https://learn.microsoft.com/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in
enum AzureTool {
    /// - Parameter named: the tool that a user agent names, where there is one.
    static func via(of event: AuditEvent, named: Via?) -> Via {
        if let named { return named }
        guard let fields = event.record.object else { return .unknown }
        if let change = AzureChangeRecord(fields) { return via(client: change.clientType ?? "", event) }
        let claims = AzureRecord(fields).claims
        if let application = (claims["appid"] ?? claims["azp"])?.string?.lowercased(),
            let via = applications[application]
        {
            return via
        }
        if event.kind == .serviceEvent || event.principal.kind == .service { return .service }
        return event.principal.kind == .serviceAccount ? .sdk : .unknown
    }

    private static func via(client: String, _ event: AuditEvent) -> Via {
        let words = client.lowercased()
        if words.contains("portal") { return .console }
        if words.contains("cli") && !words.contains("client") || words.contains("powershell") { return .cli }
        if words.contains("terraform") { return .terraform }
        if words.contains("sdk") { return .sdk }
        return event.principal.kind == .service ? .service : .unknown
    }

    private static let applications: [String: Via] = [
        // Azure portal, and the shell inside it.
        "c44b4083-3bb0-49c1-b47d-974e53cbdf3c": .console, "b677c290-cf4b-4a8e-a60e-91ba650a4abe": .console,
        // Azure CLI, Azure PowerShell, and the mobile app.
        "04b07795-8ddb-461a-bbee-02f9e1bf7b46": .cli, "1950a258-227b-4e31-a9cf-717495945fc2": .cli,
        "0c1307d4-29d6-4389-a11c-5cbe7f65d7fa": .console,
        // Visual Studio and Visual Studio Code.
        "872cd9fa-d31f-45e0-9eab-6e460a02d1f1": .sdk, "aebc6443-996d-45c2-90f0-388ff96faa56": .sdk,
    ]
}
