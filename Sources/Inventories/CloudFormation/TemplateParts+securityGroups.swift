internal import HindcastModel

extension TemplateParts {
    /// Whether the group that a rule belongs to states all of its rules.
    func isStatedWhole(groupOf rule: StackTemplate.Resource) -> Bool {
        guard let name = TemplateParts.reference(in: rule.properties["GroupId"]) else { return false }
        return template.resources.contains { $0.logicalID == name && $0.properties["SecurityGroupIngress"] != nil }
    }

    /// The logical id that a property refers to.
    private static func reference(in value: JSONValue?) -> String? {
        value?["Ref"]?.string ?? value?["Fn::GetAtt"]?.array?.first?.string
            ?? value?["Fn::GetAtt"]?.string.flatMap { $0.split(separator: ".").first.map(String.init) }
    }

    /// A group that has rules of its own states all of its rules, with those that the template adds to it.
    func securityGroup(
        _ resource: StackTemplate.Resource,
        _ properties: JSONValue,
        _ omissions: [StatedResource.Omission]
    ) -> [StatedResource]? {
        guard let type = AWSType(resource.type), let id = stack.resources[resource.logicalID]?.physicalID else {
            return nil
        }
        var stated = StatedResource(
            label: resource.logicalID,
            kind: resource.type,
            identity: StackStatement.identity(of: type, id, [:], stack),
            mapping: .table
        )
        stated.line = resource.line
        stated.omissions = omissions
        stated.tags = properties["Tags"].map { TagMap.tags(in: $0) }
        stated.areTagsWhole = false
        for (property, member) in [("GroupDescription", "description"), ("GroupName", "groupName"), ("VpcId", "vpcId")]
        {
            stated.configuration[member] = properties[property]
        }
        guard resource.properties["SecurityGroupIngress"] != nil else { return [stated] }
        var ingress = properties["SecurityGroupIngress"]?.elements
        var egress =
            resource.properties["SecurityGroupEgress"] == nil ? [] : properties["SecurityGroupEgress"]?.elements
        for rule in template.resources
        where TemplateParts.reference(in: rule.properties["GroupId"]) == resource.logicalID {
            guard stack.resources[rule.logicalID]?.exists == true else { continue }
            var resolver = TemplateResolver(template: template, stack: stack)
            let properties = resolver.resolved(.object(rule.properties), at: "\(rule.logicalID).Properties")
            stated.omissions += resolver.omissions
            let isKnown = resolver.omissions.isEmpty
            if rule.type.hasSuffix("Ingress") {
                ingress = isKnown ? ingress.map { $0 + (properties?.elements ?? []) } : nil
            }
            if rule.type.hasSuffix("Egress") {
                egress = isKnown ? egress.map { $0 + (properties?.elements ?? []) } : nil
            }
        }
        if egress?.isEmpty == true {
            // What EC2 gives a group that states none.
            egress = [["IpProtocol": "-1", "CidrIp": "0.0.0.0/0"]]
        }
        let isKnown = omissions.allSatisfy { !$0.place.hasPrefix("Properties.SecurityGroup") }
        if let ingress, let egress, isKnown {
            let rules = TemplateParts.rules(ingress, isEgress: false) + TemplateParts.rules(egress, isEgress: true)
            stated.configuration["securityGroupRules"] = .array(rules)
        }
        return [stated]
    }

    /// Returns rules as a template declares them in the history's shape.
    static func rules(_ declared: [JSONValue], isEgress: Bool) -> [JSONValue] {
        let plain = declared.map { rule -> JSONValue in
            var object = AWSText.lowered(rule).object ?? [:]
            object["groupId"] = nil
            let group = object["sourceSecurityGroupId"] ?? object["destinationSecurityGroupId"]
            let named = object["sourceSecurityGroupName"]
            for key in [
                "sourceSecurityGroupId", "destinationSecurityGroupId", "sourceSecurityGroupOwnerId",
                "sourceSecurityGroupName",
            ] {
                object[key] = nil
            }
            if let group {
                object["userIdGroupPairs"] = [
                    S3BucketItem.part(["groupId": group, "description": object["description"]])
                ]
            }
            if let named { object["userIdGroupPairs"] = [S3BucketItem.part(["groupName": named])] }
            if let cidr = object["cidrIpv6"] { object["cidrIpv6"] = cidr }
            for (name, other) in [("sourcePrefixListId", "prefixListId"), ("destinationPrefixListId", "prefixListId")] {
                guard let list = object[name] else { continue }
                object[name] = nil
                object[other] = list
            }
            return .object(object)
        }
        return SecurityGroupStatement.rules(.array(plain), isEgress: isEgress)
    }
}
