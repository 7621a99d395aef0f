internal import HindcastModel

/// What sort of happening a record tells of, by its category and the name of its operation.
///
/// Source: https://learn.microsoft.com/azure/azure-monitor/platform/activity-log-schema#categories
package enum AzureCategory {
    /// Whether a record is one of a Kubernetes cluster's own audit log.
    static func isKubernetes(_ category: String?) -> Bool { category?.hasPrefix("kube-audit") == true }

    /// Whether a text is the name of an operation of the resource manager.
    static func isOperation(_ name: String) -> Bool {
        name.utf8.contains(UInt8(ascii: ".")) && verb(of: name) != nil
    }

    static func kind(of record: AzureRecord) -> AuditEvent.Kind {
        if record.isVaultWrite { return .call }
        return switch record.category?.lowercased() {
        // Before 2019 the verb stood where the category is now.
        case nil, "administrative", "write", "delete", "action", "resource changes": .call
        case "signinlogs", "noninteractiveusersigninlogs", "serviceprincipalsigninlogs", "managedidentitysigninlogs":
            .signIn
        case "policy", "alert", "autoscale", "servicehealth", "resourcehealth", "security", "recommendation": .insight
        // The log of a resource itself: what was done with it.
        default: .data
        }
    }

    /// Splits an operation: the service as an address names it, the provider as the log does, the rest.
    static func names(
        of operation: String,
        resource: AzureResourceID?
    ) -> (service: String, source: String, operation: String) {
        guard isOperation(operation), let slash = operation.utf8.firstIndex(of: UInt8(ascii: "/")) else {
            let service = resource?.address.service ?? "azure"
            return (service, service, operation)
        }
        let source = String(operation[..<slash])
        return (source.lowercased(), source, String(operation[slash...].dropFirst()))
    }

    /// Whether an operation only reads, also one that is called an action.
    package static func isReadOnly(_ operation: String) -> Bool {
        switch verb(of: operation) {
        case "read": return true
        case "action":
            let name = operation.split(separator: "/").dropLast().last?.lowercased() ?? ""
            return readingWords.contains { name.hasPrefix($0) }
        default: return false
        }
    }

    private static let readingWords = [
        "list", "get", "check", "validate", "whatif", "query", "search", "show", "calculate", "preview", "listkeys",
        "read", "describe", "export", "download", "diagnose", "verify", "fetch",
    ]

    private static func verb(of operation: String) -> String? {
        guard let last = operation.split(separator: "/").last?.lowercased(), operation.utf8.contains(UInt8(ascii: "/"))
        else { return nil }
        return ["write", "delete", "action", "read"].first { $0 == last }
    }
}
