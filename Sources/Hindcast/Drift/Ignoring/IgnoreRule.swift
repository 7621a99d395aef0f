public import HindcastModel

/// One entry of a list, ready to be matched.
struct IgnoreRule {
    private let entry: IgnoreList.Entry
    private let resource: [UInt8]
    private let pattern: ResourcePattern?
    /// The address's last parts, where they are spelt out.
    private let tail: [String]
    private let attributes: [[UInt8]]
    private let actor: ActorPattern?

    init(_ entry: IgnoreList.Entry) {
        self.entry = entry
        resource = Array(entry.resource.utf8)
        pattern = ResourcePattern(entry.resource)
        tail = entry.resource.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        attributes = entry.attributes.flatMap { text -> [[UInt8]] in
            let place = text.hasPrefix("/") ? text : "/" + text
            // The place itself, what lies inside it, and the elements of a list.
            return ["", "/*", "[*"].map { Array((place + $0).utf8) }
        }
        actor = entry.actor.map { ActorPattern($0) }
    }

    /// Returns what of a resource's drift is let be, and what is left; `nil` for nothing.
    func split(_ drift: DriftedResource) -> (ignored: DriftedResource?, rest: DriftedResource?) {
        guard entry.groups.contains(drift.group), means(drift) else { return (nil, drift) }
        guard drift.group == .changed else {
            // Attributes are of changed resources only.
            return attributes.isEmpty && isBy(drift.cause) ? (drift, nil) : (nil, drift)
        }
        let isIgnored = drift.differences.map { isBy($0.cause) && means($0) }
        func part(_ wanted: Bool) -> DriftedResource? {
            let differences = zip(drift.differences, isIgnored).filter { $0.1 == wanted }.map(\.0)
            guard !differences.isEmpty else { return nil }
            var part = drift
            part.differences = differences
            return part
        }
        return (part(true), part(false))
    }

    private func means(_ drift: DriftedResource) -> Bool {
        if drift.statements.contains(where: { Glob.matches(resource, $0.label) }) { return true }
        guard let address = drift.address else { return false }
        if let pattern, pattern.matches(address) { return true }
        let parts = address.encodedParts
        return parts.suffix(tail.count).elementsEqual(tail) { $0.hasSameBytes(as: $1) }
            || address.id.hasSameBytes(as: entry.resource)
    }

    private func means(_ difference: DriftDifference) -> Bool {
        guard !attributes.isEmpty else { return true }
        let top = "/configuration"
        let whole = [difference.pointer.description, difference.name].compactMap(\.self)
        let texts = whole + whole.filter { $0.hasPrefix(top + "/") }.map { String($0.dropFirst(top.count)) }
        return attributes.contains { pattern in texts.contains { Glob.matches(pattern, $0) } }
    }

    private func isBy(_ cause: DriftCause?) -> Bool {
        guard let actor else { return true }
        guard case .change(let change)? = cause else { return false }
        return actor.matches(label: change.principal) || actor.matches(label: change.origin.label)
    }
}

extension DriftReport {
    /// Takes out what a list lets be.
    ///
    /// - Parameter moment: the present, by which entries expire.
    public mutating func ignore(_ list: IgnoreList, at moment: Moment) {
        let held = list.entries.filter { $0.holds(at: moment) }
        let rules = held.map { IgnoreRule($0) }
        var uses = held.map { _ in 0 }
        var left: [DriftedResource] = []
        for drift in resources {
            var rest: DriftedResource? = drift
            for (index, rule) in rules.enumerated() {
                guard let current = rest else { break }
                let parts = rule.split(current)
                rest = parts.rest
                guard let part = parts.ignored else { continue }
                uses[index] += 1
                ignored.append(Ignored(resource: part, reason: held[index].reason, line: held[index].line))
            }
            if let rest { left.append(rest) }
        }
        resources = left
        ignoreFile = list.file
        expired = list.entries.filter { !$0.holds(at: moment) }
        unused = zip(held, uses).filter { $0.1 == 0 }.map(\.0)
    }
}
