import Hindcast
import HindcastModel

/// Resources as `export`, `show` and `ls` print them in JSON.
enum ResourceJSON {
    /// A line of `export`.
    static func exported(_ resource: ExportedResource) -> JSONValue {
        .object(
            document(resource.document, createdAt: resource.createdAt)
                .merging(ChangeJSON.lastChange(resource.lastChange))
        )
    }

    /// A resource at a moment; `configuration` is `null` where only its deletion was ever seen.
    static func state(_ state: ResourceState) -> JSONValue {
        var object = ResourceJSON.parts(of: state.lastChange.resource).merging(ChangeJSON.lastChange(state.lastChange))
        if let known = state.document {
            object = object.merging(document(known, createdAt: state.created?.time))
        } else {
            object["configuration"] = .null
        }
        object["exists"] = .bool(state.exists)
        object["last_change"] = .object(ChangeJSON.author(state.lastChange))
        return .object(object)
    }

    /// A line of `ls`.
    static func summary(_ summary: ResourceSummary) -> JSONValue {
        var object = parts(of: summary.address).merging(ChangeJSON.lastChange(summary.lastChange))
        object["arn"] = summary.arn.map { .string($0) }
        object["name"] = summary.name.map { .string($0) }
        object["exists"] = .bool(summary.exists)
        return .object(object)
    }

    private static func document(_ document: ResourceDocument, createdAt: Moment?) -> JSONObject {
        var object = parts(of: document.address)
        object["aliases"] = .array(document.aliases.map { .string($0) })
        object["arn"] = document.arn.map { .string($0) }
        object["configuration"] = .object(document.configuration)
        object["created_at"] = createdAt.map { .string($0.rfc3339) }
        object["knowledge"] = .string(document.knowledge.rawValue)
        object["name"] = document.name.map { .string($0) }
        object["tags"] = .object(document.tags)
        return object
    }

    private static func parts(of address: Address) -> JSONObject {
        [
            "account": .string(address.account),
            "address": .string(address.description),
            "id": .string(address.id),
            "location": .string(address.location),
            "provider": .string(address.provider.rawValue),
            "service": .string(address.service),
            "type": .string(address.type),
        ]
    }
}
