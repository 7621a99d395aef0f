internal import HindcastModel

/// The methods of Compute Engine that the grammar does not tell: elements of lists, and members that go by other names.
///
/// Source: https://cloud.google.com/compute/docs/reference/rest/v1
struct ComputeMethods {
    let call: GoogleCloudCall
    let writer: GoogleCloudWriter

    /// A list of a configuration whose elements are known by one of their members.
    private struct List {
        let name: String
        let key: String
    }

    private var request: JSONObject { call.request }
    private var method: String { call.name.split(separator: ".").last.map(String.init) ?? call.name }

    /// Changes the resource; returns `false` where the grammar is right.
    func apply() -> Bool {
        if let list = ComputeMethods.lists[method] { return apply(to: list) }
        switch method {
        case "setTags" where request["tags"] != nil || request["items"] != nil: setTags()
        case "setMetadata": setMetadata("metadata", delta: "instanceMetadataDelta")
        case "setCommonInstanceMetadata": setMetadata("commonInstanceMetadata", delta: "projectMetadataDelta")
        case "setServiceAccount" where !request.isEmpty: setServiceAccount()
        case "setMachineResources": return set("guestAccelerators", from: "guestAccelerators")
        case "resize" where call.noun.hasSuffix("isks"): return set("sizeGb", from: "sizeGb")
        case "resize": return set("targetSize", from: "size")
        case "expandIpCidrRange": return set("ipCidrRange", from: "ipCidrRange")
        case "switchToCustomMode": writer.change { $0.configuration["autoCreateSubnetworks"] = false }
        case "setDiskAutoDelete": setAutoDelete()
        case "updateDisplayDevice" where !request.isEmpty: setWhole("displayDevice")
        case "updateShieldedInstanceConfig" where !request.isEmpty: setWhole("shieldedInstanceConfig")
        case "addAccessConfig", "deleteAccessConfig", "updateAccessConfig", "updateNetworkInterface": setInterface()
        case "enableXpnHost": writer.change { $0.configuration["xpnProjectStatus"] = "HOST" }
        case "disableXpnHost": writer.change { $0.configuration["xpnProjectStatus"] = nil }
        case "addResourcePolicies": addToSet("resourcePolicies", isAdded: true)
        case "removeResourcePolicies": addToSet("resourcePolicies", isAdded: false)
        case "addInstance", "addInstances": addMembers("instances", "instance", isAdded: true)
        case "removeInstance", "removeInstances": addMembers("instances", "instance", isAdded: false)
        case "addHealthCheck": addMembers("healthChecks", "healthCheck", isAdded: true)
        case "removeHealthCheck": addMembers("healthChecks", "healthCheck", isAdded: false)
        default: return false
        }
        return true
    }

    private static let lists: [String: List] = [
        "attachDisk": List(name: "disks", key: "deviceName"), "detachDisk": List(name: "disks", key: "deviceName"),
        "addPeering": List(name: "peerings", key: "name"), "removePeering": List(name: "peerings", key: "name"),
        "updatePeering": List(name: "peerings", key: "name"), "addRule": List(name: "rules", key: "priority"),
        "patchRule": List(name: "rules", key: "priority"), "removeRule": List(name: "rules", key: "priority"),
        "addAssociation": List(name: "associations", key: "name"),
        "removeAssociation": List(name: "associations", key: "name"),
    ]

    /// The list that a method is about; `nil` for a method that is about none.
    static func listName(of method: String) -> String? { lists[method]?.name }

    /// The methods that have a rule of their own, beside those about lists.
    static let named: Set<String> = [
        "setTags", "setMetadata", "setCommonInstanceMetadata", "setServiceAccount", "setMachineResources", "resize",
        "expandIpCidrRange", "switchToCustomMode", "setDiskAutoDelete", "updateDisplayDevice",
        "updateShieldedInstanceConfig", "addAccessConfig", "deleteAccessConfig", "updateAccessConfig",
        "updateNetworkInterface", "enableXpnHost", "disableXpnHost", "addResourcePolicies", "removeResourcePolicies",
        "addInstance", "addInstances", "removeInstance", "removeInstances", "addHealthCheck", "removeHealthCheck",
    ]

    // MARK: Lists

    /// Puts an element into a list, changes the one of the same key, or takes it out.
    private func apply(to list: List) -> Bool {
        let wrapper = request["networkPeering"]?.object ?? request["association"]?.object ?? request
        let element = writer.shape.configuration(GoogleCloudEffect.withoutNames(wrapper, ""))
        let isRemoved = method.hasPrefix("remove") || method.hasPrefix("detach")
        guard let key = element[list.key]?.scalarText ?? element["source"]?.scalarText else {
            writer.change { $0.configuration[list.name] = .unknown("not in the log") }
            return true
        }
        writer.change { document in
            // A list that is hidden, or was never seen, holds more than what this call shows.
            var elements = document.configuration[list.name]?.array ?? []
            let place = elements.firstIndex { ($0[list.key] ?? $0["source"])?.scalarText == key }
            switch (place, isRemoved) {
            case (let place?, true): elements.remove(at: place)
            case (let place?, false):
                let before = method.hasPrefix("add") ? [:] : elements[place].object ?? [:]
                elements[place] = .object(before.patched(with: element))
            case (nil, false): elements.append(.object(element))
            case (nil, true): break
            }
            if list.key == "priority" {
                elements.sort { ($0["priority"]?.integer ?? .max) < ($1["priority"]?.integer ?? .max) }
            }
            document.configuration[list.name] = elements.isEmpty ? nil : .array(elements)
        }
        return true
    }

    private func addToSet(_ name: String, isAdded: Bool) {
        change(name, with: (request[name]?.array ?? []).map { writer.shape.value($0, of: name) }, isAdded: isAdded)
    }

    private func addMembers(_ name: String, _ key: String, isAdded: Bool) {
        let listed = request[name]?.array ?? request[key].map { [$0] } ?? []
        change(name, with: listed.map { writer.shape.value($0[key] ?? $0, of: key) }, isAdded: isAdded)
    }

    private func change(_ name: String, with values: [JSONValue], isAdded: Bool) {
        guard !values.isEmpty else { return writer.change { $0.configuration[name] = .unknown("not in the log") } }
        writer.change { document in
            let before = (document.configuration[name]?.array ?? []).filter { !values.contains($0) }
            let after = (isAdded ? before + values : before).sortedAsSet
            document.configuration[name] = after.isEmpty ? nil : .array(after)
        }
    }

    // MARK: Members

    private func set(_ name: String, from key: String) -> Bool {
        guard let value = request[key] else { return false }
        writer.change { $0.configuration[name] = writer.shape.value(value, of: name) }
        return true
    }

    private func setWhole(_ name: String) {
        let body = GoogleCloudEffect.withoutNames(request, "")
        writer.change { $0.configuration[name] = writer.shape.value(.object(body), of: name) }
    }

    /// The whole new list; the log writes it without its wrapper, and a fingerprint whose bytes it damaged.
    private func setTags() {
        let items = (request["items"] ?? request["tags"])?.array ?? request["tags"]?["items"]?.array ?? []
        let shaped = items.sortedAsSet
        writer.change { $0.configuration["tags"] = shaped.isEmpty ? nil : ["items": .array(shaped)] }
    }

    private func setServiceAccount() {
        var account: JSONObject = [:]
        account["email"] = request["email"]
        account["scopes"] = (request["scopes"] ?? request["serviceAccountScopes"]).map {
            writer.shape.value($0, of: "scopes")
        }
        writer.change { $0.configuration["serviceAccounts"] = account.isEmpty ? nil : [.object(account)] }
    }

    /// The log keeps the values to itself and at best tells the keys.
    private func setMetadata(_ name: String, delta: String) {
        let changes = call.payload("metadata")?.object
        let keys = changes?[delta] ?? changes?.first { $0.key.hasSuffix("MetadataDelta") }?.value
        func names(_ list: String) -> [String] { (keys?[list]?.array ?? []).compactMap(\.string) }
        let set = names("addedMetadataKeys") + names("modifiedMetadataKeys")
        let gone = Set(names("deletedMetadataKeys"))
        if let items = request["items"]?.array ?? request["metadata"]?["items"]?.array {
            return writer.change { $0.configuration[name] = ["items": .array(items.sortedByKey)] }
        }
        guard !set.isEmpty || !gone.isEmpty else {
            return writer.change { $0.configuration[name] = .unknown("not in the log") }
        }
        writer.change { document in
            let touched = gone.union(set)
            let kept = (document.configuration[name]?["items"]?.array ?? [])
                .filter { !touched.contains($0["key"]?.string ?? "") }
            let items = kept + set.map { ["key": .string($0), "value": .unknown("not in the log")] }
            document.configuration[name] = ["items": .array(items.sortedByKey)]
        }
    }

    private func setAutoDelete() {
        guard let device = request["deviceName"]?.string, let value = request["autoDelete"] else {
            return writer.change { $0.configuration["disks"] = .unknown("not in the log") }
        }
        writer.change { document in
            var disks = document.configuration["disks"]?.array ?? []
            if let place = disks.firstIndex(where: { $0["deviceName"]?.string == device }),
                var disk = disks[place].object
            {
                disk["autoDelete"] = value
                disks[place] = .object(disk)
            } else {
                disks.append(["autoDelete": value, "deviceName": .string(device)])
            }
            document.configuration["disks"] = .array(disks)
        }
    }

    /// Which interface is meant is not in every entry; with one there is no doubt.
    private func setInterface() {
        var body = GoogleCloudEffect.withoutNames(request, "")
        let named = request["networkInterface"]?.string
        for key in ["networkInterface", "accessConfig"] { body[key] = nil }
        writer.change { document in
            var interfaces = document.configuration["networkInterfaces"]?.array ?? []
            let place =
                interfaces.firstIndex { named != nil && $0["name"]?.string == named }
                ?? (interfaces.count == 1 ? 0 : nil)
            guard let place, var interface = interfaces[place].object, !body.isEmpty || method == "deleteAccessConfig"
            else {
                document.configuration["networkInterfaces"] = .unknown("not in the log")
                return
            }
            switch method {
            case "deleteAccessConfig": interface["accessConfigs"] = nil
            case "updateNetworkInterface": interface = interface.patched(with: writer.shape.configuration(body))
            default: interface["accessConfigs"] = [.object(writer.shape.configuration(body))]
            }
            interfaces[place] = .object(interface)
            document.configuration["networkInterfaces"] = .array(interfaces)
        }
    }
}

extension [JSONValue] {
    /// Pairs of key and value in the order of the keys.
    fileprivate var sortedByKey: [JSONValue] {
        sorted { ($0["key"]?.string ?? "").precedesInBytes($1["key"]?.string ?? "") }
    }
}
