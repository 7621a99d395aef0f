package import HindcastModel

/// What a cloud's rules do with an operation, told by its name alone.
package struct CloudExplanation: Hashable, Sendable {
    /// The rule that takes it, in words.
    package var rule: String
    /// What it does, a step a line.
    package var effects: [String] = []
    /// How sure its effect is.
    package var confidence = Confidence.high
    /// The row of the ledger in which every successful event of the operation lands; `nil` where its effect decides.
    package var disposition: Disposition?
    /// Whether the operation's name tells what it does.
    package var isKnown = true
}

extension RuleBook {
    /// Returns what a cloud's rules do with an operation; `nil` for AWS, which has a rule book.
    ///
    /// - Parameter onlyReads: whether the log's reader takes it for one that only reads.
    package static func explanation(
        provider: Provider,
        service: String,
        operation: String,
        onlyReads: Bool
    ) -> CloudExplanation? {
        guard let rules = provider.rules else { return nil }
        let event = AuditEvent(
            id: "",
            provider: provider,
            time: Moment(nanoseconds: 0),
            service: service,
            source: service,
            operation: operation,
            isReadOnly: onlyReads,
            account: "",
            location: "",
            principal: Principal(kind: .unknown, name: ""),
            record: .object([:])
        )
        var explanation = rules.explanation(of: event)
        explanation.disposition = explanation.disposition ?? rules.disposition(ofSettled: event)
        if explanation.disposition == .readOnly { explanation.rule = "it only reads" }
        if explanation.disposition != nil {
            explanation.isKnown = true
            explanation.effects = ["nothing: no configuration changes"]
            explanation.confidence = .high
        }
        return explanation
    }
}
