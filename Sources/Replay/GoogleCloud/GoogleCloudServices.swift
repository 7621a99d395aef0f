internal import HindcastModel

/// The services whose entries tell their changes in a way of their own.
enum GoogleCloudServices {
    /// Changes what the call changed; returns `false` where the general rules are right.
    static func apply(_ call: GoogleCloudCall, to edit: CloudEdit) -> Bool {
        switch call.service {
        case "bigquery": BigQueryChanges(call: call, edit: edit).apply()
        case "dns": DNSChanges(call: call, edit: edit).apply()
        case "admin": DirectoryChanges(call: call, edit: edit).apply()
        case "serviceusage", "servicemanagement": services(call, edit)
        case "cloudbilling": billing(call, edit)
        default: false
        }
    }

    /// Interfaces that a project turned on or off, several in one call.
    private static func services(_ call: GoogleCloudCall, _ edit: CloudEdit) -> Bool {
        let isOn: Bool
        switch call.verb {
        case .state(let state): isOn = state == "ENABLED"
        default:
            let name = call.name.lowercased()
            guard name.contains("enable") || name.contains("activate") || name.contains("disable") else { return false }
            isOn = !name.contains("disable") && !name.contains("deactivate")
        }
        var texts: [String] = []
        for list in [call.response?["services"]?.array ?? [], call.request["serviceIds"]?.array ?? []]
        where texts.isEmpty {
            texts = list.compactMap { ($0["name"] ?? $0["serviceName"] ?? $0).string }
        }
        if texts.isEmpty {
            let candidates = [
                call.response?["service"]?["name"]?.string, call.requested("name"), call.requested("serviceName"),
                call.payload("resourceName")?.string,
            ]
            texts =
                candidates.lazy.compactMap { $0 }.first { $0.contains("services/") || $0.contains(".") }.map { [$0] }
                ?? []
        }
        let ids = texts.compactMap { $0.split(separator: "/").last.map(String.init) }
        guard !ids.isEmpty else { return false }
        for id in ids {
            let name = GoogleCloudName(
                project: call.event.account,
                parts: [.init(collection: "services", id: id.trimmingBrackets)]
            )
            let address = Address(
                provider: .gcp,
                account: call.event.account,
                location: "global",
                service: "serviceusage",
                type: "services",
                id: name.id
            )
            GoogleCloudWriter(call: call, edit: edit, name: name, address: address).change { document in
                // All that a service's own get call says of the project.
                document.knowledge = .complete
                document.configuration["state"] = isOn ? "ENABLED" : "DISABLED"
            }
        }
        let listed =
            ids.count > 2 ? "\(ids[0].trimmingBrackets) and \(ids.count - 1) more" : ids.joined(separator: ", ")
        edit.phrase = (isOn ? "enable " : "disable ") + listed + " in \(call.event.account)"
        return true
    }

    /// Who pays for a project.
    private static func billing(_ call: GoogleCloudCall, _ edit: CloudEdit) -> Bool {
        guard call.name == "AssignResourceToBillingAccount" || call.name == "UpdateProjectBillingInfo" else {
            return false
        }
        let account =
            call.response?["billingAccountInfo"]?["billingAccountName"]?.string
            ?? call.response?["billingAccountName"]?.string ?? call.requested("billingAccountName")
        let name = GoogleCloudName(project: call.event.account, parts: [])
        let address = Address(
            provider: .gcp,
            account: call.event.account,
            location: "global",
            service: "cloudbilling",
            type: "projects",
            id: call.event.account
        )
        GoogleCloudWriter(call: call, edit: edit, name: name, address: address).change { document in
            document.knowledge = .complete
            document.configuration["billingAccountName"] = account.map { .string($0) }
            document.configuration["billingEnabled"] = .bool(account != nil)
        }
        edit.phrase = "let \(account ?? "nobody") pay for \(call.event.account)"
        return true
    }
}

extension String {
    /// The text without the brackets around it: older entries write `[compute.googleapis.com]`.
    fileprivate var trimmingBrackets: String {
        hasPrefix("[") && hasSuffix("]") ? String(dropFirst().dropLast()) : self
    }
}
