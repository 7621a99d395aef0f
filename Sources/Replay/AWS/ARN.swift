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
        guard text.beginsInBytes(with: "arn:") else { return nil }
        let parts = unsafe text.withBytes { bytes -> (String, String, String, String, String)? in
            var place = 4
            func next() -> String? {
                let start = place
                while place < bytes.count, unsafe bytes[place] != UInt8(ascii: ":") { place += 1 }
                guard place < bytes.count else { return nil }
                place += 1
                return unsafe ARN.text(bytes[start..<(place - 1)])
            }
            guard let partition = next(), let service = next(), let region = next(), let account = next(),
                place < bytes.count
            else { return nil }
            return unsafe (partition, service, region, account, ARN.text(bytes[place...]))
        }
        guard let parts else { return nil }
        (partition, service, region, account, resource) = parts
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
        guard text.beginsInBytes(with: "arn:") else { return [] }
        return unsafe text.withBytes { bytes in
            var colons = 0
            for place in bytes.indices where unsafe bytes[place] == UInt8(ascii: ":") {
                colons += 1
                guard colons == 5 else { continue }
                let resource = unsafe UnsafeRawBufferPointer(rebasing: bytes[(place + 1)...])
                return unsafe resource.isEmpty ? [] : [resourceID(of: resource), lastComponent(of: resource)]
            }
            return []
        }
    }

    /// The resource without its leading type: `role/team/deploy` → `team/deploy`, `function:pay` → `pay`, `topic` → `topic`.
    package var resourceID: String { unsafe resource.withBytes { unsafe ARN.resourceID(of: $0) } }

    /// The last component: `role/team/deploy` → `deploy`.
    package var lastComponent: String { unsafe resource.withBytes { unsafe ARN.lastComponent(of: $0) } }

    private static func resourceID(of resource: UnsafeRawBufferPointer) -> String {
        guard let cut = unsafe resource.firstIndex(where: ARN.isSeparator) else { return unsafe text(resource[...]) }
        let rest = unsafe resource[(cut + 1)...]
        // API Gateway's `/restapis/abc` begins with the separator.
        if cut == 0, let next = unsafe rest.firstIndex(of: UInt8(ascii: "/")) {
            return unsafe text(rest[(next + 1)...])
        }
        return unsafe text(rest.isEmpty ? resource[...] : rest)
    }

    private static func lastComponent(of resource: UnsafeRawBufferPointer) -> String {
        guard let cut = unsafe resource.lastIndex(where: ARN.isSeparator), cut + 1 < resource.count else {
            return unsafe text(resource[...])
        }
        return unsafe text(resource[(cut + 1)...])
    }

    private static func text(_ bytes: Slice<UnsafeRawBufferPointer>) -> String {
        unsafe String(decoding: bytes, as: UTF8.self)
    }
}
