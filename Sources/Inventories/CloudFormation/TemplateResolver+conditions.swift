internal import HindcastModel

extension TemplateResolver {
    /// Whether a condition holds: what it says, or what the stack has of the resources that it decides on.
    func holds(_ name: String, depth: Int = 0) -> Bool? {
        if let proof = template.resources.first(where: { $0.condition == name }) {
            return stack.resources[proof.logicalID]?.exists ?? false
        }
        guard depth < 32, let condition = template.conditions[name] else { return nil }
        return isTrue(condition, depth: depth)
    }

    private func isTrue(_ value: JSONValue, depth: Int) -> Bool? {
        guard depth < 32, let call = value.object?.members.first else { return value.bool }
        let arguments = call.value.elements
        switch call.key {
        case "Condition": return call.value.string.flatMap { holds($0, depth: depth + 1) }
        case "Fn::Not": return arguments.first.flatMap { isTrue($0, depth: depth + 1) }.map { !$0 }
        case "Fn::And":
            let parts = arguments.map { isTrue($0, depth: depth + 1) }
            return parts.contains(false) ? false : parts.contains(nil) ? nil : true
        case "Fn::Or":
            let parts = arguments.map { isTrue($0, depth: depth + 1) }
            return parts.contains(true) ? true : parts.contains(nil) ? nil : false
        case "Fn::Equals":
            guard arguments.count == 2, let one = try? scalar(arguments[0]), let other = try? scalar(arguments[1])
            else {
                return nil
            }
            return one.scalarText == other.scalarText
        default: return nil
        }
    }
}
