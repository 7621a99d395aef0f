/// The properties of the most used types whose names or shapes are not the history's; those of others are brought over by their
/// names alone.
///
/// Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html for the
/// properties; the history's side is what the examples of the rule book end in.
enum TemplateShapes {
    /// The shapes by `service/type`.
    static let table = AWSShape.table(lines)

    private static let lines = """
        ec2/instance securityGroupIds>securityGroups*groupId tenancy>placement/tenancy \
            availabilityZone>placement/availabilityZone \
            creditSpecification/cPUCredits>creditSpecification/cpuCredits -blockDeviceMappings \
            -networkInterfaces -iamInstanceProfile -userData -launchTemplate -volumes \
            -propagateTagsToVolumeOnCreation -additionalInfo
        ec2/volume -sourceVolumeId
        ec2/vpc -ipv4IpamPoolId -ipv4NetmaskLength
        ec2/subnet -ipv6CidrBlock -ipv6IpamPoolId -availabilityZoneId
        ec2/route-table
        ec2/network-acl
        ec2/internet-gateway
        ec2/nat-gateway allocationId>natGatewayAddresses*allocationId -secondaryAllocationIds \
            -maxDrainDurationSeconds -privateIpAddress
        ec2/address -instanceId -transferAddress -address
        ec2/vpc-endpoint securityGroupIds>groups*groupId policyDocument -dnsOptions
        ec2/flow-log -resourceType -tagSpecifications -destinationOptions
        ec2/launch-template -launchTemplateData -tagSpecifications -versionDescription
        ec2/vpn-gateway
        ec2/customer-gateway
        iam/role managedPolicyArns>attachedManagedPolicies*policyArn policies>rolePolicyList \
            assumeRolePolicyDocument rolePolicyList/policyDocument
        iam/user managedPolicyArns>attachedManagedPolicies*policyArn policies>userPolicyList \
            groups>groupList -loginProfile userPolicyList/policyDocument
        iam/group managedPolicyArns>attachedManagedPolicies*policyArn policies>groupPolicyList \
            groupPolicyList/policyDocument
        iam/policy managedPolicyName>policyName -policyDocument -roles -users -groups
        iam/instance-profile
        s3/bucket
        rds/db-instance vPCSecurityGroups>vpcSecurityGroups*vpcSecurityGroupId \
            dBSubnetGroupName>dBSubnetGroup/dBSubnetGroupName \
            dBParameterGroupName>dBParameterGroups*dBParameterGroupName \
            enableCloudwatchLogsExports>enabledCloudwatchLogsExports \
            enableIAMDatabaseAuthentication>iAMDatabaseAuthenticationEnabled \
            enablePerformanceInsights>performanceInsightsEnabled -port -masterUserPassword -optionGroupName \
            -deleteAutomatedBackups -allowMajorVersionUpgrade -dBSnapshotIdentifier -sourceDBInstanceIdentifier \
            -manageMasterUserPassword -masterUserSecret -associatedRoles -useDefaultProcessorFeatures \
            -applyImmediately
        rds/db-cluster vpcSecurityGroupIds>vpcSecurityGroups*vpcSecurityGroupId \
            dBSubnetGroupName>dBSubnetGroup dBClusterParameterGroupName>dBClusterParameterGroup \
            enableCloudwatchLogsExports>enabledCloudwatchLogsExports \
            enableIAMDatabaseAuthentication>iAMDatabaseAuthenticationEnabled \
            enableHttpEndpoint>httpEndpointEnabled -masterUserPassword -snapshotIdentifier \
            -sourceDBClusterIdentifier -manageMasterUserPassword -masterUserSecret -associatedRoles \
            -serverlessV2ScalingConfiguration -scalingConfiguration
        rds/db-subnet-group subnetIds>subnets*subnetIdentifier
        rds/db-parameter-group family>dBParameterGroupFamily -parameters
        lambda/function kmsKeyArn>kMSKeyArn layers>layers*arn -code -snapStart -runtimeManagementConfig \
            !environment/variables
        kms/key enableKeyRotation>keyRotationEnabled keyPolicy -pendingWindowInDays \
            -bypassPolicyLockoutSafetyCheck
        kms/alias
        sns/topic
        sqs/queue
        dynamodb/table -kinesisStreamSpecification -resourcePolicy -contributorInsightsSpecification \
            -importSourceSpecification
        elasticloadbalancing/load-balancer name>loadBalancerName subnets>availabilityZones*subnetId \
            loadBalancerAttributes>attributes% -subnetMappings
        elasticloadbalancing/target-group name>targetGroupName targetGroupAttributes>attributes% -targets
        elasticloadbalancing/listener -listenerAttributes
        elasticloadbalancing/listener-rule
        elasticloadbalancing/classic-load-balancer -listeners -policies -instances -accessLoggingPolicy \
            -connectionDrainingPolicy -connectionSettings -crossZone -appCookieStickinessPolicy \
            -lBCookieStickinessPolicy
        autoscaling/auto-scaling-group vPCZoneIdentifier>vPCZoneIdentifier, cooldown>defaultCooldown \
            -metricsCollection -notificationConfigurations -notificationConfiguration \
            -lifecycleHookSpecificationList -instanceId -mixedInstancesPolicy -launchTemplate/version
        autoscaling/launch-configuration -userData -blockDeviceMappings
        cloudtrail/trail trailName>name enableLogFileValidation>logFileValidationEnabled kMSKeyId>kmsKeyId \
            -insightSelectors -eventSelectors -advancedEventSelectors
        monitoring/alarm
        ecs/cluster clusterSettings>settings
        ecs/service -cluster -role -serviceRegistries -placementStrategies -serviceConnectConfiguration
        ecs/task-definition -runtimePlatform -inferenceAccelerators \
            !containerDefinitions/-/environment/-/value
        ecr/repository lifecyclePolicy/lifecyclePolicyText>lifecyclePolicyText -lifecyclePolicy \
            lifecyclePolicyText repositoryPolicyText -emptyOnDelete
        eks/cluster -logging -bootstrapSelfManagedAddons -kubernetesNetworkConfig
        secretsmanager/secret -generateSecretString -secretString -replicaRegions
        logs/log-group dataProtectionPolicy -fieldIndexPolicies
        events/rule eventPattern
        route53/hosted-zone hostedZoneConfig/comment>config/comment -hostedZoneConfig -hostedZoneTags \
            -queryLoggingConfig
        apigateway/rest-api apiKeySourceType>apiKeySource -body -bodyS3Location -failOnWarnings -cloneFrom \
            -mode -parameters policy
        apigateway/stage -methodSettings -restApiId -apiId
        apigateway/api -body -bodyS3Location -target -credentialsArn -routeKey
        cloudformation/stack -templateURL -parameters -timeoutInMinutes
        redshift/cluster vpcSecurityGroupIds>vpcSecurityGroups*vpcSecurityGroupId \
            iamRoles>iamRoles*iamRoleArn -masterUserPassword -clusterType -loggingProperties -port \
            -snapshotIdentifier
        es/elasticsearch-domain accessPolicies
        es/domain accessPolicies
        kinesis/stream name>streamName shardCount>openShardCount -streamEncryption
        elasticfilesystem/file-system fileSystemTags>tags -backupPolicy -fileSystemPolicy -lifecyclePolicies
        """
}
