import Foundation
import HindcastModel
import TestSupport
import Testing

@testable import Hindcast

/// `show -o cloudformation|kubectl|terraform`: text that the tools themselves take.
@Suite struct TemplateRestoreTests {
    private static func has(_ tool: String, _ arguments: String...) -> Bool {
        (try? Program(URL(filePath: "/usr/bin/env")).run([tool] + arguments))?.status == 0
    }

    private static let hasLint = has("cfn-lint", "--version")
    private static let hasTerraform = has("terraform", "version")
    private static let hasYAML = has("python3", "-c", "import yaml")

    private static let policy: JSONValue = [
        "Version": "2012-10-17",
        "Statement": [["Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*"]],
    ]

    private static let publicPolicy: JSONValue = [
        "Version": "2012-10-17",
        "Statement": [
            [
                "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*",
                "Principal": ["AWS": "arn:aws:iam::111122223333:root"],
            ]
        ],
    ]

    static let documents: [ResourceDocument] = {
        func document(_ type: String, _ id: String, _ configuration: JSONObject) -> ResourceDocument {
            CommandRestoreTests.document(type, id, configuration, tags: ["team": "edge"])
        }
        return [
            document(
                "ec2/security-group",
                "sg-1",
                [
                    "groupName": "web", "description": "front door", "vpcId": "vpc-0123456789abcdef0",
                    "groupId": "sg-1",
                    "securityGroupRules": [
                        [
                            "isEgress": false, "ipProtocol": "tcp", "fromPort": 443, "toPort": 443,
                            "cidrIpv4": "0.0.0.0/0",
                            "description": "all",
                        ],
                        ["isEgress": true, "ipProtocol": "-1", "cidrIpv4": "0.0.0.0/0"],
                    ],
                ]
            ),
            document(
                "iam/role",
                "deploy",
                [
                    "roleName": "deploy", "path": "/", "maxSessionDuration": 3600,
                    "assumeRolePolicyDocument": [
                        "Version": "2012-10-17",
                        "Statement": [
                            [
                                "Effect": "Allow", "Action": "sts:AssumeRole",
                                "Principal": ["Service": "ec2.amazonaws.com"],
                            ]
                        ],
                    ],
                    "rolePolicyList": [["policyName": "read", "policyDocument": policy]],
                    "attachedManagedPolicies": [["policyArn": "arn:aws:iam::aws:policy/ReadOnlyAccess"]],
                ]
            ),
            document(
                "s3/bucket",
                "example-invoices",
                [
                    "name": "example-invoices", "versioning": ["status": "Enabled"], "policy": publicPolicy,
                    "publicAccessBlock": ["blockPublicAcls": true, "blockPublicPolicy": true],
                    "encryption": ["rules": [["applyServerSideEncryptionByDefault": ["sseAlgorithm": "AES256"]]]],
                    "ownershipControls": ["rules": [["objectOwnership": "BucketOwnerEnforced"]]],
                ]
            ),
            document(
                "rds/db-instance",
                "shop",
                [
                    "dBInstanceIdentifier": "shop", "dBInstanceClass": "db.t4g.medium", "engine": "postgres",
                    "engineVersion": "16.3",
                    "allocatedStorage": 50, "masterUsername": "shop", "publiclyAccessible": false, "multiAZ": true,
                    "storageEncrypted": true, "storageType": "gp3", "backupRetentionPeriod": 14,
                    "vpcSecurityGroups": [["vpcSecurityGroupId": "sg-0123456789abcdef0"]],
                ]
            ),
            document(
                "sqs/queue",
                "jobs",
                ["queueName": "jobs", "attributes": ["VisibilityTimeout": "30", "SqsManagedSseEnabled": "true"]]
            ),
            document("sns/topic", "jobs", ["name": "jobs", "attributes": ["DisplayName": "jobs"]]),
            document(
                "kms/key",
                "0d1e2f30-1111-2222-3333-444455556666",
                [
                    "description": "d", "enabled": true, "keyRotationEnabled": true,
                    "keyPolicy": [
                        "Version": "2012-10-17",
                        "Statement": [
                            [
                                "Effect": "Allow", "Action": "kms:*", "Resource": "*",
                                "Principal": ["AWS": "arn:aws:iam::111122223333:root"],
                            ]
                        ],
                    ],
                ]
            ),
            document("logs/log-group", "/app/web", ["logGroupName": "/app/web", "retentionInDays": 30]),
            document(
                "dynamodb/table",
                "orders",
                [
                    "tableName": "orders", "attributeDefinitions": [["attributeName": "id", "attributeType": "S"]],
                    "keySchema": [["attributeName": "id", "keyType": "HASH"]],
                    "provisionedThroughput": ["readCapacityUnits": 5, "writeCapacityUnits": 5],
                ]
            ),
            document("ec2/vpc", "vpc-1", ["cidrBlock": "10.0.0.0/16", "enableDnsSupport": true]),
            document(
                "lambda/function",
                "f",
                [
                    "functionName": "f", "handler": "a.b", "runtime": "python3.13",
                    "role": "arn:aws:iam::111122223333:role/r",
                    "timeout": 3, "code": ["s3Bucket": "example-code", "s3Key": "f.zip"],
                ]
            ),
        ]
    }()

    @Test(.enabled(if: hasLint, "cfn-lint is not there"))
    func `cfn-lint has nothing against the templates`() throws {
        let folder = try TemporaryFolder()
        var files: [String] = []
        for document in Self.documents {
            let text = CloudFormationRestore(CommandRestoreTests.request(document, document)).text
            files.append(try folder.write(text, to: "\(document.address.type).yaml"))
        }
        // W…: advice about style and old versions; E…: what CloudFormation would refuse.
        let home = ProcessInfo.processInfo.environment["HOME"] ?? "/"
        let result = try Program(URL(filePath: "/usr/bin/env")).run(
            ["cfn-lint", "--non-zero-exit-code", "error", "--regions", "eu-west-1", "--"] + files,
            environment: ["HOME": home]
        )
        #expect(result.status == 0, "\(result.output)\(result.error)")
    }

    @Test(.enabled(if: hasLint, "cfn-lint is not there"))
    func `cfn-lint refuses a template with a value that nobody knows`() throws {
        var document = Self.documents[0]
        document.configuration["description"] = ["$redacted": "hmac-sha256:0123456789abcdef"]
        let folder = try TemporaryFolder()
        let text = CloudFormationRestore(CommandRestoreTests.request(document, document)).text
        let home = ProcessInfo.processInfo.environment["HOME"] ?? "/"
        let result = try Program(URL(filePath: "/usr/bin/env")).run(
            ["cfn-lint", "--", try folder.write(text, to: "a.yaml")],
            environment: ["HOME": home]
        )
        #expect(result.status != 0)
        #expect(result.output.contains("REDACTEDsetByHand"))
    }

    @Test func `a type that nobody knows is said`() throws {
        let document = CommandRestoreTests.document("glue/job", "x", [:])
        let text = CloudFormationRestore(CommandRestoreTests.request(document, nil)).text
        #expect(text.contains("# No CloudFormation type is known for glue/job.\n"))
        #expect(throws: HindcastError.self) {
            try TerraformRestore(
                CommandRestoreTests.request(CommandRestoreTests.document("glue/no-such", "x", [:]), nil)
            ).text()
        }
    }

    @Test(.enabled(if: hasTerraform, "terraform is not there"))
    func `terraform's own formatter finds nothing to change`() throws {
        for document in Self.documents {
            let text = try TerraformRestore(CommandRestoreTests.request(document, document)).text()
            try Self.expectFormatted(text)
            #expect(text.contains("\nimport {\n  to = aws_"))
            #expect(text.contains("\nresource \"aws_"))
        }
    }

    private static func expectFormatted(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let result = try Program(URL(filePath: "/usr/bin/env")).run(
            ["terraform", "fmt", "-check", "-diff", "-"],
            input: text
        )
        #expect(result.status == 0, "\(result.output)\(result.error)\n\(text)", sourceLocation: sourceLocation)
    }

    @Test func `a group's rules stand in blocks as Terraform has them, one for all sources of equal ports`() throws {
        var document = Self.documents[0]
        var rules = document.configuration["securityGroupRules"]?.array ?? []
        var other = rules[0].object ?? [:]
        other["cidrIpv4"] = "10.0.0.0/8"
        rules.append(.object(other))
        document.configuration["securityGroupRules"] = .array(rules)
        let text = try TerraformRestore(CommandRestoreTests.request(document, document)).text()
        #expect(
            text.contains(
                """
                  ingress {
                    description = "all"
                    protocol    = "tcp"
                    from_port   = 443
                    to_port     = 443
                    cidr_blocks = ["0.0.0.0/0", "10.0.0.0/8"]
                  }

                  egress {
                    protocol    = "-1"
                    from_port   = 0
                    to_port     = 0
                    cidr_blocks = ["0.0.0.0/0"]
                  }
                }

                """
            )
        )
        // All of it is there.
        #expect(!text.contains("# Not in it"))
    }

    @Test(.enabled(if: hasTerraform, "terraform is not there"))
    func `terraform refuses a value that nobody knows`() throws {
        var document = Self.documents[0]
        document.configuration["description"] = ["$redacted": "hmac-sha256:0123456789abcdef"]
        let text = try TerraformRestore(CommandRestoreTests.request(document, nil)).text()
        #expect(text.contains("  description = REDACTED_set_by_hand\n"))
        let folder = try TemporaryFolder()
        // Without a provider: the value of an output is looked at all the same.
        try folder.write("output \"a\" {\n  value = REDACTED_set_by_hand\n}\n", to: "main.tf")
        let result = try Program(URL(filePath: "/usr/bin/env")).run(
            ["terraform", "validate", "-no-color"],
            in: folder.url
        )
        #expect(result.status == 1)
        #expect(result.error.contains("Invalid reference"))
    }

    @Test func `what is gone has no import block`() throws {
        let text = try TerraformRestore(CommandRestoreTests.request(Self.documents[1], nil)).text()
        #expect(!text.contains("import {"))
        #expect(text.contains("# It is gone: without an import block Terraform makes it anew."))
    }

    @Test(
        arguments: CommandRestoreTests.hostile + [
            "${file(\"/etc/passwd\")}", "%{ if true }x%{ endif }", "$${x}", "%%{", "*/", "\"\\\"",
        ]
    )
    func `no text is a template, a tag or a key of the form that it stands in`(text: String) throws {
        var document = CommandRestoreTests.document(
            "ec2/security-group",
            text,
            [
                "description": .string(text), "groupName": .string(text), text: [.string(text), [text: .string(text)]],
                "securityGroupRules": [["isEgress": false, "ipProtocol": .string(text), "cidrIpv4": .string(text)]],
            ],
            tags: [text: .string(text)]
        )
        document.name = text
        let request = CommandRestoreTests.request(document, document, actor: text)
        let terraform = try TerraformRestore(request).text()
        let template = CloudFormationRestore(request).text
        let manifest = ManifestRestore(request).text
        for form in [terraform, template, manifest] {
            #expect(!form.unicodeScalars.contains { $0 != "\n" && VisibleText.isHostile($0) }, "\(form)")
        }
        for word in ["${", "%{"] {
            // A doubled sign is the sign itself.
            let live = terraform.replacing("$" + word, with: "").replacing("%" + word, with: "")
            #expect(!live.split(separator: "\n").contains { !$0.hasPrefix("#") && $0.contains(word) }, "\(terraform)")
        }
        if Self.hasTerraform { try Self.expectFormatted(terraform) }
        guard Self.hasYAML else { return }
        for (form, path) in [
            (template, ["Resources", "*", "Properties", "GroupDescription"]), (manifest, ["description"]),
        ] {
            #expect(try Self.value(in: form, at: path).hasSameBytes(as: text), "\(form)")
        }
    }

    /// The text at a place of YAML, as another reader takes it; `*` is the first member.
    private static func value(in yaml: String, at path: [String]) throws -> String {
        let script = """
            import sys, json, yaml
            value = yaml.safe_load(sys.stdin.buffer.read().decode())
            for name in sys.argv[1:]:
                value = next(iter(value.values())) if name == "*" else value[name]
            sys.stdout.buffer.write(value.encode("utf-8", "surrogatepass"))
            """
        let python = Program(URL(filePath: "/usr/bin/env"))
        let result = try python.run(["python3", "-c", script] + path, input: yaml)
        #expect(result.status == 0, "\(result.error)\(yaml)")
        return result.output
    }

    @Test func `a manifest has what people set, and nothing that the server does`() throws {
        var document = ResourceDocument(
            address: Address(
                provider: .k8s,
                account: "prod",
                location: "shop",
                service: "apps",
                type: "deployments",
                id: "checkout"
            ),
            knowledge: .complete
        )
        document.tags = ["app": "checkout"]
        document.configuration = [
            "apiVersion": "apps/v1", "kind": "Deployment", "status": ["replicas": 1],
            "spec": ["replicas": 2, "flag": "yes", "port": "80"],
            "metadata": [
                "name": "checkout", "namespace": "shop", "uid": "u", "resourceVersion": "7", "generation": 3,
                "managedFields": [[:]],
                "annotations": ["kubectl.kubernetes.io/last-applied-configuration": "{}", "note": "kept"],
            ],
        ]
        let text = ManifestRestore(CommandRestoreTests.request(document, document)).text
        let body = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.joined(separator: "\n")
        #expect(
            body == """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  annotations:
                    note: kept
                  labels:
                    app: checkout
                  name: checkout
                  namespace: shop
                spec:
                  flag: "yes"
                  port: "80"
                  replicas: 2
                """
        )
    }

    private static let hasKustomize = has("kubectl", "kustomize", "--help")

    @Test(.enabled(if: hasKustomize, "kubectl is not there"))
    func `kubectl takes a manifest`() throws {
        let folder = try TemporaryFolder()
        var document = ResourceDocument(
            address: Address(
                provider: .k8s,
                account: "prod",
                location: "shop",
                service: "core",
                type: "configmaps",
                id: "a"
            )
        )
        document.configuration = [
            "apiVersion": "v1", "kind": "ConfigMap",
            "data": ["a": "true", "b": "x: y\n# no comment\n", "c": "{}", "d": " "],
        ]
        let text = ManifestRestore(CommandRestoreTests.request(document, document)).text
        try folder.write(text, to: "a.yaml")
        try folder.write("resources: [a.yaml]\n", to: "kustomization.yaml")
        let result = try Program(URL(filePath: "/usr/bin/env")).run(["kubectl", "kustomize", folder.url.path])
        #expect(result.status == 0, "\(result.error)")
        #expect(result.output.contains("  a: \"true\"\n"))
    }

    // MARK: Imports

    @Test func `what nobody stated gets an import block, and what is missing the commands that deal with it`() throws {
        var imports = TerraformImports()
        func drift(_ group: DriftGroup, _ address: Address, label: String = "") -> DriftedResource {
            DriftedResource(
                group: group,
                address: address,
                name: nil,
                statements: label.isEmpty ? [] : [.init(label: label, kind: "k", file: "f", line: nil)],
                differences: [],
                cause: .change(CommandRestoreTests.request(Self.documents[0], nil).change)
            )
        }
        for document in [Self.documents[0], Self.documents[0], Self.documents[4]] {
            imports.add(drift(.unmanaged, document.address), document)
        }
        let unknown = CommandRestoreTests.document("glue/no-such", "x", [:])
        imports.add(drift(.unmanaged, unknown.address), unknown)
        imports.add(drift(.missing, Self.documents[2].address, label: "module.a[\"it's\"].aws_s3_bucket.b"), nil)
        let text = imports.text
        #expect(text.contains("import {\n  to = aws_security_group.sg-1\n  id = \"sg-1\"\n}\n"))
        // Two of one name are told apart.
        #expect(text.contains("to = aws_security_group.sg-1_2\n"))
        // A queue is imported by its URL.
        #expect(text.contains("id = \"https://sqs.eu-west-1.amazonaws.com/111122223333/jobs\""))
        #expect(text.contains("# no Terraform type is known for it\n"))
        #expect(text.contains(#"#   to forget it:        terraform state rm 'module.a["it'\''s"].aws_s3_bucket.b'"#))
        #expect(text.contains("unmanaged, made by alice@example.com, 2026-02-02T02:40:00Z, x:Y, e:e-1\n"))
        if Self.hasTerraform { try Self.expectFormatted(text) }
    }
}
