import Foundation
import TestSupport
import Testing

/// What `explain` says of an operation.
@Suite struct ExplainTests {
    @Test(arguments: ["ec2:CreateRoute", "iam:AttachRolePolicy", "ec2:DescribeInstances", "dynamodb:PutItem"])
    func `an operation is explained by its rule`(action: String) throws {
        let result = try Program.hindcast.run(["explain", action])
        #expect(result.status == 0, "\(result.error)")
        try expectSnapshot(result.output, at: "Explain/\(action.replacing(":", with: "-")).txt")
    }

    @Test(arguments: [
        "compute:firewalls.insert", "microsoft.network:networkSecurityGroups/securityRules/write",
        "apps:deployments.patch",
    ])
    func `an operation of another cloud is explained by the rule that takes it`(action: String) throws {
        let result = try Program.hindcast.run(["explain", action])
        #expect(result.status == 0, "\(result.error)")
        let name = action.replacing(":", with: "-").replacing("/", with: "-")
        try expectSnapshot(result.output, at: "Explain/\(name).txt")
    }

    @Test(
        arguments: [
            ("compute:v1.compute.firewalls.insert", "gcp", "compute:firewalls.insert", "grammar", nil),
            ("compute:instances.attachDisk", "gcp", "compute:instances.attachDisk", "grammar", nil),
            ("iam:google.iam.admin.v1.CreateServiceAccount", "gcp", "iam:CreateServiceAccount", "grammar", nil),
            ("iam:CreateServiceAccount", "gcp", "iam:CreateServiceAccount", "grammar", nil),
            ("compute:instances.frobnicate", "gcp", "compute:instances.frobnicate", "fallback", nil),
            ("storage:buckets.get", "gcp", "storage:buckets.get", "grammar", "read-only"),
            ("microsoft.network:write", "azure", "microsoft.network:write", "grammar", nil),
            (
                "Microsoft.Compute:virtualMachines/start/action", "azure",
                "microsoft.compute:virtualMachines/start/action", "grammar", nil
            ),
            ("apps:patch", "k8s", "apps:patch", "grammar", nil),
            ("core:pods.exec.create", "k8s", "core:pods.exec.create", "grammar", "not-configuration"),
            ("networking.k8s.io:ingresses.delete", "k8s", "networking.k8s.io:ingresses.delete", "grammar", nil),
            ("iam:CreateRole", "aws", "iam:CreateRole", "override", nil),
            ("batch:SubmitJob", "aws", "batch:SubmitJob", "derived", "not-configuration"),
        ] as [(String, String, String, String, String?)]
    )
    func `whose operation it is, its name tells`(
        written: String,
        cloud: String,
        action: String,
        source: String,
        disposition: String?
    ) throws {
        let explanation = try json(written)
        #expect(explanation["provider"] as? String == cloud && explanation["action"] as? String == action)
        #expect(explanation["source"] as? String == source)
        #expect(explanation["disposition"] as? String == disposition)
        #expect((explanation["rules"] as? [Any])?.isEmpty == (source == "fallback"))
    }

    @Test func `whose operation it is can be said`() throws {
        let result = try Program.hindcast.run(["explain", "--provider", "gcp", "iam:CreateRole", "-o", "json"])
        #expect(result.output.contains("\"provider\":\"gcp\"") || result.output.contains("\"provider\": \"gcp\""))
        let wrong = try Program.hindcast.run(["explain", "--provider", "oracle", "iam:CreateRole"])
        #expect(wrong.status == 64 && wrong.error.contains("is no cloud"))
    }

    @Test func `an override shows its text and the example that runs it`() throws {
        let explanation = try json("ec2:CreateRoute")
        #expect(explanation["source"] as? String == "override")
        #expect(explanation["confidence"] as? String == "high")
        #expect(explanation["disposition"] is NSNull)
        let rules = try #require(explanation["rules"] as? [[String: Any]])
        #expect((rules.first?["text"] as? String)?.contains("RouteTable[rq.routeTableId] put routes") == true)
        #expect((explanation["examples"] as? [String])?.isEmpty == false)
    }

    @Test func `a derived row shows what it does in words`() throws {
        let explanation = try json("accessanalyzer:CreateArchiveRule")
        let other = try json("access-analyzer:CreateArchiveRule")
        #expect(explanation["source"] as? String == "fallback")
        #expect(other["source"] as? String == "derived")
        let rules = try #require(other["rules"] as? [[String: Any]])
        #expect((rules.first?["effects"] as? [String])?.first?.hasPrefix("create ArchiveRule") == true)
    }

    @Test(arguments: [
        ("lambda:CreateFunction20150331", "lambda:CreateFunction", "CreateFunction20150331"),
        ("lambda:UpdateFunctionCode20150331v2", "lambda:UpdateFunctionCode", "UpdateFunctionCode20150331v2"),
        ("cloudfront:CreateDistribution2020_05_31", "cloudfront:CreateDistribution", "CreateDistribution2020_05_31"),
        ("s3:PutBucketLifecycle", "s3:PutBucketLifecycle", "PutBucketLifecycleConfiguration"),
        ("s3:PutPublicAccessBlock", "s3:PutPublicAccessBlock", "PutBucketPublicAccessBlock"),
    ])
    func `an operation under another name is explained, and the name is told`(
        written: String,
        action: String,
        name: String
    ) throws {
        let explanation = try json(written)
        #expect(explanation["action"] as? String == action)
        #expect(explanation["source"] as? String == "override")
        #expect((explanation["other_name"] as? String)?.contains(name) == true)
        let text = try Program.hindcast.run(["explain", written]).output
        #expect(text.hasPrefix(action + "\n"))
        #expect(text.contains(name))
    }

    @Test func `an operation that nothing knows is said to be a guess`() throws {
        let explanation = try json("example:FrobnicateWidget")
        #expect(explanation["source"] as? String == "fallback")
        #expect(explanation["confidence"] as? String == "low")
        #expect((explanation["rules"] as? [Any])?.isEmpty == true)
    }

    @Test func `a slip of the finger gets the operations that look like it`() throws {
        let result = try Program.hindcast.run(["explain", "ec2:CreateRoutte"])
        #expect(result.status == 1)
        #expect(result.error.contains("\n  ec2:CreateRoute\n"))
    }

    private func json(_ action: String) throws -> [String: Any] {
        let result = try Program.hindcast.run(["explain", action, "-o", "json"])
        #expect(result.status == 0, "\(result.error)")
        return try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    }
}
