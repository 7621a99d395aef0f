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
        // By bytes: a text is mostly none, and characters are slow to tell apart.
        guard text.utf8.starts(with: "arn:".utf8) else { return nil }
        let parts = text.utf8.split(separator: UInt8(ascii: ":"), maxSplits: 5, omittingEmptySubsequences: false)
            .map(Substring.init)
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

    private static func isSeparator(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "/") || byte == UInt8(ascii: ":") }

    /// The names in a text that is an ARN by which a call may mean its resource: ``resourceID`` and ``lastComponent``.
    static func tails(of text: String) -> [String] {
        guard text.utf8.starts(with: "arn:".utf8) else { return [] }
        var colons = 0
        let bytes = text.utf8
        guard
            let last = bytes.firstIndex(where: { byte in
                if byte == UInt8(ascii: ":") { colons += 1 }
                return colons == 5
            })
        else { return [] }
        let resource = String(text[bytes.index(after: last)...])
        return resource.isEmpty ? [] : [resourceID(of: resource), lastComponent(of: resource)]
    }

    /// The resource without its leading type: `role/team/deploy` → `team/deploy`, `function:pay` → `pay`, `topic` → `topic`.
    package var resourceID: String { ARN.resourceID(of: resource) }

    /// The last component: `role/team/deploy` → `deploy`.
    package var lastComponent: String { ARN.lastComponent(of: resource) }

    private static func resourceID(of resource: String) -> String {
        guard let cut = resource.utf8.firstIndex(where: ARN.isSeparator) else { return resource }
        let rest = resource[resource.utf8.index(after: cut)...]
        // API Gateway's `/restapis/abc` begins with the separator.
        if cut == resource.startIndex, let next = rest.utf8.firstIndex(of: UInt8(ascii: "/")) {
            return String(rest[rest.utf8.index(after: next)...])
        }
        return rest.isEmpty ? resource : String(rest)
    }

    private static func lastComponent(of resource: String) -> String {
        guard let cut = resource.utf8.lastIndex(where: ARN.isSeparator) else { return resource }
        let rest = resource[resource.utf8.index(after: cut)...]
        return rest.isEmpty ? resource : String(rest)
    }
}
