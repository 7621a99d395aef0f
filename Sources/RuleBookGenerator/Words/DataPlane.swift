/// What works with data inside resources instead of configuring them.
enum DataPlane {
    /// Whether an operation changes content, sends something or asks for work, so that no configuration changes.
    static func contains(_ operation: Operation, service: String) -> Bool {
        if services.contains(service) { return true }
        if let names = operations[service], names.contains(operation.name) { return true }
        return nouns.contains(operation.noun)
    }

    private static let nouns: Set<String> = [
        "Item", "Record", "LogEvent", "LogEvents", "MetricData", "MetricDatum", "MultipartUpload", "TraceSegment",
        "TelemetryRecord", "Transaction", "Message", "ComplianceItem", "Inventory", "SessionToken", "Evaluation",
        "ExternalEvaluation", "Heartbeat", "Datapoint", "Statement", "LayerPart", "LayerUpload", "WriteItem",
    ]

    private static let services: Set<String> = [
        "apigatewaymanagementapi", "appconfigdata", "bedrock-agent-runtime", "bedrock-data-automation-runtime",
        "bedrock-runtime", "cloudsearchdomain", "cloudtrail-data", "connect-contact-lens", "connectparticipant",
        "dynamodbstreams", "ebs", "ec2-instance-connect", "eks-auth", "finspace-data", "forecastquery", "geo-maps",
        "geo-places", "geo-routes", "iot-data", "iot-jobs-data", "iotevents-data", "kendra-ranking",
        "keyspacesstreams", "kinesis-video-archived-media", "kinesis-video-media", "kinesis-video-signaling",
        "kinesis-video-webrtc-storage", "lex-runtime", "lexv2-runtime", "managedblockchain-query",
        "marketplace-entitlement", "mediastore-data", "meteringmarketplace", "neptunedata",
        "payment-cryptography-data", "personalize-events", "personalize-runtime", "pi", "rds-data", "redshift-data",
        "sagemaker-a2i-runtime", "sagemaker-edge", "sagemaker-featurestore-runtime", "sagemaker-metrics",
        "sagemaker-runtime", "signer-data", "signin", "sso", "sso-oidc", "sts", "workmailmessageflow",
        "bedrock-agentcore", "inspector-scan", "comprehendmedical",
    ]

    private static let operations: [String: Set<String>] = [
        "s3": [
            "PutObject", "CopyObject", "DeleteObject", "DeleteObjects", "PutObjectAcl", "PutObjectTagging",
            "DeleteObjectTagging", "RestoreObject", "UploadPart", "UploadPartCopy", "PutObjectRetention",
            "PutObjectLegalHold", "RenameObject", "WriteGetObjectResponse", "CreateSession", "UpdateObjectEncryption",
        ],
        "glacier": ["UploadArchive", "DeleteArchive", "UploadMultipartPart"],
        "kms": ["GenerateDataKey", "ReEncrypt", "GenerateMac", "Sign"],
        "events": ["PutEvents", "PutPartnerEvents"],
        "sdb": ["PutAttributes", "BatchPutAttributes", "DeleteAttributes", "BatchDeleteAttributes"],
        "logs": ["CreateLogStream", "DeleteLogStream", "PutLogEvents"],
        "ssm": [
            "UpdateInstanceInformation", "UpdateInstanceAssociationStatus", "PutInventory", "PutComplianceItems",
            "SendCommand", "StartSession", "ResumeSession", "TerminateSession",
        ],
        "sqs": [
            "ChangeMessageVisibility", "ChangeMessageVisibilityBatch", "DeleteMessage", "DeleteMessageBatch",
            "PurgeQueue",
        ],
        "codecommit": [
            "PutFile", "DeleteFile", "CreateCommit", "CreateUnreferencedMergeCommit", "PutCommentReaction",
            "DeleteCommentContent", "UpdateComment",
        ],
        "ecr": ["PutImage"],
        "ecr-public": ["PutImage"],
        "timestream-write": ["WriteRecords"],
        "autoscaling": ["RecordLifecycleActionHeartbeat", "CompleteLifecycleAction"],
        "cloudwatch": ["SetAlarmState"],
        "config": ["PutEvaluations", "PutExternalEvaluation", "PutResourceConfig", "DeleteResourceConfig"],
        "servicediscovery": ["UpdateInstanceCustomHealthStatus"],
        "rekognition": ["IndexFaces", "DeleteFaces"],
        "lakeformation": ["UpdateTableObjects"],
        "omics": ["UploadReadSetPart"],
        "sns": ["Publish", "PublishBatch", "ConfirmSubscription"],
        "xray": ["PutTelemetryRecords", "PutTraceSegments"],
        "location": [
            "BatchUpdateDevicePosition", "BatchDeleteDevicePositionHistory", "BatchEvaluateGeofences",
        ],
    ]
}
