package import HindcastModel

extension ResourceSummary {
    /// An object of `ls`.
    package var json: JSONValue {
        var object = address.jsonMembers
        object["arn"] = arn.map { .string($0) }
        object["name"] = name.map { .string($0) }
        object["exists"] = .bool(exists)
        object.describeLastChange(lastChange)
        return .object(object)
    }
}

extension ExportedResource {
    /// A line of `export`, as the product's contract has it.
    package var json: JSONValue { .object(document.jsonMembers(created: createdAt, last: lastChange)) }
}

extension ResourceState {
    /// The object of `show`: a line of `export` with whether the resource exists and the whole last change; the
    /// configuration is `null` where only a deletion was ever seen.
    package var json: JSONValue {
        var object = lastChange.resource.jsonMembers
        if let document {
            object = document.jsonMembers(created: created?.time, last: lastChange)
        } else {
            object["configuration"] = .null
            object.describeLastChange(lastChange)
        }
        object["exists"] = .bool(exists)
        object["last_change"] = .object(lastChange.jsonMembers)
        return .object(object)
    }
}

extension BlameLine {
    /// A leaf of `blame`, as the product's contract has it.
    package var json: JSONValue {
        var object = change.jsonMembers
        object["pointer"] = .string(pointer.description)
        object["name"] = name.map { .string($0) }
        object["value"] = value
        if isRemoved { object["removed"] = true }
        return .object(object)
    }
}

extension ResourceDifference {
    /// An object of `diff`: each leaf with the change that made it what it is.
    package var json: JSONValue {
        [
            "resource": .string(address.description), "kind": .string(kind.rawValue),
            "last_change": .object(lastChange.jsonMembers),
            "differences": .array(
                leaves.map { leaf in
                    var object = leaf.difference.jsonMembers
                    for member in leaf.change.jsonMembers { object[member.key] = member.value }
                    return .object(object)
                }
            ),
        ]
    }
}

extension ResourceDocument {
    fileprivate func jsonMembers(created: Moment?, last: ChangeEntry) -> JSONObject {
        var object = address.jsonMembers
        object["arn"] = arn.map { .string($0) }
        object["name"] = name.map { .string($0) }
        object["aliases"] = .array(aliases.map { .string($0) })
        object["knowledge"] = .string(knowledge.rawValue)
        object["tags"] = .object(tags)
        object["configuration"] = .object(configuration)
        object["created_at"] = created.map { .string($0.rfc3339) }
        object.describeLastChange(last)
        return object
    }
}

extension JSONObject {
    fileprivate mutating func describeLastChange(_ change: ChangeEntry) {
        self["changed_at"] = .string(change.time.rfc3339)
        self["changed_by"] = .string(change.origin.label)
        self["event_id"] = .string(change.eventID)
        self["commit"] = .string(change.commit)
    }
}

extension Address {
    fileprivate var jsonMembers: JSONObject {
        [
            "address": .string(description), "provider": .string(provider.rawValue), "account": .string(account),
            "location": .string(location), "service": .string(service), "type": .string(type), "id": .string(id),
        ]
    }
}
