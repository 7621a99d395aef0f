/// Derives what each operation of a service does.
struct Deriver {
    let service: Service

    /// The rows of all operations that do not only read, in the operations' order.
    func rows() -> [Row] { service.operations.compactMap(row) }

    private func row(for operation: Operation) -> Row? {
        if operation.verbClass == .read {
            // The verb alone would not say so.
            return operation.parts.verbClass == .read ? nil : Row(operation: operation.name, effect: .none)
        }
        if DataPlane.contains(operation, service: service.model.name) {
            return Row(operation: operation.name, effect: .none)
        }
        if let row = service.tagRow(for: operation) { return row }
        if isJob(operation) { return Row(operation: operation.name, effect: .run) }
        guard let subject = service.subject(of: operation) else {
            let isIdle = operation.verbClass == .action || operation.verbClass == .state
            return Row(
                operation: operation.name,
                effect: isIdle ? .run : fallback(operation),
                confidence: isIdle ? .medium : .none
            )
        }
        var row = draft(operation, subject)
        guard !row.effect.isIdle else { return row }
        locate(&row, operation, subject)
        describe(&row, operation, subject)
        return row
    }

    /// Jobs, executions and calls that only do something once.
    private func isJob(_ operation: Operation) -> Bool {
        let noun = operation.noun
        if operation.verbClass == .action { return true }
        if ["Reboot", "Restart", "Failover", "Flush", "Rollback", "Abort"].contains(operation.verb) { return true }
        let last = operation.parts.words.last.map(singular) ?? ""
        if ["Start", "Stop", "Cancel", "Retry", "Pause", "Resume"].contains(operation.verb), !service.isThing(noun),
            jobWords.contains(last)
        {
            return true
        }
        guard service.nouns.kind(of: noun) == .run else { return false }
        return operation.verbClass == .state || operation.verbClass == .delete
    }

    private func fallback(_ operation: Operation) -> Effect {
        switch operation.verbClass {
        case .create: .create
        case .delete: .delete
        case .put: .set
        case .attach: .link
        case .detach: .unlink
        default: .merge
        }
    }

    /// The effect, with what tells one element from the others.
    private func draft(_ operation: Operation, _ subject: Subject) -> Row {
        var row = Row(operation: operation.name, effect: .merge, confidence: subject.confidence, type: subject.type)
        if !subject.part.isEmpty {
            PartEffects(service: service, operation: operation, subject: subject).fill(&row)
            return row
        }
        let effect: Effect
        switch operation.verbClass {
        case .create: effect = .create
        case .delete: effect = .delete
        case .put: effect = service.nouns.kind(of: operation.noun) == .put ? .replace : .merge
        // Which attribute goes back to what is not what its value is then.
        case .update where operation.verb == "Reset" && !subject.isSingleton: effect = .state
        case .update: effect = replacesAll(operation, subject) ? .replace : .merge
        case .attach, .detach:
            RelationEffects(service: service, operation: operation, subject: subject).fill(&row)
            return row
        case .state: effect = .state
        default: effect = .run
        }
        row = Row(operation: operation.name, effect: effect, confidence: subject.confidence, type: subject.type)
        if effect == .state {
            addState(&row, operation, subject)
            // EnableMacie states settings too.
            let layout = service.layout(subject.type)
            let says = operation.parameters.contains { parameter in
                !parameter.isToken && !service.isIdentifier(parameter, of: subject.type)
                    // A setting of the account has no document of its own to compare with.
                    && (layout?[parameter.folded] != nil
                        || subject.isSingleton && layout == nil
                            && !IgnoredMembers.contains(parameter, known: service.layoutNames))
                    && !GenericNames.isIdentifierLike(parameter.folded) && !parameter.folded.hasSuffix("version")
            }
            if says { row = row.with(.merge) }
        }
        return row
    }

    /// An update that requires everything the creation requires states the whole thing anew.
    private func replacesAll(_ operation: Operation, _ subject: Subject) -> Bool {
        guard let noun = service.nouns[subject.type], let creation = noun.operations[.create]?.first,
            operation.required.count > 1
        else { return false }
        let needed = service.operations[creation].required.filter { !$0.isToken }
        let holdsLock = operation.parameters.contains { ["locktoken", "ifmatch", "etag"].contains($0.folded) }
        guard needed.count >= (holdsLock ? 1 : 3) else { return false }
        let given = Set(operation.required.map(\.folded))
        return needed.allSatisfy { given.contains($0.folded) }
    }

    private func addState(_ row: inout Row, _ operation: Operation, _ subject: Subject) {
        let layout = service.layout(subject.type)
        let words = service.nouns[subject.type]?.words ?? []
        let assignment = layout.flatMap {
            service.stateAssignment(verb: operation.verb, layout: $0, words: words, part: subject.part)
        }
        if let assignment { row.add("v", assignment) } else { row.confidence = min(row.confidence, .medium) }
    }

    private func locate(_ row: inout Row, _ operation: Operation, _ subject: Subject) {
        guard row.id.isEmpty else { return }
        if subject.isSingleton {
            row.id = service.isGlobal ? "*account" : "*region"
            return
        }
        let located = service.locate(subject.type, in: operation)
        if row.effect == .create || row.effect == .replace {
            locateCreation(&row, operation, subject, located)
            return
        }
        guard let located else {
            if let current = prefixed(operation, ["current", "existing", "old"], subject) {
                row.id = current
                return
            }
            if let secondary = secondaryIdentifier(operation), [.unlink, .dropElement, .unset].contains(row.effect) {
                row.id = "^rq.\(secondary)"
                row.confidence = min(row.confidence, .medium)
                return
            }
            let answered = service.answer(to: operation, about: subject.type).identifiers.first
            row.id = answered.map { "rs.\($0)" } ?? ""
            row.confidence = answered == nil ? .none : min(row.confidence, .low)
            return
        }
        setPath(&row, located, type: subject.type)
        if !located.isSure || !located.isRequired { row.confidence = min(row.confidence, .medium) }
    }

    /// What leads back to the resource that holds it, such as an association's id.
    private func secondaryIdentifier(_ operation: Operation) -> String? {
        operation.parameters.first { $0.kind == .text && $0.isRequired && GenericNames.isIdentifierLike($0.folded) }?
            .key
    }

    private func setPath(_ row: inout Row, _ located: Located, type: String) {
        row.id =
            located.path == service.identities[type]?.id?.path && !located.path.contains(".")
            ? "" : service.requestPath(located.path)
        if let elements = located.elements { row.add("e", elements) }
    }

    private func locateCreation(_ row: inout Row, _ operation: Operation, _ subject: Subject, _ located: Located?) {
        let answer = service.answer(to: operation, about: subject.type)
        let usual = service.identities[subject.type]?.id?.foldedSingular
        let own = OwnNames(service.nouns[subject.type]?.words ?? [])
        // With an answer at hand, only what surely names the thing is an alternative.
        let isNeeded =
            answer.identifiers.isEmpty
            || located.map {
                ($0.isSure || $0.path == "name") && $0.elements == nil
            } ?? false
        let named = isNeeded ? located.map { service.requestPath($0.path) } : nil
        let request = named ?? prefixed(operation, ["target", "destination", "new", "dest"], subject)
        let response = answer.identifiers.first.map { "rs.\($0)" }
        let requestIsUsual = located.map { $0.parameter.foldedSingular == usual } ?? false
        let responseIsUsual =
            answer.identifiers.first.map { $0.split(separator: ".").last.map(String.init)?.folded == usual } ?? false
        switch (request, response) {
        case (let request?, let response?):
            // The identifier that later calls use wins; with both, what the service answered.
            row.id =
                requestIsUsual
                    || !responseIsUsual && located?.isRequired == true && own.isFull(located?.parameter.folded ?? "")
                ? "\(request)|\(response)" : "\(response)|\(request)"
            if requestIsUsual, located?.isRequired == true { row.id = request }
        case (let request?, nil):
            row.id = request
            if located?.isRequired != true || located?.isSure != true { row.confidence = min(row.confidence, .medium) }
        case (nil, let response?):
            row.id = response
            let ending = ["id", "arn", "name", "identifier"].contains { response.folded.hasSuffix($0) }
            if !responseIsUsual, !ending { row.confidence = min(row.confidence, .medium) }
        case (nil, nil):
            let texts = operation.required.filter { parameter in
                let owner = service.owners.owner(of: parameter.folded)
                return parameter.kind == .text && (owner == nil || owner == subject.type)
            }
            row.id = texts.count == 1 ? service.requestPath(texts[0].path) : ""
            row.confidence = texts.count == 1 ? .low : .none
        }
        let usualPath = service.identities[subject.type]?.id?.path ?? ""
        if row.id == service.requestPath(usualPath), !usualPath.contains(".") { row.id = "" }
        if let elements = located?.elements, row.id.contains("[]") { row.add("e", elements) }
    }

    /// A member that bears the thing's name after a word such as `Target` (a copy gets its name so) or `Current`.
    private func prefixed(_ operation: Operation, _ prefixes: [String], _ subject: Subject) -> String? {
        let own = OwnNames(service.nouns[subject.type]?.words ?? [])
        for prefix in prefixes {
            let named = operation.parameters.first { parameter in
                parameter.isTextual && parameter.folded.hasPrefix(prefix)
                    && own.rank(String(parameter.folded.dropFirst(prefix.count))) != nil
            }
            if let named { return "rq." + named.key }
        }
        return nil
    }

    private func describe(_ row: inout Row, _ operation: Operation, _ subject: Subject) {
        RequestFacts(service: service, operation: operation, subject: subject).describe(&row)
    }
}

/// What is started and comes to an end.
private let jobWords: Set<String> = [
    "Run", "Job", "Task", "Execution", "Query", "Scan", "Import", "Export", "Build", "Evaluation", "Analysis", "Test",
    "Session", "Simulation", "Generation", "Refresh", "Resync", "Upload", "Download", "Recording", "Backup", "Check",
    "Assessment", "Detection", "Discovery", "Calculation", "Update", "Replay", "Workflow", "Contact", "Action",
]

extension Service {
    /// Whether the service has one place for all regions.
    var isGlobal: Bool {
        model.metadata.globalEndpoint != nil
            || [
                "account", "billing", "billingconductor", "budgets", "ce", "chime", "cloudfront", "cur",
                "globalaccelerator",
                "health", "iam", "invoicing", "networkmanager", "organizations", "route53", "route53domains",
                "savingsplans",
                "shield", "sts", "support", "taxsettings", "trustedadvisor", "waf", "freetier", "importexport",
                "ecr-public",
            ].contains(model.name)
    }
}
