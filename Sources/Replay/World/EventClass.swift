package import HindcastModel

extension RuleBook {
    /// Returns the row of the ledger for an event whose parameters need not be looked at; `nil` for one that may change
    /// configuration.
    package func disposition(ofSettled event: AuditEvent) -> Disposition? {
        if event.kind == .observation { return nil }
        if let rules = event.provider.rules {
            if case .failed = event.outcome { return .failed }
            return rules.disposition(ofSettled: event)
        }
        return dispositionByRule(ofSettled: event)
    }

    /// The key under which an event only waits for a later one that completes it; `nil` for one that acts by itself.
    package static func stagingKey(of event: AuditEvent) -> String? {
        event.kind == .observation ? nil : event.provider.rules?.stagingKey(of: event)
    }

    /// The keys under which earlier events of the operation wait that an event ends; none for one that ends none.
    package static func completionKeys(of event: AuditEvent) -> [String] {
        event.kind == .observation ? [] : event.provider.rules?.completionKeys(of: event) ?? []
    }

    private func dispositionByRule(ofSettled event: AuditEvent) -> Disposition? {
        let call = call(of: event)
        return EventClass.disposition(of: event, rule: call.settledRule, call.traits)
    }
}

extension RuleBook.Call {
    /// The rule that is the event's, whatever its parameters are.
    var settledRule: OperationRule? { rules.first.flatMap { $0.guards == nil ? $0 : nil } }
}

/// Tells, before any rule runs, which events cannot change configuration.
enum EventClass {
    /// What the names of service and operation alone tell.
    struct Traits {
        let issuesCredentials: Bool
        let isNotConfiguration: Bool
        let readsByName: Bool

        init(of event: AuditEvent) {
            issuesCredentials = SessionTable.issuesCredentials(event)
            isNotConfiguration = NotConfiguration.contains(event)
            readsByName = OperationName.parse(event.operation).verb == .read
        }
    }

    /// Returns the row of the ledger for an event that cannot change configuration; `nil` for one that may.
    static func disposition(of event: AuditEvent, rule: OperationRule?, _ traits: Traits) -> Disposition? {
        switch event.kind {
        case .data, .insight: return .notConfiguration
        case .call, .serviceEvent, .signIn, .observation: break
        }
        if case .failed = event.outcome { return .failed }
        if event.kind == .signIn { return .session }
        if let first = rule?.statements.first, first.target == nil {
            if first.verb == .session { return .session }
            if first.verb == .none { return .notConfiguration }
        }
        if traits.issuesCredentials { return .session }
        if event.isReadOnly ?? (traits.readsByName && rule == nil) { return .readOnly }
        if traits.isNotConfiguration { return .notConfiguration }
        return isDryRun(event) ? .failed : nil
    }

    /// Whether a call only asked what would happen. EC2 refuses such a call with an error code; others answer as if it were done.
    private static func isDryRun(_ event: AuditEvent) -> Bool {
        guard let asked = event.request["dryRun"] ?? event.request["DryRun"] else { return false }
        return asked == true || asked == "true"
    }
}

/// Calls that write and configure nothing: messages, jobs, cryptography, agents.
enum NotConfiguration {
    static func contains(_ event: AuditEvent) -> Bool {
        services.contains(event.service) || operations[event.service]?.contains(event.operation) ?? false
            || isPage(event)
    }

    /// Whether a browser opened a page: of Cognito's hosted sign-in (`Token_POST`), or of IAM Identity Center's access portal,
    /// whose events are named by a URL.
    private static func isPage(_ event: AuditEvent) -> Bool {
        switch event.service {
        case "cognito-idp": event.operation.hasSuffix("_GET") || event.operation.hasSuffix("_POST")
        case "sso": event.operation.hasPrefix("https://")
        default: false
        }
    }

    private static let services: Set<String> = [
        "signin", "sts", "sso-oauth", "cloudshell", "billingconsole", "q", "support", "console", "ssmmessages",
        "ec2messages", "execute-api", "bedrock-runtime", "ssm-guiconnect", "ec2-instance-connect",
    ]

    /// By service.
    private static let operations = Dictionary(grouping: actions) { String($0.prefix { $0 != ":" }) }
        .mapValues { actions in Set(actions.map { String($0.drop { $0 != ":" }.dropFirst()) }) }

    private static let actions: Set<String> = [
        "ssm:UpdateInstanceInformation", "ssm:UpdateInstanceAssociationStatus", "ssm:PutInventory",
        "ssm:PutComplianceItems",
        "ssm:SendCommand", "ssm:CancelCommand", "ssm:StartSession", "ssm:TerminateSession", "ssm:ResumeSession",
        "ssm:OpenDataChannel", "ssm:StartAutomationExecution", "logs:CreateLogStream", "logs:DeleteLogStream",
        "logs:PutLogEvents",
        "logs:StartQuery", "logs:StopQuery", "kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey",
        "kms:GenerateDataKeyWithoutPlaintext", "kms:GenerateDataKeyPair", "kms:GenerateDataKeyPairWithoutPlaintext",
        "kms:ReEncrypt", "kms:ReEncryptFrom", "kms:ReEncryptTo", "kms:Sign", "kms:Verify", "kms:GenerateMac",
        "kms:VerifyMac",
        "kms:GenerateRandom", "sqs:SendMessage", "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:PurgeQueue",
        "sns:Publish",
        "events:PutEvents", "monitoring:PutMetricData", "monitoring:SetAlarmState", "states:StartExecution",
        "states:StopExecution",
        "states:SendTaskSuccess", "states:SendTaskFailure", "states:SendTaskHeartbeat", "lambda:Invoke",
        "lambda:InvokeAsync",
        "athena:StartQueryExecution", "athena:StopQueryExecution", "glue:StartJobRun", "glue:StartCrawler",
        "ecr:InitiateLayerUpload",
        "ecr:UploadLayerPart", "ecr:CompleteLayerUpload", "ecr:GetAuthorizationToken",
        "ec2:SharedSnapshotVolumeCreated",
        "ec2:RebootInstances", "ec2:GetPasswordData", "ec2:SendDiagnosticInterrupt", "ecs:SubmitTaskStateChange",
        "ecs:SubmitContainerStateChange", "ecs:DiscoverPollEndpoint", "ecs:RunTask", "ecs:StartTask", "ecs:StopTask",
        "codebuild:StartBuild", "codebuild:StopBuild", "codepipeline:StartPipelineExecution", "batch:SubmitJob",
        "batch:TerminateJob",
        "rds:RebootDBInstance", "ses:SendEmail", "ses:SendRawEmail", "ses:SendBulkEmail", "ses:SendTemplatedEmail",
        "redshift-data:ExecuteStatement", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem",
        "dynamodb:BatchWriteItem", "kinesis:PutRecord", "kinesis:PutRecords", "firehose:PutRecord",
        "firehose:PutRecordBatch",
        "iam:GenerateCredentialReport", "iam:GenerateServiceLastAccessedDetails", "securityhub:BatchImportFindings",
        "securityhub:BatchUpdateFindings", "inspector2:BatchGetAccountStatus", "config:PutEvaluations",
        "config:StartConfigRulesEvaluation", "config:DeliverConfigSnapshot",
        "servicequotas:RequestServiceQuotaIncrease",
        "s3:PutObject", "s3:DeleteObject", "s3:DeleteObjects", "s3:CopyObject", "s3:CreateMultipartUpload",
        "s3:CompleteMultipartUpload", "s3:AbortMultipartUpload", "s3:UploadPart", "s3:UploadPartCopy",
    ]
}
