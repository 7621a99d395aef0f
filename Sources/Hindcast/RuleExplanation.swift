public import HindcastModel
internal import Replay

/// What Hindcast does with an operation of a provider's API, and how sure it is.
public struct RuleExplanation: Hashable, Sendable {
    /// Where the rule comes from.
    public enum Source: String, Hashable, Sendable {
        /// Written by hand and run by an example.
        case override
        /// Derived from the provider's published model of its API.
        case derived
        /// Read by the provider's own grammar of names, or by its resources as the log shows them: Google Cloud, Azure,
        /// Kubernetes.
        case grammar
        /// No rule: the operation's name and the members of the call are all there is to go by.
        case fallback
    }

    /// One rule of the operation.
    public struct Rule: Hashable, Sendable {
        /// The rule in the notation of the rule book, a statement a line; a derived one as its row of columns.
        public let text: String
        /// What it does, in words, a step a line; empty where the text says it better.
        public let effects: [String]
        /// How sure its effect is.
        public let confidence: Confidence
        /// Whether it holds for some calls only, and a later one for the others.
        public let isGuarded: Bool
    }

    /// Whose operation it is.
    public let provider: Provider
    /// `<service>:<operation>`.
    public let action: String
    /// What else the operation is called, in the API or in the log, as a sentence without its full stop; `nil` where nothing.
    public let otherName: String?
    /// Where the rules come from.
    public let source: Source
    /// The rules, the first that fits a call being the one that runs; empty for ``Source/fallback``.
    public let rules: [Rule]
    /// The row of the ledger in which every successful event of the operation lands; `nil` where its effect decides.
    public let disposition: Disposition?
    /// What the examples that run the rule show, one title each.
    public let examples: [String]

    /// Returns what Hindcast does with an action such as `ec2:CreateRoute`.
    ///
    /// - Parameter provider: whose operation it is; `nil` for what its name looks like.
    /// - Throws: `usage` where the text is no `<service>:<operation>`; `notFound` where nothing knows the operation, with
    ///   those of the service that look like it, if there are any.
    public init(action: String, provider: Provider? = nil) throws(HindcastError) {
        let parts = action.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
            throw HindcastError(
                .usage,
                "“\(action)” is no action",
                hints: ["<service>:<operation>, as the log names them: ec2:CreateRoute"]
            )
        }
        let provider = provider ?? OperationNames.provider(ofService: parts[0], operation: parts[1])
        let names = OperationNames(service: parts[0], written: parts[1], provider: provider)
        let found = RuleBook.explanation(
            provider: provider,
            service: names.service,
            operation: names.operation,
            onlyReads: names.onlyReads(provider)
        )
        if let found {
            self.init(action: "\(names.service):\(names.operation)", provider, otherName: names.otherName, found)
            return
        }
        do {
            let found = try RuleBook.builtIn.explanation(service: parts[0], operation: names.operation)
            self.init(action: "\(parts[0]):\(names.operation)", otherName: names.otherName, found)
            guard rules.isEmpty, disposition == nil else { return }
            let near = RuleExplanation.near(names.operation, in: try RuleBook.builtIn.operations(ofService: parts[0]))
            guard near.isEmpty else {
                throw HindcastError(
                    .notFound,
                    "no rule knows \(action)",
                    hints: near.map { "\(parts[0]):\($0)" }
                )
            }
        } catch let error as HindcastError {
            throw error
        } catch {
            throw HindcastError(.input, "a rule file cannot be read: \(error)")
        }
    }

    private init(action: String, _ provider: Provider, otherName: String?, _ found: CloudExplanation) {
        self.action = action
        self.provider = provider
        self.otherName = otherName
        source = found.isKnown ? .grammar : .fallback
        rules =
            found.isKnown
            ? [Rule(text: found.rule, effects: found.effects, confidence: found.confidence, isGuarded: false)] : []
        disposition = found.disposition
        examples = []
    }

    private init(action: String, otherName: String?, _ found: RuleBook.Explanation) {
        self.action = action
        provider = .aws
        self.otherName = otherName
        source = found.rules.first.flatMap { Source(rawValue: $0.source.rawValue) } ?? .fallback
        rules = found.rules.map { rule in
            Rule(
                text: rule.text,
                effects: rule.source == .derived ? rule.statements.map(RuleExplanation.words) : [],
                confidence: rule.confidence,
                isGuarded: rule.guards != nil
            )
        }
        disposition = found.disposition
        examples = found.examples.map(\.title)
    }

    /// A step of a derived row in words: `merge the call into ListenerRule`, `put into Table at replicas by regionName`.
    private static func words(_ statement: RuleStatement) -> String {
        let type = statement.target?.type ?? "the resource that the call names"
        let place = statement.path.compactMap { step in
            if case .key(let key) = step { key } else { nil }
        }.joined(separator: ".")
        let keys = statement.keys.isEmpty ? "" : " by " + statement.keys.joined(separator: ", ")
        let at = place.isEmpty ? "" : " at \(place)"
        switch statement.verb {
        case .none: return "nothing: no configuration changes"
        case .session: return "note who got the credentials"
        case .create: return "create \(type) from the call and its answer"
        case .replace: return "replace \(type) by the call"
        case .merge: return "merge the call into \(type)\(at)"
        case .delete: return "delete \(type)"
        case .set: return "set \(type)\(at)"
        case .unset: return "take away from \(type)\(at)"
        case .put, .patch, .add: return "put into \(type)\(at)\(keys)"
        case .drop, .sub: return "drop from \(type)\(at)\(keys)"
        case .tag: return "set the tags of \(type)"
        case .untag: return "take tags from \(type)"
        case .rename: return "give \(type) its new name"
        case .delta, .ops: return "apply the call's list of changes to \(type)\(at)"
        }
    }

    private static func near(_ operation: String, in known: [String]) -> [String] {
        known.compactMap { name in EditDistance.between(operation, name, limit: 3).map { (distance: $0, name: name) } }
            .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(5).map(\.name)
    }
}
