internal import HindcastModel

/// What writing a resource does to its document and to those it is part of.
enum AzureWrite {
    static func apply(_ operation: AzureOperation, to edit: CloudEdit) {
        if operation.id.typePath == "microsoft.resources/tags" { return AzureTags.apply(operation, to: edit) }
        if operation.id.typePath == "microsoft.keyvault/vaults/accesspolicies" {
            return AzureAccessPolicies.apply(operation, to: edit)
        }
        write(operation, to: edit)
    }

    /// Takes the request's body, then the answer's on top.
    static func write(_ operation: AzureOperation, to edit: CloudEdit) {
        let displayID = operation.displayID
        var document = AzureDocument(operation.id, displayID: displayID, in: edit)
        let wasKnown = document.isKnown
        let wasComplete = document.isKnown && document.knowledge == .complete
        let request = AzureShape.settled(operation.request).objectOfBody
        let response = AzureShape.settled(operation.response).objectOfBody
        if let request {
            if isReplacement(request, operation) {
                document.replace(with: request, isAnswer: false)
            } else {
                document.merge(request)
            }
        }
        let isWhole = response?["properties"]?.object != nil && response?["id"] != nil
        if let response {
            if isWhole { document.replace(with: response, isAnswer: true) } else { document.merge(response) }
        }
        if request == nil, response == nil {
            document.body["properties"] = .unknown("written at \(operation.event.time), and the log does not show what")
            document.knowledge = .partial
        } else if isWhole || operation.isCreation {
            document.knowledge = .complete
        }
        if operation.id.typePath == "microsoft.authorization/roleassignments", document.properties["scope"] == nil,
            request != nil || response != nil
        {
            document.properties["scope"] = .string(scope(ofExtension: displayID))
        }
        document.put(in: edit, isMade: operation.isCreation)
        edit.phrase = AzurePhrase.write(document.body, operation, isMade: operation.isCreation && !wasKnown)
        if request?["properties"] != nil || response?["properties"] != nil {
            AzureEmbedding.updateChildren(
                of: operation.id,
                displayID: displayID,
                properties: document.properties,
                isMade: operation.isCreation || wasComplete,
                in: edit
            )
        }
        AzureEmbedding.updateParent(of: operation.id, displayID: displayID, with: document.body, in: edit)
    }

    /// Whether a request says all that is to be set. Where the log leaves the method out, its shape tells: resources are put
    /// with their location, and parts of resources are hardly ever patched.
    private static func isReplacement(_ request: JSONObject, _ operation: AzureOperation) -> Bool {
        switch operation.method {
        case "PUT"?: true
        case nil: request["location"] != nil || operation.id.isNested || operation.id.isExtension
        default: false
        }
    }

    private static func scope(ofExtension id: String) -> String {
        let parts = id.split(separator: "/", omittingEmptySubsequences: false)
        let cut = parts.lastIndex { $0.lowercased() == "providers" } ?? parts.endIndex
        let scope = parts[..<cut].joined(separator: "/")
        return scope.isEmpty ? "/" : scope
    }
}

/// What tagging does: tags are a resource of their own, put on the one that has them.
enum AzureTags {
    static func apply(_ operation: AzureOperation, to edit: CloudEdit) {
        guard let target = operation.id.scope else { return }
        let display = operation.displayID.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
        var document = AzureDocument(target, displayID: display.joined(separator: "/"), in: edit)
        let name = AzurePhrase.name(of: target)
        let old = document.body["tags"]?.object ?? [:]
        if let all = AzureShape.settled(operation.response["properties"]?["tags"] ?? .null, below: "tags").object {
            document.body["tags"] = AzureShape.replaced(.object(all), over: .object(old))
        } else if operation.verb == .delete {
            document.body["tags"] = [:]
        } else if let some = AzureShape.settled(operation.request["properties"]?["tags"] ?? .null, below: "tags").object
        {
            switch operation.request["operation"]?.string?.lowercased() {
            case "merge"?: document.body["tags"] = AzureShape.merged(.object(some), into: .object(old))
            case "delete"?:
                document.body["tags"] = .object(JSONObject(sorted: old.members.filter { some[$0.key] == nil }))
            default: document.body["tags"] = AzureShape.replaced(.object(some), over: .object(old))
            }
        } else {
            document.body["tags"] = .unknown("written at \(operation.event.time), and the log does not show what")
        }
        document.put(in: edit)
        edit.phrase = operation.verb == .delete ? "untag \(name)" : "tag \(name)"
    }
}

/// What the three operations on a vault's access policies do: the policies stand in the vault alone.
enum AzureAccessPolicies {
    static func apply(_ operation: AzureOperation, to edit: CloudEdit) {
        guard let vault = operation.id.scope else { return }
        let display = operation.displayID.split(separator: "/", omittingEmptySubsequences: false).dropLast(2)
        var document = AzureDocument(vault, displayID: display.joined(separator: "/"), in: edit)
        let name = AzurePhrase.name(of: vault)
        let body = operation.request.isEmpty ? operation.response : operation.request
        guard let given = body["properties"]?["accessPolicies"]?.array else {
            document.properties["accessPolicies"] = .unknown(
                "written at \(operation.event.time), and the log does not show what"
            )
            document.put(in: edit)
            edit.phrase = "change access policies of \(name)"
            return
        }
        var policies = document.properties["accessPolicies"]?.array ?? []
        let kind = operation.id.address.id.split(separator: "/").last.map(String.init) ?? ""
        for policy in given {
            let place = policies.firstIndex { holder(of: $0) == holder(of: policy) }
            switch (kind, place) {
            case ("remove", let place?):
                let left = combined(policies[place], policy) { old, new in old.filter { !new.contains($0) } }
                let isEmpty = left["permissions"]?.object?.allSatisfy { $0.value.isEmpty } ?? true
                if isEmpty {
                    policies.remove(at: place)
                } else {
                    policies[place] = left
                }
            case ("remove", nil): break
            case ("add", let place?):
                policies[place] = combined(policies[place], policy) { old, new in old + new.filter { !old.contains($0) }
                }
            case (_, let place?): policies[place] = policy
            case (_, nil): policies.append(policy)
            }
        }
        document.properties["accessPolicies"] = .array(policies)
        document.put(in: edit)
        let holders = given.compactMap { $0["objectId"]?.string }.joined(separator: ", ")
        let (verb, side) = kind == "remove" ? ("revoke", "from") : ("grant", "to")
        edit.phrase = "\(verb) access to \(name) \(side) \(holders)"
    }

    private static func holder(of policy: JSONValue) -> [String] {
        ["tenantId", "objectId", "applicationId"].map { policy[$0]?.string?.lowercased() ?? "" }
    }

    private static func combined(
        _ old: JSONValue,
        _ new: JSONValue,
        _ combine: (_ old: [JSONValue], _ new: [JSONValue]) -> [JSONValue]
    ) -> JSONValue {
        var permissions = old["permissions"]?.object ?? [:]
        for member in new["permissions"]?.object ?? [:] {
            permissions[member.key] = .array(combine(permissions[member.key]?.array ?? [], member.value.array ?? []))
        }
        var result = old.object ?? [:]
        result["permissions"] = .object(permissions)
        return .object(result)
    }
}

extension JSONValue {
    /// The members of a body; `nil` where it is hidden, empty or no object.
    fileprivate var objectOfBody: JSONObject? {
        guard let object, !object.isEmpty, !isUnknown, !isRedacted else { return nil }
        return object
    }
}
