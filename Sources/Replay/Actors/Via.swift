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
    /// No call: a baseline showed it.
    case baseline
    case unknown

    /// Tells the tool from the record.
    package init(_ event: AuditEvent) { self.init(event, named: Via.named(in: event.userAgent ?? "")) }

    /// Tells the tool from the record: the user agent, the invoking service, the console's own marks.
    ///
    /// - Parameter named: the tool that the user agent names (``named(in:)``).
    init(_ event: AuditEvent, named: Via?) {
        let agent = event.userAgent ?? ""
        if event.provider == .k8s {
            // Tools work as service accounts, so who they are tells more than whose account it is.
            if let named {
                self = named
            } else if event.principal.kind == .service {
                self = .service
            } else {
                self = Via.ofUnnamed(agent)
            }
            return
        }
        let invoker = event.principal.invokedBy ?? ""
        if event.provider == .azure {
            self = AzureTool.via(of: event, named: named)
        } else if invoker == "cloudformation.amazonaws.com" || agent == "cloudformation.amazonaws.com" {
            self = .cloudformation
        } else if event.kind == .serviceEvent || event.principal.kind == .service {
            self = .service
        } else if let tool = named {
            self = tool
        } else if event.principal.isConsoleSession || event.record["sessionCredentialFromConsole"]?.scalarText == "true"
        {
            self = .console
        } else if !invoker.isEmpty || agent.hasSuffix(".amazonaws.com") || agent == "AWS Internal" {
            self = invoker == "signin.amazonaws.com" || agent == "signin.amazonaws.com" ? .console : .service
        } else {
            self = Via.ofUnnamed(agent)
        }
    }

    private static func ofUnnamed(_ agent: String) -> Via {
        if sdkMarks.contains(where: agent.contains) { return .sdk }
        return browserMarks.contains(where: agent.contains) ? .console : .unknown
    }

    /// Returns the tool that a user agent names.
    static func named(in agent: String) -> Via? {
        // Plain search over bytes: agents are long, and there is one in every record.
        let bytes = Array(agent.utf8)
        return agents.first { bytes.holds($0.bytes) }?.via
    }

    /// Marks in user agents, the most telling first: Terraform's agent names an SDK too.
    private static let agents: [(bytes: [UInt8], via: Via)] =
        ([
            ("OpenTofu", .opentofu), ("Terraform", .terraform), ("terraform-provider", .terraform), ("Pulumi", .pulumi),
            ("pulumi", .pulumi),
            ("aws-cdk", .cdk), ("cdk/", .cdk), ("kubectl", .kubectl), ("Helm/", .helm), ("argocd", .argocd),
            ("argo-cd", .argocd),
            ("kustomize-controller/", .flux), ("helm-controller/", .flux), ("source-controller/", .flux),
            ("flux", .flux), ("aws-cli/", .cli), ("google-cloud-sdk", .cli), ("gcloud/", .cli), ("gsutil/", .cli),
            ("GCE Managed Instance Group", .service), ("Managed Infrastructure Mixer", .service),
            ("S3Console", .console), ("console.amazonaws.com", .console),
            ("signin.amazonaws.com", .console), ("Coral/Netty", .service), ("console.ec2.amazonaws.com", .console),
            ("console.ec2", .console), ("AWS CloudWatch Console", .console), ("aws-internal/3", .console),
            ("[S3Console", .console),
            ("LambdaConsole", .console), ("EC2ConsoleFrontend", .console), ("AWSCloudTrail", .console),
        ] as [(String, Via)]).map { (Array($0.0.utf8), $0.1) }
    private static let sdkMarks = [
        "Boto", "boto", "aws-sdk", "Botocore", "botocore", "SDK", "okhttp", "python-requests", "Go-http-client",
        "curl/", "gosdk",
        "ElasticWolf", "AWSPowerShell", "google-api-", "gl-go/", "gl-python/", "gl-java/", "grpc-",
        "gccl/",
    ]
    private static let browserMarks = ["Mozilla/", "Chrome/", "Safari/"]
}

/// Remembers which tool a user agent names; a log has few different ones, and many of each.
struct ToolTable {
    private var known: [String: Via?] = [:]

    mutating func via(of event: AuditEvent) -> Via {
        let agent = event.userAgent ?? ""
        if let named = known[agent] { return Via(event, named: named) }
        let named = Via.named(in: agent)
        // A hostile log may give each event an agent of its own.
        if known.count < 10_000 { known[agent] = .some(named) }
        return Via(event, named: named)
    }
}
