import Hindcast
import HindcastModel

/// How changes read, in lines and in JSON.
enum ChangeText {
    /// `2026-11-20 09:14:07Z`.
    static func time(_ moment: Moment) -> String {
        let text = moment.rfc3339
        return text.replacing("T", with: " ", maxReplacements: 1)
    }

    /// The person, with a mark where nothing proves who stands behind the principal.
    static func actor(_ change: ChangeEntry) -> String {
        guard !change.origin.label.isEmpty || !change.principal.isEmpty else { return "nobody named" }
        return change.origin.confidence == .unresolved ? short(change.principal) + " (?)" : short(change.origin.label)
    }

    /// The readable end of an ARN: `deploy/ci-7`, `alice`.
    static func short(_ label: String) -> String {
        guard label.hasPrefix("arn:") else { return label }
        let resource =
            label.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).last.map(String.init) ?? label
        guard let cut = resource.firstIndex(of: "/") else { return resource == "root" ? "root" : resource }
        let rest = String(resource[resource.index(after: cut)...])
        return resource.hasPrefix("user/") ? rest.split(separator: "/").last.map(String.init) ?? rest : rest
    }

    /// The subject without the service, which the action names.
    static func what(_ change: ChangeEntry) -> String {
        let words =
            change.subject.firstRange(of: ": ").map { String(change.subject[$0.upperBound...]) } ?? change.subject
        return change.confidence == .low ? words + " [low confidence]" : words
    }

    /// `via console from 203.0.113.7`.
    static func means(_ change: ChangeEntry) -> String {
        let tool = change.via == "unknown" ? nil : "via \(change.via)"
        return [tool, change.sourceIP.map { "from \($0)" }].compactMap(\.self).joined(separator: " ")
    }

    /// A value in one line.
    static func value(_ value: JSONValue, limit: Int = 120) -> String {
        let text = words(value)
        return text.count > limit ? text.prefix(limit - 1) + "…" : text
    }

    /// A marker in words, any other value as it is.
    private static func words(_ value: JSONValue) -> String {
        if value.isUnknown { return value["$unknown"]?.string.map { "unknown: \($0)" } ?? "unknown" }
        if value.isRedacted { return value["$redacted"]?.string.map { "redacted (digest \($0))" } ?? "redacted" }
        return value.string.map { $0.isEmpty ? "\"\"" : $0 } ?? value.compactText
    }

    /// The members of a change that JSON answers share.
    static func json(_ change: ChangeEntry) -> JSONObject {
        var object: JSONObject = [
            "commit": .string(change.commit), "time": .string(change.time.rfc3339), "event_id": .string(change.eventID),
            "action": .string(change.action), "principal": .string(change.principal),
            "origin": .string(change.origin.label), "origin_confidence": .string(change.origin.confidence.rawValue),
            "via": .string(change.via), "confidence": .string(change.confidence.rawValue),
        ]
        object["source_ip"] = change.sourceIP.map { .string($0) } ?? .null
        return object
    }

    /// A leaf's difference as JSON.
    static func json(_ difference: JSONDifference) -> JSONObject {
        [
            "pointer": .string(difference.pointer.description), "before": difference.before ?? .null,
            "after": difference.after ?? .null,
        ]
    }

    /// A leaf's difference as a line with `+`, `-` or `~` in front.
    static func line(_ difference: JSONDifference, paint: Paint) -> String {
        let place = VisibleText.escape(difference.pointer.description)
        switch (difference.before, difference.after) {
        case (nil, let after?): return paint.added("+ \(place)  \(VisibleText.escape(value(after)))")
        case (let before?, nil): return paint.removed("- \(place)  \(VisibleText.escape(value(before)))")
        case (let before?, let after?):
            return paint.changed(
                "~ \(place)  \(VisibleText.escape(value(before))) → \(VisibleText.escape(value(after)))"
            )
        case (nil, nil): return place
        }
    }
}
