/// The functions of the rule notation.
package enum RuleFunction: String, Hashable, Sendable, CaseIterable {
    case json
    case jsonish
    case arnname
    case arn
    case attrs
    case sgrules
    case ports
    case route
    case urldecode
    case lower
    case number
    case bool
    case list
    case tags
    case map
    case concat
    case join
    case merge
    case omit
    case first
    case last
    case keys
    case values
    case without
    case kebab
    case count
    case split
    case sources
    case lambdaname
    case qualifier
    case plus
    case minus
    case min
    case max
    case fqdn
    case member
    case unknown

    /// Whether an argument that was too large to be logged is one part of the result; of the others nothing is known then.
    var keepsUnknown: Bool {
        switch self {
        case .merge, .concat, .tags: true
        default: false
        }
    }
}
