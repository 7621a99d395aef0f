internal import HindcastModel

/// Calls the functions of a template, as far as the files prove what they return.
///
/// Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html.
struct TemplateResolver {
    /// Why a value is not known, as a clause.
    struct Unproven: Error {
        let reason: String
    }

    let template: StackTemplate
    let stack: StackState
    /// What was left out, and why.
    private(set) var omissions: [StatedResource.Omission] = []

    /// Makes a resolver for the resources of one stack.
    init(template: StackTemplate, stack: StackState) {
        self.template = template
        self.stack = stack
    }

    /// Returns a value without functions; `nil` where it is left out, for that nothing proves it or the template takes it away.
    mutating func resolved(_ value: JSONValue, at place: String) -> JSONValue? {
        switch value {
        case .object(let object):
            if object.count == 1, let call = object.members.first, TemplateResolver.isFunction(call.key) {
                do throws(Unproven) {
                    guard let result = try self.call(call.key, call.value) else { return nil }
                    // A condition chooses between values with functions of their own.
                    return call.key == "Fn::If" ? resolved(result, at: place) : result
                } catch {
                    omissions.append(.init(place: place, reason: error.reason))
                    return nil
                }
            }
            return .object(
                JSONObject(
                    sorted: object.members.compactMap { member in
                        resolved(member.value, at: "\(place).\(member.key)").map { .init(key: member.key, value: $0) }
                    }
                )
            )
        case .array(let elements):
            var list: [JSONValue] = []
            var isPartial = false
            for (index, element) in elements.enumerated() {
                let before = omissions.count
                if let element = resolved(element, at: "\(place).\(index)") {
                    list.append(element)
                } else if omissions.count > before {
                    // An element that is not known makes the list unknown; a member of one does not.
                    isPartial = true
                }
            }
            return isPartial ? nil : .array(list)
        case .string(let text) where text.contains("{{resolve:"):
            omissions.append(.init(place: place, reason: "it is read from a parameter store or a secret at deployment"))
            return nil
        default: return value
        }
    }

    private static func isFunction(_ key: String) -> Bool {
        key == "Ref" || key == "Condition" || key.hasPrefix("Fn::")
    }

    // MARK: Functions

    /// Returns what a function returns; `nil` for `AWS::NoValue`.
    private func call(_ name: String, _ argument: JSONValue) throws(Unproven) -> JSONValue? {
        switch name {
        case "Ref": return try reference(to: argument.string ?? "")
        case "Fn::GetAtt": return try attribute(argument)
        case "Fn::Sub": return .string(try substituted(argument))
        case "Fn::Join":
            let parts = try list(argument[at: 1])
            let separator = argument[at: 0]?.string ?? ""
            return .string(parts.compactMap(\.scalarText).joined(separator: separator))
        case "Fn::Select":
            let choices = try list(argument[at: 1])
            guard let index = try scalar(argument[at: 0]).scalarText.flatMap({ Int($0) }),
                choices.indices.contains(index)
            else { throw Unproven(reason: "Fn::Select outside of its list") }
            return choices[index]
        case "Fn::Split":
            guard let separator = argument[at: 0]?.string, !separator.isEmpty,
                let text = try scalar(argument[at: 1]).string
            else { throw Unproven(reason: "Fn::Split of no text") }
            return .array(
                text.split(separator: separator, omittingEmptySubsequences: false).map { .string(String($0)) }
            )
        case "Fn::FindInMap":
            var value = JSONValue.object(template.mappings)
            for part in (argument.array ?? []).prefix(3) {
                guard let key = try scalar(part).scalarText, let next = value[key] else {
                    throw Unproven(reason: "Fn::FindInMap finds nothing")
                }
                value = next
            }
            return value
        case "Fn::If":
            guard let condition = argument[at: 0]?.string, let isTrue = holds(condition) else {
                throw Unproven(reason: "nothing in the files tells whether a condition holds")
            }
            guard let chosen = argument[at: isTrue ? 1 : 2] else { throw Unproven(reason: "Fn::If without its values") }
            return chosen
        case "Fn::ImportValue": throw Unproven(reason: "another stack exports it")
        case "Fn::Base64": throw Unproven(reason: "it is encoded")
        default: throw Unproven(reason: "\(name.prefix(40)) is not called here")
        }
    }

    private func reference(to name: String) throws(Unproven) -> JSONValue? {
        if name == "AWS::NoValue" { return nil }
        if let value = pseudo(name) { return .string(value) }
        if name.hasPrefix("AWS::") { throw Unproven(reason: "no file tells \(name)") }
        if let parameter = template.parameters[name] {
            guard let value = stack.parameters[name] else {
                throw Unproven(reason: "no file tells parameter \(name): aws cloudformation describe-stacks does")
            }
            let type = parameter["Type"]?.string ?? ""
            guard type.contains("List") else { return .string(value) }
            return .array(value.split(separator: ",").map { .string($0.trimmingSpaces) })
        }
        return .string(try physicalID(of: name))
    }

    private func pseudo(_ name: String) -> String? {
        switch name {
        case "AWS::Region": stack.region
        case "AWS::AccountId": stack.account
        case "AWS::Partition": stack.partition ?? "aws"
        case "AWS::StackName": stack.name
        case "AWS::StackId": stack.arn
        case "AWS::URLSuffix": stack.partition == "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com"
        default: nil
        }
    }

    private func physicalID(of name: String) throws(Unproven) -> String {
        guard let id = stack.resources[name]?.physicalID else {
            throw Unproven(reason: "the stack has no resource \(name.prefix(80))")
        }
        return id
    }

    private func attribute(_ argument: JSONValue) throws(Unproven) -> JSONValue {
        let text = argument.string.map { $0.split(separator: ".", maxSplits: 1).map(String.init) }
        let parts = text ?? argument.array?.compactMap(\.string) ?? []
        guard parts.count == 2, let resource = stack.resources[parts[0]] else {
            throw Unproven(reason: "the stack has no resource \(parts.first?.prefix(80) ?? "")")
        }
        let known = PhysicalAttribute.value(parts[1], of: resource, path: path(of: parts[0]), in: stack)
        guard let known else { throw Unproven(reason: "no file tells \(parts[0]).\(parts[1])") }
        return .string(known)
    }

    /// The path of a role or a user, which stands in its ARN.
    private func path(of name: String) -> String? {
        guard let properties = template.resources.first(where: { $0.logicalID == name })?.properties else { return nil }
        guard let path = properties["Path"] else { return "/" }
        return path.string
    }

    private func substituted(_ argument: JSONValue) throws(Unproven) -> String {
        guard let text = argument.string ?? argument[at: 0]?.string else {
            throw Unproven(reason: "Fn::Sub of no text")
        }
        let own = argument[at: 1]?.object ?? [:]
        var result = ""
        var rest = Substring(text)
        while let start = rest.firstRange(of: "${") {
            result += rest[..<start.lowerBound]
            guard let end = rest[start.upperBound...].firstIndex(of: "}") else {
                rest = rest[start.lowerBound...]
                break
            }
            let name = rest[start.upperBound..<end]
            rest = rest[rest.index(after: end)...]
            if name.hasPrefix("!") {
                result += "${\(name.dropFirst())}"
                continue
            }
            let key = name.trimmingSpaces
            let value: JSONValue?
            if let given = own[key] {
                value = try scalar(given)
            } else if key.contains("."), !key.hasPrefix("AWS::") {
                value = try attribute(.string(key))
            } else {
                value = try reference(to: key)
            }
            result += value?.scalarText ?? ""
        }
        return result + rest
    }

    /// Returns a value, or what it returns where it is a call of a function.
    func scalar(_ value: JSONValue?) throws(Unproven) -> JSONValue {
        guard let value else { throw Unproven(reason: "a function lacks an argument") }
        if let call = value.object?.members.first, value.object?.count == 1, TemplateResolver.isFunction(call.key) {
            guard let result = try self.call(call.key, call.value) else { return .null }
            return call.key == "Fn::If" ? try scalar(result) : result
        }
        return value
    }

    private func list(_ value: JSONValue?) throws(Unproven) -> [JSONValue] {
        var elements: [JSONValue] = []
        for element in try scalar(value).elements {
            let found = try scalar(element)
            if found != .null { elements.append(found) }
        }
        return elements
    }
}

extension JSONValue {
    fileprivate subscript(at index: Int) -> JSONValue? {
        guard let array, array.indices.contains(index) else { return nil }
        return array[index]
    }
}

extension Substring {
    fileprivate var trimmingSpaces: String {
        var text = drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
