internal import HindcastModel

/// Where the history keeps resources of a type that CloudFormation and AWS Config call `AWS::EC2::SecurityGroup`.
struct AWSType: Hashable {
    /// The address's service: the event source without its ending.
    let service: String
    /// The address's type.
    let type: String
    /// Whether its addresses have the location `global`.
    let isGlobal: Bool

    /// Both, as tables name it: `ec2/security-group`.
    var key: String { "\(service)/\(type)" }

    /// Finds the type of a name of three parts; `nil` for names of modules, custom resources and third parties.
    init?(_ name: String) {
        let parts = name.split(separator: ":", omittingEmptySubsequences: true)
        guard parts.count == 3, parts[0] == "AWS" else { return nil }
        let service = String(parts[1])
        let named = AWSType.exceptions[name]?.split(separator: "/").map(String.init)
        self.service = named?[0] ?? AWSType.services[service] ?? service.lowercased()
        type = named?[1] ?? AWSType.kebab(of: String(parts[2]))
        isGlobal =
            AWSType.globalServices.contains(self.service) || AWSType.globalTypes.contains("\(self.service)/\(type)")
    }

    /// Returns the address's location for what lies in a region.
    func location(in region: String?) -> String? { isGlobal ? "global" : region }

    /// Returns `DBInstance` as `db-instance`, `VPCEndpoint` as `vpc-endpoint`.
    private static func kebab(of name: String) -> String {
        let characters = Array(name.unicodeScalars)
        var result = ""
        for (index, scalar) in characters.enumerated() {
            let isUpper = ("A"..."Z").contains(scalar)
            if isUpper, index > 0 {
                let wasUpper = ("A"..."Z").contains(characters[index - 1])
                let isWordNext = index + 1 < characters.count && ("a"..."z").contains(characters[index + 1])
                if !wasUpper || isWordNext { result += "-" }
            }
            result.unicodeScalars.append(scalar)
        }
        return result.lowercased()
    }

    /// Services whose event source is not their name in lower case.
    private static let services = [
        "ElasticLoadBalancingV2": "elasticloadbalancing", "ApiGatewayV2": "apigateway", "CloudWatch": "monitoring",
        "CertificateManager": "acm", "ACMPCA": "acm-pca", "OpenSearchService": "es", "OpenSearch": "es",
        "Elasticsearch": "es", "EFS": "elasticfilesystem", "EMR": "elasticmapreduce", "StepFunctions": "states",
        "KinesisFirehose": "firehose", "MSK": "kafka", "AmazonMQ": "mq", "InspectorV2": "inspector2", "Neptune": "rds",
        "DocDB": "rds", "DirectoryService": "ds", "WAFRegional": "waf-regional", "Cognito": "cognito-idp",
        "ApplicationAutoScaling": "application-autoscaling", "ResourceGroups": "resource-groups",
        "EventSchemas": "schemas", "NetworkFirewall": "network-firewall", "AccessAnalyzer": "access-analyzer",
        "EMRServerless": "emr-serverless", "RedshiftServerless": "redshift-serverless", "Macie": "macie2",
        "CodeStarNotifications": "codestar-notifications", "CodeStarConnections": "codestar-connections",
        "KinesisAnalyticsV2": "kinesisanalytics", "OpenSearchServerless": "aoss", "MWAA": "airflow",
        "VpcLattice": "vpc-lattice", "EMRContainers": "emr-containers", "ResourceExplorer2": "resource-explorer-2",
        "S3ObjectLambda": "s3-object-lambda", "AppIntegrations": "app-integrations",
        "LicenseManager": "license-manager",
    ]

    /// Types that the history calls otherwise than by the words of their names.
    private static let exceptions = [
        "AWS::EC2::EIP": "ec2/address", "AWS::EC2::PrefixList": "ec2/managed-prefix-list",
        "AWS::EC2::EC2Fleet": "ec2/fleet",
        "AWS::EC2::SpotFleet": "ec2/spot-fleet-request",
        "AWS::EC2::TransitGatewayAttachment": "ec2/transit-gateway-vpc-attachment",
        "AWS::EC2::RegisteredHAInstance": "ec2/instance",
        "AWS::ElasticLoadBalancing::LoadBalancer": "elasticloadbalancing/classic-load-balancer",
        "AWS::IAM::ManagedPolicy": "iam/policy", "AWS::IAM::ServiceLinkedRole": "iam/role",
        "AWS::CloudWatch::CompositeAlarm": "monitoring/alarm", "AWS::Elasticsearch::Domain": "es/elasticsearch-domain",
        "AWS::KMS::ReplicaKey": "kms/key", "AWS::ElastiCache::ParameterGroup": "elasticache/cache-parameter-group",
        "AWS::ElastiCache::SubnetGroup": "elasticache/cache-subnet-group",
        "AWS::ElastiCache::SecurityGroup": "elasticache/cache-security-group",
        "AWS::Cognito::IdentityPool": "cognito-identity/identity-pool",
        "AWS::ServiceDiscovery::HttpNamespace": "servicediscovery/namespace",
        "AWS::ServiceDiscovery::PrivateDnsNamespace": "servicediscovery/namespace",
        "AWS::ServiceDiscovery::PublicDnsNamespace": "servicediscovery/namespace",
        "AWS::MSK::ServerlessCluster": "kafka/cluster", "AWS::ECR::PublicRepository": "ecr-public/repository",
    ]

    private static let globalServices: Set<String> = ["iam", "cloudfront", "route53", "organizations", "shield"]
    private static let globalTypes: Set<String> = ["s3/bucket", "monitoring/dashboard"]
}
