// The rule book goes into the binary by C23's #embed, so that it can be moved anywhere and its files stay plain text.
// A new file needs two entries here: its bytes, and its row.
#include "CRuleBook.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char derived[] = {
#embed "files/derived.tsv"
};

static const unsigned char account[] = {
#embed "files/overrides/account.rules"
};

static const unsigned char apigateway[] = {
#embed "files/overrides/apigateway.rules"
};

static const unsigned char apigatewayv2[] = {
#embed "files/overrides/apigatewayv2.rules"
};

static const unsigned char application_autoscaling[] = {
#embed "files/overrides/application-autoscaling.rules"
};

static const unsigned char appsync[] = {
#embed "files/overrides/appsync.rules"
};

static const unsigned char autoscaling[] = {
#embed "files/overrides/autoscaling.rules"
};

static const unsigned char bedrock[] = {
#embed "files/overrides/bedrock.rules"
};

static const unsigned char cloudformation[] = {
#embed "files/overrides/cloudformation.rules"
};

static const unsigned char cloudfront[] = {
#embed "files/overrides/cloudfront.rules"
};

static const unsigned char cloudtrail[] = {
#embed "files/overrides/cloudtrail.rules"
};

static const unsigned char codebuild[] = {
#embed "files/overrides/codebuild.rules"
};

static const unsigned char codepipeline[] = {
#embed "files/overrides/codepipeline.rules"
};

static const unsigned char codestar_notifications[] = {
#embed "files/overrides/codestar-notifications.rules"
};

static const unsigned char cognito_identity[] = {
#embed "files/overrides/cognito-identity.rules"
};

static const unsigned char cognito_idp[] = {
#embed "files/overrides/cognito-idp.rules"
};

static const unsigned char config[] = {
#embed "files/overrides/config.rules"
};

static const unsigned char controltower[] = {
#embed "files/overrides/controltower.rules"
};

static const unsigned char dynamodb[] = {
#embed "files/overrides/dynamodb.rules"
};

static const unsigned char ec2_addresses[] = {
#embed "files/overrides/ec2-addresses.rules"
};

static const unsigned char ec2_capacity[] = {
#embed "files/overrides/ec2-capacity.rules"
};

static const unsigned char ec2_endpoints[] = {
#embed "files/overrides/ec2-endpoints.rules"
};

static const unsigned char ec2_flow_logs[] = {
#embed "files/overrides/ec2-flow-logs.rules"
};

static const unsigned char ec2_gateways[] = {
#embed "files/overrides/ec2-gateways.rules"
};

static const unsigned char ec2_images[] = {
#embed "files/overrides/ec2-images.rules"
};

static const unsigned char ec2_instance_attributes[] = {
#embed "files/overrides/ec2-instance-attributes.rules"
};

static const unsigned char ec2_instances[] = {
#embed "files/overrides/ec2-instances.rules"
};

static const unsigned char ec2_interfaces[] = {
#embed "files/overrides/ec2-interfaces.rules"
};

static const unsigned char ec2_launch_templates[] = {
#embed "files/overrides/ec2-launch-templates.rules"
};

static const unsigned char ec2_network_acls[] = {
#embed "files/overrides/ec2-network-acls.rules"
};

static const unsigned char ec2_peering[] = {
#embed "files/overrides/ec2-peering.rules"
};

static const unsigned char ec2_routes[] = {
#embed "files/overrides/ec2-routes.rules"
};

static const unsigned char ec2_security_groups[] = {
#embed "files/overrides/ec2-security-groups.rules"
};

static const unsigned char ec2_settings[] = {
#embed "files/overrides/ec2-settings.rules"
};

static const unsigned char ec2_tags[] = {
#embed "files/overrides/ec2-tags.rules"
};

static const unsigned char ec2_traffic_mirrors[] = {
#embed "files/overrides/ec2-traffic-mirrors.rules"
};

static const unsigned char ec2_transit_gateways[] = {
#embed "files/overrides/ec2-transit-gateways.rules"
};

static const unsigned char ec2_volumes[] = {
#embed "files/overrides/ec2-volumes.rules"
};

static const unsigned char ec2_vpcs[] = {
#embed "files/overrides/ec2-vpcs.rules"
};

static const unsigned char ecr[] = {
#embed "files/overrides/ecr.rules"
};

static const unsigned char ecs[] = {
#embed "files/overrides/ecs.rules"
};

static const unsigned char eks[] = {
#embed "files/overrides/eks.rules"
};

static const unsigned char elasticache[] = {
#embed "files/overrides/elasticache.rules"
};

static const unsigned char elasticfilesystem[] = {
#embed "files/overrides/elasticfilesystem.rules"
};

static const unsigned char elasticmapreduce[] = {
#embed "files/overrides/elasticmapreduce.rules"
};

static const unsigned char elb[] = {
#embed "files/overrides/elb.rules"
};

static const unsigned char elbv2[] = {
#embed "files/overrides/elbv2.rules"
};

static const unsigned char emr_serverless[] = {
#embed "files/overrides/emr-serverless.rules"
};

static const unsigned char events[] = {
#embed "files/overrides/events.rules"
};

static const unsigned char glue[] = {
#embed "files/overrides/glue.rules"
};

static const unsigned char guardduty[] = {
#embed "files/overrides/guardduty.rules"
};

static const unsigned char iam_account[] = {
#embed "files/overrides/iam-account.rules"
};

static const unsigned char iam_credentials[] = {
#embed "files/overrides/iam-credentials.rules"
};

static const unsigned char iam_groups[] = {
#embed "files/overrides/iam-groups.rules"
};

static const unsigned char iam_policies[] = {
#embed "files/overrides/iam-policies.rules"
};

static const unsigned char iam_providers[] = {
#embed "files/overrides/iam-providers.rules"
};

static const unsigned char iam_roles[] = {
#embed "files/overrides/iam-roles.rules"
};

static const unsigned char iam_users[] = {
#embed "files/overrides/iam-users.rules"
};

static const unsigned char inspector2[] = {
#embed "files/overrides/inspector2.rules"
};

static const unsigned char kinesis[] = {
#embed "files/overrides/kinesis.rules"
};

static const unsigned char kms[] = {
#embed "files/overrides/kms.rules"
};

static const unsigned char lambda[] = {
#embed "files/overrides/lambda.rules"
};

static const unsigned char logs[] = {
#embed "files/overrides/logs.rules"
};

static const unsigned char monitoring[] = {
#embed "files/overrides/monitoring.rules"
};

static const unsigned char organizations[] = {
#embed "files/overrides/organizations.rules"
};

static const unsigned char quicksight[] = {
#embed "files/overrides/quicksight.rules"
};

static const unsigned char rds[] = {
#embed "files/overrides/rds.rules"
};

static const unsigned char redshift[] = {
#embed "files/overrides/redshift.rules"
};

static const unsigned char resource_groups[] = {
#embed "files/overrides/resource-groups.rules"
};

static const unsigned char route53[] = {
#embed "files/overrides/route53.rules"
};

static const unsigned char s3[] = {
#embed "files/overrides/s3.rules"
};

static const unsigned char secretsmanager[] = {
#embed "files/overrides/secretsmanager.rules"
};

static const unsigned char servicediscovery[] = {
#embed "files/overrides/servicediscovery.rules"
};

static const unsigned char ses[] = {
#embed "files/overrides/ses.rules"
};

static const unsigned char shield[] = {
#embed "files/overrides/shield.rules"
};

static const unsigned char signin[] = {
#embed "files/overrides/signin.rules"
};

static const unsigned char sns[] = {
#embed "files/overrides/sns.rules"
};

static const unsigned char sqs[] = {
#embed "files/overrides/sqs.rules"
};

static const unsigned char ssm[] = {
#embed "files/overrides/ssm.rules"
};

static const unsigned char sso[] = {
#embed "files/overrides/sso.rules"
};

static const unsigned char sso_directory[] = {
#embed "files/overrides/sso-directory.rules"
};

static const unsigned char states[] = {
#embed "files/overrides/states.rules"
};

static const unsigned char sts[] = {
#embed "files/overrides/sts.rules"
};

static const unsigned char wafv2[] = {
#embed "files/overrides/wafv2.rules"
};

#define ROW(name, bytes) { name, bytes, sizeof(bytes) }
static const crulebook_file files[] = {
    ROW("derived.tsv", derived),
    ROW("overrides/account.rules", account),
    ROW("overrides/apigateway.rules", apigateway),
    ROW("overrides/apigatewayv2.rules", apigatewayv2),
    ROW("overrides/application-autoscaling.rules", application_autoscaling),
    ROW("overrides/appsync.rules", appsync),
    ROW("overrides/autoscaling.rules", autoscaling),
    ROW("overrides/bedrock.rules", bedrock),
    ROW("overrides/cloudformation.rules", cloudformation),
    ROW("overrides/cloudfront.rules", cloudfront),
    ROW("overrides/cloudtrail.rules", cloudtrail),
    ROW("overrides/codebuild.rules", codebuild),
    ROW("overrides/codepipeline.rules", codepipeline),
    ROW("overrides/codestar-notifications.rules", codestar_notifications),
    ROW("overrides/cognito-identity.rules", cognito_identity),
    ROW("overrides/cognito-idp.rules", cognito_idp),
    ROW("overrides/config.rules", config),
    ROW("overrides/controltower.rules", controltower),
    ROW("overrides/dynamodb.rules", dynamodb),
    ROW("overrides/ec2-addresses.rules", ec2_addresses),
    ROW("overrides/ec2-capacity.rules", ec2_capacity),
    ROW("overrides/ec2-endpoints.rules", ec2_endpoints),
    ROW("overrides/ec2-flow-logs.rules", ec2_flow_logs),
    ROW("overrides/ec2-gateways.rules", ec2_gateways),
    ROW("overrides/ec2-images.rules", ec2_images),
    ROW("overrides/ec2-instance-attributes.rules", ec2_instance_attributes),
    ROW("overrides/ec2-instances.rules", ec2_instances),
    ROW("overrides/ec2-interfaces.rules", ec2_interfaces),
    ROW("overrides/ec2-launch-templates.rules", ec2_launch_templates),
    ROW("overrides/ec2-network-acls.rules", ec2_network_acls),
    ROW("overrides/ec2-peering.rules", ec2_peering),
    ROW("overrides/ec2-routes.rules", ec2_routes),
    ROW("overrides/ec2-security-groups.rules", ec2_security_groups),
    ROW("overrides/ec2-settings.rules", ec2_settings),
    ROW("overrides/ec2-tags.rules", ec2_tags),
    ROW("overrides/ec2-traffic-mirrors.rules", ec2_traffic_mirrors),
    ROW("overrides/ec2-transit-gateways.rules", ec2_transit_gateways),
    ROW("overrides/ec2-volumes.rules", ec2_volumes),
    ROW("overrides/ec2-vpcs.rules", ec2_vpcs),
    ROW("overrides/ecr.rules", ecr),
    ROW("overrides/ecs.rules", ecs),
    ROW("overrides/eks.rules", eks),
    ROW("overrides/elasticache.rules", elasticache),
    ROW("overrides/elasticfilesystem.rules", elasticfilesystem),
    ROW("overrides/elasticmapreduce.rules", elasticmapreduce),
    ROW("overrides/elb.rules", elb),
    ROW("overrides/elbv2.rules", elbv2),
    ROW("overrides/emr-serverless.rules", emr_serverless),
    ROW("overrides/events.rules", events),
    ROW("overrides/glue.rules", glue),
    ROW("overrides/guardduty.rules", guardduty),
    ROW("overrides/iam-account.rules", iam_account),
    ROW("overrides/iam-credentials.rules", iam_credentials),
    ROW("overrides/iam-groups.rules", iam_groups),
    ROW("overrides/iam-policies.rules", iam_policies),
    ROW("overrides/iam-providers.rules", iam_providers),
    ROW("overrides/iam-roles.rules", iam_roles),
    ROW("overrides/iam-users.rules", iam_users),
    ROW("overrides/inspector2.rules", inspector2),
    ROW("overrides/kinesis.rules", kinesis),
    ROW("overrides/kms.rules", kms),
    ROW("overrides/lambda.rules", lambda),
    ROW("overrides/logs.rules", logs),
    ROW("overrides/monitoring.rules", monitoring),
    ROW("overrides/organizations.rules", organizations),
    ROW("overrides/quicksight.rules", quicksight),
    ROW("overrides/rds.rules", rds),
    ROW("overrides/redshift.rules", redshift),
    ROW("overrides/resource-groups.rules", resource_groups),
    ROW("overrides/route53.rules", route53),
    ROW("overrides/s3.rules", s3),
    ROW("overrides/secretsmanager.rules", secretsmanager),
    ROW("overrides/servicediscovery.rules", servicediscovery),
    ROW("overrides/ses.rules", ses),
    ROW("overrides/shield.rules", shield),
    ROW("overrides/signin.rules", signin),
    ROW("overrides/sns.rules", sns),
    ROW("overrides/sqs.rules", sqs),
    ROW("overrides/ssm.rules", ssm),
    ROW("overrides/sso.rules", sso),
    ROW("overrides/sso-directory.rules", sso_directory),
    ROW("overrides/states.rules", states),
    ROW("overrides/sts.rules", sts),
    ROW("overrides/wafv2.rules", wafv2),
};

const size_t crulebook_file_count = sizeof(files) / sizeof(files[0]);

crulebook_file crulebook_file_at(size_t index) { return files[index]; }
