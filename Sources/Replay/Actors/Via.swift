package import HindcastModel

/// The tool by which a call was made.
package enum Via: String, Hashable, Sendable, CaseIterable {
    case console
    case cli
    case sdk
    case terraform
    case opentofu
    case pulumi
    case cloudformation
    case cdk
    case kubectl
    case helm
    case argocd
    case flux
    case service
    case unknown

    /// Tells the tool from the record: the user agent, the invoking service, the console's own marks.
    package init(_ event: AuditEvent) {
        let agent = event.userAgent ?? ""
        let invoker = event.principal.invokedBy ?? ""
        if invoker == "cloudformation.amazonaws.com" || agent == "cloudformation.amazonaws.com" {
            self = .cloudformation
        } else if event.kind == .serviceEvent || event.principal.kind == .service {
            self = .service
        } else if let tool = Via.agents.first(where: { agent.contains($0.mark) }) {
            self = tool.via
        } else if event.principal.isConsoleSession || event.record["sessionCredentialFromConsole"]?.scalarText == "true" {
            self = .console
        } else if !invoker.isEmpty || agent.hasSuffix(".amazonaws.com") || agent == "AWS Internal" {
            self = invoker == "signin.amazonaws.com" || agent == "signin.amazonaws.com" ? .console : .service
        } else if Via.sdkMarks.contains(where: agent.contains) {
            self = .sdk
        } else {
            self = Via.browserMarks.contains(where: agent.contains) ? .console : .unknown
        }
    }

    /// Marks in user agents, the most telling first: Terraform's agent names an SDK too.
    private static let agents: [(mark: String, via: Via)] = [
        ("OpenTofu", .opentofu), ("Terraform", .terraform), ("terraform-provider", .terraform), ("Pulumi", .pulumi), ("pulumi", .pulumi),
        ("aws-cdk", .cdk), ("cdk/", .cdk), ("kubectl", .kubectl), ("Helm/", .helm), ("argocd", .argocd), ("argo-cd", .argocd),
        ("flux", .flux), ("aws-cli/", .cli), ("S3Console", .console), ("console.amazonaws.com", .console),
        ("signin.amazonaws.com", .console), ("Coral/Netty", .service), ("console.ec2.amazonaws.com", .console),
        ("console.ec2", .console), ("AWS CloudWatch Console", .console), ("aws-internal/3", .console), ("[S3Console", .console),
        ("LambdaConsole", .console), ("EC2ConsoleFrontend", .console), ("AWSCloudTrail", .console),
    ]
    private static let sdkMarks = [
        "Boto", "boto", "aws-sdk", "Botocore", "botocore", "SDK", "okhttp", "python-requests", "Go-http-client", "curl/", "gosdk",
        "ElasticWolf", "AWSPowerShell",
    ]
    private static let browserMarks = ["Mozilla/", "Chrome/", "Safari/"]
}
