internal import HindcastModel

/// What a call does to the resource that it is about, by the grammar of its name.
struct GoogleCloudEffect {
    let call: GoogleCloudCall
    let target: GoogleCloudTarget
    let writer: GoogleCloudWriter

    private var edit: CloudEdit { writer.edit }

    /// Changes the resource; returns whether the call was understood.
    func apply() -> Bool {
        if call.verb == .setPolicy { return setPolicy() }
        if call.service == "compute", ComputeMethods(call: call, writer: writer).apply() { return true }
        switch call.verb {
        case .create: create()
        case .delete: delete()
        case .undelete: undelete()
        case .patch, .update: update()
        case .set(let member): set(member)
        case .state(let state): set(state: state)
        case .add, .remove, .setPolicy, .work, .read, .other: return false
        }
        return true
    }

    // MARK: Creation and deletion

    private func create() {
        if call.service == "storage" { return createBucket() }
        guard !call.request.isEmpty || call.response != nil else {
            // That it is there is certain, and what it is like unknown.
            return writer.replace(with: [:], knowledge: .partial)
        }
        let asked =
            target.body ?? GoogleCloudEffect.withoutNames(call.request["body"]?.object ?? call.request, call.noun)
        var body = asked.patched(with: resource ?? [:])
        if call.name.hasSuffix("isks.createSnapshot") { body["sourceDisk"] = call.payload("resourceName") }
        writer.replace(with: body)
        applyDeltas()
        if call.service == "compute" { ComputeSideEffects(call: call, writer: writer).create() }
    }

    /// What a bucket is made like is in no entry, but for where and for whom.
    private func createBucket() {
        var body = call.request
        body["name"] = .string(writer.address.id)
        body["location"] = call.labels?["location"]
        writer.replace(with: body.patched(with: resource ?? [:]))
        applyDeltas()
    }

    private func delete() {
        if call.service == "compute" { ComputeSideEffects(call: call, writer: writer).delete() }
        writer.delete()
    }

    private func undelete() {
        let body = call.response?["restoredAccount"]?.object ?? resource
        if let body { writer.replace(with: body) } else { writer.change { _ in } }
    }

    // MARK: Changes

    private func update() {
        if let desired = call.request["update"]?.object { return writer.merge(GoogleCloudEffect.cluster(desired)) }
        if let resource, resource.count > 1 {
            // The whole body of what was never seen before is no creation.
            let isKnown = edit.document(at: writer.address) != nil
            return writer.replace(with: resource, knowledge: isKnown ? .complete : .partial)
        }
        guard !call.lacksStart, !call.request.isEmpty else {
            // Something is different now, and the log does not say what.
            return writer.change { $0.knowledge = .partial }
        }
        let nested = target.body ?? call.request["body"]?.object ?? call.request["metadata"]?.object
        let body = nested ?? GoogleCloudEffect.withoutNames(call.request, call.noun)
        if let mask = mask, !mask.isEmpty { return writer.set(body, mask: mask) }
        let isWhole = call.verb == .update && (call.service == "compute" || call.service == "cloudsql")
        if isWhole { writer.replace(with: body) } else { writer.merge(body) }
    }

    private func set(_ member: String) {
        let content = GoogleCloudEffect.withoutNames(call.request, "")
        let key = writer.shape.key(member)
        guard !content.isEmpty else {
            return writer.change { $0.configuration[key] = .unknown("not in the log") }
        }
        if member == "labels" || member == "resourceLabels" {
            let given = content[member] ?? content["labels"] ?? content["resourceLabels"] ?? [:]
            return writer.change { $0.tags = GoogleCloudWriter.labels(["labels": given]) ?? [:] }
        }
        let found = content.member(ignoringCase: member)?.value
        let value = found ?? .object(content)
        writer.change { $0.configuration[key] = writer.shape.value(value, of: key) }
    }

    private func set(state: String) {
        // A typed answer is the resource as it is now.
        if let resource, resource.count > 2 { return writer.replace(with: resource) }
        switch writer.address.type {
        case "serviceAccounts", "keys": writer.change { $0.configuration["disabled"] = .bool(state == "DISABLED") }
        case "instances" where call.service == "compute":
            writer.change { $0.configuration["status"] = .string(state) }
        default: writer.change { $0.configuration["state"] = .string(state) }
        }
    }

    // MARK: The access policy

    private func setPolicy() -> Bool {
        let policy = GoogleCloudPolicy(call: call)
        let deltas = policy.deltas
        let known = edit.document(at: writer.address)
        let before = known?.configuration["iamPolicy"]?.object
        guard let after = policy.whole else {
            guard !deltas.isEmpty else {
                writer.change { $0.configuration["iamPolicy"] = .unknown("not in the log") }
                return true
            }
            applyDeltas()
            edit.phrase = GoogleCloudPhrase.words(for: deltas, on: writer.address)
            return true
        }
        writer.change { $0.configuration["iamPolicy"] = after.isEmpty ? nil : .object(after) }
        // Without what was added, only a policy that was known before tells.
        let shown = deltas.isEmpty ? before.map { GoogleCloudPolicy.difference(from: $0, to: after) } ?? [] : deltas
        edit.phrase = GoogleCloudPhrase.words(for: shown, on: writer.address)
        return true
    }

    private func applyDeltas() {
        let deltas = GoogleCloudPolicy(call: call).deltas
        guard !deltas.isEmpty else { return }
        writer.change { document in
            let before = document.configuration["iamPolicy"]?.object ?? [:]
            let known = before["$unknown"] == nil ? before : [:]
            document.configuration["iamPolicy"] = .object(GoogleCloudPolicy.applying(deltas, to: known))
        }
    }

    // MARK: Bodies

    /// The resource that came back, taken out of what wraps it; `nil` where none did.
    private var resource: JSONObject? {
        guard let response = call.response, !response.isEmpty else { return nil }
        let noun = call.noun.first?.isUppercase ?? false ? call.noun : call.noun.singularName
        if let inner = response.member(ignoringCase: noun)?.value.object { return inner }
        if call.service == "cloudsql" { return response["clientCert"]?["certInfo"]?.object }
        return response
    }

    private var mask: [String]? {
        switch call.request["updateMask"] ?? call.request["update_mask"] {
        case .string(let text): text.split(separator: ",").map { $0.trimmingPrefix { $0 == " " } }.map(String.init)
        case .object(let mask): mask["paths"]?.array?.compactMap(\.string)
        default: nil
        }
    }

    /// A request without what names the resource, which is no part of it.
    static func withoutNames(_ request: JSONObject, _ noun: String) -> JSONObject {
        var body = request
        let names = [
            "parent", "project", "projectId", "zone", "region", "location", "resource", "updateMask", "update_mask",
            "requestId", "validateOnly", "fingerprint", "clusterId", "nodePoolId", "name",
        ]
        for name in names where name != "name" || (request["name"]?.string?.contains("/") ?? false) { body[name] = nil }
        if !noun.isEmpty {
            let id = noun.loweringFirst.singularName + "Id"
            if let member = body.member(ignoringCase: id) { body[member.key] = nil }
        }
        return body
    }

    /// A cluster's update, whose members are called `desired…`, as members of the cluster.
    static func cluster(_ update: JSONObject) -> JSONObject {
        JSONObject(
            unsorted: update.compactMap { member in
                guard member.key.hasPrefix("desired"), member.key != "desired" else { return nil }
                let name = String(member.key.dropFirst("desired".count)).loweringFirst
                let known = ["masterVersion": "currentMasterVersion", "nodeVersion": "currentNodeVersion"]
                return .init(key: known[name] ?? name, value: member.value)
            }
        )
    }
}
