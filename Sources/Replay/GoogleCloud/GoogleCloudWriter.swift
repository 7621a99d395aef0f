internal import HindcastModel

/// Writes what a call did to the document of one resource.
struct GoogleCloudWriter {
    let call: GoogleCloudCall
    let edit: CloudEdit
    let name: GoogleCloudName
    let address: Address
    /// Whether it is the resource that the call is about.
    var isTarget = true

    var shape: GoogleCloudShape { GoogleCloudShape(service: call.service, project: address.account) }

    /// The same for another resource that the call touches.
    func other(_ name: GoogleCloudName, at address: Address) -> GoogleCloudWriter {
        GoogleCloudWriter(call: call, edit: edit, name: name, address: address, isTarget: false)
    }

    /// Puts a resource in place of which the whole body is known.
    ///
    /// - Parameter body: as the log has it.
    func replace(with body: JSONObject, knowledge: ResourceDocument.Knowledge = .complete) {
        let before = edit.document(at: address)
        var document = ResourceDocument(address: address, knowledge: knowledge)
        document.configuration = shape.configuration(body)
        document.tags = GoogleCloudWriter.labels(body) ?? [:]
        // What other calls set is in no body.
        for key in ["iamPolicy", "id", "creationTimestamp"] where document.configuration[key] == nil {
            document.configuration[key] = before?.configuration[key]
        }
        document.aliases = before?.aliases ?? []
        identify(&document, body)
        edit.put(document)
    }

    /// Changes what is known of a resource, of which nothing may be known so far.
    func change(_ body: (inout ResourceDocument) -> Void) {
        var document = edit.document(at: address) ?? ResourceDocument(address: address)
        body(&document)
        identify(&document, [:])
        edit.put(document)
    }

    /// Merges a body into what is known: members of it that are `null` go.
    ///
    /// Source: https://www.rfc-editor.org/rfc/rfc7396
    func merge(_ body: JSONObject) {
        change { document in
            let labels = GoogleCloudWriter.labels(body)
            document.configuration = document.configuration.patched(with: shape.configuration(body))
            if let labels { document.tags = document.tags.patched(with: labels) }
        }
    }

    /// Sets the members that a mask names, such as `labels,pushConfig.endpoint`, to what the body has there.
    func set(_ body: JSONObject, mask: [String]) {
        let shaped = shape.configuration(body)
        change { document in
            for path in mask {
                let keys = path.split(separator: ".").map { shape.key(String($0)) }
                guard let first = keys.first else { continue }
                if first == "labels" {
                    document.tags = GoogleCloudWriter.labels(body) ?? [:]
                } else {
                    document.configuration = document.configuration.setting(keys[...], from: shaped)
                }
            }
        }
    }

    /// Takes the resource away, and with it what lies inside it.
    func delete() {
        let document = edit.document(at: address)
        let id = document?.arn ?? fullName
        edit.delete(address)
        for child in edit.owned(by: id) {
            guard let name = edit.document(at: child)?.arn.flatMap({ GoogleCloudName($0) }) else { continue }
            other(name, at: child).delete()
        }
    }

    /// The resource by the name that Google Cloud gives it over all services.
    var fullName: String {
        if call.service == "storage", address.type == "buckets" { return "//storage.googleapis.com/\(address.id)" }
        return "//\(address.service).googleapis.com/\(path)"
    }

    private var path: String { name.path(in: address.account, service: address.service) }

    private func identify(_ document: inout ResourceDocument, _ body: JSONObject) {
        document.arn = fullName
        document.name = address.id.split(separator: "/").last.map(String.init)
        var aliases = Set(document.aliases)
        aliases.insert(path)
        if address.service == "storage" { aliases.insert("projects/_/buckets/\(address.id)") }
        let numbers: [String?] = [
            body["uniqueId"]?.scalarText, body["unique_id"]?.scalarText, body["id"]?.scalarText,
            call.operation?["targetId"]?.scalarText,
        ]
        // An operation's target is what the call is about, not what it touches beside that.
        for number in numbers.dropLast(isTarget ? 0 : 1).compactMap({ $0 }) where number.utf8.count > 4 {
            aliases.insert(number)
        }
        document.aliases = aliases.filter { $0 != document.address.id && $0 != document.name }
            .sorted { $0.precedesInBytes($1) }
    }

    /// The labels of a body as a map; `nil` where it has none.
    static func labels(_ body: JSONObject) -> JSONObject? {
        // Clusters call theirs so.
        switch body["labels"] ?? body["resourceLabels"] {
        case .object(let labels): return labels
        case .array(let pairs):
            return JSONObject(
                unsorted: pairs.compactMap { pair in
                    pair["key"]?.string.map { .init(key: $0, value: pair["value"] ?? "") }
                }
            )
        default: return nil
        }
    }
}

extension JSONObject {
    /// The object with another one merged into it, as RFC 7396 has it: `null` takes away, lists are replaced.
    func patched(with patch: JSONObject) -> JSONObject {
        var result = self
        for member in patch {
            switch (result[member.key], member.value) {
            case (_, .null): result[member.key] = nil
            case (.object(let before), .object(let change))
            where !member.value.isUnknown && !member.value.isRedacted:
                result[member.key] = .object(before.patched(with: change))
            default: result[member.key] = member.value
            }
        }
        return result
    }

    /// The object with what another one has at a path, or without where that has nothing there.
    func setting(_ path: ArraySlice<String>, from other: JSONObject) -> JSONObject {
        guard let key = path.first else { return other }
        var result = self
        guard path.count > 1 else {
            result[key] = other[key]
            return result
        }
        let inner = (result[key]?.object ?? [:]).setting(path.dropFirst(), from: other[key]?.object ?? [:])
        result[key] = inner.isEmpty ? nil : .object(inner)
        return result
    }
}
