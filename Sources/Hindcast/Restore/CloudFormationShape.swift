internal import HindcastModel

/// What of a CloudFormation type differs from the history by more than names.
enum CloudFormationShape {
    /// Keys that have more capitals than their first letter.
    static let names = [
        "sseAlgorithm": "SSEAlgorithm", "kmsMasterKeyID": "KMSMasterKeyID", "aWSAccountId": "AWSAccountId",
    ]

    /// Adds the properties that are made of more than one member, or of a part of one.
    static func complete(
        _ properties: inout CloudFormationType.Properties,
        _ type: String,
        _ document: ResourceDocument,
        _ taken: inout Set<String>
    ) {
        let config = document.configuration
        switch type {
        case "AWS::EC2::SecurityGroup":
            taken.formUnion(["groupId", "securityGroupRules"])
            let rules = config["securityGroupRules"]?.array ?? []
            for (isEgress, name) in [(false, "SecurityGroupIngress"), (true, "SecurityGroupEgress")] {
                let side = rules.filter { ($0["isEgress"]?.bool ?? false) == isEgress }
                if !side.isEmpty { properties.values[name] = .array(side.map { rule($0, isEgress: isEgress) }) }
            }
        case "AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group": identity(&properties, type, config, &taken)
        case "AWS::IAM::ManagedPolicy":
            taken.formUnion(["policyVersionList", "defaultVersionId", "policyId", "isAttachable", "attachmentCount"])
            let versions = config["policyVersionList"]?.array ?? []
            let version = versions.first { $0["versionId"] == config["defaultVersionId"] }
            properties.values["PolicyDocument"] = version?["document"] ?? .unknown("no event shows it")
        case "AWS::S3::Bucket": bucket(&properties, document, &taken)
        case "AWS::EC2::Instance":
            taken.formUnion([
                "instanceId", "securityGroups", "vpcId", "networkInterfaces", "placement", "rootDeviceName",
                "rootDeviceType",
            ])
            let groups = (config["securityGroups"]?.array ?? []).compactMap { $0["groupId"] }
            if !groups.isEmpty { properties.values["SecurityGroupIds"] = .array(groups) }
            if let zone = config["placement"]?["availabilityZone"] { properties.values["AvailabilityZone"] = zone }
        case "AWS::RDS::DBInstance", "AWS::RDS::DBCluster":
            taken.formUnion([
                "allocatedStorage", "vpcSecurityGroups", "dBInstanceArn", "dBClusterArn", "endpoint",
                "dBInstanceStatus",
                "dBSecurityGroups", "dBSubnetGroup", "dBParameterGroups", "masterUserPassword",
            ])
            let groups = (config["vpcSecurityGroups"]?.array ?? []).compactMap { $0["vpcSecurityGroupId"] }
            let name = type == "AWS::RDS::DBInstance" ? "VPCSecurityGroups" : "VpcSecurityGroupIds"
            if !groups.isEmpty { properties.values[name] = .array(groups) }
            if type == "AWS::RDS::DBInstance" {
                properties.values["AllocatedStorage"] = config["allocatedStorage"]?.scalarText.map { .string($0) }
                let subnets = config["dBSubnetGroup"]
                properties.values["DBSubnetGroupName"] =
                    subnets?["dBSubnetGroupName"] ?? subnets.flatMap { $0.string != nil ? $0 : nil }
                properties.values["DBParameterGroupName"] =
                    config["dBParameterGroups"]?.array?.first?["dBParameterGroupName"]
            }
            // The password is never known; a snapshot has its own.
            if config["masterUsername"] != nil { properties.values["ManageMasterUserPassword"] = true }
        case "AWS::Lambda::Function":
            taken.formUnion([
                "code", "codeSha256", "codeSize", "functionArn", "layers", "vpcConfig", "environment",
                "runtimeVersionConfig",
                "loggingConfig", "snapStart",
            ])
            let code = APIWords.value(config["code"] ?? [:])
            properties.values["Code"] =
                code.isEmpty ? ["S3Bucket": .unknown("no event shows it"), "S3Key": .unknown("")] : code
            let layers = (config["layers"]?.array ?? []).compactMap { $0["arn"] }
            if !layers.isEmpty { properties.values["Layers"] = .array(layers) }
            if let subnets = config["vpcConfig"]?["subnetIds"], !subnets.isEmpty {
                properties.values["VpcConfig"] = [
                    "SubnetIds": subnets, "SecurityGroupIds": config["vpcConfig"]?["securityGroupIds"] ?? [],
                ]
            }
            if let environment = config["environment"], !environment.isEmpty {
                properties.values["Environment"] = environment["variables"].map { ["Variables": $0] } ?? environment
            }
        case "AWS::SNS::Topic", "AWS::SQS::Queue": attributes(&properties, type, config, &taken)
        case "AWS::KMS::Key":
            taken.formUnion([
                "keyId", "keyPolicy", "keyState", "keyManager", "customerMasterKeySpec", "encryptionAlgorithms",
                "origin",
                "aWSAccountId",
            ])
            properties.values["KeyPolicy"] = config["keyPolicy"]
        case "AWS::DynamoDB::Table":
            taken.formUnion([
                "tableId", "tableArn", "tableStatus", "provisionedThroughput", "billingModeSummary",
                "pointInTimeRecoverySpecification",
            ])
            let units = config["provisionedThroughput"]
            if config["billingModeSummary"]?["billingMode"]?.string == "PAY_PER_REQUEST" {
                properties.values["BillingMode"] = "PAY_PER_REQUEST"
            } else if let read = units?["readCapacityUnits"], let write = units?["writeCapacityUnits"] {
                properties.values["ProvisionedThroughput"] = ["ReadCapacityUnits": read, "WriteCapacityUnits": write]
            }
            if let recovery = config["pointInTimeRecoverySpecification"]?["pointInTimeRecoveryEnabled"] {
                properties.values["PointInTimeRecoverySpecification"] = ["PointInTimeRecoveryEnabled": recovery]
            }
        default: break
        }
    }

    private static func rule(_ rule: JSONValue, isEgress: Bool) -> JSONValue {
        var result: JSONObject = ["IpProtocol": rule["ipProtocol"] ?? "-1"]
        if rule["ipProtocol"] != "-1" {
            result["FromPort"] = rule["fromPort"]
            result["ToPort"] = rule["toPort"]
        }
        result["CidrIp"] = rule["cidrIpv4"]
        result["CidrIpv6"] = rule["cidrIpv6"]
        let side = isEgress ? "Destination" : "Source"
        result[side + "PrefixListId"] = rule["prefixListId"]
        result[side + "SecurityGroupId"] = rule["referencedGroupInfo"]?["groupId"]
        result["Description"] = rule["description"]
        return .object(result)
    }

    private static func identity(
        _ properties: inout CloudFormationType.Properties,
        _ type: String,
        _ config: JSONObject,
        _ taken: inout Set<String>
    ) {
        let kind = type.split(separator: ":").last.map { $0.lowercased() } ?? ""
        taken.formUnion([
            "\(kind)PolicyList", "attachedManagedPolicies", "\(kind)Id", "assumeRolePolicyDocument",
            "permissionsBoundary",
            "groupList", "users",
        ])
        let inline = (config["\(kind)PolicyList"]?.array ?? []).map { policy -> JSONValue in
            [
                "PolicyName": policy["policyName"] ?? .unknown("no event shows it"),
                "PolicyDocument": policy["policyDocument"] ?? .unknown("no event shows it"),
            ]
        }
        if !inline.isEmpty { properties.values["Policies"] = .array(inline) }
        let attached = (config["attachedManagedPolicies"]?.array ?? []).compactMap { $0["policyArn"] }
        if !attached.isEmpty { properties.values["ManagedPolicyArns"] = .array(attached) }
        properties.values["PermissionsBoundary"] = config["permissionsBoundary"]?["permissionsBoundaryArn"]
        if kind == "role" {
            properties.values["AssumeRolePolicyDocument"] =
                config["assumeRolePolicyDocument"] ?? .unknown("no event shows it")
        }
        if kind == "user", let groups = config["groupList"], !groups.isEmpty { properties.values["Groups"] = groups }
    }

    private static func bucket(
        _ properties: inout CloudFormationType.Properties,
        _ document: ResourceDocument,
        _ taken: inout Set<String>
    ) {
        let config = document.configuration
        taken.formUnion([
            "locationConstraint", "publicAccessBlock", "versioning", "encryption", "ownershipControls", "policy",
        ])
        if let block = config["publicAccessBlock"] {
            properties.values["PublicAccessBlockConfiguration"] = APIWords.value(block)
        }
        if let status = config["versioning"]?["status"] {
            properties.values["VersioningConfiguration"] = ["Status": status]
        }
        let rules = (config["encryption"]?["rules"]?.array ?? []).map { rule -> JSONValue in
            var result: JSONObject = [:]
            result["ServerSideEncryptionByDefault"] =
                rule["applyServerSideEncryptionByDefault"].map { APIWords.value($0, names: names) }
            result["BucketKeyEnabled"] = rule["bucketKeyEnabled"]
            return .object(result)
        }
        if !rules.isEmpty {
            properties.values["BucketEncryption"] = ["ServerSideEncryptionConfiguration": .array(rules)]
        }
        if let owners = config["ownershipControls"]?["rules"], !owners.isEmpty {
            properties.values["OwnershipControls"] = ["Rules": APIWords.value(owners)]
        }
        if let policy = config["policy"], !policy.isEmpty {
            properties.others.append(
                ("Policy", "AWS::S3::BucketPolicy", ["Bucket": .string(document.address.id), "PolicyDocument": policy])
            )
        }
    }

    /// Attributes of topics and queues are texts in the API, and numbers or flags in a template.
    private static func attributes(
        _ properties: inout CloudFormationType.Properties,
        _ type: String,
        _ config: JSONObject,
        _ taken: inout Set<String>
    ) {
        let isTopic = type == "AWS::SNS::Topic"
        taken.formUnion(["attributes", "topicArn", "queueArn", "queueUrl"])
        let known: Set<String> =
            isTopic
            ? [
                "DisplayName", "KmsMasterKeyId", "FifoTopic", "ContentBasedDeduplication", "TracingConfig",
                "FifoThroughputScope",
            ]
            : [
                "DelaySeconds", "MaximumMessageSize", "MessageRetentionPeriod", "ReceiveMessageWaitTimeSeconds",
                "VisibilityTimeout", "KmsMasterKeyId", "KmsDataKeyReusePeriodSeconds", "FifoQueue",
                "ContentBasedDeduplication", "SqsManagedSseEnabled", "RedrivePolicy",
            ]
        for attribute in config["attributes"]?.object ?? [:] {
            if attribute.key == "Policy" {
                let (suffix, list) = isTopic ? ("TopicPolicy", "Topics") : ("QueuePolicy", "Queues")
                let place = isTopic ? config["topicArn"] : config["queueUrl"]
                properties.others.append(
                    (
                        "Policy", isTopic ? "AWS::SNS::\(suffix)" : "AWS::SQS::\(suffix)",
                        [list: [place ?? .unknown("no event shows it")], "PolicyDocument": attribute.value]
                    )
                )
            } else if known.contains(attribute.key) {
                properties.values[attribute.key] = typed(attribute.value)
            } else {
                properties.leftOut.append("attributes/\(attribute.key)")
            }
        }
    }

    private static func typed(_ value: JSONValue) -> JSONValue {
        guard let text = value.string else { return value }
        if text == "true" || text == "false" { return .bool(text == "true") }
        return Int64(text).map { .integer($0) } ?? value
    }
}
