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
        case "cloudresourcemanager": invitation(call, edit)
        case "cloudkms": keyVersion(call, edit)
        case "compute": machines(call, edit)
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

    /// Who was asked to own a project: their role comes with their consent, which no log of the project tells.
    private static func invitation(_ call: GoogleCloudCall, _ edit: CloudEdit) -> Bool {
        guard call.name == "InsertProjectOwnershipInvite", let member = call.requested("member") else { return false }
        let project = call.requested("projectId") ?? call.event.account
        let name = GoogleCloudName(project: project, parts: [])
        let address = GoogleCloudTarget(call: call, edit: edit).address(of: name)
        GoogleCloudWriter(call: call, edit: edit, name: name, address: address).change { document in
            let invited = (document.configuration["ownershipInvitations"]?.array ?? []).filter { $0 != .string(member) }
            document.configuration["ownershipInvitations"] = .array((invited + [.string(member)]).sortedAsSet)
        }
        edit.phrase = "invite \(member) to own \(project)"
        return true
    }

    /// A new version of a key. Where neither the answer nor the labels number it, the key itself has changed.
    private static func keyVersion(_ call: GoogleCloudCall, _ edit: CloudEdit) -> Bool {
        guard call.name == "CreateCryptoKeyVersion", call.response?["name"] == nil,
            let key = [call.payload("resourceName")?.string, call.requested("parent")].lazy.compactMap({ $0 })
                .compactMap({ GoogleCloudName($0) }).first(where: { $0.collection == "cryptoKeys" })
        else { return false }
        let target = GoogleCloudTarget(call: call, edit: edit)
        edit.confidence = .medium
        if let number = call.labels?["crypto_key_version_id"]?.scalarText, !number.isEmpty, number != "new" {
            let parts = key.parts + [.init(collection: "cryptoKeyVersions", id: number)]
            let name = GoogleCloudName(project: key.project, location: key.location, parts: parts)
            let writer = GoogleCloudWriter(call: call, edit: edit, name: name, address: target.address(of: name))
            writer.replace(with: call.request["cryptoKeyVersion"]?.object ?? [:], knowledge: .partial)
            edit.phrase = GoogleCloudPhrase.words(for: .create, on: writer.address)
            return true
        }
        let writer = GoogleCloudWriter(call: call, edit: edit, name: key, address: target.address(of: key))
        writer.change {
            $0.configuration["cryptoKeyVersions"] = .unknown(
                "one was made at \(call.event.time.rfc3339), and the log does not number it"
            )
        }
        edit.phrase = "create a version of key \(writer.address.id)"
        return true
    }

    /// Machines that one call made in a zone, each by its name, or by the pattern that numbers them.
    private static func machines(_ call: GoogleCloudCall, _ edit: CloudEdit) -> Bool {
        guard call.name == "instances.bulkInsert", !call.request.isEmpty,
            let zone = call.payload("resourceName")?.string.flatMap({ GoogleCloudName($0) })?.location
                ?? call.labels?["zone"]?.scalarText
        else { return false }
        let named = call.request["perInstanceProperties"]?.object?.keys.map(\.self) ?? []
        let names = named.isEmpty ? numbered(call.request) : named
        guard !names.isEmpty else { return false }
        let body = call.request["instanceProperties"]?.object ?? [:]
        for id in names {
            let name = GoogleCloudName(
                project: call.event.account,
                location: zone,
                parts: [.init(collection: "instances", id: id)]
            )
            let address = GoogleCloudTarget(call: call, edit: edit).address(of: name)
            var own = body
            own["name"] = .string(id)
            GoogleCloudWriter(call: call, edit: edit, name: name, address: address, isTarget: false).replace(
                with: own,
                knowledge: .partial
            )
        }
        if named.isEmpty { edit.confidence = .medium }
        edit.phrase = "create \(names.count) instances \(call.requested("namePattern") ?? names[0])"
        return true
    }

    /// The names that a pattern such as `web-####` gives to so many machines.
    private static func numbered(_ request: JSONObject) -> [String] {
        guard let pattern = request["namePattern"]?.string,
            let count = request["count"]?.scalarText.flatMap({ Int($0) }), (1...1_000).contains(count)
        else { return [] }
        let marks = pattern.drop { $0 != "#" }.prefix { $0 == "#" }
        guard !marks.isEmpty else { return [] }
        return (1...count).map { number in
            let digits = String(number)
            let padding = String(repeating: "0", count: max(0, marks.count - digits.count))
            return pattern[..<marks.startIndex] + padding + digits + pattern[marks.endIndex...]
        }
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
