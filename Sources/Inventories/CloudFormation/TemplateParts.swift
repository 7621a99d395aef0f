internal import HindcastModel

/// Resources of a template that are parts of others in the history: rules, routes, policies.
struct TemplateParts {
    let template: StackTemplate
    let stack: StackState

    /// Returns what a resource states of those that it is part of; `nil` where it is a resource of its own.
    func statements(of resource: StackTemplate.Resource) -> [StatedResource]? {
        var resolver = TemplateResolver(template: template, stack: stack)
        let properties = resolver.resolved(.object(resource.properties), at: "Properties") ?? [:]
        var statements: [StatedResource] = []
        /// States something of each resource that a property names.
        func state(of type: String, _ names: JSONValue?, _ change: (inout StatedResource) -> Void) {
            guard let type = AWSType(type) else { return }
            for name in names?.elements.compactMap(\.string) ?? [] where !name.isEmpty {
                var stated = StatedResource(
                    label: resource.logicalID,
                    kind: resource.type,
                    identity: StackStatement.identity(of: type, name, [:], stack),
                    mapping: .table
                )
                stated.line = resource.line
                change(&stated)
                statements.append(stated)
            }
        }
        func element(_ list: String..., is value: JSONValue) -> (inout StatedResource) -> Void {
            { $0.elements.append(.init(list: JSONPointer(list), value: value)) }
        }
        let lowered = AWSText.lowered(properties)
        switch resource.type {
        case "AWS::EC2::SecurityGroup": return securityGroup(resource, properties, resolver.omissions)
        case "AWS::EC2::SecurityGroupIngress", "AWS::EC2::SecurityGroupEgress":
            // A group with rules of its own states these, too.
            if isStatedWhole(groupOf: resource) { return [] }
            let rules = TemplateParts.rules([properties], isEgress: resource.type.hasSuffix("Egress"))
            for rule in rules {
                state(of: "AWS::EC2::SecurityGroup", properties["GroupId"], element("securityGroupRules", is: rule))
            }
        case "AWS::EC2::Route":
            let route = lowered.editing(["routeTableId"]) { _ in nil }
            state(of: "AWS::EC2::RouteTable", properties["RouteTableId"], element("routes", is: route))
        case "AWS::EC2::SubnetRouteTableAssociation":
            let link = S3BucketItem.part(["subnetId": properties["SubnetId"]])
            state(of: "AWS::EC2::RouteTable", properties["RouteTableId"], element("associations", is: link))
        case "AWS::EC2::VPCGatewayAttachment":
            let link = S3BucketItem.part(["vpcId": properties["VpcId"]])
            state(of: "AWS::EC2::InternetGateway", properties["InternetGatewayId"], element("attachments", is: link))
            state(of: "AWS::EC2::VPNGateway", properties["VpnGatewayId"], element("vpcAttachments", is: link))
        case "AWS::S3::BucketPolicy":
            state(of: "AWS::S3::Bucket", properties["Bucket"]) {
                $0.configuration["policy"] = properties["PolicyDocument"]
            }
        case "AWS::SNS::TopicPolicy":
            state(of: "AWS::SNS::Topic", properties["Topics"]) { stated in
                stated.configuration =
                    S3BucketItem.part(["attributes": S3BucketItem.part(["Policy": properties["PolicyDocument"]])])
                    .object ?? [:]
            }
        case "AWS::SQS::QueuePolicy":
            state(of: "AWS::SQS::Queue", properties["Queues"]) { stated in
                stated.configuration =
                    S3BucketItem.part(["attributes": S3BucketItem.part(["Policy": properties["PolicyDocument"]])])
                    .object ?? [:]
            }
        case "AWS::IAM::Policy", "AWS::IAM::RolePolicy", "AWS::IAM::UserPolicy", "AWS::IAM::GroupPolicy":
            let policy = S3BucketItem.part([
                "policyName": properties["PolicyName"], "policyDocument": properties["PolicyDocument"],
            ])
            state(
                of: "AWS::IAM::Role",
                properties["Roles"] ?? properties["RoleName"],
                element("rolePolicyList", is: policy)
            )
            state(
                of: "AWS::IAM::User",
                properties["Users"] ?? properties["UserName"],
                element("userPolicyList", is: policy)
            )
            state(
                of: "AWS::IAM::Group",
                properties["Groups"] ?? properties["GroupName"],
                element("groupPolicyList", is: policy)
            )
        case "AWS::Lambda::Permission":
            // The physical id is the id of the statement.
            let id = stack.resources[resource.logicalID]?.physicalID
            let statement = S3BucketItem.part(["Sid": id.map { .string($0) }, "Action": properties["Action"]])
            let function = properties["FunctionName"]?.string.map {
                JSONValue.string(TemplateParts.functionName(in: $0))
            }
            state(of: "AWS::Lambda::Function", function, element("policy", "Statement", is: statement))
        default: return TemplateParts.parts.contains(resource.type) ? [TemplateParts.left(resource)] : nil
        }
        if statements.isEmpty { statements = [TemplateParts.left(resource)] }
        statements[0].omissions += resolver.omissions
        return statements
    }

    /// Returns what a managed policy states of those that it is attached to.
    func attachments(of resource: StackTemplate.Resource) -> [StatedResource] {
        guard resource.type == "AWS::IAM::ManagedPolicy", let arn = stack.resources[resource.logicalID]?.physicalID
        else {
            return []
        }
        var resolver = TemplateResolver(template: template, stack: stack)
        var statements: [StatedResource] = []
        for (property, name) in [
            ("Roles", "AWS::IAM::Role"), ("Users", "AWS::IAM::User"), ("Groups", "AWS::IAM::Group"),
        ] {
            guard let type = AWSType(name), let value = resource.properties[property] else { continue }
            for holder in resolver.resolved(value, at: "Properties.\(property)")?.elements.compactMap(\.string) ?? [] {
                var stated = StatedResource(
                    label: resource.logicalID,
                    kind: resource.type,
                    identity: StackStatement.identity(of: type, holder, [:], stack),
                    mapping: .table
                )
                stated.line = resource.line
                let element: JSONValue = ["policyArn": .string(arn)]
                stated.elements = [.init(list: JSONPointer(["attachedManagedPolicies"]), value: element)]
                statements.append(stated)
            }
        }
        return statements
    }

    private static func left(_ resource: StackTemplate.Resource) -> StatedResource {
        StackStatement.uncompared(resource, "it is part of a resource that the files do not name")
    }

    /// `arn:aws:lambda:eu-west-1:111122223333:function:pay:live` is of `pay`.
    private static func functionName(in text: String) -> String {
        let parts = text.split(separator: ":")
        guard text.hasPrefix("arn:"), parts.count >= 7 else { return parts.first.map(String.init) ?? text }
        return String(parts[6])
    }

    /// Types that are parts of others and that nothing is stated of.
    private static let parts: Set<String> = [
        "AWS::EC2::EIPAssociation", "AWS::EC2::VolumeAttachment", "AWS::EC2::SubnetNetworkAclAssociation",
        "AWS::EC2::VPCCidrBlock", "AWS::EC2::SubnetCidrBlock", "AWS::EC2::NetworkInterfaceAttachment",
        "AWS::EC2::NetworkAclEntry", "AWS::EC2::VPCDHCPOptionsAssociation", "AWS::EC2::TransitGatewayRoute",
        "AWS::IAM::UserToGroupAddition", "AWS::Route53::RecordSet", "AWS::Route53::RecordSetGroup",
        "AWS::Lambda::EventInvokeConfig", "AWS::Lambda::Url", "AWS::Lambda::LayerVersionPermission",
        "AWS::Lambda::Alias", "AWS::ApiGateway::Method", "AWS::ApiGateway::Resource", "AWS::ApiGatewayV2::Route",
        "AWS::ApiGatewayV2::Integration", "AWS::SecretsManager::RotationSchedule",
        "AWS::SecretsManager::ResourcePolicy",
        "AWS::SecretsManager::SecretTargetAttachment", "AWS::AutoScaling::ScalingPolicy",
        "AWS::AutoScaling::ScheduledAction", "AWS::AutoScaling::LifecycleHook", "AWS::AutoScaling::WarmPool",
        "AWS::ElasticLoadBalancingV2::ListenerCertificate", "AWS::Events::EventBusPolicy", "AWS::Logs::MetricFilter",
        "AWS::Logs::SubscriptionFilter", "AWS::ECS::ClusterCapacityProviderAssociations", "AWS::ECS::PrimaryTaskSet",
        "AWS::WAFv2::WebACLAssociation", "AWS::SNS::TopicInlinePolicy", "AWS::SQS::QueueInlinePolicy",
    ]
}
