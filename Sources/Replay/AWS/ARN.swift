internal import HindcastModel

/// An Amazon Resource Name: `arn:partition:service:region:account:resource`.
package struct ARN: Hashable, Sendable {
    /// `aws`, `aws-cn`, `aws-us-gov`.
    package let partition: String
    /// The service's namespace.
    package let service: String
    /// The region; empty for global resources.
    package let region: String
    /// The account; empty where the service has none in its names.
    package let account: String
    /// The rest, such as `role/team/deploy` or `my-topic`.
    package let resource: String

    /// Reads an ARN; `nil` where the text is none.
    package init?(_ text: String) {
        guard text.hasPrefix("arn:") else { return nil }
        let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        guard parts.count == 6, !parts[5].isEmpty else { return nil }
        partition = String(parts[1])
        service = String(parts[2])
        region = String(parts[3])
        account = String(parts[4])
        resource = String(parts[5])
    }

    /// Whether the ARN belongs to a service, by its name in event sources.
    package func isOf(_ name: String) -> Bool {
        service.hasSameBytes(as: name) || ARN.eventNames[service].map { $0.hasSameBytes(as: name) } ?? false
    }

    /// The services whose ARNs say another name than their event sources, as far as they differ.
    private static let eventNames = [
        "cloudwatch": "monitoring", "mq": "amazonmq", "catalog": "servicecatalog", "appstream": "appstream2",
        "codeconnections": "codestar-connections", "application-autoscaling": "autoscaling",
    ]

    /// The resource without its leading type: `role/team/deploy` → `team/deploy`, `function:pay` → `pay`, `topic` → `topic`.
    package var resourceID: String {
        guard let cut = resource.firstIndex(where: { $0 == "/" || $0 == ":" }) else { return resource }
        let rest = resource[resource.index(after: cut)...]
        // API Gateway's `/restapis/abc` begins with the separator.
        if cut == resource.startIndex, let next = rest.firstIndex(of: "/") {
            return String(rest[rest.index(after: next)...])
        }
        return rest.isEmpty ? resource : String(rest)
    }

    /// The last component: `role/team/deploy` → `deploy`.
    package var lastComponent: String {
        guard let cut = resource.lastIndex(where: { $0 == "/" || $0 == ":" }) else { return resource }
        let rest = resource[resource.index(after: cut)...]
        return rest.isEmpty ? resource : String(rest)
    }
}
