import FastJSON
import HindcastModel
import Inventories

/// A stack as its template, CloudFormation's account of its resources, and its description tell it.
enum StackFixture {
    /// Returns the inventories of files by name.
    static func inventories(_ files: KeyValuePairs<String, String>) -> [Inventory] {
        var stack = StackFiles()
        for (name, text) in files { _ = stack.take(Array(text.utf8), of: name) }
        return stack.inventories
    }

    /// What a template of one resource states of it.
    static func stated(_ type: String, id: String, properties: String, parameters: String = "{}") -> StatedResource? {
        let template =
            #"{"Parameters": \#(parameters), "Resources": {"It": {"Type": "\#(type)", "Properties": \#(properties)}}}"#
        return inventories(["template.json": template, "resources.json": resources([("It", type, id)])]).first?
            .resources.first
    }

    /// The answer of `describe-stack-resources`.
    static func resources(_ rows: [(logical: String, type: String, physical: String)]) -> String {
        let rows = rows.map { row in
            #"{"StackName":"shop","StackId":"\#(arn)","LogicalResourceId":"\#(row.logical)","PhysicalResourceId":"\#(row.physical)","#
                + #""ResourceType":"\#(row.type)","ResourceStatus":"CREATE_COMPLETE"}"#
        }
        return #"{"StackResources":[\#(rows.joined(separator: ","))]}"#
    }

    static let arn = "arn:aws:cloudformation:eu-west-1:111122223333:stack/shop/0277"

    static let shopResources = resources([
        ("Group", "AWS::EC2::SecurityGroup", "sg-0a11"), ("Inner", "AWS::EC2::SecurityGroupIngress", "Inner"),
        ("Bastion", "AWS::EC2::SecurityGroup", "sg-0b22"), ("Net", "AWS::EC2::VPC", "vpc-0a30"),
        ("Role", "AWS::IAM::Role", "shop-Role-1X"),
        ("Jobs", "AWS::SQS::Queue", "https://sqs.eu-west-1.amazonaws.com/111122223333/prod-jobs"),
        ("JobsPolicy", "AWS::SQS::QueuePolicy", "shop-JobsPolicy-1"),
        ("Function", "AWS::Lambda::Function", "shop-Function-1"),
        ("Bucket", "AWS::S3::Bucket", "prod-111122223333-audit"), ("Thing", "Custom::Thing", "t1"),
        ("Old", "AWS::SNS::Topic", "o"),
    ])

    static let shopStack = #"""
        {"Stacks":[{"StackName":"shop","StackId":"\#(arn)","Parameters":[{"ParameterKey":"Stage","ParameterValue":"prod"},
         {"ParameterKey":"Zones","ParameterValue":"subnet-0a, subnet-0b"},{"ParameterKey":"Secret","ParameterValue":"****"}]}]}
        """#

    static let shop = """
        AWSTemplateFormatVersion: "2010-09-09"
        Description: the shop
        Parameters:
          Stage: {Type: String, Default: prod}
          Zones: {Type: CommaDelimitedList}
          Secret: {Type: String, NoEcho: true}
        Mappings:
          Sizes:
            prod: {days: 30}
            test: {days: 1}
        Conditions:
          IsProd: !Equals [!Ref Stage, prod]
          HasAudit: !And [!Condition IsProd, !Not [!Equals [!Ref "AWS::Region", us-east-1]]]
        Resources:
          Group:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: the front
              VpcId: !Ref Net
              SecurityGroupIngress:
                - {IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0, Description: all}
              Tags: [{Key: stage, Value: !Ref Stage}]
          Inner:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: {GroupId: !GetAtt Group.GroupId, IpProtocol: tcp, FromPort: 22, ToPort: 22, SourceSecurityGroupId: !GetAtt Bastion.GroupId}
          Bastion:
            Type: AWS::EC2::SecurityGroup
            Properties: {GroupDescription: b}
          Net:
            Type: AWS::EC2::VPC
            Properties: {CidrBlock: 10.0.0.0/16, EnableDnsSupport: true}
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement: [{Effect: Allow, Principal: {Service: [lambda.amazonaws.com]}, Action: ["sts:AssumeRole"]}]
              ManagedPolicyArns: [!Sub "arn:${AWS::Partition}:iam::aws:policy/P"]
              Policies:
                - PolicyName: jobs
                  PolicyDocument: {Statement: [{Effect: Allow, Action: "sqs:*", Resource: !GetAtt Jobs.Arn}]}
          Jobs:
            Type: AWS::SQS::Queue
            Properties: {VisibilityTimeout: 60, QueueName: !Join ["-", [!Ref Stage, jobs]]}
          JobsPolicy:
            Type: AWS::SQS::QueuePolicy
            Properties:
              Queues: [!Ref Jobs]
              PolicyDocument: {Statement: [{Effect: Allow, Principal: "*", Action: "sqs:SendMessage", Resource: !GetAtt Jobs.Arn}]}
          Function:
            Type: AWS::Lambda::Function
            Properties:
              Role: !GetAtt Role.Arn
              Handler: app.run
              Runtime: python3.12
              Code: {ZipFile: "x"}
              Timeout: !If [IsProd, 30, 3]
              Environment: {Variables: {PASSWORD: !Ref Secret, MODE: fast}}
              VpcConfig: {SubnetIds: !Ref Zones, SecurityGroupIds: [!ImportValue base]}
          Bucket:
            Type: AWS::S3::Bucket
            Condition: HasAudit
            Properties:
              BucketName: !Sub "${Stage}-${AWS::AccountId}-audit"
              VersioningConfiguration: {Status: Enabled}
              LifecycleConfiguration: {Rules: [{Id: old, Status: Enabled, ExpirationInDays: !FindInMap [Sizes, !Ref Stage, days]}]}
          Ghost:
            Type: AWS::SNS::Topic
          Thing:
            Type: Custom::Thing
        """
}
