import FastJSON
import HindcastModel
import Inventories
import Testing

/// The history's side is what the rule book's examples end in.
@Suite("A configuration item has the history's shape")
struct ConfigShapeTests {
    @Test("of a security group: a rule a source")
    func securityGroup() throws {
        let item = configItem(
            "AWS::EC2::SecurityGroup",
            "sg-0a21",
            configuration: #"""
                {"description": "the rows", "groupId": "sg-0a21", "groupName": "db", "ownerId": "111122223333", "vpcId": "vpc-0a20",
                 "ipPermissions": [
                  {"fromPort": 5432, "toPort": 5432, "ipProtocol": "tcp", "ipRanges": ["10.0.0.0/8"],
                   "ipv4Ranges": [{"cidrIp": "10.0.0.0/8", "description": "the office"}], "ipv6Ranges": [], "prefixListIds": [],
                   "userIdGroupPairs": [{"groupId": "sg-0b", "userId": "111122223333"}]}],
                 "ipPermissionsEgress": [{"ipProtocol": "-1", "ipRanges": ["0.0.0.0/0"], "ipv4Ranges": [{"cidrIp": "0.0.0.0/0"}]}],
                 "tags": [{"key": "Name", "value": "db"}]}
                """#
        )
        let resource = try #require(stated(item))
        #expect(resource.identity.address?.description == "aws/111122223333/eu-west-1/ec2/security-group/sg-0a21")
        #expect(resource.observedAt?.rfc3339 == "2026-11-20T09:00:00.5Z")
        #expect(resource.mapping == .table && resource.isWhole)
        #expect(resource.tags == ["Name": "db"])
        let history = #"""
            {"description":"the rows","groupId":"sg-0a21","groupName":"db","ownerId":"111122223333","securityGroupRules":[
            {"fromPort":5432,"ipProtocol":"tcp","isEgress":false,"referencedGroupInfo":{"groupId":"sg-0b"},"toPort":5432},
            {"cidrIpv4":"10.0.0.0/8","description":"the office","fromPort":5432,"ipProtocol":"tcp","isEgress":false,"toPort":5432},
            {"cidrIpv4":"0.0.0.0/0","ipProtocol":"-1","isEgress":true}],"vpcId":"vpc-0a20"}
            """#
        #expect(try resource.differences(from: history) == [])
        let opened = history.replacing("10.0.0.0/8", with: "0.0.0.0/0")
        #expect(try resource.differences(from: opened).count == 2)
    }

    @Test("of a role: policies are documents, URL-encoded or not; what Config does not show is unknown")
    func role() throws {
        let trust = "%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow%22%7D%5D%7D"
        let item = configItem(
            "AWS::IAM::Role",
            "AROAEXAMPLE000000001",
            configuration: #"""
                "{\"path\": \"/\", \"roleName\": \"deploy\", \"roleId\": \"AROAEXAMPLE000000001\",
                 \"arn\": \"arn:aws:iam::111122223333:role/deploy\", \"createDate\": \"2025-01-01T00:00:00.000Z\",
                 \"assumeRolePolicyDocument\": \"\#(trust)\", \"instanceProfileList\": [],
                 \"rolePolicyList\": [{\"policyName\": \"b\", \"policyDocument\": \"\#(trust)\"}],
                 \"attachedManagedPolicies\": [{\"policyName\": \"P\", \"policyArn\": \"arn:aws:iam::aws:policy/P\"}], \"tags\": []}"
                """#.replacing("\n", with: " "),
            region: "global",
            more: #""ARN": "arn:aws:iam::111122223333:role/deploy", "resourceName": "deploy","#
        )
        let resource = try #require(stated(item))
        #expect(resource.identity.location == "global" && resource.identity.type == "role")
        #expect(
            resource.identity.names == ["AROAEXAMPLE000000001", "arn:aws:iam::111122223333:role/deploy", "deploy"]
        )
        #expect(resource.configuration["maxSessionDuration"]?.isUnknown == true)
        #expect(resource.configuration["createDate"] == nil && resource.configuration["instanceProfileList"] == nil)
        let document = #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow"}]}"#
        #expect(
            try resource.differences(
                from: #"""
                    {"arn":"arn:aws:iam::111122223333:role/deploy","assumeRolePolicyDocument":\#(document),
                     "attachedManagedPolicies":[{"policyArn":"arn:aws:iam::aws:policy/P","policyName":"P"}],"path":"/",
                     "maxSessionDuration":7200,"roleId":"AROAEXAMPLE000000001","roleName":"deploy",
                     "rolePolicyList":[{"policyDocument":\#(document),"policyName":"b"}]}
                    """#
            ) == []
        )
    }

    @Test("of a topic and a queue: their attributes; what the service sets by itself counts only where it is known")
    func attributes() throws {
        let topic = try #require(
            stated(
                configItem(
                    "AWS::SNS::Topic",
                    "arn:aws:sns:eu-west-1:111122223333:alerts",
                    configuration: #"""
                        {"TopicArn": "arn:aws:sns:eu-west-1:111122223333:alerts", "Owner": "111122223333", "DisplayName": "",
                         "KmsMasterKeyId": "alias/aws/sns", "SubscriptionsConfirmed": "3", "EffectiveDeliveryPolicy": "{}",
                         "Policy": "{\"Statement\":[{\"Sid\":\"__default_statement_ID\",\"Effect\":\"Allow\"}]}"}
                        """#,
                    more: #""resourceName": "alerts","#
                )
            )
        )
        let plain =
            #"{"attributes":{"KmsMasterKeyId":"alias/aws/sns"},"name":"alerts","owner":"111122223333","topicArn":"arn:aws:sns:eu-west-1:111122223333:alerts"}"#
        #expect(try topic.differences(from: plain) == [])
        let queue = try #require(
            stated(
                configItem(
                    "AWS::SQS::Queue",
                    "https://sqs.eu-west-1.amazonaws.com/111122223333/jobs",
                    configuration: #"""
                        {"QueueArn": "arn:aws:sqs:eu-west-1:111122223333:jobs", "DelaySeconds": 0, "VisibilityTimeout": 60,
                         "MessageRetentionPeriod": 345600, "ApproximateNumberOfMessages": 7, "CreatedTimestamp": "1700000000",
                         "QueueName": "jobs"}
                        """#
                )
            )
        )
        let history =
            #"{"attributes":{"VisibilityTimeout":"60"},"queueArn":"arn:aws:sqs:eu-west-1:111122223333:jobs","queueName":"jobs"}"#
        #expect(try queue.differences(from: history) == [])
        #expect(
            try queue.differences(from: history.replacing("60", with: "30")) == [
                "/attributes/VisibilityTimeout 60 \"30\""
            ]
        )
    }

    @Test(
        "of many types: renamed, without what changes by itself",
        arguments: [
            (
                "AWS::Lambda::Function",
                #"{"functionName":"pay","runtime":"python3.12","kmskeyArn":"k","state":{"value":"Active"},"lastModified":"2026-01-01T00:00:00Z","codeSize":9,"revisionId":"x"}"#,
                #"{"Policy":"{\"policy\":\"{\\\"Statement\\\":[{\\\"Sid\\\":\\\"open\\\"}]}\"}","Concurrency":{"reservedConcurrentExecutions":28.0}}"#,
                #"{"functionName":"pay","kMSKeyArn":"k","policy":{"Statement":[{"Sid":"open"}]},"reservedConcurrentExecutions":28,"runtime":"python3.12"}"#
            ),
            (
                "AWS::KMS::Key",
                #"{"keyId":"1","awsaccountId":"111122223333","enabled":true,"creationDate":"2026-01-01T00:00:00Z"}"#,
                #"{"Policy":"{\"Statement\":[]}","KeyRotationStatus":"true"}"#,
                #"{"aWSAccountId":"111122223333","enabled":true,"keyId":"1","keyPolicy":{"Statement":[]},"keyRotationEnabled":true}"#
            ),
            (
                "AWS::ECS::Cluster",
                #"{"Arn":"arn:aws:ecs:eu-west-1:111122223333:cluster/shop","ClusterName":"shop","ClusterSettings":[{"Name":"containerInsights","Value":"enabled"}]}"#,
                "{}",
                #"{"clusterArn":"arn:aws:ecs:eu-west-1:111122223333:cluster/shop","clusterName":"shop","settings":[{"name":"containerInsights","value":"enabled"}]}"#
            ),
            (
                "AWS::SecretsManager::Secret",
                #"{"ARN":"a","Name":"app/db","KMSKeyId":"alias/app","RotationEnabled":false,"Deleted":false}"#,
                "{}", #"{"arn":"a","kmsKeyId":"alias/app","name":"app/db","rotationEnabled":false}"#
            ),
            (
                "AWS::ElasticLoadBalancingV2::LoadBalancer",
                #"{"loadBalancerName":"web","dNSName":"d","createdTime":"2026-01-01T00:00:00Z","state":{"code":"active"},"availabilityZones":[{"subnetId":"subnet-0a","zoneName":"a","loadBalancerAddresses":[]}]}"#,
                #"{"LoadBalancerAttributes":"[{\"key\":\"idle_timeout.timeout_seconds\",\"value\":\"90\"},{\"key\":\"routing.http2.enabled\",\"value\":\"true\"}]"}"#,
                #"{"attributes":{"idle_timeout.timeout_seconds":"90"},"availabilityZones":[{"subnetId":"subnet-0a","zoneName":"a"}],"dNSName":"d","loadBalancerName":"web"}"#
            ),
            (
                "AWS::AutoScaling::AutoScalingGroup",
                #"{"autoScalingGroupName":"web","vpczoneIdentifier":"subnet-0a","instances":[{"instanceId":"i-1","healthStatus":"Healthy","protectedFromScaleIn":false}]}"#,
                #"{"LifeCycleHooks":[{"lifecycleHookName":"drain"}]}"#,
                #"{"autoScalingGroupName":"web","instances":[{"instanceId":"i-1"}],"lifecycleHooks":[{"lifecycleHookName":"drain"}],"vPCZoneIdentifier":"subnet-0a"}"#
            ),
            (
                "AWS::Elasticsearch::Domain",
                #"{"domainName":"logs","ebsoptions":{"ebsenabled":true},"vpcoptions":{"vpcid":"vpc-1"},"accessPolicies":"{\"Statement\":[]}","processing":true}"#,
                "{}",
                #"{"accessPolicies":{"Statement":[]},"domainName":"logs","eBSOptions":{"eBSEnabled":true},"vPCOptions":{"vPCId":"vpc-1"}}"#
            ),
            (
                "AWS::DynamoDB::Table",
                #"{"tableName":"t","ssedescription":{"kmsmasterKeyArn":"k","status":"ENABLED"},"itemCount":3,"provisionedThroughput":{"readCapacityUnits":9,"numberOfDecreasesToday":0}}"#,
                #"{"ContinuousBackupsDescription":{"pointInTimeRecoveryDescription":{"pointInTimeRecoveryStatus":"ENABLED"}}}"#,
                #"{"pointInTimeRecoverySpecification":{"pointInTimeRecoveryEnabled":true},"provisionedThroughput":{"readCapacityUnits":9},"sSEDescription":{"kMSMasterKeyArn":"k"},"tableName":"t"}"#
            ),
            (
                "AWS::ECR::Repository",
                #"{"Arn":"a","RepositoryName":"shop/web","LifecyclePolicy":{"LifecyclePolicyText":"{\"rules\":[]}"},"RepositoryPolicyText":{"Statement":[]}}"#,
                "{}",
                #"{"lifecyclePolicyText":{"rules":[]},"repositoryArn":"a","repositoryName":"shop/web","repositoryPolicyText":{"Statement":[]}}"#
            ),
            (
                "AWS::Kinesis::Stream",
                #"{"Arn":"a","Name":"clicks","ShardCount":5,"StreamEncryption":{"EncryptionType":"KMS","KeyId":"alias/k"}}"#,
                "{}",
                #"{"encryptionType":"KMS","keyId":"alias/k","openShardCount":5,"streamARN":"a","streamName":"clicks"}"#
            ),
        ]
    )
    func types(type: String, configuration: String, supplements: String, history: String) throws {
        let resource = try #require(
            stated(configItem(type, "x", configuration: configuration, supplements: supplements))
        )
        #expect(resource.mapping == .table)
        #expect(try resource.differences(from: history) == [])
        // Nothing is stated that the history has under another name.
        let names = Set(try #require(JSONValue(parsing: history).object).keys)
        let known = resource.configuration.filter { !$0.value.isUnknown }.map(\.key)
        #expect(Set(known).subtracting(names).isEmpty)
        #expect(names.subtracting(known).isEmpty)
    }

    @Test("of a type without a table is brought over by its names, and counts only where the history has the same")
    func generic() throws {
        let item = configItem(
            "AWS::AppMesh::Mesh",
            "m",
            configuration: #"{"MeshName": "m", "Spec": {"EgressFilter": {"Type": "X"}}}"#
        )
        let resource = try #require(stated(item))
        #expect(resource.mapping == .generic && !resource.isWhole)
        #expect(resource.configuration == ["meshName": "m", "spec": ["egressFilter": ["type": "X"]]])
        #expect(resource.whereKnown == [JSONPointer(["meshName"]), JSONPointer(["spec"])])
    }
}
