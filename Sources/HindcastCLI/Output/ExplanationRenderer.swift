import Hindcast
import HindcastModel

/// What is done with an operation, by which rule, and how sure that is.
enum ExplanationRenderer {
    static func lines(_ explanation: RuleExplanation, width: Int?) -> [StyledText] {
        var facts = FactsTable()
        if let name = explanation.otherName { facts.add("name", StyledText(name)) }
        facts.add("source", StyledText(source(explanation.source)))
        if let confidence = explanation.rules.first?.confidence {
            facts.add("confidence", StyledText(confidence.rawValue, confidence == .low ? .warning : .plain))
        }
        facts.add("ledger", StyledText(ledger(explanation)))
        var lines = [StyledText(explanation.action, .heading)] + facts.lines(width: width)
        for rule in explanation.rules {
            lines += ["", StyledText(rule.isGuarded ? "rule (for some calls only)" : "rule", .heading)]
            let text = rule.text.split(separator: "\n").map(String.init)
            if explanation.source == .grammar {
                lines += (text + rule.effects).map { StyledText("  " + $0) }
            } else if rule.effects.isEmpty {
                lines += text.map { StyledText("  " + $0) }
            } else {
                lines += rule.effects.map { StyledText("  " + $0) }
                lines += text.map { StyledText("  row: " + $0.replacing("\t", with: " "), .quiet) }
            }
        }
        if !explanation.examples.isEmpty {
            lines += ["", StyledText(explanation.examples.count == 1 ? "example" : "examples", .heading)]
            lines += explanation.examples.map { StyledText("  " + $0) }
        }
        return lines
    }

    static func json(_ explanation: RuleExplanation) -> JSONValue {
        .object([
            "action": .string(explanation.action),
            "provider": .string(explanation.provider.rawValue),
            "other_name": explanation.otherName.map { .string($0) } ?? .null,
            "source": .string(explanation.source.rawValue),
            "confidence": .string((explanation.rules.first?.confidence ?? .low).rawValue),
            "disposition": explanation.disposition.map { .string($0.rawValue) } ?? .null,
            "rules": .array(
                explanation.rules.map { rule in
                    [
                        "text": .string(rule.text),
                        "effects": .array(rule.effects.map { .string($0) }),
                        "confidence": .string(rule.confidence.rawValue),
                        "guarded": .bool(rule.isGuarded),
                    ]
                }
            ),
            "examples": .array(explanation.examples.map { .string($0) }),
        ])
    }

    private static func source(_ source: RuleExplanation.Source) -> String {
        switch source {
        case .override: "override: written by hand, run by an example"
        case .grammar: "grammar: by the operation's name, and the resource as the log shows it"
        case .derived: "derived from the provider's model of its API"
        case .fallback: "fallback: no rule; read by its name alone"
        }
    }

    private static func ledger(_ explanation: RuleExplanation) -> String {
        if let disposition = explanation.disposition { return disposition.rawValue }
        guard explanation.source == .fallback else {
            return "applied where it changes something, no-effect where it does not"
        }
        guard explanation.provider == .aws else { return "unmodelled" }
        return "applied with low confidence where the call names one resource, else unmodelled"
    }
}
