internal import FastJSON
package import HindcastModel

extension World {
    /// Brings what a baseline shows of a resource into the world, and returns what of it no event explained.
    ///
    /// Values that mean the same stay as the events wrote them. What the baseline does not show stays, too.
    mutating func observe(_ event: AuditEvent) -> AppliedEvent {
        var applied = AppliedEvent(disposition: .unmodelled, subject: event.operation)
        applied.confidence = .high
        guard let seen = ObservedResource(event.record), let handle = handle(of: seen) else { return applied }
        applied.disposition = .observed
        var transaction = EventTransaction()
        let address = table[handle].address
        let type = address.provider == .aws ? book.type(service: address.service, kebab: address.type) : .untyped
        let working = EventTransaction.Working(table[handle], type: type)
        // It was there before it was seen.
        working.isMade = false
        if seen.isAbsent {
            guard working.before != nil else { return applied }
            working.isDeleted = true
        } else {
            merge(seen, into: &working.document, isKnown: working.before != nil)
        }
        transaction[handle] = working
        let since = sureSince?[handle] ?? sureBefore(address)
        let changes = finish(transaction)
        guard !changes.isEmpty else { return applied }
        applied.disposition = .unlogged
        applied.changes = changes.map(\.change)
        applied.contents = changes.map(\.content)
        applied.subject = World.words(for: changes[0].change)
        applied.via = .baseline
        applied.origin = ActorChain(hops: [
            .init(
                label: event.principal.label,
                confidence: .unresolved,
                eventID: nil,
                reason: "a baseline showed it, and no event tells of it"
            )
        ])
        sureSince?[handle] = event.time
        applied.window = ObservedWindow(after: since, before: event.time)
        return applied
    }

    /// The resource that is meant: the one at the address, else the first that a name leads to; a new one where every part
    /// of its address was seen. `nil` where several may be meant, or nothing tells which.
    private mutating func handle(of seen: ObservedResource) -> ResourceTable.Handle? {
        if let address = seen.address.map(settled), let handle = table.knownHandle(of: address), table[handle].isAlive {
            return handle
        }
        for name in seen.names {
            let found = Set(table.handles(named: name)).filter {
                table[$0].isAlive && seen.admits(table[$0].address)
            }
            if found.count > 1 { return nil }
            if let handle = found.first { return handle }
        }
        return seen.address.map { table.handle(of: settled($0)) }
    }

    /// The address as the events of the resource would give it: an ARN is no id.
    private func settled(_ address: Address) -> Address {
        guard address.provider == .aws, let arn = ARN(address.id) else { return address }
        let type = book.type(service: address.service, kebab: address.type)
        return Address(
            provider: .aws,
            account: address.account,
            location: address.location,
            service: address.service,
            type: address.type,
            id: AddressID.id(in: arn, type: type)
        )
    }

    /// - Parameter isKnown: whether events, or a baseline before, told of the resource.
    private func merge(_ seen: ObservedResource, into document: inout ResourceDocument, isKnown: Bool) {
        let comparison = StatedComparison(
            parse: { try? JSONValue(parsing: Array($0.utf8)) },
            // What was seen is redacted already: a plain value is never a secret's.
            mark: { $0 }
        )
        let before = document
        var configuration = JSONValue.object(document.configuration)
        for element in seen.elements {
            var list = configuration[element.list]?.array ?? []
            guard !list.contains(where: { comparison.holds(element.value, of: $0) }) else { continue }
            let key = JSONValue.object(
                JSONObject(sorted: (element.value.object ?? [:]).filter { element.key.contains($0.key) })
            )
            if !element.key.isEmpty, let place = list.firstIndex(where: { comparison.holds(key, of: $0) }) {
                list[place] = comparison.merged(element.value, into: list[place])
            } else {
                list.append(element.value)
            }
            configuration = configuration.setting(.array(list), at: element.list.tokens[...])
        }
        var stated = JSONValue.object(seen.configuration.withoutNulls)
        if isKnown {
            for place in seen.whereKnown where configuration.isOpen(at: place, for: stated) {
                stated = stated.removing(place.tokens[...])
            }
        }
        configuration = comparison.merged(stated, into: configuration)
        document.configuration = configuration.object ?? document.configuration
        if let tags = seen.tags {
            let provided = document.tags.filter {
                tags[$0.key] == nil && (!seen.areTagsWhole || $0.key.hasPrefix("aws:") || $0.key.hasPrefix("goog-"))
            }
            let stated = JSONValue.object(tags)
            let holds =
                comparison.holds(stated, of: .object(document.tags))
                && document.tags.count == tags.count + provided.count
            if !holds { document.tags = JSONObject(unsorted: Array(tags) + provided) }
        }
        if seen.isWhole { document.knowledge = .complete }
        // Other names alone are no change of the resource.
        guard document != before else { return }
        // What lies inside a resource of Google Cloud's is known by this name of its own.
        if document.arn == nil, document.address.provider == .gcp {
            document.arn = seen.names.first { $0.hasPrefix("//") }
        }
        let known = Set([document.address.id] + [document.arn, document.name].compactMap(\.self) + document.aliases)
        document.aliases += seen.names.filter { !known.contains($0) }
    }

    /// The words for the commit's subject, after the service.
    private static func words(for change: ResourceChange) -> String {
        let id = change.address.id
        guard let after = change.after else { return "\(id) is gone, and no event deletes it" }
        guard let before = change.before else { return "\(id) is there, and no event makes it" }
        let old = JSONValue.object(before.configuration), new = JSONValue.object(after.configuration)
        let count =
            JSONDifference.between(old, new).count
            + JSONDifference.between(.object(before.tags), .object(after.tags)).count
        return count == 0
            ? "all of \(id) was seen" : "\(count) \(count == 1 ? "value" : "values") of \(id) that no event sets"
    }
}

/// Between which moments something happened that no event tells of.
package struct ObservedWindow: Hashable, Sendable {
    /// When the resource was made, or shown by a baseline that changed it: all that came later may have gone unlogged;
    /// `nil` where no event tells.
    package let after: Moment?
    /// When it was seen to have happened.
    package let before: Moment
}

extension JSONObject {
    /// The object without the members that say there is nothing.
    fileprivate var withoutNulls: JSONObject {
        JSONObject(unsorted: filter { $0.value != .null })
    }
}

extension JSONValue {
    /// Whether there is nothing in a place to hold what is stated against, or something of another shape.
    fileprivate func isOpen(at place: JSONPointer, for stated: JSONValue) -> Bool {
        guard let held = self[place], held != .null, !held.isUnknown else { return true }
        return stated[place].map { $0.isLeaf != held.isLeaf } ?? false
    }
}
