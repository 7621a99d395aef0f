package import HindcastModel

/// A value of the rule notation, parsed: what `rq.groupId|rq.groupName` becomes.
package indirect enum RuleExpression: Hashable, Sendable {
    /// A constant.
    case literal(JSONValue)
    /// Where a value begins.
    case root(RuleRoot)
    /// Members or elements below a value.
    case path(RuleExpression, [RuleStep])
    /// The first alternative that is not empty.
    case first([RuleExpression])
    /// `V.{a, b as c}`: some members under new names.
    case pick(RuleExpression, [RulePick])
    /// `{x: V, y: V}`: a new object; empty members are left out.
    case make([RuleMember])
    /// A function of values.
    case call(RuleFunction, [RuleExpression])
    /// `of(Type, V, 'path')`: a member of another resource's document as it stands.
    case other(type: String, id: RuleExpression, path: [String])
    /// The value of a derived row.
    case row(DerivedValue)
    /// `doc('path')`: a member of the target's own document as it stands.
    case own(path: [String])
}

/// Where the values of a rule begin.
package enum RuleRoot: Hashable, Sendable {
    /// `rq`: the request's parameters.
    case request
    /// `rs`: the response.
    case response
    /// `ev`: the event itself.
    case event
    /// `extra`: the record's additional event data.
    case extra
    /// `details`: the record's service event details.
    case details
    /// `resources`: what the record lists beside its parameters.
    case resources
    /// The variable of a `for`.
    case variable(String)
}

extension RuleRoot: ExpressibleByStringLiteral {
    /// Makes the root of a name.
    package init(stringLiteral name: String) { self.init(name) }

    init(_ name: String) {
        self =
            switch name {
            case "rq": .request
            case "rs": .response
            case "ev": .event
            case "extra": .extra
            case "details": .details
            case "resources": .resources
            default: .variable(name)
            }
    }
}

/// One step below a value.
package enum RuleStep: Hashable, Sendable {
    /// A member, matched without regard to case.
    case key(String)
    /// An element by its index from 0.
    case index(Int)
    /// Every element.
    case each
    /// The last element.
    case last
    /// The elements whose members (dotted paths) agree with all of these values.
    case matching([RulePathStep.Match])
}

/// One member that a pick takes.
package struct RulePick: Hashable, Sendable {
    /// Where the member stands.
    package let steps: [RuleStep]
    /// Where it goes.
    package let target: [String]
}

/// One member of a made object.
package struct RuleMember: Hashable, Sendable {
    /// Its key.
    package let key: String
    /// Its value.
    package let value: RuleExpression
}

/// A condition of the rule notation.
package indirect enum RuleCondition: Hashable, Sendable {
    /// The value is not empty.
    case present(RuleExpression)
    /// The value equals one of the others.
    case equals(RuleExpression, [RuleExpression])
    /// A resource is alive.
    case exists(type: String, id: RuleExpression)
    /// The opposite.
    case not(RuleCondition)
    /// All of them hold.
    case all([RuleCondition])
}
