import Testing

/// Something that somebody did by hand to one of the estates.
struct HandChange: Sendable, CustomTestStringConvertible {
    let estate: String
    let service: String
    let operation: String
    let request: String
    var response = "null"
    /// The declaration that no longer holds, and where; the place is empty for a whole resource.
    let label: String
    let place: String

    var testDescription: String { "\(service):\(operation) on \(label)" }

    /// The record, minutes after the estate was made.
    var record: String {
        """
        {"Records":[{"eventVersion":"1.09","eventID":"by-hand","eventTime":"2026-03-02T12:00:00Z","readOnly":false,
        "eventSource":"\(service).amazonaws.com","eventName":"\(operation)","awsRegion":"eu-west-1","eventType":"AwsApiCall",
        "userIdentity":{"type":"IAMUser","principalId":"AIDAEXAMPLENOOR00001","arn":"arn:aws:iam::111122223333:user/noor",
        "accountId":"111122223333","userName":"noor"},"sourceIPAddress":"192.0.2.66","userAgent":"console.amazonaws.com",
        "requestParameters":\(request),"responseElements":\(response),"managementEvent":true,"recipientAccountId":"111122223333"}]}
        """
    }

    static let all: [HandChange] = [
        HandChange(
            estate: "network",
            service: "ec2",
            operation: "AuthorizeSecurityGroupIngress",
            request:
                #"{"groupId":"sg-0a92","ipPermissions":{"items":[{"ipProtocol":"tcp","fromPort":22,"toPort":22,"ipRanges":{"items":[{"cidrIp":"0.0.0.0/0"}]}}]}}"#,
            label: "aws_security_group.web",
            place: "/securityGroupRules/"
        ),
        HandChange(
            estate: "network",
            service: "ec2",
            operation: "CreateRoute",
            request: #"{"routeTableId":"rtb-0a61","destinationCidrBlock":"192.0.2.0/24","gatewayId":"igw-0a31"}"#,
            label: "aws_route_table.public",
            place: "/routes/"
        ),
        HandChange(
            estate: "network",
            service: "ec2",
            operation: "DeleteRoute",
            request: #"{"routeTableId":"rtb-0a61","destinationCidrBlock":"0.0.0.0/0"}"#,
            label: "aws_route.public_out",
            place: "/routes"
        ),
        HandChange(
            estate: "network",
            service: "ec2",
            operation: "ModifySubnetAttribute",
            request: #"{"subnetId":"subnet-0a22","mapPublicIpOnLaunch":{"value":true}}"#,
            label: "aws_subnet.private[2]",
            place: "/mapPublicIpOnLaunch"
        ),
        HandChange(
            estate: "compute",
            service: "ec2",
            operation: "ModifyInstanceAttribute",
            request: #"{"instanceId":"i-0c14","disableApiTermination":{"value":false}}"#,
            label: "aws_instance.web",
            place: "/disableApiTermination"
        ),
        HandChange(
            estate: "compute",
            service: "autoscaling",
            operation: "UpdateAutoScalingGroup",
            request: #"{"autoScalingGroupName":"web","maxSize":40}"#,
            label: "aws_autoscaling_group.web",
            place: "/maxSize"
        ),
        HandChange(
            estate: "balancing",
            service: "route53",
            operation: "ChangeResourceRecordSets",
            request:
                #"{"hostedZoneId":"Z0000000000000000001","changeBatch":{"changes":[{"action":"UPSERT","resourceRecordSet":{"name":"shop.example.com","type":"MX","tTL":300,"resourceRecords":[{"value":"10 mail.example.net"}]}}]}}"#,
            label: "aws_route53_record.mail",
            place: "/resourceRecordSets"
        ),
        HandChange(
            estate: "identity",
            service: "iam",
            operation: "AttachRolePolicy",
            request: #"{"roleName":"deploy","policyArn":"arn:aws:iam::aws:policy/AdministratorAccess"}"#,
            label: "aws_iam_role.deploy",
            place: "/attachedManagedPolicies/0"
        ),
        HandChange(
            estate: "identity",
            service: "iam",
            operation: "CreatePolicyVersion",
            request:
                #"{"policyArn":"arn:aws:iam::111122223333:policy/read-data","policyDocument":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}","setAsDefault":true}"#,
            response: #"{"policyVersion":{"versionId":"v3","isDefaultVersion":true}}"#,
            label: "aws_iam_policy.read",
            place: "/policyVersionList/2/document/Statement"
        ),
        HandChange(
            estate: "identity",
            service: "iam",
            operation: "DeleteUser",
            request: #"{"userName":"probe"}"#,
            label: "aws_iam_user.probe",
            place: ""
        ),
        HandChange(
            estate: "buckets",
            service: "s3",
            operation: "DeleteBucketPublicAccessBlock",
            request: #"{"bucketName":"example-vault","publicAccessBlock":""}"#,
            label: "aws_s3_bucket_public_access_block.vault",
            place: "/publicAccessBlock"
        ),
        HandChange(
            estate: "buckets",
            service: "s3",
            operation: "PutBucketVersioning",
            request:
                #"{"bucketName":"example-vault","versioning":"","VersioningConfiguration":{"Status":"Suspended"}}"#,
            label: "aws_s3_bucket_versioning.vault",
            place: "/versioning/status"
        ),
        HandChange(
            estate: "databases",
            service: "rds",
            operation: "ModifyDBInstance",
            request: #"{"dBInstanceIdentifier":"shop","publiclyAccessible":true}"#,
            label: "aws_db_instance.shop",
            place: "/publiclyAccessible"
        ),
        HandChange(
            estate: "functions",
            service: "lambda",
            operation: "AddPermission20150331v2",
            request: #"{"functionName":"thumbs","statementId":"all","action":"lambda:InvokeFunction","principal":"*"}"#,
            response:
                #"{"statement":"{\"Sid\":\"all\",\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"lambda:InvokeFunction\",\"Resource\":\"*\"}"}"#,
            label: "aws_lambda_permission.bucket",
            place: "/policy/Statement/"
        ),
        HandChange(
            estate: "messages",
            service: "sqs",
            operation: "SetQueueAttributes",
            request:
                #"{"queueUrl":"https://sqs.eu-west-1.amazonaws.com/111122223333/jobs","attributes":{"VisibilityTimeout":"1"}}"#,
            label: "aws_sqs_queue.jobs",
            place: "/attributes/VisibilityTimeout"
        ),
        HandChange(
            estate: "watch",
            service: "cloudtrail",
            operation: "StopLogging",
            request: #"{"name":"audit"}"#,
            label: "aws_cloudtrail.audit",
            place: "/isLogging"
        ),
        HandChange(
            estate: "watch",
            service: "logs",
            operation: "DeleteRetentionPolicy",
            request: #"{"logGroupName":"/app/web"}"#,
            label: "aws_cloudwatch_log_group.web",
            place: "/retentionInDays"
        ),
        HandChange(
            estate: "containers",
            service: "ecs",
            operation: "UpdateService",
            request: #"{"cluster":"shop","service":"web","desiredCount":9}"#,
            label: "aws_ecs_service.web",
            place: "/desiredCount"
        ),
        HandChange(
            estate: "edge",
            service: "wafv2",
            operation: "DisassociateWebACL",
            request:
                #"{"resourceArn":"arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/web/e334"}"#,
            label: "aws_wafv2_web_acl_association.inner",
            place: "/associatedResources"
        ),
    ]
}
