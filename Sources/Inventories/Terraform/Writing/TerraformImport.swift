package import HindcastModel

/// How Terraform takes a resource over that is there already: its type, and the id that `import` wants.
package struct TerraformImport: Hashable, Sendable {
    /// Terraform's type, such as `aws_security_group`.
    package let kind: String
    /// What `import` takes for it; `nil` where a part of it is not known.
    package let id: String?

    /// Finds the type of a resource; `nil` where no Terraform type is known for it.
    package init?(_ address: Address, _ document: ResourceDocument?) {
        let row = TerraformImport.rows["\(address.service)/\(address.type)"]
        let mapped = TerraformImport.mapped["\(address.provider.rawValue)/\(address.service)/\(address.type)"]
        guard let kind = (address.provider == .aws ? row?.kind : nil) ?? mapped else { return nil }
        self.kind = kind
        switch address.provider {
        case .aws: id = TerraformImport.fill(row?.template ?? "{id}", address, document)
        // Both providers take the resource's own full name.
        case .azure: id = TerraformImport.azureID(document)
        case .gcp: id = document?.aliases.first { $0.hasPrefix("projects/") } ?? "\(address.account)/\(address.id)"
        case .k8s: id = address.location == "-" ? address.id : "\(address.location)/\(address.id)"
        }
    }

    /// The types that the mapping files know, of whole resources, by the words of an address; of several types the shortest.
    private static let mapped: [String: String] = {
        var kinds: [String: String] = [:]
        for (kind, mapping) in EmbeddedMaps.mappings.types where mapping.role == .whole {
            guard let provider = mapping.provider, !kind.hasPrefix("aws_default_") else { continue }
            let key = "\(provider.rawValue)/\(mapping.service)/\(mapping.type)"
            guard let known = kinds[key] else {
                kinds[key] = kind
                continue
            }
            if (kind.utf8.count, kind) < (known.utf8.count, known) { kinds[key] = kind }
        }
        return kinds
    }()

    // MARK: Ids

    /// Azure's own id: the provider takes it in Azure's own letters only, which the configuration may have; names for looking up
    /// are in lower case.
    private static func azureID(_ document: ResourceDocument?) -> String? {
        if let id = document?.configuration["id"]?.string, id.hasPrefix("/subscriptions/") { return id }
        return document?.aliases.first { $0.hasPrefix("/subscriptions/") }?
            .replacing("/resourcegroups/", with: "/resourceGroups/", maxReplacements: 1)
    }

    private struct Row {
        let kind: String
        let template: String
    }

    /// `{id}`, `{name}`, `{arn}`, `{account}`, `{location}`, and members of the configuration, the first that there is of
    /// alternatives; `nil` where there is none.
    private static func fill(_ template: String, _ address: Address, _ document: ResourceDocument?) -> String? {
        var text = ""
        var rest = template[...]
        while let open = rest.firstIndex(of: "{") {
            guard let close = rest[open...].firstIndex(of: "}") else { return nil }
            text += rest[..<open]
            let names = rest[rest.index(after: open)..<close].split(separator: "|")
            guard let value = names.lazy.compactMap({ part(String($0), address, document) }).first else { return nil }
            text += value
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
    }

    private static func part(_ name: String, _ address: Address, _ document: ResourceDocument?) -> String? {
        switch name {
        case "id": return address.id
        case "account": return address.account
        case "location": return address.location
        case "name": return document?.name
        case "arn": return document?.arn ?? (address.id.hasPrefix("arn:") ? address.id : nil)
        case "url": return "https://sqs.\(address.location).amazonaws.com/\(address.account)/\(address.id)"
        // Ids of things inside of others: `cluster/service`.
        case "id:colon": return address.id.replacing("/", with: ":")
        case "tail": return address.id.split(separator: "/").last.map(String.init)
        default:
            guard let text = document?.configuration[name]?.scalarText, !text.isEmpty else { return nil }
            return text
        }
    }

    /// Service and type of the history, Terraform's type, the id. Source: the section "Import" of each resource's page at
    /// https://registry.terraform.io/providers/hashicorp/aws/latest/docs
    private static let rows: [String: Row] = {
        var rows: [String: Row] = [:]
        for line in table.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            guard words.count == 3 else { continue }
            rows[words[0]] = Row(kind: words[1], template: words[2])
        }
        return rows
    }()

    private static let table = """
        acm/certificate aws_acm_certificate {arn|id}
        apigateway/api aws_apigatewayv2_api {id}
        apigateway/rest-api aws_api_gateway_rest_api {id}
        apigateway/stage aws_api_gateway_stage {id}
        athena/work-group aws_athena_workgroup {id}
        autoscaling/auto-scaling-group aws_autoscaling_group {id}
        autoscaling/launch-configuration aws_launch_configuration {id}
        backup/backup-plan aws_backup_plan {id}
        backup/backup-vault aws_backup_vault {id}
        cloudformation/stack aws_cloudformation_stack {name|id}
        cloudfront/distribution aws_cloudfront_distribution {id}
        cloudfront/function aws_cloudfront_function {id}
        cloudfront/origin-access-control aws_cloudfront_origin_access_control {id}
        cloudtrail/trail aws_cloudtrail {arn|id}
        codebuild/project aws_codebuild_project {id}
        codepipeline/pipeline aws_codepipeline {id}
        cognito-idp/user-pool aws_cognito_user_pool {id}
        cognito-idp/user-pool-client aws_cognito_user_pool_client {userPoolId}/{clientId}
        config/config-rule aws_config_config_rule {id}
        config/configuration-recorder aws_config_configuration_recorder {id}
        config/delivery-channel aws_config_delivery_channel {id}
        dynamodb/table aws_dynamodb_table {id}
        ec2/address aws_eip {allocationId|id}
        ec2/customer-gateway aws_customer_gateway {id}
        ec2/dhcp-options aws_vpc_dhcp_options {id}
        ec2/egress-only-internet-gateway aws_egress_only_internet_gateway {id}
        ec2/flow-log aws_flow_log {id}
        ec2/instance aws_instance {id}
        ec2/internet-gateway aws_internet_gateway {id}
        ec2/key-pair aws_key_pair {keyName|name|id}
        ec2/launch-template aws_launch_template {id}
        ec2/managed-prefix-list aws_ec2_managed_prefix_list {id}
        ec2/nat-gateway aws_nat_gateway {id}
        ec2/network-acl aws_network_acl {id}
        ec2/network-interface aws_network_interface {id}
        ec2/placement-group aws_placement_group {groupName|name|id}
        ec2/route-table aws_route_table {id}
        ec2/security-group aws_security_group {id}
        ec2/subnet aws_subnet {id}
        ec2/transit-gateway aws_ec2_transit_gateway {id}
        ec2/transit-gateway-vpc-attachment aws_ec2_transit_gateway_vpc_attachment {id}
        ec2/volume aws_ebs_volume {id}
        ec2/vpc aws_vpc {id}
        ec2/vpc-endpoint aws_vpc_endpoint {id}
        ec2/vpc-peering-connection aws_vpc_peering_connection {id}
        ec2/vpn-connection aws_vpn_connection {id}
        ec2/vpn-gateway aws_vpn_gateway {id}
        ecr/repository aws_ecr_repository {id}
        ecs/cluster aws_ecs_cluster {clusterName|name|id}
        ecs/service aws_ecs_service {id}
        ecs/task-definition aws_ecs_task_definition {arn|id}
        eks/addon aws_eks_addon {id:colon}
        eks/cluster aws_eks_cluster {id}
        eks/nodegroup aws_eks_node_group {id:colon}
        elasticache/cache-cluster aws_elasticache_cluster {id}
        elasticache/cache-parameter-group aws_elasticache_parameter_group {id}
        elasticache/cache-subnet-group aws_elasticache_subnet_group {id}
        elasticache/replication-group aws_elasticache_replication_group {id}
        elasticfilesystem/access-point aws_efs_access_point {id}
        elasticfilesystem/file-system aws_efs_file_system {id}
        elasticfilesystem/mount-target aws_efs_mount_target {id}
        elasticloadbalancing/classic-load-balancer aws_elb {id}
        elasticloadbalancing/listener aws_lb_listener {arn|id}
        elasticloadbalancing/listener-rule aws_lb_listener_rule {arn|id}
        elasticloadbalancing/load-balancer aws_lb {arn|id}
        elasticloadbalancing/target-group aws_lb_target_group {arn|id}
        es/domain aws_opensearch_domain {id}
        events/event-bus aws_cloudwatch_event_bus {id}
        events/rule aws_cloudwatch_event_rule {id}
        glue/database aws_glue_catalog_database {account}:{id}
        guardduty/detector aws_guardduty_detector {id}
        iam/group aws_iam_group {id}
        iam/instance-profile aws_iam_instance_profile {id}
        iam/open-id-connect-provider aws_iam_openid_connect_provider {arn|id}
        iam/policy aws_iam_policy {arn|id}
        iam/role aws_iam_role {id}
        iam/saml-provider aws_iam_saml_provider {arn|id}
        iam/user aws_iam_user {id}
        kinesis/stream aws_kinesis_stream {id}
        kms/alias aws_kms_alias {aliasName|id}
        kms/key aws_kms_key {id}
        lambda/event-source-mapping aws_lambda_event_source_mapping {id}
        lambda/function aws_lambda_function {id}
        lambda/layer-version aws_lambda_layer_version {arn|id}
        logs/log-group aws_cloudwatch_log_group {id}
        monitoring/alarm aws_cloudwatch_metric_alarm {id}
        monitoring/dashboard aws_cloudwatch_dashboard {id}
        organizations/account aws_organizations_account {id}
        organizations/organizational-unit aws_organizations_organizational_unit {id}
        organizations/policy aws_organizations_policy {id}
        rds/db-cluster aws_rds_cluster {id}
        rds/db-cluster-parameter-group aws_rds_cluster_parameter_group {id}
        rds/db-instance aws_db_instance {id}
        rds/db-parameter-group aws_db_parameter_group {id}
        rds/db-proxy aws_db_proxy {id}
        rds/db-subnet-group aws_db_subnet_group {id}
        redshift/cluster aws_redshift_cluster {id}
        redshift/cluster-subnet-group aws_redshift_subnet_group {id}
        route53/health-check aws_route53_health_check {id}
        route53/hosted-zone aws_route53_zone {id}
        s3/account-public-access-block aws_s3_account_public_access_block {account}
        s3/bucket aws_s3_bucket {id}
        secretsmanager/secret aws_secretsmanager_secret {arn|id}
        sns/subscription aws_sns_topic_subscription {arn|id}
        sns/topic aws_sns_topic {arn|topicArn}
        sqs/queue aws_sqs_queue {queueUrl|url}
        ssm/document aws_ssm_document {id}
        ssm/maintenance-window aws_ssm_maintenance_window {id}
        ssm/parameter aws_ssm_parameter {name|id}
        states/state-machine aws_sfn_state_machine {arn|id}
        wafv2/ip-set aws_wafv2_ip_set {id}/{name}/{scope}
        wafv2/rule-group aws_wafv2_rule_group {id}/{name}/{scope}
        wafv2/web-acl aws_wafv2_web_acl {id}/{name}/{scope}
        """
}
