internal import HindcastModel

/// Brings one item's configuration and its supplements to the history's shape of the type.
struct ConfigurationShaping {
    let item: ConfigurationItem
    let type: AWSType

    /// Writes what the item states into a statement.
    func state(_ raw: JSONObject, in stated: inout StatedResource, isWhole: Bool) {
        var configuration = ConfigurationShaping.settled(raw)
        stated.tags = item.tags
        for key in ["tags", "Tags", "tagList", "tagSet", "TagList"] {
            guard let tags = configuration[key] else { continue }
            configuration[key] = nil
            if stated.tags?.isEmpty ?? true { stated.tags = TagMap.tags(in: tags) }
        }
        // Of many types Config does not record the tags, and then there are none in the item.
        if stated.tags?.isEmpty == true, !ConfigurationShaping.taggedServices.contains(type.service) {
            stated.tags = nil
        }
        let shape = ConfigShapes.table[type.key]
        switch type.key {
        case "sns/topic": configuration = topic(configuration, &stated)
        case "sqs/queue": configuration = queue(configuration)
        case "codepipeline/pipeline": configuration = configuration["pipeline"]?.object ?? configuration
        case "ec2/launch-template":
            configuration = AWSText.lowered(.object(configuration)).object ?? [:]
            if configuration["launchTemplateData"] != nil {
                configuration["launchTemplateData"] = nil
                let reason = "AWS Config does not say of which version it is"
                stated.omissions.append(.init(place: "configuration.LaunchTemplateData", reason: reason))
            }
        default: configuration = AWSText.lowered(.object(configuration)).object ?? [:]
        }
        configuration = PassingMembers.without(configuration)
        switch type.key {
        case "s3/bucket": S3BucketItem(item: item).add(to: &configuration, &stated)
        case "ec2/security-group": rules(in: &configuration)
        default: supplement(&configuration, &stated)
        }
        if let shape {
            configuration = shape.applied(to: configuration)
            stated.whereKnown.formUnion(shape.places(ofDefaultsIn: configuration))
        }
        let isCorrect = shape != nil || type.key == "codepipeline/pipeline"
        stated.mapping = isCorrect ? .table : .generic
        stated.isWhole = isWhole && isCorrect
        // What was brought over by its name alone may have another name in the history.
        if !isCorrect { stated.whereKnown = Set(configuration.keys.map { JSONPointer([$0]) }) }
        stated.configuration = configuration
    }

    /// Returns a configuration without `null`s, and values that stand in an object by themselves (`{"value": "active"}`) bare.
    private static func settled(_ object: JSONObject) -> JSONObject {
        JSONObject(
            unsorted: object.compactMap { member in
                member.value == .null ? nil : .init(key: member.key, value: settled(member.value, under: member.key))
            }
        )
    }

    private static func settled(_ value: JSONValue, under key: String) -> JSONValue {
        switch value {
        case .object(let object):
            if object.count == 1, bare.contains(key), let inner = object["value"], inner.scalarText != nil {
                return inner
            }
            return .object(settled(object))
        case .array(let elements): return .array(elements.map { settled($0, under: key) })
        default: return value
        }
    }

    private static let bare: Set<String> = [
        "state", "stateReason", "status", "endpoint", "availabilityZones", "lastUpdateStatus", "type", "domain",
    ]

    private static let taggedServices: Set<String> = ["ec2", "s3", "rds", "elasticloadbalancing", "redshift"]

    // MARK: Types of their own

    /// A topic has its attributes under the names that SetTopicAttributes takes.
    private func topic(_ object: JSONObject, _ stated: inout StatedResource) -> JSONObject {
        var attributes = object
        for key in object.keys where key.hasPrefix("Subscriptions") { attributes[key] = nil }
        for key in ["TopicArn", "Owner", "EffectiveDeliveryPolicy", "TopicName", "BeginningArchiveTime"] {
            attributes[key] = nil
        }
        var topic: JSONObject = ["attributes": .object(ConfigurationShaping.documents(in: attributes))]
        topic["topicArn"] = object["TopicArn"] ?? item.arn.map { .string($0) }
        topic["name"] = item.resourceName.map { .string($0) }
        topic["owner"] = object["Owner"]
        // SNS writes a policy of its own for each topic, and no event tells of it.
        let own = topic["attributes"]?["Policy"]?["Statement"]?.array ?? []
        if own.allSatisfy({ $0["Sid"] == "__default_statement_ID" }) {
            stated.whereKnown.insert(JSONPointer(["attributes", "Policy"]))
        }
        for key in ["DisplayName", "TracingConfig", "SignatureVersion", "DeliveryPolicy"] {
            stated.whereKnown.insert(JSONPointer(["attributes", key]))
        }
        return topic
    }

    private func queue(_ object: JSONObject) -> JSONObject {
        var attributes = object
        for key in object.keys where key.hasPrefix("Approximate") || key.hasSuffix("Timestamp") {
            attributes[key] = nil
        }
        var queue: JSONObject = [:]
        for key in ["QueueArn", "QueueName", "QueueUrl"] {
            queue[key.lowercasedFirst] = attributes[key]
            attributes[key] = nil
        }
        queue["attributes"] = .object(ConfigurationShaping.documents(in: attributes))
        return queue
    }

    private static func documents(in object: JSONObject) -> JSONObject {
        JSONObject(unsorted: object.map { .init(key: $0.key, value: AWSText.document($0.value)) })
    }

    /// Permissions become rules, one a source, as the history has them.
    private func rules(in configuration: inout JSONObject) {
        configuration["securityGroupRules"] = .array(
            SecurityGroupStatement.rules(configuration["ipPermissions"], isEgress: false)
                + SecurityGroupStatement.rules(configuration["ipPermissionsEgress"], isEgress: true)
        )
        configuration["ipPermissions"] = nil
        configuration["ipPermissionsEgress"] = nil
    }

    // MARK: Supplements

    private func supplement(_ configuration: inout JSONObject, _ stated: inout StatedResource) {
        for part in item.supplements where !part.value.isEmpty {
            let value = PassingMembers.without(ConfigurationShaping.settled(part.value, under: part.key))
            switch (type.key, part.key) {
            case (_, "Tags"): if stated.tags?.isEmpty ?? true { stated.tags = TagMap.tags(in: value) }
            case ("kms/key", "Policy"): configuration["keyPolicy"] = AWSText.document(value)
            case ("kms/key", "KeyRotationStatus"):
                configuration["keyRotationEnabled"] = ConfigurationShaping.truth(value)
            case ("lambda/function", "Policy"):
                let answer = AWSText.document(value)
                configuration["policy"] = answer["policy"].map { AWSText.document($0) } ?? answer
            case ("lambda/function", "Concurrency"):
                configuration["reservedConcurrentExecutions"] = value["reservedConcurrentExecutions"]
            case ("dynamodb/table", "ContinuousBackupsDescription"):
                let status = value["pointInTimeRecoveryDescription"]?["pointInTimeRecoveryStatus"]?.string
                configuration["pointInTimeRecoverySpecification"] = [
                    "pointInTimeRecoveryEnabled": .bool(status == "ENABLED")
                ]
            case ("elasticloadbalancing/load-balancer", "LoadBalancerAttributes"):
                configuration["attributes"] = .object(TagMap.map(value, key: "key", value: "value"))
            case ("elasticloadbalancing/classic-load-balancer", "LoadBalancerAttributes"):
                configuration["loadBalancerAttributes"] = AWSText.lowered(value)
            case ("autoscaling/auto-scaling-group", "LifeCycleHooks"):
                configuration["lifecycleHooks"] = AWSText.lowered(value)
            case ("redshift/cluster", "LoggingStatus"):
                configuration["loggingStatus"] = value.editing(["lastFailureMessage"]) { _ in nil }
                    .editing(["lastSuccessfulDeliveryTime"]) { _ in nil }
            case ("cloudformation/stack", "EnableTerminationProtection"):
                configuration["enableTerminationProtection"] = ConfigurationShaping.truth(value)
            default:
                stated.omissions.append(
                    .init(place: "supplementaryConfiguration.\(part.key)", reason: "the history has no place for it")
                )
            }
        }
    }

    private static func truth(_ value: JSONValue) -> JSONValue {
        switch value.scalarText {
        case "true": true
        case "false": false
        default: value
        }
    }
}
