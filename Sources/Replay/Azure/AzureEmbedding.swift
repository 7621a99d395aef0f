internal import HindcastModel

/// What writing a resource does to the parent that lists it, and to the parts that it lists itself.
enum AzureEmbedding {
    /// The list of its parent in which a type stands; `nil` where it stands in none.
    static func listName(ofChild typePath: String) -> String? {
        AzureEmbeddedList.all.first { "\($0.parent)/\($0.type.lowercased())" == typePath }?.list
    }

    /// The lists of a resource whose elements have operations of their own.
    static func listNames(of id: AzureResourceID) -> [String] {
        switch id.typePath {
        case "microsoft.keyvault/vaults": return ["accessPolicies"]
        // What names them makes these lists (``AzureLink``).
        case "microsoft.network/routetables": return ["routes", "subnets"]
        case "microsoft.network/networksecuritygroups": return ["securityRules", "subnets"]
        default: break
        }
        return AzureEmbeddedList.all.filter { $0.parent == id.typePath }.map(\.list)
    }

    /// Brings a parent's list in line with a child that was written, or deleted where `body` is `nil`.
    static func updateParent(of id: AzureResourceID, displayID: String, with body: JSONObject?, in edit: CloudEdit) {
        guard id.isNested, let parentID = id.scope,
            let embedding = AzureEmbeddedList.all.first(where: {
                $0.parent == parentID.typePath && $0.type.lowercased() == id.address.type
            })
        else { return }
        let display = displayID.split(separator: "/", omittingEmptySubsequences: false).dropLast(2)
        var parent = AzureDocument(parentID, displayID: display.joined(separator: "/"), in: edit)
        guard parent.isKnown || body != nil else { return }
        let list = parent.properties[embedding.list]?.array ?? []
        let place = list.firstIndex { embedding.names(id, $0) }
        var changed = list
        if let body {
            let element = embedding.element(of: body)
            if let place { changed[place] = element } else { changed.append(element) }
        } else {
            guard let place else { return }
            changed.remove(at: place)
        }
        parent.properties[embedding.list] = AzureShape.settled(.array(changed), below: embedding.list)
        parent.put(in: edit)
    }

    /// Brings the children's documents in line with a parent's lists, where the lists hold whole children.
    ///
    /// - Parameter isMade: whether a child that was never seen is a new one.
    static func updateChildren(
        of id: AzureResourceID,
        displayID: String,
        properties: JSONObject,
        isMade: Bool,
        in edit: CloudEdit
    ) {
        for embedding in AzureEmbeddedList.all where embedding.parent == id.typePath {
            guard let list = properties[embedding.list]?.array else { continue }
            let children = list.compactMap { embedding.child($0, of: id, displayID) }
            guard children.count == list.count else { continue }
            for child in children {
                var document = AzureDocument(child.id, displayID: child.displayID, in: edit)
                if embedding.isFlat {
                    document.merge(child.body)
                } else {
                    document.replace(with: child.body, isAnswer: true)
                }
                document.knowledge = .complete
                document.put(in: edit, isMade: isMade)
            }
            guard !embedding.isFlat else { continue }
            let kept = Set(children.map(\.id.address))
            for gone in edit.owned(by: id.key)
            where gone.type == embedding.type.lowercased() && gone.service == id.address.service && !kept.contains(gone)
            {
                edit.delete(gone)
            }
        }
    }
}

extension AzureEmbeddedList {
    fileprivate func names(_ id: AzureResourceID, _ element: JSONValue) -> Bool {
        if let name = element["name"]?.string { return name.lowercased() == id.key.split(separator: "/").last ?? "" }
        return element["id"]?.string?.lowercased() == id.key
    }

    /// What the parent's list holds of a child.
    fileprivate func element(of body: JSONObject) -> JSONValue {
        guard isFlat else { return .object(body) }
        guard let properties = body["properties"], !properties.isUnknown, var element = properties.object else {
            return ["name": body["name"] ?? .null, "$unknown": body["properties"]?["$unknown"] ?? "not in the log"]
        }
        element["name"] = body["name"]
        return .object(element)
    }

    fileprivate func child(
        _ element: JSONValue,
        of parent: AzureResourceID,
        _ displayID: String
    ) -> (id: AzureResourceID, displayID: String, body: JSONObject)? {
        guard var body = element.object, let name = body["name"]?.string else { return nil }
        if isFlat {
            guard body["$unknown"] == nil else { return nil }
            body["name"] = nil
            body = ["name": .string(name), "properties": .object(body)]
        }
        guard body["properties"]?.object != nil, body["properties"]?.isUnknown == false else { return nil }
        let display = body["id"]?.string ?? "\(displayID)/\(type)/\(name)"
        guard let id = AzureResourceID("\(parent.key)/\(type)/\(name)") else { return nil }
        return (id, display.hasSameLetters(as: id.key) ? display : id.key, body)
    }
}
