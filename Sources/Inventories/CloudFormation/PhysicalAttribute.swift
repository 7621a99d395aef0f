internal import HindcastModel

/// Attributes of resources that follow from their physical ids.
enum PhysicalAttribute {
    /// Returns what `Fn::GetAtt` returns; `nil` where the id does not tell it.
    ///
    /// - Parameter path: the IAM path of a role, a user or a group; `nil` where it is not known.
    static func value(
        _ attribute: String,
        of resource: StackState.Resource,
        path: String?,
        in stack: StackState
    ) -> String? {
        guard let id = resource.physicalID else { return nil }
        if id.hasPrefix("arn:"), ["Arn", "TopicArn", "LoadBalancerArn", "TargetGroupArn", "Ref"].contains(attribute) {
            return id
        }
        if let prefix = ids["\(resource.type).\(attribute)"] { return id.hasPrefix(prefix) ? id : nil }
        let partition = stack.partition ?? "aws"
        switch (resource.type, attribute) {
        case ("AWS::S3::Bucket", "Arn"): return "arn:\(partition):s3:::\(id)"
        case ("AWS::SNS::Topic", "TopicName"): return id.split(separator: ":").last.map(String.init)
        case ("AWS::SQS::Queue", "QueueName"): return id.split(separator: "/").last.map(String.init)
        case ("AWS::CloudFormation::Stack", _): return nil
        case (_, "Arn"):
            guard let form = arns[resource.type], let account = stack.account else { return nil }
            if form.hasPrefix("iam:") {
                return path.map { "arn:\(partition):iam::\(account):\(form.dropFirst(4))\($0)\(id)" }
            }
            guard let region = stack.region, let colon = form.firstIndex(of: ":") else { return nil }
            let name = resource.type == "AWS::SQS::Queue" ? id.split(separator: "/").last.map(String.init) ?? id : id
            let suffix = resource.type == "AWS::Logs::LogGroup" ? ":*" : ""
            let kind = form[form.index(after: colon)...]
            return "arn:\(partition):\(form[..<colon]):\(region):\(account):\(kind)\(name)\(suffix)"
        default: return nil
        }
    }

    /// Attributes that are the physical id, and how such an id starts.
    private static let ids = [
        "AWS::EC2::SecurityGroup.GroupId": "sg-", "AWS::EC2::VPC.VpcId": "vpc-", "AWS::EC2::Subnet.SubnetId": "subnet-",
        "AWS::EC2::RouteTable.RouteTableId": "rtb-", "AWS::EC2::InternetGateway.InternetGatewayId": "igw-",
        "AWS::EC2::NatGateway.NatGatewayId": "nat-", "AWS::EC2::NetworkAcl.Id": "acl-",
        "AWS::EC2::Volume.VolumeId": "vol-",
        "AWS::EC2::Instance.InstanceId": "i-", "AWS::EC2::LaunchTemplate.LaunchTemplateId": "lt-",
        "AWS::EC2::VPCEndpoint.Id": "vpce-", "AWS::KMS::Key.KeyId": "", "AWS::ApiGateway::RestApi.RestApiId": "",
        "AWS::ApiGatewayV2::Api.ApiId": "", "AWS::Route53::HostedZone.Id": "", "AWS::SQS::Queue.QueueUrl": "https://",
    ]

    /// The service and the words before the id in an ARN of the region and the account.
    private static let arns = [
        "AWS::IAM::Role": "iam:role", "AWS::IAM::User": "iam:user", "AWS::IAM::Group": "iam:group",
        "AWS::IAM::InstanceProfile": "iam:instance-profile", "AWS::Lambda::Function": "lambda:function:",
        "AWS::SQS::Queue": "sqs:", "AWS::DynamoDB::Table": "dynamodb:table/", "AWS::KMS::Key": "kms:key/",
        "AWS::Logs::LogGroup": "logs:log-group:", "AWS::Kinesis::Stream": "kinesis:stream/",
        "AWS::ECS::Cluster": "ecs:cluster/", "AWS::ECR::Repository": "ecr:repository/",
        "AWS::CodeBuild::Project": "codebuild:project/", "AWS::CloudTrail::Trail": "cloudtrail:trail/",
        "AWS::CloudWatch::Alarm": "cloudwatch:alarm:", "AWS::EKS::Cluster": "eks:cluster/",
    ]
}
