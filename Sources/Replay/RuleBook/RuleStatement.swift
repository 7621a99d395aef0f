package import HindcastModel

/// What one operation does, in order: a block of the rule notation or the reading of a derived row.
package struct OperationRule: Hashable, Sendable {
    /// Where the rule comes from.
    package enum Source: String, Hashable, Sendable {
        case override
        case derived
        case fallback
    }

    /// Where it comes from.
    package var source: Source
    /// The service whose types it means, where that is not the event's: a file may answer for several event sources.
    package var service: String?
    /// How sure its effect is.
    package var confidence: Confidence
    /// The rule's own text, for `explain`.
    package var text: String
    /// What it does.
    package var statements: [RuleStatement]
    /// The words of the commit's subject: the first phrase whose condition holds and whose values are all there.
    package var phrases: [Phrase] = []
    /// When the block is the operation's rule, where several services share an event source.
    package var guards: RuleCondition?

    /// A phrase for the subject.
    package struct Phrase: Hashable, Sendable {
        package let condition: RuleCondition?
        package let words: RuleTemplate
    }
}

/// One line of a block.
package struct RuleStatement: Hashable, Sendable {
    /// What stands before the target.
    package enum Prefix: Hashable, Sendable {
        case when(RuleCondition)
        case otherwise
        case each(name: String, of: RuleExpression)
    }

    /// The resource meant.
    package struct Target: Hashable, Sendable {
        /// The type's name; `nil` for whatever an identifier leads to.
        package var type: String?
        /// The identifier, or a list of them.
        package var id: RuleExpression
        /// The identifier of the resource it lives in.
        package var parent: RuleExpression?
        /// Whether the statement does nothing where nothing has the identifier yet.
        package var mustExist = false
        /// Whether it means every resource of the type that has the identifier as a secondary one, not the one it names.
        package var isEvery = false
    }

    /// What happens to it.
    package enum Verb: String, Hashable, Sendable {
        case create
        case merge
        case replace
        case delete
        case set
        case unset
        case put
        case patch
        case drop
        case add
        case sub
        case delta
        case tag
        case untag
        case rename
        case ops
        case none
        case session
    }

    /// A member that `with` adds.
    package struct Addition: Hashable, Sendable {
        /// Where it goes.
        package let path: [String]
        /// What goes there.
        package let value: RuleExpression
    }

    package var prefixes: [Prefix] = []
    package var target: Target?
    package var verb: Verb
    package var path: [RulePathStep] = []
    package var keys: [String] = []
    package var value: RuleExpression?
    package var additions: [Addition] = []
    package var omissions: [String] = []
    package var condition: RuleCondition?
}

/// One step of the place in a document that a statement edits.
package enum RulePathStep: Hashable, Sendable {
    /// A member.
    case key(String)
    /// A member whose key is computed.
    case computed(RuleExpression)
    /// The elements that agree with all of these.
    case matching([Match])

    /// One member that an element must have.
    package struct Match: Hashable, Sendable {
        package let key: String
        package let value: RuleExpression
    }
}

/// Words with values in them.
package struct RuleTemplate: Hashable, Sendable {
    package enum Part: Hashable, Sendable {
        case text(String)
        case value(RuleExpression)
    }
    package let parts: [Part]
}

/// A type of resource, as the rule book knows it.
package struct TypeRule: Hashable, Sendable {
    /// The service's name in addresses.
    package var service: String
    /// The type's name in the notation, such as `SecurityGroup`.
    package var name: String
    /// The type part of addresses, such as `security-group`.
    package var kebab: String
    /// Members that hold the id, best first.
    package var ids: [String] = []
    /// Members that hold the ARN.
    package var arns: [String] = []
    /// Members that hold the name.
    package var names: [String] = []
    /// Secondary ids within the document.
    package var aliasPaths: [[RuleStep]] = []
    /// Arrays whose order means nothing, with the members to sort by.
    package var sets: [SetRule] = []
    /// Members that are never configuration, as paths.
    package var drops: [[RuleStep]] = []
    /// Members, lower-cased, that are configuration though their names look like progress.
    package var keeps: Set<String> = []
    /// The type it lives in; its address holds the parent's id.
    package var parent: String?
    /// The type that takes it along when deleted, and the member that names it.
    package var owner: (type: String, key: String)? {
        get { ownerType.flatMap { type in ownerKey.map { (type, $0) } } }
        set {
            ownerType = newValue?.type
            ownerKey = newValue?.key
        }
    }
    /// What stands before the last dash of its ids, such as `sg`.
    package var idPrefix: String?
    /// Whether its address says `global`.
    package var isGlobal = false

    private var ownerType: String?
    private var ownerKey: String?

    /// An array whose order means nothing.
    package struct SetRule: Hashable, Sendable {
        package let path: [String]
        package let keys: [String]
    }

    /// Makes a type of which only the name is known.
    package init(service: String, name: String) {
        self.service = service
        self.name = name
        kebab = TypeRule.kebab(of: name)
    }

    /// Returns `DBInstance` as `db-instance`, `WebACL` as `web-acl`.
    package static func kebab(of name: String) -> String {
        OperationName.words(of: name).map { $0.lowercased() }.joined(separator: "-")
    }
}
