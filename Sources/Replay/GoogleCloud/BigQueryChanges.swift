internal import FastJSON
internal import HindcastModel

/// BigQuery's changes, which its entries tell under members of their own.
///
/// A query that makes a table is called a job, and its entry names the table: what happened is told by the member that is
/// there, not by the method.
///
/// Source: https://cloud.google.com/bigquery/docs/reference/auditlogs/rest/Shared.Types/BigQueryAuditMetadata and, for the
/// older entries, https://cloud.google.com/bigquery/docs/reference/auditlogs/rest/Shared.Types/AuditData
struct BigQueryChanges {
    let call: GoogleCloudCall
    let edit: CloudEdit

    /// Changes what the call changed; returns `false` where the entry has no such member.
    func apply() -> Bool {
        if let metadata = call.payload("metadata")?.object {
            for member in metadata {
                for (suffix, verb) in BigQueryChanges.verbs where member.key.hasSuffix(suffix) {
                    return apply(verb, String(member.key.dropLast(suffix.count)), member.value)
                }
            }
        }
        return applyOlder(call.payload("serviceData")?.object ?? [:])
    }

    /// Whether an entry tells of a change of configuration, whatever its method is called.
    static func tells(_ event: AuditEvent) -> Bool {
        (event.record["protoPayload"]?["metadata"]?.object ?? [:]).contains { member in
            guard !member.key.hasPrefix("job"), !member.key.hasSuffix("DataChange") else { return false }
            return verbs.contains { member.key.hasSuffix($0.0) }
        }
    }

    private static let verbs: [(String, GoogleCloudVerb)] = [
        ("Creation", .create), ("MetadataChange", .update), ("DataChange", .work), ("Change", .update),
        ("Deletion", .delete),
    ]

    /// - Parameter noun: `dataset`, `table`, `routine`, `model`, `connection`, `rowAccessPolicy`.
    private func apply(_ verb: GoogleCloudVerb, _ noun: String, _ change: JSONValue) -> Bool {
        if verb == .work || noun == "job" {
            edit.found()
            return true
        }
        let body = change[noun]?.object
        let text = body?["\(noun)Name"]?.string ?? call.payload("resourceName")?.string
        guard let name = text.flatMap({ GoogleCloudName($0) }), !name.namesCollection, !name.parts.isEmpty else {
            return false
        }
        let writer = writer(for: name)
        edit.phrase = GoogleCloudPhrase.words(for: verb, on: writer.address)
        switch verb {
        case .delete: writer.delete()
        default:
            guard let body else { return false }
            let deltas = GoogleCloudPolicy(call: call).deltas
            if !deltas.isEmpty { edit.phrase = GoogleCloudPhrase.words(for: deltas, on: writer.address) }
            let before = edit.document(at: writer.address)
            writer.replace(with: BigQueryChanges.configuration(noun, name, body))
            // An entry about a dataset's access shows that, and not all of the rest.
            if verb == .update, body["acl"] != nil, let before {
                writer.change { document in
                    document.configuration = before.configuration.patched(with: document.configuration)
                    document.knowledge = before.knowledge
                }
            }
        }
        return true
    }

    /// A dataset, a table or another resource in the shape of a get call.
    private static func configuration(_ noun: String, _ name: GoogleCloudName, _ body: JSONObject) -> JSONObject {
        var result = body
        for key in ["\(noun)Name", "\(noun)Info", "updateTime", "acl", "schemaJson"] { result[key] = nil }
        let reference = JSONObject(
            unsorted: name.parts.map { .init(key: $0.collection.singularName + "Id", value: .string($0.id)) }
        )
        result["\(noun)Reference"] = .object(reference)
        for member in body["\(noun)Info"]?.object ?? [:] where !member.value.isEmpty {
            result[member.key] = member.value
        }
        if let text = body["schemaJson"]?.string, let schema = try? JSONValue(parsing: text), !schema.isEmpty {
            result["schema"] = schema
        }
        if let policy = body["acl"]?["policy"]?.object, let bindings = policy["bindings"] {
            let empty = GoogleCloudPolicy.applying([], to: ["bindings": bindings])
            result["iamPolicy"] = .object(empty)
        }
        if let access = body["acl"]?["entries"]?.array { result["access"] = .array(access.map(entry).sortedAsSet) }
        if let time = result["defaultTableExpireDuration"]?.string {
            result["defaultTableExpireDuration"] = nil
            result["defaultTableExpirationMs"] = milliseconds(time)
        }
        return result
    }

    // MARK: The older entries

    private func applyOlder(_ data: JSONObject) -> Bool {
        for noun in ["dataset", "table", "view"] {
            for (suffix, verb) in [
                ("InsertResponse", GoogleCloudVerb.create), ("UpdateResponse", .update), ("PatchResponse", .update),
            ] {
                guard let body = data[noun + suffix]?["resource"]?.object else { continue }
                return replace(noun, with: body, verb: verb)
            }
        }
        guard call.verb == .delete, let stated = call.payload("resourceName")?.string.flatMap({ GoogleCloudName($0) }),
            !stated.namesCollection
        else { return false }
        let writer = writer(for: stated)
        edit.phrase = GoogleCloudPhrase.words(for: .delete, on: writer.address)
        writer.delete()
        return true
    }

    private func replace(_ noun: String, with body: JSONObject, verb: GoogleCloudVerb) -> Bool {
        let kind = noun == "view" ? "table" : noun
        guard let ids = body["\(kind)Name"]?.object, let dataset = ids["datasetId"]?.string else { return false }
        var parts = [GoogleCloudName.Part(collection: "datasets", id: dataset)]
        if kind == "table" {
            guard let table = ids["tableId"]?.string else { return false }
            parts.append(.init(collection: "tables", id: table))
        }
        let name = GoogleCloudName(project: ids["projectId"]?.string, parts: parts)
        var content = body
        for member in body["info"]?.object ?? [:] where !member.value.isEmpty { content[member.key] = member.value }
        content["info"] = nil
        let writer = writer(for: name)
        edit.phrase = GoogleCloudPhrase.words(for: verb, on: writer.address)
        writer.replace(with: BigQueryChanges.configuration(kind, name, content))
        return true
    }

    private func writer(for name: GoogleCloudName) -> GoogleCloudWriter {
        let target = GoogleCloudTarget(call: call, edit: edit)
        return GoogleCloudWriter(call: call, edit: edit, name: name, address: target.address(of: name))
    }

    /// An entry of the access list by the names of the interface; the log writes every kind of grantee into each.
    private static func entry(_ entry: JSONValue) -> JSONValue {
        var result: JSONObject = [:]
        result["role"] = entry["role"]
        let names = [
            ("userEmail", "userByEmail"), ("groupEmail", "groupByEmail"), ("domain", "domain"),
            ("iamMember", "iamMember"),
        ]
        for (from, to) in names where !(entry[from]?.isEmpty ?? true) { result[to] = entry[from] }
        if result.count < 2, let group = entry["specialGroup"]?.string {
            let words = group.lowercased().split(separator: "_")
            let name = words.dropFirst().reduce(words.first.map(String.init) ?? group) {
                $0 + $1.prefix(1).uppercased() + $1.dropFirst()
            }
            result["specialGroup"] = .string(name)
        }
        if result["role"] == nil, !(entry["viewName"]?.isEmpty ?? true) { result["view"] = entry["viewName"] }
        return .object(result)
    }

    /// `432000s` as the milliseconds that a get call shows.
    private static func milliseconds(_ duration: String) -> JSONValue? {
        guard duration.hasSuffix("s"), let seconds = Double(duration.dropLast()), seconds > 0, seconds < 1e12 else {
            return nil
        }
        return .string(String(Int64((seconds * 1_000).rounded())))
    }
}
