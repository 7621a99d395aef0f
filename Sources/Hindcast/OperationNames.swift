internal import AuditLogs
internal import HindcastModel
internal import Replay

/// The names of one operation: the one that rules and answers use, and what else the log or the API calls it.
struct OperationNames {
    /// The service as an address names it.
    let service: String
    /// The name that rules and answers use.
    let operation: String
    /// What else it is called, as a sentence without its full stop; `nil` where nothing.
    let otherName: String?

    /// Finds the operation behind a name as somebody wrote it: `CreateFunction20150331` is `CreateFunction`.
    init(service: String, written: String, provider: Provider = .aws) {
        guard provider == .aws else {
            self.service = provider == .gcp ? GoogleCloudMethod.service(of: service) : service.lowercased()
            operation =
                provider == .gcp ? GoogleCloudMethod.operation(written, of: self.service) : written
            otherName = operation == written ? nil : "the log writes \(written)"
            return
        }
        self.service = service
        let operation = CloudTrailDecoder.operation(written, of: service)
        self.operation = operation
        if operation != written {
            otherName = "the log also writes \(written), with the date of the API"
        } else if service == "s3", let api = OperationNames.apiNames[operation] {
            otherName = "the API calls it \(api)"
        } else if service == "s3", let log = OperationNames.apiNames.first(where: { $0.value == operation })?.key {
            otherName = "the log writes \(log)"
        } else {
            otherName = nil
        }
    }

    /// Whether a cloud's reader takes the operation for one that only reads.
    func onlyReads(_ provider: Provider) -> Bool {
        switch provider {
        case .gcp: GoogleCloudMethod.onlyReads(operation)
        case .azure: AzureCategory.isReadOnly("\(service)/\(operation)")
        case .k8s, .aws: false
        }
    }

    /// Whose operation one looks like: Azure's have slashes, Google Cloud's and Kubernetes's dots, and all others are AWS's
    /// unless a service has its name from Google.
    static func provider(ofService service: String, operation: String) -> Provider {
        if service.lowercased().hasPrefix("microsoft.") || operation.contains("/") { return .azure }
        let verb = operation.split(separator: ".").last.map(String.init) ?? operation
        let isGroup =
            kubernetesGroups.contains(service) || service.contains(".") && !service.hasSuffix("googleapis.com")
        if isGroup, kubernetesVerbs.contains(verb) { return .k8s }
        if operation.contains(".") || service.hasSuffix(".googleapis.com") { return .gcp }
        return googleServices.contains(service) && !isOfAWS(service, operation) ? .gcp : .aws
    }

    private static func isOfAWS(_ service: String, _ operation: String) -> Bool {
        let found = try? RuleBook.builtIn.explanation(service: service, operation: operation)
        return found.map { !$0.rules.isEmpty || $0.disposition != nil } ?? false
    }

    private static let kubernetesGroups: Set<String> = [
        "core", "apps", "batch", "autoscaling", "policy", "extensions",
    ]
    private static let kubernetesVerbs: Set<String> = [
        "create", "update", "patch", "delete", "deletecollection", "get", "list", "watch",
    ]
    private static let googleServices: Set<String> = [
        "iam", "cloudresourcemanager", "pubsub", "cloudkms", "secretmanager", "run", "container", "storage", "compute",
        "cloudsql", "bigquery", "logging", "monitoring", "spanner", "dns", "cloudfunctions", "serviceusage",
        "servicemanagement", "cloudbilling", "admin", "iap", "artifactregistry", "redis", "file", "bigtableadmin",
    ]

    /// S3's names in the log, with the API's where they differ. Source:
    /// https://docs.aws.amazon.com/AmazonS3/latest/userguide/cloudtrail-logging-s3-info.html
    private static let apiNames = [
        "PutBucketLifecycle": "PutBucketLifecycleConfiguration",
        "GetBucketLifecycle": "GetBucketLifecycleConfiguration",
        "PutBucketNotification": "PutBucketNotificationConfiguration",
        "GetBucketNotification": "GetBucketNotificationConfiguration",
        "PutBucketPublicAccessBlock": "PutPublicAccessBlock",
        "GetBucketPublicAccessBlock": "GetPublicAccessBlock",
        "DeleteBucketPublicAccessBlock": "DeletePublicAccessBlock",
        "PutBucketObjectLockConfiguration": "PutObjectLockConfiguration",
        "GetBucketObjectLockConfiguration": "GetObjectLockConfiguration",
        "PutAccelerateConfiguration": "PutBucketAccelerateConfiguration",
        "GetAccelerateConfiguration": "GetBucketAccelerateConfiguration",
    ]
}
