import Hindcast
import HindcastModel

/// The members that JSON answers share. Times are RFC 3339 with `Z`; what is not known is `null`.
enum ChangeJSON {
    /// A change, as `log` prints it, but for its differences.
    static func change(_ change: ChangeEntry) -> JSONObject {
        var object = author(change)
        object["resource"] = .string(change.resource.description)
        object["kind"] = .string(change.kind.rawValue)
        object["subject"] = .string(change.subject)
        return object
    }

    /// Who made a change, when, by which event, and how sure that is.
    static func author(_ change: ChangeEntry) -> JSONObject {
        [
            "action": .string(change.action),
            "commit": .string(change.commit),
            "confidence": .string(change.confidence.rawValue),
            "event_id": .string(change.eventID),
            "origin": .string(change.origin.label),
            "origin_confidence": .string(change.origin.confidence.rawValue),
            "principal": .string(change.principal),
            "source_ip": change.sourceIP.map { .string($0) } ?? .null,
            "time": .string(change.time.rfc3339),
            "via": .string(change.via),
        ]
    }

    /// A leaf's difference; `null` where there was or is no value.
    static func difference(_ difference: JSONDifference) -> JSONObject {
        [
            "after": difference.after ?? .null,
            "before": difference.before ?? .null,
            "pointer": .string(difference.pointer.description),
        ]
    }

    /// The last change of a resource, as lists of resources show it.
    static func lastChange(_ change: ChangeEntry) -> JSONObject {
        [
            "changed_at": .string(change.time.rfc3339),
            "changed_by": .string(change.origin.confidence == .unresolved ? change.principal : change.origin.label),
            "commit": .string(change.commit),
            "event_id": .string(change.eventID),
        ]
    }
}

extension JSONObject {
    /// Returns the members of both objects.
    func merging(_ other: JSONObject) -> JSONObject {
        var result = self
        for member in other { result[member.key] = member.value }
        return result
    }
}
