internal import FastJSON
internal import HindcastModel

extension RuleFunction {
    /// Applies the function. A missing argument is `null`; what cannot be done returns the argument, or `null`.
    func apply(_ arguments: [JSONValue], in scope: RuleScope) -> JSONValue {
        let value = arguments.first ?? .null
        func text(_ index: Int) -> String { arguments.indices.contains(index) ? arguments[index].scalarText ?? "" : "" }
        switch self {
        case .json, .jsonish: return value.string.flatMap { PolicyText.parse($0, key: "policy") } ?? value
        case .urldecode: return value.string.map { .string(PolicyText.decodePercents($0)) } ?? value
        case .arnname: return .string(RuleFunction.name(in: value.scalarText ?? ""))
        case .arn: return arn(service: text(0), prefix: text(1), id: arguments.count > 2 ? arguments[2] : .null, scope)
        case .lower: return .string((value.scalarText ?? "").lowercased())
        case .kebab: return .string(TypeRule.kebab(of: value.scalarText ?? ""))
        case .number:
            return value.string.flatMap { Int64($0).map(JSONValue.integer) ?? Double($0).map(JSONValue.number) }
                ?? value
        case .bool: return value.string.map { .bool($0.lowercased() == "true") } ?? value
        case .list: return value == .null ? .null : .array(value.elements)
        case .count: return .integer(Int64(value.elements.count))
        case .tags: return .object(TagMap.tags(in: value))
        case .map: return .object(TagMap.map(value, key: text(1), value: text(2)))
        case .concat: return .array(arguments.flatMap(\.elements))
        case .join: return .string(value.elements.map { $0.scalarText ?? "" }.joined(separator: text(1)))
        case .split: return .array(RuleFunction.split(text(0), at: text(1)).map { .string(String($0)) })
        case .merge: return arguments.reduce(.object([:])) { .object(($0.object ?? [:]).merging($1.object ?? [:])) }
        case .omit:
            if let elements = value.array {
                return .array(elements.map { apply([$0] + arguments.dropFirst(), in: scope) })
            }
            guard var object = value.object else { return value }
            for key in arguments.dropFirst() {
                if let member = object.member(ignoringCase: key.scalarText ?? "") { object[member.key] = nil }
            }
            return .object(object)
        case .first: return value.elements.first ?? .null
        case .last: return value.elements.last ?? .null
        case .keys: return .array(value.object.map { $0.keys.map { .string($0) } } ?? [])
        case .values: return .array(value.object?.members.map(\.value) ?? [])
        case .without:
            let removed = Set(arguments.count > 1 ? arguments[1].elements : [])
            return .array(value.elements.filter { !removed.contains($0) })
        case .attrs: return .object(EC2Attributes.members(of: value))
        case .sgrules: return .array(SecurityGroupRules.rules(in: value))
        case .ports: return .string(SecurityGroupRules.ports(of: SecurityGroupRules.rules(in: value)))
        case .sources: return .string(SecurityGroupRules.sources(of: SecurityGroupRules.rules(in: value)))
        case .lambdaname: return .string(LambdaName(text(0)).function)
        case .qualifier: return LambdaName(text(0)).qualifier.map { .string($0) } ?? .null
        case .plus, .minus, .min, .max: return arithmetic(value, arguments.count > 1 ? arguments[1] : .null)
        case .member: return value.object?.member(ignoringCase: text(1))?.value ?? .null
        case .fqdn:
            let name = text(0).lowercased()
            return name.isEmpty ? .null : .string(name.hasSuffix(".") ? name : name + ".")
        case .unknown: return .unknown(text(0))
        case .route: return EC2Attributes.route(value)
        }
    }

    private static func split(_ text: String, at separator: String) -> [Substring] {
        // By bytes where the separator is one, as nearly every one is.
        guard separator.utf8.count == 1, let byte = separator.utf8.first else {
            return text.split(separator: separator)
        }
        return text.fields(byte)
    }

    /// The tail of an ARN or URL, or the text itself. A Lambda ARN's qualifier is not part of the name.
    static func name(in text: String) -> String {
        if let arn = ARN(text) {
            if arn.service == "lambda", arn.resource.hasPrefix("function:") { return LambdaName(text).function }
            return arn.lastComponent
        }
        if text.hasPrefix("https://") || text.hasPrefix("http://") {
            return text.split(separator: "/").last.map(String.init) ?? text
        }
        return text
    }

    private func arithmetic(_ left: JSONValue, _ right: JSONValue) -> JSONValue {
        guard let a = left.scalarText.flatMap({ Int64($0) }), let b = right.scalarText.flatMap({ Int64($0) }) else {
            return .null
        }
        switch self {
        case .plus: return .integer(a &+ b)
        case .minus: return .integer(a &- b)
        case .min: return .integer(Swift.min(a, b))
        default: return .integer(Swift.max(a, b))
        }
    }

    private func arn(service: String, prefix: String, id: JSONValue, _ scope: RuleScope) -> JSONValue {
        guard let id = id.scalarText, !id.isEmpty else { return .null }
        if id.hasPrefix("arn:") { return .string(id) }
        let isGlobal = GlobalServices.names.contains(service)
        let location = scope.event.location
        let partition = location.hasPrefix("cn-") ? "aws-cn" : location.hasPrefix("us-gov-") ? "aws-us-gov" : "aws"
        return .string(
            "arn:\(partition):\(service):\(isGlobal ? "" : location):\(scope.event.account):\(prefix)\(id)"
        )
    }
}

/// Services whose resources belong to no region.
enum GlobalServices {
    static let names: Set<String> = [
        "iam", "route53", "cloudfront", "organizations", "shield", "waf", "globalaccelerator", "networkmanager",
        "budgets",
        "route53domains", "account", "sts", "importexport", "support", "trustedadvisor", "health",
    ]
}
