internal import HindcastModel

/// What a template and its stack state together.
enum StackStatement {
    /// Returns the inventory of a template.
    ///
    /// - Parameter stack: what CloudFormation says of the stack; `nil` where no file says anything.
    static func inventory(of template: StackTemplate, stack: StackState?) -> Inventory {
        var inventory = Inventory(format: .cloudFormation, file: template.file, standing: .declared)
        guard let stack else {
            inventory.findings.append(
                Finding(
                    file: template.file,
                    reason: "a template does not say which resources it made: give the answer of aws cloudformation "
                        + "describe-stack-resources --stack-name NAME beside it"
                )
            )
            return inventory
        }
        let own = template.macros.filter { $0 != "AWS::LanguageExtensions" }
        if !own.isEmpty {
            inventory.findings.append(
                Finding(
                    file: template.file,
                    reason:
                        "\(own.joined(separator: ", ")) rewrites the template: give the answer of aws cloudformation "
                        + "get-template --template-stage Processed instead"
                )
            )
        }
        let parts = TemplateParts(template: template, stack: stack)
        for resource in template.resources {
            guard let state = stack.resources[resource.logicalID] else {
                // A condition that does not hold makes none.
                if resource.condition == nil {
                    inventory.resources.append(uncompared(resource, "the stack has no such resource"))
                }
                continue
            }
            guard state.exists else {
                inventory.resources.append(uncompared(resource, "the stack has it as \(state.status)"))
                continue
            }
            inventory.resources += parts.statements(of: resource) ?? [statement(of: resource, state, template, stack)]
            inventory.resources += parts.attachments(of: resource)
        }
        for (name, state) in stack.resources.sorted(by: { $0.key < $1.key }) where state.exists {
            guard own.isEmpty, !template.resources.contains(where: { $0.logicalID == name }) else { continue }
            let resource = StackTemplate.Resource(
                logicalID: name,
                type: state.type,
                condition: nil,
                properties: [:],
                line: nil
            )
            inventory.resources.append(uncompared(resource, "the template does not have it: it is of another version"))
        }
        return inventory
    }

    /// Returns a statement that nothing can be compared with.
    static func uncompared(_ resource: StackTemplate.Resource, _ reason: String) -> StatedResource {
        var stated = StatedResource(
            label: resource.logicalID,
            kind: resource.type,
            identity: StatedIdentity(provider: .aws, names: []),
            mapping: .none(reason: reason)
        )
        stated.line = resource.line
        return stated
    }

    private static func statement(
        of resource: StackTemplate.Resource,
        _ state: StackState.Resource,
        _ template: StackTemplate,
        _ stack: StackState
    ) -> StatedResource {
        guard let type = AWSType(resource.type), let id = state.physicalID, !unshown.contains(resource.type) else {
            return uncompared(resource, "CloudFormation alone knows it")
        }
        var resolver = TemplateResolver(template: template, stack: stack)
        let properties = resolver.resolved(.object(resource.properties), at: "Properties")?.object ?? [:]
        var stated = StatedResource(
            label: resource.logicalID,
            kind: resource.type,
            identity: identity(of: type, id, properties, stack),
            mapping: .generic
        )
        stated.line = resource.line
        stated.omissions = resolver.omissions
        TemplateShape(type: type, kind: resource.type).state(properties, in: &stated)
        return stated
    }

    /// Returns the identity of a resource by its physical id.
    static func identity(of type: AWSType, _ id: String, _ properties: JSONObject, _ stack: StackState)
        -> StatedIdentity
    {
        var names = [id]
        switch type.key {
        case "apigateway/stage":
            if let api = (properties["RestApiId"] ?? properties["ApiId"])?.string {
                names.insert("\(api)/\(id)", at: 0)
            }
        case "events/rule":
            // Rules of other buses than the default one are `bus|rule`.
            if let rule = id.split(separator: "|").last, id.contains("|") { names.append(String(rule)) }
        default: break
        }
        return StatedIdentity(
            provider: .aws,
            account: stack.account,
            location: type.location(in: stack.region),
            service: type.service,
            type: type.type,
            names: names
        )
    }

    private static let unshown: Set<String> = [
        "AWS::CloudFormation::WaitCondition", "AWS::CloudFormation::WaitConditionHandle", "AWS::CDK::Metadata",
        "AWS::CloudFormation::CustomResource", "AWS::CloudFormation::Macro",
    ]
}
