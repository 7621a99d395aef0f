import FastJSON
import Foundation
import HindcastModel
import TestSupport
import Testing

@testable import Hindcast

/// `show -o aws-cli`: the commands that make of what there is what there was, run against a program that refuses what the API's
/// own model refuses.
@Suite struct CommandRestoreTests {
    private static let place = Address(
        provider: .aws,
        account: "111122223333",
        location: "eu-west-1",
        service: "ec2",
        type: "security-group",
        id: "sg-0a1b2c3d"
    )

    static func document(_ type: String, _ id: String, _ configuration: JSONObject, tags: JSONObject = [:])
        -> ResourceDocument
    {
        let parts = type.split(separator: "/").map(String.init)
        let isGlobal = ["iam", "s3"].contains(parts[0])
        let address = Address(
            provider: .aws,
            account: place.account,
            location: isGlobal ? "global" : place.location,
            service: parts[0],
            type: parts[1],
            id: id
        )
        var document = ResourceDocument(address: address, knowledge: .complete)
        document.configuration = configuration
        document.tags = tags
        document.arn = "arn:aws:\(parts[0]):eu-west-1:111122223333:\(id)"
        return document
    }

    static func request(_ then: ResourceDocument, _ now: ResourceDocument?, actor: String = "alice@example.com")
        -> RestoreRequest
    {
        func change(_ sequence: Int) -> ChangeEntry {
            ChangeEntry(
                commit: "c",
                sequence: sequence,
                time: Moment(seconds: 1_770_000_000),
                eventID: "e-\(sequence)",
                action: "x:Y",
                principal: actor,
                origin: Origin(label: actor, confidence: .stated),
                via: "cli",
                sourceIP: nil,
                userAgent: nil,
                confidence: .high,
                subject: "s",
                resource: then.address,
                kind: .updated
            )
        }
        return RestoreRequest(then: then, change: change(1), now: now, last: change(2), moment: "2026-02-01")
    }

    /// The calls of the script that brings a document back, as `service operation {input}`.
    private func calls(_ then: ResourceDocument, now: ResourceDocument?) throws -> [String] {
        let script = CommandRestore(Self.request(then, now)).text
        let (calls, result) = try AWSModel.run(script)
        #expect(result.status == 0, "\(result.error)\n\(script)")
        for call in calls where !["iam", "s3api", "s3control"].contains(call.service) {
            #expect(call.region == "eu-west-1")
        }
        return calls.map { "\($0.service) \($0.operation) \($0.input)" }
    }

    private func calls(_ type: String, _ then: JSONObject, now: JSONObject, id: String = "x") throws -> [String] {
        try calls(Self.document(type, id, then), now: Self.document(type, id, now))
    }

    @Test func `a rule that was opened is closed, and one that was closed opened, with its text`() throws {
        let web: JSONValue = [
            "isEgress": false, "ipProtocol": "tcp", "fromPort": 443, "toPort": 443, "cidrIpv4": "0.0.0.0/0",
            "description": "front door", "securityGroupRuleId": "sgr-1",
        ]
        let ssh: JSONValue = ["isEgress": false, "ipProtocol": "tcp", "fromPort": 22, "toPort": 22, "cidrIpv6": "::/0"]
        let all: JSONValue = ["isEgress": true, "ipProtocol": "-1", "referencedGroupInfo": ["groupId": "sg-2"]]
        #expect(
            try calls(
                "ec2/security-group",
                ["securityGroupRules": [web, all]],
                now: ["securityGroupRules": [ssh]],
                id: "sg-1"
            ) == [
                #"ec2 authorize-security-group-ingress {"GroupId": "sg-1", "IpPermissions": [{"FromPort": 443, "IpProtocol": "tcp", "IpRanges": [{"CidrIp": "0.0.0.0/0", "Description": "front door"}], "ToPort": 443}]}"#,
                #"ec2 revoke-security-group-ingress {"GroupId": "sg-1", "IpPermissions": [{"FromPort": 22, "IpProtocol": "tcp", "Ipv6Ranges": [{"CidrIpv6": "::/0"}], "ToPort": 22}]}"#,
                #"ec2 authorize-security-group-egress {"GroupId": "sg-1", "IpPermissions": [{"IpProtocol": "-1", "UserIdGroupPairs": [{"GroupId": "sg-2"}]}]}"#,
            ]
        )
        // A rule that has another id now is the same rule.
        var again = web.object ?? [:]
        again["securityGroupRuleId"] = "sgr-9"
        #expect(
            try calls(
                "ec2/security-group",
                ["securityGroupRules": [web]],
                now: ["securityGroupRules": [.object(again)]]
            ).isEmpty
        )
        #expect(
            try calls("ec2/security-group", ["securityGroupRules": []], now: ["securityGroupRules": [web]], id: "sg-1")
                == [
                    #"ec2 revoke-security-group-ingress {"GroupId": "sg-1", "SecurityGroupRuleIds": ["sgr-1"]}"#
                ]
        )
        again["description"] = "back door"
        #expect(
            try calls(
                "ec2/security-group",
                ["securityGroupRules": [web]],
                now: ["securityGroupRules": [.object(again)]]
            )[0]
            .hasPrefix("ec2 update-security-group-rule-descriptions-ingress ")
        )
    }

    @Test func `a role gets its policies back before it loses those that it had not`() throws {
        let read: JSONValue = [
            "Version": "2012-10-17", "Statement": [["Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"]],
        ]
        let then: JSONObject = [
            "rolePolicyList": [["policyName": "read", "policyDocument": read]], "maxSessionDuration": 3600,
            "attachedManagedPolicies": [["policyArn": "arn:aws:iam::aws:policy/ReadOnlyAccess"]],
            "assumeRolePolicyDocument": read,
        ]
        let now: JSONObject = [
            "rolePolicyList": [["policyName": "all", "policyDocument": "{}"]], "maxSessionDuration": 43200,
            "attachedManagedPolicies": [["policyArn": "arn:aws:iam::aws:policy/AdministratorAccess"]],
            "permissionsBoundary": ["permissionsBoundaryArn": "arn:aws:iam::aws:policy/PowerUserAccess"],
        ]
        #expect(
            try calls("iam/role", then, now: now).map { $0.split(separator: " ")[1] } == [
                "put-role-policy", "attach-role-policy", "detach-role-policy", "delete-role-policy",
                "delete-role-permissions-boundary", "update-assume-role-policy", "update-role",
            ]
        )
    }

    @Test func `a role that is gone is made anew`() throws {
        let role = Self.document(
            "iam/role",
            "deploy",
            [
                "assumeRolePolicyDocument": ["Version": "2012-10-17"], "path": "/",
                "rolePolicyList": [["policyName": "a", "policyDocument": "{}"]],
            ],
            tags: ["team": "edge"]
        )
        #expect(
            try calls(role, now: nil) == [
                #"iam create-role {"AssumeRolePolicyDocument": "{\"Version\":\"2012-10-17\"}", "Path": "/", "RoleName": "deploy"}"#,
                #"iam put-role-policy {"PolicyDocument": "{}", "PolicyName": "a", "RoleName": "deploy"}"#,
                #"iam tag-role {"RoleName": "deploy", "Tags": [{"Key": "team", "Value": "edge"}]}"#,
            ]
        )
    }

    @Test func `a key that somebody made for a user is made inactive`() throws {
        #expect(
            try calls(
                "iam/user",
                ["accessKeys": [["accessKeyId": "AKIAIOSFODNN7EXAMPLE", "status": "Active"]], "groupList": ["ops"]],
                now: [
                    "accessKeys": [
                        ["accessKeyId": "AKIAIOSFODNN7EXAMPLE", "status": "Inactive"],
                        ["accessKeyId": "AKIAI44QH8DHBEXAMPLE", "status": "Active"],
                    ], "groupList": ["admins"],
                ]
            ) == [
                #"iam add-user-to-group {"GroupName": "ops", "UserName": "x"}"#,
                #"iam remove-user-from-group {"GroupName": "admins", "UserName": "x"}"#,
                #"iam update-access-key {"AccessKeyId": "AKIAI44QH8DHBEXAMPLE", "Status": "Inactive", "UserName": "x"}"#,
                #"iam update-access-key {"AccessKeyId": "AKIAIOSFODNN7EXAMPLE", "Status": "Active", "UserName": "x"}"#,
            ]
        )
    }

    @Test func `a bucket's doors are shut as they were`() throws {
        let then: JSONObject = [
            "publicAccessBlock": [
                "blockPublicAcls": true, "ignorePublicAcls": true, "blockPublicPolicy": true,
                "restrictPublicBuckets": true,
            ],
            "versioning": ["status": "Enabled"],
            "encryption": [
                "rules": [
                    [
                        "applyServerSideEncryptionByDefault": ["sseAlgorithm": "aws:kms", "kmsMasterKeyID": "k"],
                        "bucketKeyEnabled": true,
                    ]
                ]
            ],
            "ownershipControls": ["rules": [["objectOwnership": "BucketOwnerEnforced"]]],
            "cors": ["corsRules": [["id": "a", "allowedMethods": ["GET"], "allowedOrigins": ["*"]]]],
            "lifecycle": [
                "rules": [["id": "old", "status": "Enabled", "filter": ["prefix": ""], "expiration": ["days": 30]]]
            ],
        ]
        let now: JSONObject = [
            "policy": ["Statement": []], "website": ["indexDocument": ["suffix": "index.html"]],
            "logging": ["loggingEnabled": ["targetBucket": "b", "targetPrefix": ""]],
        ]
        #expect(
            try calls("s3/bucket", then, now: now).map { $0.split(separator: " ")[1] } == [
                "put-public-access-block", "put-bucket-ownership-controls", "put-bucket-encryption", "put-bucket-cors",
                "put-bucket-lifecycle-configuration", "delete-bucket-website", "put-bucket-logging",
                "delete-bucket-policy",
                "put-bucket-versioning",
            ]
        )
        #expect(
            try calls("s3/bucket", [:], now: then).map { $0.split(separator: " ")[1] } == [
                "delete-public-access-block", "delete-bucket-ownership-controls", "delete-bucket-encryption",
                "delete-bucket-cors", "delete-bucket-lifecycle", "put-bucket-versioning",
            ]
        )
    }

    /// A type, its configuration as it was and as it is, and the commands between them.
    struct Case: CustomTestStringConvertible {
        let type: String
        let then: String
        let now: String
        let commands: [String]

        init(_ type: String, _ then: String, _ now: String, _ commands: String...) {
            self.type = type
            self.then = then
            self.now = now
            self.commands = commands
        }

        var testDescription: String { "\(type): \(commands.joined(separator: ", "))" }
    }

    private static let cases = [
        Case(
            "rds/db-instance",
            #"{"publiclyAccessible": false, "multiAZ": true, "vpcSecurityGroups": [{"vpcSecurityGroupId": "sg-1"}]}"#,
            #"{"publiclyAccessible": true, "multiAZ": false}"#,
            "rds modify-db-instance"
        ),
        Case(
            "rds/db-cluster",
            #"{"deletionProtection": true, "iAMDatabaseAuthenticationEnabled": true}"#,
            #"{"deletionProtection": false}"#,
            "rds modify-db-cluster"
        ),
        Case(
            "ec2/instance",
            """
            {"disableApiTermination": true, "instanceInitiatedShutdownBehavior": "stop", "monitoring": {"state": "enabled"},
            "securityGroups": [{"groupId": "sg-1", "groupName": "web"}],
            "metadataOptions": {"httpTokens": "required", "state": "applied"}}
            """,
            #"{"disableApiTermination": false, "metadataOptions": {"httpTokens": "optional"}}"#,
            "ec2 modify-instance-attribute",
            "ec2 modify-instance-attribute",
            "ec2 modify-instance-attribute",
            "ec2 modify-instance-metadata-options",
            "ec2 monitor-instances"
        ),
        Case(
            "lambda/function",
            """
            {"timeout": 30, "role": "arn:aws:iam::111122223333:role/r",
            "layers": [{"arn": "arn:aws:lambda:eu-west-1:111122223333:layer:a:1"}],
            "policy": {"Statement": [{"Sid": "events", "Effect": "Allow", "Action": "lambda:InvokeFunction",
            "Principal": {"Service": "events.amazonaws.com"},
            "Condition": {"ArnLike": {"AWS:SourceArn": "arn:aws:events:eu-west-1:111122223333:rule/r"}}}]}}
            """,
            """
            {"timeout": 900, "reservedConcurrentExecutions": 0,
            "policy": {"Statement": [{"Sid": "backdoor", "Effect": "Allow", "Action": "*", "Principal": "*"}]}}
            """,
            "lambda update-function-configuration",
            "lambda delete-function-concurrency",
            "lambda remove-permission",
            "lambda add-permission"
        ),
        Case(
            "sns/topic",
            #"{"attributes": {"DisplayName": "jobs", "Policy": {"Statement": []}}}"#,
            #"{"attributes": {"KmsMasterKeyId": "k"}}"#,
            "sns set-topic-attributes",
            "sns set-topic-attributes",
            "sns set-topic-attributes"
        ),
        Case(
            "sqs/queue",
            #"{"attributes": {"VisibilityTimeout": "30"}}"#,
            #"{"attributes": {"VisibilityTimeout": "0", "Policy": {"Id": "p"}}}"#,
            "sqs set-queue-attributes"
        ),
        Case(
            "kms/key",
            #"{"keyState": "Enabled", "keyRotationEnabled": true, "keyPolicy": {"Statement": []}, "description": "d"}"#,
            #"{"keyState": "PendingDeletion", "keyRotationEnabled": false, "keyPolicy": {"Id": "x"}}"#,
            "kms cancel-key-deletion",
            "kms enable-key",
            "kms put-key-policy",
            "kms update-key-description",
            "kms enable-key-rotation"
        ),
        Case(
            "cloudtrail/trail",
            """
            {"isLogging": true, "isMultiRegionTrail": true, "logFileValidationEnabled": true,
            "eventSelectors": [{"readWriteType": "All", "includeManagementEvents": true,
            "dataResources": [{"type": "AWS::S3::Object", "values": ["arn:aws:s3"]}]}]}
            """,
            #"{"isLogging": false, "isMultiRegionTrail": false}"#,
            "cloudtrail update-trail",
            "cloudtrail put-event-selectors",
            "cloudtrail start-logging"
        ),
        Case(
            "logs/log-group",
            #"{"retentionInDays": 365}"#,
            #"{"retentionInDays": 1}"#,
            "logs put-retention-policy"
        ),
        Case(
            "logs/log-group",
            #"{"kmsKeyId": "k"}"#,
            #"{"kmsKeyId": "k", "retentionInDays": 1}"#,
            "logs delete-retention-policy"
        ),
        Case(
            "iam/policy",
            #"{"defaultVersionId": "v1", "policyVersionList": [{"versionId": "v1", "document": {"Statement": []}}]}"#,
            """
            {"defaultVersionId": "v2",
            "policyVersionList": [{"versionId": "v1", "document": {"Statement": []}}, {"versionId": "v2"}]}
            """,
            "iam set-default-policy-version"
        ),
        Case(
            "iam/policy",
            #"{"defaultVersionId": "v1", "policyVersionList": [{"versionId": "v1", "document": {"Statement": []}}]}"#,
            #"{"defaultVersionId": "v2", "policyVersionList": [{"versionId": "v2"}]}"#,
            "iam create-policy-version"
        ),
        Case(
            "s3/account-public-access-block",
            #"{"blockPublicAcls": true, "blockPublicPolicy": true}"#,
            #"{"blockPublicAcls": false}"#,
            "s3control put-public-access-block"
        ),
    ]

    @Test(arguments: cases)
    func `what differs is set back`(_ test: Case) throws {
        let then = try #require(try JSONValue(parsing: test.then).object)
        let now = try #require(try JSONValue(parsing: test.now).object)
        let commands = try calls(test.type, then, now: now).map {
            $0.split(separator: " ").prefix(2).joined(separator: " ")
        }
        #expect(commands == test.commands)
    }

    @Test(arguments: [
        "ec2/vpc", "iam/role", "iam/user", "s3/bucket", "sqs/queue", "kms/key", "rds/db-instance", "lambda/function",
        "sns/topic",
        "dynamodb/table", "ecr/repository",
    ])
    func `tags are set and taken away by the service's own command`(type: String) throws {
        let then = Self.document(type, "x", ["a": 1], tags: ["team": "edge", "aws:made": "by"])
        let now = Self.document(type, "x", ["a": 1], tags: ["owner": "eve"])
        let calls = try calls(then, now: now)
        #expect(calls.count == (type == "s3/bucket" ? 1 : 2))
        #expect(calls.joined().contains("team") && !calls.joined().contains("aws:made"))
        if type != "s3/bucket" { #expect(calls[1].contains("owner") && !calls[1].contains("eve")) }
        #expect(try self.calls(then, now: then).isEmpty)
    }

    @Test func `what no command is known for is said, each place as it is and as it was`() throws {
        let script = CommandRestore(
            Self.request(Self.document("glue/job", "x", ["timeout": 1]), Self.document("glue/job", "x", ["timeout": 2]))
        ).text
        #expect(script.contains("# No command is known for what differs.\n"))
        #expect(script.contains("#   /timeout: from 2 to 1\n"))
        let gone = CommandRestore(Self.request(Self.document("ec2/vpc", "x", ["cidrBlock": "10.0.0.0/8"]), nil)).text
        #expect(gone.contains("#   It is gone, and a new one would have another id"))
        #expect(!gone.contains("aws ec2"))
    }

    @Test func `a value that nobody knows makes the command fail before anything is sent`() throws {
        let hidden: JSONValue = ["$redacted": "hmac-sha256:0123456789abcdef"]
        let script = CommandRestore(
            Self.request(
                Self.document("lambda/function", "f", ["description": hidden]),
                Self.document("lambda/function", "f", ["description": "now"])
            )
        ).text
        #expect(script.contains("…_set_by_hand: it makes this fail"))
        let (calls, result) = try AWSModel.run(script)
        #expect(result.status == 1)
        #expect(calls.isEmpty)
        // A document with a hole is a hole as a whole.
        let policy = CommandRestore(
            Self.request(
                Self.document("s3/bucket", "b", ["policy": ["Id": hidden]]),
                Self.document("s3/bucket", "b", ["name": "b"])
            )
        ).text
        #expect(policy.contains("\"Policy\": UNKNOWN_set_by_hand"))
    }

    @Test func `a script for another account stops at once`() throws {
        var request = Self.request(
            Self.document("ec2/vpc", "x", [:], tags: ["a": "b"]),
            Self.document("ec2/vpc", "x", ["b": 1])
        )
        let script = CommandRestore(request).text.replacing("= 111122223333 ]", with: "= 444455556666 ]")
        let (calls, result) = try AWSModel.run(script)
        #expect(result.status == 1 && calls.isEmpty)
        request = Self.request(request.then, request.then)
        #expect(CommandRestore(request).text.contains("# There is nothing to do: it is as it was."))
    }

    static let hostile = [
        "'; touch owned; '", "$(touch owned)", "`touch owned`", "\"; touch owned; \"", "a\ntouch owned", "-rf",
        "file:///etc/passwd",
        "\\'; touch owned #", "\u{1B}[31m\u{202E}\u{0}x", "*", "${IFS}touch${IFS}owned", "é😀\u{E0041}", "it's", "!!",
        "\r\n", "#x",
    ]

    @Test(arguments: hostile)
    func `no name or value runs, and each arrives as it is`(text: String) throws {
        let rule: JSONValue = [
            "isEgress": false, "ipProtocol": "-1", "cidrIpv4": .string(text), "description": .string(text),
        ]
        var then = Self.document(
            "ec2/security-group",
            text,
            ["securityGroupRules": [rule], text: 1],
            tags: [text: .string(text)]
        )
        then.name = text
        let now = Self.document("ec2/security-group", text, ["a": .string(text)])
        let script = CommandRestore(Self.request(then, now, actor: text)).text
        #expect(!script.unicodeScalars.contains { $0 != "\n" && VisibleText.isHostile($0) })
        let (calls, result) = try AWSModel.run(script)
        #expect(result.status == 0, "\(result.error)\n\(script)")
        #expect(calls.count == 2)
        let value = try JSONValue(parsing: calls[0].input)
        #expect(value["GroupId"]?.string?.hasSameBytes(as: text) == true)
        #expect(
            value["IpPermissions"]?[JSONPointer(["0", "IpRanges", "0", "Description"])]?.string?.hasSameBytes(as: text)
                == true
        )
    }

    @Test(arguments: hostile)
    func `a word for the shell is one word`(text: String) throws {
        let result = try Program(URL(filePath: "/bin/bash")).run(["-c", "printf %s \(ShellText.quoted(text))"])
        // A C string ends with its first zero: no argument has one.
        let expected = text.replacing("\0", with: "")
        #expect(text.contains("\0") || result.output.hasSameBytes(as: expected), "\(ShellText.quoted(text))")
    }
}
