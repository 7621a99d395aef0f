/// The shapes in which AWS Config shows the most used types; those of others are brought over by their names alone.
///
/// Source: https://github.com/awslabs/aws-config-resource-schema for what Config shows; the history's side is what the examples of
/// the rule book end in.
enum ConfigShapes {
    /// The shapes by `service/type`.
    static let table = AWSShape.table(lines)

    private static let lines = """
        ec2/instance -amiLaunchIndex -launchTime -reason -state/code -stateReason -stateTransitionReason \
            -publicDnsName -publicIpAddress -usageOperation -usageOperationUpdateTime -metadataOptions/state \
            -metadataOptions/httpProtocolIpv6 -productCodes \
            -networkInterfaces/attachment/attachTime -networkInterfaces/attachment/status \
            -networkInterfaces/status -networkInterfaces/association -blockDeviceMappings/ebs/attachTime \
            -blockDeviceMappings/ebs/status ?creditSpecification ?disableApiStop ?disableApiTermination \
            ?instanceInitiatedShutdownBehavior ?userData
        ec2/volume -createTime -state -attachments/attachTime -attachments/state ?autoEnableIO
        ec2/vpc -state -cidrBlockAssociationSet/cidrBlockState \
            -ipv6CidrBlockAssociationSet/ipv6CidrBlockState ?enableDnsHostnames ?enableDnsSupport \
            ?classicLinkEnabled ?classicLinkDnsSupported ?defaultNetworkAcl ?defaultSecurityGroup \
            ?mainRouteTable ?enableNetworkAddressUsageMetrics
        ec2/subnet -state -availableIpAddressCount -ipv6CidrBlockAssociationSet/ipv6CidrBlockState \
            ?enableDns64 ?ipv6Native ?privateDnsNameOptionsOnLaunch ?assignIpv6AddressOnCreation \
            ?mapCustomerOwnedIpOnLaunch
        ec2/security-group ?securityGroupArn ?vpcAssociations
        ec2/route-table -routes/state -associations/associationState ?ownerId
        ec2/network-acl ?ownerId
        ec2/internet-gateway -attachments/state ?ownerId
        ec2/egress-only-internet-gateway -attachments/state
        ec2/nat-gateway -createTime -deleteTime -failureCode -failureMessage -provisionedBandwidth -state \
            -natGatewayAddresses/status -natGatewayAddresses/failureMessage
        ec2/network-interface -status -attachment/attachTime -attachment/status -privateDnsName -tagSet \
            -requesterId
        ec2/address ?networkBorderGroup ?publicIpv4Pool
        ec2/vpc-endpoint -creationTimestamp -state -dnsEntries -lastError -failureReason policyDocument
        ec2/flow-log -creationTime -deliverLogsErrorMessage -deliverLogsStatus -flowLogStatus
        ec2/launch-template id>launchTemplateId ?versions \
            ?createdBy
        ec2/vpn-gateway -state -vpcAttachments/state
        ec2/vpn-connection -state -vgwTelemetry -customerGatewayConfiguration -gatewayAssociationState \
            -routes/state
        ec2/customer-gateway -state
        ec2/vpc-peering-connection -expirationTime -status/message
        ec2/transit-gateway -state -creationTime
        ec2/snapshot -progress -startTime -state -stateMessage
        iam/role -createDate -roleLastUsed -instanceProfileList assumeRolePolicyDocument \
            rolePolicyList/policyDocument ?description ?maxSessionDuration
        iam/user -createDate -passwordLastUsed userPolicyList/policyDocument ?accessKeys ?loginProfile \
            ?mfaDevices ?serviceSpecificCredentials ?signingCertificates ?sshPublicKeys
        iam/policy -createDate -updateDate -attachmentCount -permissionsBoundaryUsageCount \
            -policyVersionList/createDate policyVersionList/document ?description
        iam/group -createDate groupPolicyList/policyDocument ?users
        rds/db-instance -dBInstanceStatus -instanceCreateTime -latestRestorableTime -pendingModifiedValues \
            -statusInfos -endpoint -dBSubnetGroup/subnetGroupStatus -vpcSecurityGroups/status \
            -dBParameterGroups/parameterApplyStatus -optionGroupMemberships/status -domainMemberships \
            -certificateDetails -automaticRestartTime ?masterUserPassword
        rds/db-cluster -status -clusterCreateTime -latestRestorableTime -earliestRestorableTime \
            -earliestBacktrackTime -backtrackConsumedChangeRecords -percentProgress -statusInfos \
            -pendingModifiedValues -endpoint -readerEndpoint -hostedZoneId \
            -dBClusterMembers/dBClusterParameterGroupStatus -vpcSecurityGroups/status -automaticRestartTime \
            ?masterUserPassword ?enableHttpEndpoint
        rds/db-subnet-group -subnetGroupStatus -subnets/subnetStatus
        rds/db-snapshot -status -percentProgress -snapshotCreateTime -instanceCreateTime \
            -originalSnapshotCreateTime -snapshotDatabaseTime
        rds/db-cluster-snapshot -status -percentProgress -snapshotCreateTime -clusterCreateTime
        rds/db-security-group -status -iPRanges/status -eC2SecurityGroups/status
        rds/event-subscription -status -subscriptionCreationTime
        lambda/function -codeSize -lastModified -lastUpdateStatus -lastUpdateStatusReason \
            -lastUpdateStatusReasonCode -revisionId -state -stateReason -stateReasonCode -layers/codeSize \
            kmskeyArn>kMSKeyArn ?environment ?code ?codeSha256 ?aliases ?codeSigningConfigArn \
            ?eventInvokeConfigs ?functionScalingConfig ?functionUrlConfigs ?provisionedConcurrencyConfigs \
            ?qualifiedPolicies ?recursiveLoop ?runtimeManagementConfig ?runtimeVersionConfig ?loggingConfig \
            ?snapStart
        kms/key -creationDate awsaccountId>aWSAccountId -cloudHsmClusterId ?rotationPeriodInDays \
            ?multiRegion ?deletionDate ?validTo ?keySpec
        dynamodb/table -tableStatus -tableSizeBytes -itemCount -creationDateTime -latestStreamLabel \
            -restoreSummary -billingModeSummary/lastUpdateToPayPerRequestDateTime \
            -provisionedThroughput/lastDecreaseDateTime -provisionedThroughput/lastIncreaseDateTime \
            -provisionedThroughput/numberOfDecreasesToday -globalSecondaryIndexes/backfilling \
            -globalSecondaryIndexes/indexSizeBytes -globalSecondaryIndexes/indexStatus \
            -globalSecondaryIndexes/itemCount -globalSecondaryIndexes/provisionedThroughput/lastDecreaseDateTime \
            -globalSecondaryIndexes/provisionedThroughput/lastIncreaseDateTime \
            -globalSecondaryIndexes/provisionedThroughput/numberOfDecreasesToday \
            -localSecondaryIndexes/indexSizeBytes -localSecondaryIndexes/itemCount -replicas/replicaStatus \
            -replicas/replicaStatusDescription -tableClassSummary/lastUpdateDateTime \
            ssedescription/kmsmasterKeyArn>ssedescription/kMSMasterKeyArn \
            ssedescription/ssetype>ssedescription/sSEType ssedescription>sSEDescription -sSEDescription/status \
            ?billingMode ?contributorInsights ?deletionProtectionEnabled ?kinesisDataStreamDestinations \
            ?resourcePolicy ?tableAutoScalingDescription ?timeToLiveSpecification ?sSESpecification \
            ?warmThroughput ?pointInTimeRecoverySpecification ?latestStreamArn
        elasticloadbalancing/load-balancer -state -createdTime -availabilityZones/loadBalancerAddresses \
            ?ipamPools ?minimumLoadBalancerCapacity ?enforceSecurityGroupInboundRulesOnPrivateLinkTraffic \
            attributes/deletion_protection.enabled=false attributes/access_logs.s3.enabled=false \
            attributes/access_logs.s3.bucket= attributes/access_logs.s3.prefix= \
            attributes/connection_logs.s3.enabled=false attributes/connection_logs.s3.bucket= \
            attributes/connection_logs.s3.prefix= attributes/idle_timeout.timeout_seconds=60 \
            attributes/client_keep_alive.seconds=3600 attributes/routing.http2.enabled=true \
            attributes/routing.http.drop_invalid_header_fields.enabled=false \
            attributes/routing.http.preserve_host_header.enabled=false \
            attributes/routing.http.xff_client_port.enabled=false \
            attributes/routing.http.xff_header_processing.mode=append \
            attributes/routing.http.desync_mitigation_mode=defensive \
            attributes/routing.http.x_amzn_tls_version_and_cipher_suite.enabled=false \
            attributes/waf.fail_open.enabled=false attributes/load_balancing.cross_zone.enabled=true \
            attributes/load_balancing.cross_zone.enabled=false attributes/zonal_shift.config.enabled=false \
            attributes/ipv6.deny_all_igw_traffic=false \
            attributes/dns_record.client_routing_policy=any_availability_zone
        elasticloadbalancing/listener ?attributes ?additionalCertificates
        elasticloadbalancing/listener-rule -isDefault
        elasticloadbalancing/target-group ?attributes ?targets ?loadBalancerArns
        elasticloadbalancing/classic-load-balancer -createdTime
        autoscaling/auto-scaling-group -createdTime -status -predictedCapacity -warmPoolSize \
            -instances/healthStatus -instances/lifecycleState -instances/availabilityZone \
            -instances/instanceType -instances/launchConfigurationName -instances/launchTemplate \
            -instances/weightedCapacity -warmPoolConfiguration/status -suspendedProcesses/suspensionReason \
            vpczoneIdentifier>vPCZoneIdentifier ?notificationConfigurations ?scalingPolicies ?scheduledActions \
            ?trafficSources ?instanceMaintenancePolicy
        autoscaling/launch-configuration -createdTime ?userData
        cloudtrail/trail -hasCustomEventSelectors -hasInsightSelectors ?eventSelectors ?insightSelectors \
            ?isLogging ?maxEventSize ?advancedEventSelectors
        monitoring/alarm -stateValue -stateReason -stateReasonData -stateUpdatedTimestamp \
            -alarmConfigurationUpdatedTimestamp -stateTransitionedTimestamp
        ecs/cluster arn>clusterArn clusterSettings>settings -status -registeredContainerInstancesCount \
            -runningTasksCount -pendingTasksCount -activeServicesCount -statistics -attachments \
            -attachmentsStatus ?serviceConnectDefaults
        ecs/service cluster>clusterArn -name role>roleArn placementStrategies>placementStrategy -status \
            -runningCount -pendingCount -deployments -events -taskSets -createdAt ?primaryTaskSet \
            ?deploymentConfiguration ?platformFamily ?createdBy
        ecs/task-definition -status -compatibilities -registeredAt -registeredBy -requiresAttributes
        ecr/repository arn>repositoryArn lifecyclePolicy/lifecyclePolicyText>lifecyclePolicyText \
            lifecyclePolicyText repositoryPolicyText -lifecyclePolicy -createdAt ?registryId \
            ?imageTagMutabilityExclusionFilters
        eks/cluster -clusterStatus -status -health -createdAt -endpoint -certificateAuthorityData \
            -clusterSecurityGroupId -encryptionConfigKeyArn -openIdConnectIssuerUrl -certificateAuthority \
            -identity -id ?platformVersion ?logging ?connectorConfig ?accessConfig ?upgradePolicy \
            ?kubernetesNetworkConfig
        eks/nodegroup -status -health -createdAt -modifiedAt
        secretsmanager/secret aRN>arn kMSKeyId>kmsKeyId -deleted -rotationOccurringAsScheduled -createdDate \
            -lastChangedDate -lastAccessedDate ?currentVersionId ?deletedDate ?replicationStatus ?resourcePolicy \
            ?secretString
        acm/certificate -status -issuedAt -createdAt -importedAt -notBefore -notAfter -renewalSummary \
            -revokedAt -failureReason -inUseBy -renewalEligibility -serial \
            -domainValidationOptions/validationStatus -domainValidationOptions/resourceRecord ?subject ?issuer \
            ?signatureAlgorithm ?keyAlgorithm ?keyUsages ?extendedKeyUsages ?type
        apigateway/rest-api -createdDate -warnings ?resources ?authorizers ?rootResourceId ?models policy
        apigateway/stage -createdDate -lastUpdatedDate -cacheClusterStatus
        apigateway/api -createdDate -importInfo -warnings ?routes ?integrations ?authorizers ?models
        cloudformation/stack -creationTime -lastUpdatedTime -deletionTime -stackStatus -stackStatusReason \
            -driftInformation -outputs -rootId ?templateURL ?templateBody ?stackPolicyBody ?parameters \
            ?changeSetId
        redshift/cluster -clusterStatus -clusterAvailabilityStatus -clusterCreateTime -clusterNodes \
            -clusterPublicKey -clusterRevisionNumber -elasticIpStatus -elasticResizeNumberOfNodeOptions \
            -endpoint -hsmStatus -pendingActions -pendingModifiedValues -restoreStatus -resizeInfo -modifyStatus \
            -nextMaintenanceWindowStartTime -expectedNextSnapshotScheduleTime \
            -clusterParameterGroups/clusterParameterStatusList -clusterParameterGroups/parameterApplyStatus \
            -clusterSecurityGroups/status -iamRoles/applyStatus -vpcSecurityGroups/status \
            -clusterSnapshotCopyStatus/snapshotCopyGrantName ?masterUserPassword ?snapshotScheduleIdentifier
        es/elasticsearch-domain arn>aRN -created -deleted -processing -upgradeProcessing -endpoint \
            -endpoints -serviceSoftwareOptions -advancedSecurityOptions/anonymousAuthDisableDate \
            -autoTuneOptions/state ebsoptions/ebsenabled>ebsoptions/eBSEnabled ebsoptions>eBSOptions \
            vpcoptions/vpcid>vpcoptions/vPCId vpcoptions>vPCOptions \
            advancedSecurityOptions/samloptions>advancedSecurityOptions/sAMLOptions \
            domainEndpointOptions/tlssecurityPolicy>domainEndpointOptions/tLSSecurityPolicy accessPolicies \
            ?masterUserOptions
        es/domain arn>aRN id>domainId -domainEndpoint -domainEndpoints -serviceSoftwareOptions \
            -advancedSecurityOptions/anonymousAuthDisableDate \
            advancedSecurityOptions/samlOptions>advancedSecurityOptions/sAMLOptions accessPolicies
        logs/log-group -creationTime -storedBytes -metricFilterCount ?metricFilters ?subscriptionFilters \
            ?dataProtectionPolicy ?indexPolicy ?transformerConfig ?logGroupClass \
            ?bearerTokenAuthenticationEnabled ?deletionProtectionEnabled ?logGroupArn
        events/rule -createdBy eventPattern ?targets
        kinesis/stream arn>streamARN name>streamName streamEncryption/encryptionType>encryptionType \
            streamEncryption/keyId>keyId -streamEncryption shardCount>openShardCount ?enhancedMonitoring \
            ?warmThroughput ?consumers
        codebuild/project -created -lastModified
        elasticfilesystem/file-system -creationTime -lifeCycleState -numberOfMountTargets -sizeInBytes
        cloudfront/distribution -status -lastModifiedTime -inProgressInvalidationBatches \
            -activeTrustedSigners -activeTrustedKeyGroups
        states/state-machine arn>stateMachineArn -status -creationDate -updateDate -revisionId ?definition \
            ?versions
        sqs/queue attributes/DelaySeconds=0 attributes/MaximumMessageSize=262144 \
            attributes/MaximumMessageSize=1048576 attributes/MessageRetentionPeriod=345600 \
            attributes/ReceiveMessageWaitTimeSeconds=0 attributes/VisibilityTimeout=30 \
            attributes/KmsDataKeyReusePeriodSeconds=300 attributes/SqsManagedSseEnabled=true \
            attributes/SqsManagedSseEnabled=false
        sns/topic ?dataProtectionPolicy ?fifoTopic
        s3/bucket ?ownershipControls ?abac ?inventoryConfigurations ?analyticsConfigurations \
            ?metricsConfigurations ?intelligentTieringConfigurations ?metadataConfiguration \
            ?metadataTableConfiguration ?bucketType
        """
}
