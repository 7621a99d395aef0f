internal import HindcastModel

/// How the history's words for a type of AWS resources become the properties of a CloudFormation type.
struct CloudFormationType: Sendable {
    /// How a type has its tags.
    enum Tags: Sendable {
        /// A list of keys and values.
        case list
        /// A map.
        case map
    }

    /// The properties, and what could not be one.
    struct Properties {
        /// The properties.
        var values: JSONObject = [:]
        /// Resources beside it, such as a bucket's policy.
        var others: [(suffix: String, type: String, values: JSONObject)] = []
        /// Members of the configuration that are no property.
        var leftOut: [String] = []
    }

    /// Such as `AWS::EC2::SecurityGroup`.
    let name: String
    /// How it has its tags; `nil` for none.
    let tags: Tags?
    /// A member of the configuration, and the property.
    private let members: [(member: String, property: String)]

    /// Returns the type of a resource; `nil` where none is known.
    static func of(_ address: Address) -> CloudFormationType? { known["\(address.service)/\(address.type)"] }

    /// Returns the properties that a document states.
    func properties(of document: ResourceDocument) -> Properties {
        var properties = Properties()
        var taken: Set<String> = CloudFormationType.made
        for (member, property) in members {
            taken.insert(member)
            guard let value = document.configuration[member], !value.isEmpty else { continue }
            properties.values[property] = APIWords.value(value, names: CloudFormationShape.names)
        }
        CloudFormationShape.complete(&properties, name, document, &taken)
        properties.leftOut += document.configuration.filter { !taken.contains($0.key) && !$0.value.isEmpty }.map(\.key)
        return properties
    }

    /// What the provider makes: ids, states, times.
    private static let made: Set<String> = [
        "arn", "createDate", "createTime", "creationDate", "creationTime", "status", "state", "ownerId", "owner",
        "lastModified", "revisionId", "version",
    ]

    // MARK: The table

    private static let known: [String: CloudFormationType] = {
        var types: [String: CloudFormationType] = [:]
        for line in table.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            guard words.count >= 3 else { continue }
            let members = words[3...].map { word -> (member: String, property: String) in
                let parts = word.split(separator: "=").map(String.init)
                return (parts[0], parts.count > 1 ? parts[1] : APIWords.pascal(parts[0]))
            }
            let tags: Tags? = words[2] == "list" ? .list : words[2] == "map" ? .map : nil
            types[words[0]] = CloudFormationType(name: words[1], tags: tags, members: members)
        }
        return types
    }()

    /// The history's type, CloudFormation's, how tags are written, and members that are properties, under another name behind `=`.
    /// Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/
    private static let table = """
        cloudtrail/trail AWS::CloudTrail::Trail list name=TrailName s3BucketName s3KeyPrefix snsTopicName includeGlobalServiceEvents isMultiRegionTrail logFileValidationEnabled=EnableLogFileValidation cloudWatchLogsLogGroupArn cloudWatchLogsRoleArn kmsKeyId=KMSKeyId isOrganizationTrail isLogging eventSelectors advancedEventSelectors
        dynamodb/table AWS::DynamoDB::Table list tableName attributeDefinitions keySchema deletionProtectionEnabled
        ec2/address AWS::EC2::EIP list domain instanceId
        ec2/instance AWS::EC2::Instance list imageId instanceType subnetId privateIpAddress ebsOptimized disableApiTermination keyName sourceDestCheck
        ec2/internet-gateway AWS::EC2::InternetGateway list
        ec2/nat-gateway AWS::EC2::NatGateway list subnetId connectivityType
        ec2/network-acl AWS::EC2::NetworkAcl list vpcId
        ec2/route-table AWS::EC2::RouteTable list vpcId
        ec2/security-group AWS::EC2::SecurityGroup list groupName description=GroupDescription vpcId
        ec2/subnet AWS::EC2::Subnet list vpcId cidrBlock availabilityZone mapPublicIpOnLaunch assignIpv6AddressOnCreation
        ec2/volume AWS::EC2::Volume list availabilityZone size volumeType iops encrypted kmsKeyId snapshotId throughput
        ec2/vpc AWS::EC2::VPC list cidrBlock enableDnsHostnames enableDnsSupport instanceTenancy
        ecr/repository AWS::ECR::Repository list repositoryName imageTagMutability imageScanningConfiguration
        ecs/cluster AWS::ECS::Cluster list clusterName capacityProviders defaultCapacityProviderStrategy
        events/rule AWS::Events::Rule none name description scheduleExpression eventBusName roleArn
        iam/group AWS::IAM::Group none groupName path
        iam/instance-profile AWS::IAM::InstanceProfile none instanceProfileName path
        iam/policy AWS::IAM::ManagedPolicy none policyName=ManagedPolicyName path description
        iam/role AWS::IAM::Role list roleName path description maxSessionDuration
        iam/user AWS::IAM::User list userName path
        kms/alias AWS::KMS::Alias none aliasName targetKeyId
        kms/key AWS::KMS::Key list description enabled keyRotationEnabled=EnableKeyRotation keySpec keyUsage multiRegion
        lambda/function AWS::Lambda::Function list functionName description handler runtime role timeout memorySize architectures packageType tracingConfig ephemeralStorage reservedConcurrentExecutions deadLetterConfig kMSKeyArn=KmsKeyArn
        logs/log-group AWS::Logs::LogGroup list logGroupName retentionInDays kmsKeyId
        monitoring/alarm AWS::CloudWatch::Alarm list alarmName alarmDescription actionsEnabled alarmActions comparisonOperator datapointsToAlarm dimensions evaluationPeriods insufficientDataActions metricName namespace oKActions=OKActions period statistic threshold treatMissingData unit
        rds/db-cluster AWS::RDS::DBCluster list dBClusterIdentifier=DBClusterIdentifier engine engineVersion backupRetentionPeriod databaseName deletionProtection masterUsername port preferredBackupWindow preferredMaintenanceWindow storageEncrypted kmsKeyId
        rds/db-instance AWS::RDS::DBInstance list dBInstanceIdentifier=DBInstanceIdentifier dBInstanceClass=DBInstanceClass engine engineVersion autoMinorVersionUpgrade backupRetentionPeriod copyTagsToSnapshot dBName=DBName deletionProtection iops kmsKeyId licenseModel masterUsername maxAllocatedStorage monitoringInterval monitoringRoleArn multiAZ=MultiAZ preferredBackupWindow preferredMaintenanceWindow publiclyAccessible storageEncrypted storageThroughput storageType
        s3/bucket AWS::S3::Bucket list name=BucketName
        secretsmanager/secret AWS::SecretsManager::Secret list name description kmsKeyId
        sns/topic AWS::SNS::Topic list name=TopicName
        sqs/queue AWS::SQS::Queue list queueName
        ssm/parameter AWS::SSM::Parameter map name type value description
        """
}
