import Hindcast
import HindcastModel

/// How the explanation of an operation reads.
enum ExplanationRenderer {
    static func lines(_ explanation: RuleExplanation, paint: Paint) -> [String] {
        var columns = Columns()
        func add(_ name: String, _ value: String) { columns.add([.init(name) { paint.quiet($0) }, .init(value)]) }
        add("source", source(explanation.source))
        if let confidence = explanation.rules.first?.confidence { add("confidence", confidence.rawValue) }
        add("ledger", ledger(explanation))
        var lines = [paint.heading(VisibleText.escape(explanation.action))] + columns.lines(width: nil)
        for rule in explanation.rules {
            lines += ["", paint.heading(rule.isGuarded ? "rule (for some calls only)" : "rule")]
            let text = rule.text.split(separator: "\n").map(String.init)
            if rule.effects.isEmpty {
                lines += text.map { "  " + VisibleText.escape($0) }
            } else {
                lines += rule.effects.map { "  " + VisibleText.escape($0) }
                lines += text.map { paint.quiet("  row: " + VisibleText.escape($0.replacing("\t", with: " "))) }
            }
        }
        if !explanation.examples.isEmpty {
            lines += ["", paint.heading(explanation.examples.count == 1 ? "example" : "examples")]
            lines += explanation.examples.map { "  " + VisibleText.escape($0) }
        }
        return lines
    }

    static func json(_ explanation: RuleExplanation) -> JSONValue {
        [
            "action": .string(explanation.action), "source": .string(explanation.source.rawValue),
            "confidence": .string((explanation.rules.first?.confidence ?? .low).rawValue),
            "disposition": explanation.disposition.map { .string($0.rawValue) } ?? .null,
            "rules": .array(
                explanation.rules.map { rule in
                    [
                        "text": .string(rule.text), "effects": .array(rule.effects.map { .string($0) }),
                        "confidence": .string(rule.confidence.rawValue), "guarded": .bool(rule.isGuarded),
                    ]
                }
            ),
            "examples": .array(explanation.examples.map { .string($0) }),
        ]
    }

    private static func source(_ source: RuleExplanation.Source) -> String {
        switch source {
        case .override: "override: written by hand, run by an example"
        case .derived: "derived from the provider's model of its API"
        case .fallback: "fallback: no rule; read by its name alone"
        }
    }

    private static func ledger(_ explanation: RuleExplanation) -> String {
        if let disposition = explanation.disposition { return disposition.rawValue }
        guard explanation.source == .fallback else {
            return "applied where it changes something, no-effect where it does not"
        }
        return "applied with low confidence where the call names one resource, else unmodelled"
    }
}
