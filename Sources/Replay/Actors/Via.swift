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
    package init(_ event: AuditEvent) { self.init(event, AgentMarks(event.userAgent ?? "")) }

    /// Tells the tool from the record: the user agent, the invoking service, the console's own marks.
    ///
    /// - Parameter marks: what the user agent says.
    init(_ event: AuditEvent, _ marks: AgentMarks) {
        let named = marks.named
        let agent = event.userAgent ?? ""
        if event.provider == .k8s {
            // Tools work as service accounts, so who they are tells more than whose account it is.
            if let named {
                self = named
            } else if event.principal.kind == .service {
                self = .service
            } else {
                self = marks.kind
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
        } else if !invoker.isEmpty || agent.endsInBytes(with: ".amazonaws.com") || agent == "AWS Internal" {
            self = invoker == "signin.amazonaws.com" || agent == "signin.amazonaws.com" ? .console : .service
        } else {
            self = marks.kind
        }
    }

    /// What a user agent says of the tool.
    struct AgentMarks {
        /// The tool that it names.
        let named: Via?
        /// What it looks like where it names none.
        let kind: Via

        init(_ agent: String) {
            // Plain search over bytes: agents are long, and there is one in every record.
            named = Via.agents.first { agent.holdsInBytes($0.bytes) }?.via
            if Via.sdkMarks.contains(where: { agent.holdsInBytes($0) }) {
                kind = .sdk
            } else {
                kind = Via.browserMarks.contains { agent.holdsInBytes($0) } ? .console : .unknown
            }
        }
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
    ].map { Array($0.utf8) }
    private static let browserMarks = ["Mozilla/", "Chrome/", "Safari/"].map { Array($0.utf8) }
}

/// Remembers which tool a user agent names; a log has few different ones, and many of each.
struct ToolTable {
    private var known: [String: Via.AgentMarks] = [:]

    mutating func via(of event: AuditEvent) -> Via {
        let agent = event.userAgent ?? ""
        if let marks = known[agent] { return Via(event, marks) }
        let marks = Via.AgentMarks(agent)
        // A hostile log may give each event an agent of its own.
        if known.count < 10_000 { known[agent] = marks }
        return Via(event, marks)
    }
}
