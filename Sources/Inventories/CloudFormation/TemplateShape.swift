internal import HindcastModel

/// Brings the properties of a template's resource to the history's shape of its type.
struct TemplateShape {
    let type: AWSType
    let kind: String

    /// Writes what properties state into a statement.
    func state(_ properties: JSONObject, in stated: inout StatedResource) {
        var properties = properties
        for key in ["Tags", "TagsMap"] {
            guard let tags = properties[key] else { continue }
            stated.tags = TagMap.tags(in: tags)
            // CloudFormation adds its own, and those of the stack.
            stated.areTagsWhole = false
            properties[key] = nil
        }
        var configuration: JSONObject
        switch type.key {
        case "sqs/queue": configuration = TemplateShape.attributes(of: properties, beside: ["QueueName"])
        case "sns/topic":
            properties["Subscription"] = nil
            configuration = TemplateShape.attributes(of: properties, beside: ["TopicName"])
            if let name = configuration["topicName"] {
                (configuration["name"], configuration["topicName"]) = (name, nil)
            }
        case "s3/bucket": configuration = BucketTemplate.configuration(of: properties, &stated)
        default: configuration = AWSText.lowered(.object(properties)).object ?? [:]
        }
        let shape = TemplateShapes.table[type.key]
        if let shape {
            configuration = shape.applied(to: configuration)
            stated.secrets = shape.secrets(in: configuration)
            stated.whereKnown = shape.places(ofDefaultsIn: configuration)
        }
        TemplateShape.adapt(&configuration, of: type.key)
        stated.mapping = shape == nil ? .generic : .table
        // What was brought over by its name alone may have another name in the history.
        if shape == nil { stated.whereKnown = Set(configuration.keys.map { JSONPointer([$0]) }) }
        // Other resources of the template add to these lists.
        for key in TemplateShape.shared where configuration[key]?.array != nil {
            let list = JSONPointer([key])
            stated.elements += (configuration[key]?.array ?? []).map { .init(list: list, value: $0) }
            stated.sharedLists.insert(list)
            configuration[key] = nil
        }
        stated.configuration = configuration
    }

    private static let shared = [
        "rolePolicyList", "userPolicyList", "groupPolicyList", "attachedManagedPolicies", "groupList",
    ]

    /// Attributes of queues and topics, which keep their names.
    private static func attributes(of properties: JSONObject, beside own: Set<String>) -> JSONObject {
        var configuration: JSONObject = [:]
        var attributes: JSONObject = [:]
        for member in properties {
            if own.contains(member.key) {
                configuration[member.key.lowercasedFirst] = member.value
            } else {
                attributes[member.key] = AWSText.document(member.value)
            }
        }
        if !attributes.isEmpty { configuration["attributes"] = .object(attributes) }
        return configuration
    }

    /// What no line of the table says.
    private static func adapt(_ configuration: inout JSONObject, of type: String) {
        switch type {
        case "ec2/instance":
            if let isOn = configuration["monitoring"]?.bool {
                configuration["monitoring"] = ["state": isOn ? "enabled" : "disabled"]
            }
        case "route53/hosted-zone":
            // Route 53 writes names to their end.
            if let name = configuration["name"]?.string, !name.hasSuffix(".") {
                configuration["name"] = .string(name + ".")
            }
        case "rds/db-instance", "rds/db-cluster":
            // A version of two numbers leaves the third one to RDS.
            if let version = configuration["engineVersion"]?.scalarText, version.split(separator: ".").count < 3 {
                configuration["engineVersion"] = nil
            }
        case "iam/role", "iam/user", "iam/group":
            if let boundary = configuration["permissionsBoundary"], boundary.string != nil {
                configuration["permissionsBoundary"] = ["permissionsBoundaryArn": boundary]
            }
        case "dynamodb/table":
            if configuration["streamSpecification"] != nil {
                configuration =
                    JSONValue.object(configuration)
                    .setting(true, at: ["streamSpecification", "streamEnabled"]).object ?? configuration
            }
        default: break
        }
    }
}
