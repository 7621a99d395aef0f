/// The names under which CloudTrail logs a service.
enum EventSources {
    /// The event sources of a service, the usual one first.
    static func of(_ model: ServiceModel) -> [String] {
        if let exception = exceptions[model.name] {
            return exception.split(separator: " ").map { $0 + ".amazonaws.com" }
        }
        let name = model.metadata.signingName ?? model.metadata.endpointPrefix
        return ["\(name).amazonaws.com"]
    }

    /// Services that are logged under another name than the one that signs their calls.
    private static let exceptions = [
        "apigatewaymanagementapi": "apigateway",
        "appconfigdata": "appconfig",
        "application-autoscaling": "application-autoscaling autoscaling",
        "appstream": "appstream2 appstream",
        "cloudcontrol": "cloudcontrolapi",
        "cloudwatch": "monitoring",
        "detective": "detective",
        "dynamodbstreams": "dynamodb",
        "ecr": "ecr",
        "ecr-public": "ecr-public",
        "email": "ses",
        "iam": "iam",
        "identitystore": "identitystore sso-directory",
        "iot-data": "iotdata iot",
        "iotwireless": "iotwireless",
        "iot-managed-integrations": "iotmanagedintegrations",
        "iotdeviceadvisor": "iotdeviceadvisor",
        "iotsecuretunneling": "iotsecuretunneling iot",
        "lex-models": "lex models.lex",
        "lex-runtime": "lex runtime.lex",
        "lexv2-models": "lex lexv2",
        "lexv2-runtime": "lex lexv2",
        "mailmanager": "ses mailmanager",
        "marketplace-agreement": "agreement-marketplace aws-marketplace",
        "marketplace-catalog": "marketplacecatalog catalog-marketplace aws-marketplace",
        "marketplace-deployment": "deployment-marketplace aws-marketplace",
        "marketplace-discovery": "discovery-marketplace aws-marketplace",
        "marketplace-entitlement": "entitlement-marketplace aws-marketplace",
        "marketplace-reporting": "reporting-marketplace aws-marketplace",
        "mediatailor": "mediatailor",
        "meteringmarketplace": "metering-marketplace aws-marketplace",
        "mturk": "mturk-requester mturk",
        "mwaa": "airflow",
        "pinpoint": "mobiletargeting",
        "pricing": "pricing",
        "qapps": "qapps",
        "resourcegroupstaggingapi": "tagging",
        "route53-recovery-cluster": "route53-recovery-cluster",
        "s3control": "s3 s3-control",
        "sagemaker": "sagemaker",
        "servicecatalog-appregistry": "servicecatalog-appregistry servicecatalog",
        "ses": "ses",
        "sesv2": "ses",
        "pinpoint-email": "ses",
        "sms-voice": "sms-voice",
        "sso": "sso",
        "sso-admin": "sso",
        "sso-oidc": "sso sso-oauth",
        "stepfunctions": "states",
        "supplychain": "scn supplychain",
        "wickr": "wickr",
        "workspaces-thin-client": "thinclient",
        "bedrock-agentcore-control": "bedrock-agentcore",
    ]
}
