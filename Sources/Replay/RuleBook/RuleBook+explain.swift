package import HindcastModel

extension RuleBook {
    /// What the rule book says of one operation.
    package struct Explanation: Sendable {
        /// The rules, best first; the first whose guard holds is an event's. Empty where no rule knows the operation.
        package let rules: [OperationRule]
        /// The row of the ledger for every successful event of the operation; `nil` where its effect decides.
        package let disposition: Disposition?
        /// The examples that call the operation, or another one of the same block.
        package let examples: [RuleExample]
    }

    /// Returns what the rule book says of an operation such as `ec2`, `CreateRoute`.
    ///
    /// - Throws: the first mistake in a rule file.
    package func explanation(service: String, operation: String) throws(RuleSyntaxError) -> Explanation {
        let event = AuditEvent(
            id: "",
            provider: .aws,
            time: Moment(nanoseconds: 0),
            service: service,
            source: service + ".amazonaws.com",
            operation: operation,
            account: "",
            location: "",
            principal: Principal(kind: .unknown, name: ""),
            record: .object([:])
        )
        let rules = rules(for: event)
        var examples: [RuleExample] = []
        for file in try files(for: event.source) {
            guard let own = file.operations[operation]?.map(\.text) else { continue }
            let direct = file.examples.filter { $0.calls(operation) }
            guard direct.isEmpty else {
                examples += direct
                continue
            }
            let block = file.operations.filter { $0.value.map(\.text) == own }.map(\.key)
            examples += file.examples.filter { example in block.contains { example.calls($0) } }
        }
        return Explanation(
            rules: rules,
            disposition: EventClass.disposition(of: event, rule: rules.first, EventClass.Traits(of: event)),
            examples: examples
        )
    }

    /// Returns every operation of a service that a rule knows, overrides first.
    package func operations(ofService service: String) throws(RuleSyntaxError) -> [String] {
        let source = service + ".amazonaws.com"
        var names: Set<String> = Set(derivedOperations(of: source))
        for file in try files(for: source) { names.formUnion(file.operations.keys) }
        return names.sorted()
    }

    private func files(for source: String) throws(RuleSyntaxError) -> [RuleFile] {
        try allFiles().filter { $0.sources.contains(source) }
    }
}

extension RuleExample {
    /// Whether a step is a call of an operation.
    fileprivate func calls(_ operation: String) -> Bool {
        steps.contains { step in
            switch step {
            case .call(let name, _, _): name == operation
            case .event(let text): text.contains("\"eventName\":\"\(operation)\"")
            case .expect, .tags, .gone, .says: false
            }
        }
    }
}
