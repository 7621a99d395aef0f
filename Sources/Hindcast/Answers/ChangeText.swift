package import HindcastModel

/// How changes read, in lines and on pages.
package enum ChangeText {
    /// `2026-11-20 09:14:07Z`.
    package static func time(_ moment: Moment) -> String {
        let text = moment.rfc3339
        return text.replacing("T", with: " ", maxReplacements: 1)
    }

    /// The person, with a mark where nothing proves who stands behind the principal.
    package static func actor(_ change: ChangeEntry) -> String {
        guard !change.origin.label.isEmpty || !change.principal.isEmpty else { return "nobody named" }
        return change.origin.confidence == .unresolved ? short(change.principal) + " (?)" : short(change.origin.label)
    }

    /// The readable end of an ARN: `deploy/ci-7`, `alice`.
    package static func short(_ label: String) -> String {
        guard label.hasPrefix("arn:") else { return label }
        let resource =
            label.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).last.map(String.init) ?? label
        guard let cut = resource.firstIndex(of: "/") else { return resource == "root" ? "root" : resource }
        let rest = String(resource[resource.index(after: cut)...])
        return resource.hasPrefix("user/") ? rest.split(separator: "/").last.map(String.init) ?? rest : rest
    }

    /// The subject without the service, which the action names.
    package static func what(_ change: ChangeEntry) -> String {
        let words =
            change.subject.firstRange(of: ": ").map { String(change.subject[$0.upperBound...]) } ?? change.subject
        return change.confidence == .low ? words + " [low confidence]" : words
    }

    /// `via console from 203.0.113.7`.
    package static func means(_ change: ChangeEntry) -> String {
        let tool = change.via == "unknown" ? nil : "via \(change.via)"
        return [tool, change.sourceIP.map { "from \($0)" }].compactMap(\.self).joined(separator: " ")
    }

    /// A value in one line.
    package static func value(_ value: JSONValue, limit: Int = 120) -> String {
        let text = words(value)
        return text.count > limit ? text.prefix(limit - 1) + "…" : text
    }

    /// A marker in words, any other value as it is.
    private static func words(_ value: JSONValue) -> String {
        if value.isUnknown { return value["$unknown"]?.string.map { "unknown: \($0)" } ?? "unknown" }
        if value.isRedacted { return value["$redacted"]?.string.map { "redacted (digest \($0))" } ?? "redacted" }
        return value.string.map { $0.isEmpty ? "\"\"" : $0 } ?? value.compactText
    }
}
