package import HindcastModel

extension World {
    /// Applies one event and returns what it changed.
    ///
    /// Events must come in canonical order (``CanonicalOrder``), redacted, each once.
    package mutating func apply(_ event: AuditEvent) -> AppliedEvent { apply(book.prepare(event)) }

    /// Applies one event of which everything is said that can be said without the world.
    package mutating func apply(_ prepared: PreparedEvent) -> AppliedEvent {
        let event = prepared.event
        if event.kind == .observation { return observe(event) }
        if let disposition = prepared.settled { return settle(event, as: disposition) }
        if let rules = event.provider.rules { return apply(event, by: rules) }
        guard let call = prepared.call, let scope = prepared.scope else { return apply(book.prepare(event)) }
        let rule = call.rules.first { rule in
            rule.guards.map { RuleInterpreter(world: World(book: book), scope: scope).holds($0) } ?? true
        }
        // By the rule that needs no parameters to be chosen it was asked when the event was prepared.
        if call.settledRule == nil, let disposition = EventClass.disposition(of: event, rule: rule, call.traits) {
            return AppliedEvent(disposition: disposition, subject: event.operation)
        }
        let acting = rule ?? FallbackRule.rule(for: event)
        let interpreter = RuleInterpreter(world: World(book: book), scope: scope, service: acting?.service)
        // Handed over and taken back, so that nothing of this world is copied while it is edited.
        swap(&self, &interpreter.world)
        // The phrase is made before anything changes: it may name what goes away.
        let phrase = acting.flatMap { interpreter.phrase(of: $0) }
        if let acting { interpreter.run(acting) }
        let transaction = interpreter.transaction
        swap(&self, &interpreter.world)

        var applied = AppliedEvent(
            disposition: transaction.foundTarget || transaction.wasDeclined ? .noEffect : .unmodelled
        )
        // Of a call whose parameters were cut off nobody can say that it changed nothing.
        if scope.request.isCutOff { applied.disposition = .unmodelled }
        applied.confidence = acting?.confidence ?? .low
        let changes = finish(transaction)
        applied.changes = changes.map(\.change)
        applied.contents = changes.map(\.content)
        applied.subject = phrase ?? event.operation
        guard !applied.changes.isEmpty else { return applied }
        applied.disposition = .applied
        remember(changes.map(\.change), at: event.time)
        applied.origin = sessions.chain(of: event)
        applied.via = tools.via(of: event)
        applied.subject = CommitSubject.words(for: event, phrase: phrase, changes: applied.changes)
        return applied
    }

    private mutating func settle(_ event: AuditEvent, as disposition: Disposition) -> AppliedEvent {
        if disposition == .session { sessions.record(event) }
        return AppliedEvent(disposition: disposition, subject: event.operation)
    }

    /// Returns the way back from the principal of an event of a cloud that has no rule book; `nil` for one that has.
    ///
    /// - Parameters:
    ///   - opened: the events that waited for it, and whatever else was its evidence.
    ///   - decode: reads back their records.
    package static func chain(
        of event: AuditEvent,
        opened: [AuditEvent],
        decode: @escaping SessionTable.Decode
    ) -> ActorChain? {
        guard let rules = event.provider.rules, event.kind != .observation else { return nil }
        var world = World(book: .builtIn, decode: decode)
        for event in opened.sorted(by: { $0.time < $1.time }) {
            let record = JSONWriter.bytes(of: event.record, layout: .compact)
            for key in SessionTable.issuedKeys(event) + [rules.stagingKey(of: event)].compactMap(\.self) {
                world.openSession(key: key, eventID: event.id, at: event.time, record: record)
            }
        }
        let edit = CloudEdit(event, in: world)
        rules.apply(event, to: edit)
        return edit.world.chain(of: edit, by: rules)
    }

    /// The way back from the principal of an event that was applied.
    private mutating func chain(of edit: CloudEdit, by rules: any CloudRules) -> ActorChain {
        var chain = ActorChain(
            hops: edit.hops + rules.hops(of: edit.event, startedBy: edit.start),
            evidence: edit.evidence
        )
        // An identity of AWS in another log: CloudTrail tells who stands behind its key.
        let signer = edit.asker ?? edit.event
        if signer.principal.accessKeyID != nil { chain.append(sessions.walk(from: signer)) }
        return chain
    }

    /// Applies an event of a cloud that has no rule book.
    private mutating func apply(_ event: AuditEvent, by rules: any CloudRules) -> AppliedEvent {
        let edit = CloudEdit(event, in: World(book: book))
        // Handed over and taken back, so that nothing of this world is copied while it is edited.
        swap(&self, &edit.world)
        rules.apply(event, to: edit)
        let transaction = edit.transaction
        swap(&self, &edit.world)

        var applied = AppliedEvent(disposition: transaction.foundTarget ? .noEffect : .unmodelled)
        applied.confidence = edit.confidence
        applied.missed = edit.missed
        let changes = finish(transaction)
        applied.changes = changes.map(\.change)
        applied.contents = changes.map(\.content)
        applied.subject = edit.phrase ?? event.operation
        guard !applied.changes.isEmpty else { return applied }
        applied.disposition = .applied
        remember(changes.map(\.change), at: event.time)
        applied.origin = chain(of: edit, by: rules)
        applied.via = tools.via(of: event)
        applied.subject = CommitSubject.words(for: event, phrase: edit.phrase, changes: applied.changes)
        return applied
    }

    /// Remembers which resources were made, where baselines are to come.
    private mutating func remember(_ changes: [ResourceChange], at time: Moment) {
        guard sureSince != nil else { return }
        for change in changes where change.kind == .created { sureSince?[table.handle(of: change.address)] = time }
    }

    /// Brings every touched document into its final form, stores it, and tells what really changed.
    mutating func finish(
        _ transaction: EventTransaction
    ) -> [(change: ResourceChange, content: [UInt8]?)] {
        var changes: [(change: ResourceChange, content: [UInt8]?)] = []
        for handle in transaction.touched {
            guard let working = transaction[handle] else { continue }
            let address = table[handle].address
            if working.isDeleted {
                guard working.before != nil || !table[handle].isGone else { continue }
                table.store(nil, identity: nil, at: handle)
                table.setOwner(nil, of: handle)
                let change = ResourceChange(kind: .deleted, address: address, before: working.before, after: nil)
                changes.append((change, nil))
                continue
            }
            var document = working.document
            let identity: ResourceIdentity
            if address.provider == .aws {
                ConfigurationShape.sortSets(in: &document, type: working.type)
                identity = ResourceIdentity(of: document, type: working.type)
            } else {
                identity = ResourceIdentity(stated: document)
            }
            document.arn = identity.arn
            document.name = identity.name
            document.aliases = identity.aliases
            let content = document.canonicalBytes
            if let before = working.before, table[handle].document?.holds(content) ?? (before == document) {
                // The name by which the call made it again lasts no longer than the call.
                table.rename(handle, to: identity)
                continue
            }
            table.store(StoredDocument(bytes: content), identity: identity, at: handle)
            link(handle, document: document, type: working.type)
            // Of what was only named, not made, the creation is not known.
            let isMade = working.isMade ?? (document.knowledge == .complete)
            let change = ResourceChange(
                kind: working.before == nil && isMade ? .created : .updated,
                address: address,
                before: working.before,
                after: document
            )
            changes.append((change, content))
        }
        guard changes.count > 1 else { return changes }
        return changes.sorted { $0.change.address < $1.change.address }
    }
}

extension RuleInterpreter {
    /// Returns the first phrase that fits, with its values filled in; `nil` where the operation's name is better.
    func phrase(of rule: OperationRule) -> String? {
        for phrase in rule.phrases {
            if let condition = phrase.condition, !holds(condition) { continue }
            if let words = words(phrase.words) { return words }
        }
        return nil
    }

    private func words(_ template: RuleTemplate) -> String? {
        var text = ""
        for part in template.parts {
            switch part {
            case .text(let words): text += words
            case .value(let expression):
                let words = evaluate(expression).elements.compactMap { RuleInterpreter.word(of: $0) }.joined(
                    separator: ", "
                )
                guard !words.isEmpty else { return nil }
                text += words
            }
        }
        return text
    }

    private static func word(of value: JSONValue) -> String? {
        if let text = value.scalarText { return text.isEmpty ? nil : text }
        if value.isUnknown { return value.isCutOff ? "(cut off)" : "(hidden)" }
        return ["id", "arn", "name", "key", "resourceId"].lazy.compactMap { value[$0]?.scalarText }.first
    }
}
