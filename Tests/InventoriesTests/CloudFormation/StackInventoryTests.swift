import FastJSON
import HindcastModel
import Inventories
import Testing

@Suite("A template beside the resources of its stack")
struct StackInventoryTests {
    private let inventory = StackFixture.inventories([
        "shop.yaml": StackFixture.shop, "resources.json": StackFixture.shopResources,
        "stack.json": StackFixture.shopStack,
    ])

    private func resource(_ label: String) throws -> StatedResource {
        try #require(inventory.first?.resources.first { $0.label == label })
    }

    @Test("states what is declared of each resource that the stack made, by its id, with lines")
    func resources() throws {
        #expect(inventory.count == 1)
        let whole = try #require(inventory.first)
        #expect(whole.format == .cloudFormation && whole.standing == .declared && whole.findings.isEmpty)
        #expect(
            whole.resources.map(\.label) == [
                "Group", "Bastion", "Net", "Role", "Jobs", "JobsPolicy", "Function", "Bucket", "Ghost", "Thing", "Old",
            ]
        )
        let net = try resource("Net")
        #expect(net.identity.address?.description == "aws/111122223333/eu-west-1/ec2/vpc/vpc-0a30")
        #expect(net.configuration == ["cidrBlock": "10.0.0.0/16", "enableDnsSupport": true])
        #expect(net.line == 29)
        #expect(try resource("Role").identity.location == "global")
    }

    @Test("calls the functions whose values the files prove")
    func functions() throws {
        let bucket = try resource("Bucket")
        #expect(bucket.configuration["name"] == "prod-111122223333-audit")
        #expect(bucket.configuration["lifecycle"]?["rules"]?.array?.first?["expiration"] == ["days": 30])
        let function = try resource("Function")
        #expect(function.configuration["role"] == "arn:aws:iam::111122223333:role/shop-Role-1X")
        #expect(function.configuration["timeout"] == 30)
        #expect(function.configuration["vpcConfig"] == ["subnetIds": ["subnet-0a", "subnet-0b"]])
        #expect(try resource("Jobs").configuration["queueName"] == "prod-jobs")
        let role = try resource("Role")
        #expect(role.elements.map(\.list.description) == ["/rolePolicyList", "/attachedManagedPolicies"])
        #expect(role.elements.last?.value == ["policyArn": "arn:aws:iam::aws:policy/P"])
        let policy = role.elements.first?.value["policyDocument"]
        #expect(policy?["Statement"]?.array?.first?["Resource"] == "arn:aws:sqs:eu-west-1:111122223333:prod-jobs")
    }

    @Test("leaves out what no file proves, and says why")
    func unproven() throws {
        let function = try resource("Function")
        #expect(
            function.omissions.map { "\($0.place): \($0.reason)" } == [
                "Properties.Environment.Variables.PASSWORD: no file tells parameter Secret: aws cloudformation describe-stacks does",
                "Properties.VpcConfig.SecurityGroupIds.0: another stack exports it",
            ]
        )
        #expect(function.configuration["code"] == nil)
        #expect(function.secrets == [JSONPointer(["environment", "variables"])])
        #expect(try resource("Ghost").mapping == .none(reason: "the stack has no such resource"))
        #expect(try resource("Thing").mapping == .none(reason: "CloudFormation alone knows it"))
        #expect(try resource("Old").mapping == .none(reason: "the template does not have it: it is of another version"))
    }

    @Test("states all rules of a group that has rules of its own, with those that stand by themselves")
    func securityGroup() throws {
        let group = try resource("Group")
        #expect(group.tags == ["stage": "prod"] && !group.areTagsWhole)
        let history = #"""
            {"description":"the front","groupId":"sg-0a11","groupName":"shop-Group","securityGroupRules":[
            {"cidrIpv4":"0.0.0.0/0","description":"all","fromPort":443,"ipProtocol":"tcp","isEgress":false,"toPort":443},
            {"fromPort":22,"ipProtocol":"tcp","isEgress":false,"referencedGroupInfo":{"groupId":"sg-0b22"},"toPort":22},
            {"cidrIpv4":"0.0.0.0/0","ipProtocol":"-1","isEgress":true}],"vpcId":"vpc-0a30"}
            """#
        #expect(try group.differences(from: history) == [])
        #expect(try group.differences(from: history.replacing(#""fromPort":443"#, with: #""fromPort":80"#)).count == 2)
        #expect(try resource("Bastion").configuration == ["description": "b"])
    }

    @Test("states a policy of a queue as a part of the queue")
    func parts() throws {
        let policy = try resource("JobsPolicy")
        #expect(policy.identity.type == "queue")
        #expect(policy.identity.names == ["https://sqs.eu-west-1.amazonaws.com/111122223333/prod-jobs"])
        #expect(policy.configuration["attributes"]?["Policy"]?["Statement"]?.array?.count == 1)
    }

    @Test("states policies of a role one by one: other resources add to them")
    func policies() throws {
        let template = #"""
            {"Resources": {
             "Role": {"Type": "AWS::IAM::Role", "Properties": {"Policies": [{"PolicyName": "own", "PolicyDocument": {}}]}},
             "More": {"Type": "AWS::IAM::Policy", "Properties": {"PolicyName": "more", "PolicyDocument": {}, "Roles": [{"Ref": "Role"}]}},
             "Managed": {"Type": "AWS::IAM::ManagedPolicy", "Properties": {"PolicyDocument": {}, "Roles": [{"Ref": "Role"}]}}}}
            """#
        let rows = StackFixture.resources([
            ("Role", "AWS::IAM::Role", "shop-Role-1"), ("More", "AWS::IAM::Policy", "shop-More-1"),
            ("Managed", "AWS::IAM::ManagedPolicy", "arn:aws:iam::111122223333:policy/shop-Managed-1"),
        ])
        let resources = StackFixture.inventories(["t": template, "r": rows])[0].resources
        let ofRole = resources.filter { $0.identity.names == ["shop-Role-1"] }
        #expect(Set(ofRole.map(\.label)) == ["Role", "More", "Managed"])
        let stated = ofRole.flatMap(\.elements).map {
            "\($0.list) \($0.value["policyName"]?.string ?? $0.value["policyArn"]?.string ?? "")"
        }
        #expect(
            Set(stated) == [
                "/rolePolicyList own", "/rolePolicyList more",
                "/attachedManagedPolicies arn:aws:iam::111122223333:policy/shop-Managed-1",
            ]
        )
    }

    @Test("means the same in JSON, and as get-template answers it")
    func otherForms() throws {
        let json = #"{"Resources": {"Net": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16"}}}}"#
        let quoted = json.replacing("\"", with: "\\\"")
        let rows =
            #"{"StackResourceSummaries":[{"LogicalResourceId":"Net","PhysicalResourceId":"vpc-1","ResourceType":"AWS::EC2::VPC","ResourceStatus":"UPDATE_COMPLETE"}]}"#
        for template in [
            json, #"{"TemplateBody": \#(json)}"#,
            #"{"TemplateBody": "\#(quoted)", "StagesAvailable": ["Original"]}"#,
        ] {
            let found = StackFixture.inventories(["t": template, "r": rows])
            #expect(found.first?.resources.first?.configuration == ["cidrBlock": "10.0.0.0/16"])
            #expect(found.first?.resources.first?.identity.names == ["vpc-1"])
            // The answer names neither account nor region.
            #expect(found.first?.resources.first?.identity.account == nil)
        }
    }

    @Test("finds its stack among several")
    func severalStacks() throws {
        let other = StackFixture.resources([("Net", "AWS::EC2::VPC", "vpc-other")]).replacing("shop", with: "base")
        let found = StackFixture.inventories([
            "base.json": other, "shop.yaml": StackFixture.shop, "resources.json": StackFixture.shopResources,
        ])
        #expect(found[0].resources.first { $0.label == "Net" }?.identity.names == ["vpc-0a30"])
        #expect(
            found[1].findings.map(\.reason) == [
                "the resources of stack base without its template: get it with aws cloudformation get-template"
            ]
        )
    }

    @Test("alone says how to get what it lacks")
    func alone() {
        let found = StackFixture.inventories(["shop.yaml": StackFixture.shop])
        #expect(found.first?.resources.isEmpty == true)
        #expect(found.first?.findings.first?.reason.contains("describe-stack-resources --stack-name") == true)
    }

    @Test(
        "that is broken is a finding",
        arguments: [
            (
                "Resources: {Net: {Type: 'AWS::EC2::VPC'}, Net: {Type: 'AWS::EC2::VPC'}}\nAWSTemplateFormatVersion: x",
                "a key stands twice"
            ),
            ("AWSTemplateFormatVersion: x\nResources: [\n", "no YAML in line 3"),
            (#"{"AWSTemplateFormatVersion": "x", "Resources": 7}"#, "a template without Resources"),
        ]
    )
    func broken(text: String, reason: String) {
        let found = StackFixture.inventories(["t": text])
        #expect(found.first?.findings.first?.reason.hasPrefix(reason) == true)
    }

    @Test("ends where its functions call each other in circles or lack what they need")
    func hostileFunctions() throws {
        let template = #"""
            {"Conditions": {"A": {"Fn::Not": [{"Condition": "B"}]}, "B": {"Fn::Not": [{"Condition": "A"}]}},
             "Resources": {"It": {"Type": "AWS::EC2::VPC", "Properties": {
              "CidrBlock": {"Fn::If": ["A", "10.0.0.0/8", "10.0.0.0/9"]}, "InstanceTenancy": {"Fn::Sub": "a${"},
              "EnableDnsSupport": {"Fn::Select": ["9", []]}, "EnableDnsHostnames": {"Fn::Split": ["", "x"]},
              "Ipv4NetmaskLength": {"Fn::FindInMap": ["M"]}, "X": {"Fn::GetAtt": "It"}, "Y": {"Fn::Join": 7}, "Z": {"Ref": ["q"]}}}}}
            """#
        let found = StackFixture.inventories([
            "t": template, "r": StackFixture.resources([("It", "AWS::EC2::VPC", "vpc-1")]),
        ])
        let it = try #require(found.first?.resources.first)
        #expect(it.configuration["instanceTenancy"] == "a${")
        #expect(it.configuration["cidrBlock"] == nil)
        #expect(
            Set(it.omissions.map(\.place)).isSuperset(of: [
                "Properties.CidrBlock", "Properties.EnableDnsSupport", "Properties.EnableDnsHostnames", "Properties.X",
            ])
        )
    }
}
