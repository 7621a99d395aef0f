import FastJSON
import HindcastModel
import Inventories
import Testing

/// The history's side is what the rule book's examples end in.
@Suite("A template's properties have the history's shape")
struct TemplateShapeTests {
    @Test(
        "of many types",
        arguments: [
            (
                "AWS::RDS::DBInstance", "ledger-1",
                #"{"DBInstanceIdentifier":"ledger-1","DBInstanceClass":"db.t3.micro","Engine":"mysql","EngineVersion":"8.0","VPCSecurityGroups":["sg-0bb"],"DBSubnetGroupName":"db","EnableIAMDatabaseAuthentication":true,"MasterUserPassword":"hunter2"}"#,
                #"{"dBInstanceClass":"db.t3.micro","dBInstanceIdentifier":"ledger-1","dBSubnetGroup":{"dBSubnetGroupName":"db"},"engine":"mysql","iAMDatabaseAuthenticationEnabled":true,"vpcSecurityGroups":[{"vpcSecurityGroupId":"sg-0bb"}]}"#
            ),
            (
                "AWS::ElasticLoadBalancingV2::LoadBalancer",
                "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/web/e334",
                #"{"Name":"web","Subnets":["subnet-0a"],"LoadBalancerAttributes":[{"Key":"idle_timeout.timeout_seconds","Value":"90"}]}"#,
                #"{"attributes":{"idle_timeout.timeout_seconds":"90"},"availabilityZones":[{"subnetId":"subnet-0a","zoneName":"a"}],"loadBalancerName":"web"}"#
            ),
            (
                "AWS::DynamoDB::Table", "t",
                #"{"TableName":"t","AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"}],"StreamSpecification":{"StreamViewType":"NEW_IMAGE"}}"#,
                #"{"attributeDefinitions":[{"attributeName":"pk","attributeType":"S"}],"streamSpecification":{"streamEnabled":true,"streamViewType":"NEW_IMAGE"},"tableName":"t"}"#
            ),
            (
                "AWS::AutoScaling::AutoScalingGroup", "web",
                #"{"MinSize":"1","MaxSize":"3","VPCZoneIdentifier":["subnet-0a","subnet-0b"],"Cooldown":"300","LaunchTemplate":{"LaunchTemplateId":"lt-1","Version":"2"}}"#,
                #"{"defaultCooldown":300,"launchTemplate":{"launchTemplateId":"lt-1"},"maxSize":3,"minSize":1,"vPCZoneIdentifier":"subnet-0a,subnet-0b"}"#
            ),
            (
                "AWS::CloudTrail::Trail", "audit",
                #"{"TrailName":"audit","S3BucketName":"audit-logs","IsLogging":true,"EnableLogFileValidation":true,"KMSKeyId":"k"}"#,
                #"{"isLogging":true,"kmsKeyId":"k","logFileValidationEnabled":true,"name":"audit","s3BucketName":"audit-logs"}"#
            ),
            (
                "AWS::ECR::Repository", "shop/web",
                #"{"RepositoryName":"shop/web","LifecyclePolicy":{"LifecyclePolicyText":"{\"rules\":[]}"},"RepositoryPolicyText":{"Statement":[]},"EmptyOnDelete":true}"#,
                #"{"lifecyclePolicyText":{"rules":[]},"repositoryName":"shop/web","repositoryPolicyText":{"Statement":[]}}"#
            ),
            (
                "AWS::KMS::Key", "1",
                #"{"EnableKeyRotation":true,"KeyPolicy":{"Statement":[]},"PendingWindowInDays":7}"#,
                #"{"keyPolicy":{"Statement":[]},"keyRotationEnabled":true}"#
            ),
            (
                "AWS::SNS::Topic", "arn:aws:sns:eu-west-1:111122223333:alerts",
                #"{"TopicName":"alerts","DisplayName":"Alerts"}"#,
                #"{"attributes":{"DisplayName":"Alerts"},"name":"alerts"}"#
            ),
            (
                "AWS::Route53::HostedZone", "Z1",
                #"{"Name":"corp.example.com","HostedZoneConfig":{"Comment":"all inside"}}"#,
                #"{"config":{"comment":"all inside"},"name":"corp.example.com."}"#
            ),
            (
                "AWS::IAM::User", "fay",
                #"{"UserName":"fay","Groups":["owners"],"PermissionsBoundary":"arn:aws:iam::111122223333:policy/floor","LoginProfile":{"Password":"hunter2"}}"#,
                #"{"permissionsBoundary":{"permissionsBoundaryArn":"arn:aws:iam::111122223333:policy/floor","permissionsBoundaryType":"PermissionsBoundaryPolicy"},"userName":"fay"}"#
            ),
            (
                "AWS::EC2::Instance", "i-1",
                #"{"ImageId":"ami-1","Monitoring":true,"SecurityGroupIds":["sg-1"],"Tenancy":"default","UserData":{"Fn::Base64":"password"}}"#,
                #"{"imageId":"ami-1","monitoring":{"state":"enabled"},"placement":{"tenancy":"default"},"securityGroups":[{"groupId":"sg-1","groupName":"web"}]}"#
            ),
            (
                "AWS::EC2::VPCEndpoint", "vpce-1", #"{"VpcId":"vpc-1","ServiceName":"s","SecurityGroupIds":["sg-1"]}"#,
                #"{"groups":[{"groupId":"sg-1"}],"serviceName":"s","vpcId":"vpc-1"}"#
            ),
        ]
    )
    func types(type: String, id: String, properties: String, history: String) throws {
        let resource = try #require(StackFixture.stated(type, id: id, properties: properties))
        #expect(resource.mapping == .table && !resource.isWhole)
        #expect(try resource.differences(from: history) == [])
        let names = Set(try #require(JSONValue(parsing: history).object).keys)
        #expect(Set(resource.configuration.keys) == names)
    }

    @Test("of a bucket: encryption, logs, origins, pages")
    func bucket() throws {
        let properties = #"""
            {"BucketEncryption":{"ServerSideEncryptionConfiguration":[{"ServerSideEncryptionByDefault":{"SSEAlgorithm":"aws:kms","KMSMasterKeyID":"k"},"BucketKeyEnabled":true}]},
             "LoggingConfiguration":{"DestinationBucketName":"example-logs","LogFilePrefix":"vault/"},
             "CorsConfiguration":{"CorsRules":[{"AllowedMethods":["GET"],"AllowedOrigins":["*"],"ExposedHeaders":["ETag"],"MaxAge":10}]},
             "WebsiteConfiguration":{"IndexDocument":"index.html","RoutingRules":[{"RoutingRuleCondition":{"KeyPrefixEquals":"docs/"},"RedirectRule":{"ReplaceKeyWith":"x"}}]},
             "NotificationConfiguration":{"EventBridgeConfiguration":{}}}
            """#
        let resource = try #require(StackFixture.stated("AWS::S3::Bucket", id: "example-vault", properties: properties))
        let history = #"""
            {"encryption":{"rules":[{"applyServerSideEncryptionByDefault":{"kmsMasterKeyID":"k","sseAlgorithm":"aws:kms"},"bucketKeyEnabled":true}]},
             "logging":{"loggingEnabled":{"targetBucket":"example-logs","targetPrefix":"vault/"}},
             "cors":{"corsRules":[{"allowedMethods":["GET"],"allowedOrigins":["*"],"exposeHeaders":["ETag"],"maxAgeSeconds":10}]},
             "website":{"indexDocument":{"suffix":"index.html"},"routingRules":[{"condition":{"keyPrefixEquals":"docs/"},"redirect":{"replaceKeyWith":"x"}}]}}
            """#
        #expect(try resource.differences(from: history) == [])
        #expect(resource.omissions.map(\.place) == ["Properties.NotificationConfiguration"])
        #expect(resource.identity.location == "global")
    }

    @Test("of a type without a table is brought over by its names, and counts only where the history has the same")
    func generic() throws {
        let resource = try #require(
            StackFixture.stated("AWS::AppMesh::Mesh", id: "m", properties: #"{"MeshName":"m"}"#)
        )
        #expect(resource.mapping == .generic)
        #expect(resource.configuration == ["meshName": "m"] && resource.whereKnown == [JSONPointer(["meshName"])])
    }
}
