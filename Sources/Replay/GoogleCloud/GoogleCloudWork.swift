internal import HindcastModel

/// Calls that write and configure nothing, by what they are about: jobs, queries, data, messages.
enum GoogleCloudWork {
    /// Whether a call is about work.
    ///
    /// - Parameter noun: what the method's name says about the resource.
    static func isWork(_ noun: String, of event: AuditEvent) -> Bool {
        if nouns.contains(noun.loweringFirst.singularName) { return true }
        return operations.contains(event.action) || services.contains(event.service)
    }

    private static let nouns: Set<String> = [
        "job", "operation", "execution", "query", "session", "build", "backupRun", "timeSeries", "token", "accessToken",
        "idToken", "training", "prediction", "document", "row", "entry", "logEntry", "message", "object", "invitation",
        "workflowExecution", "batchPredictionJob", "customJob", "trainingPipeline", "pipelineJob", "dagRun",
        "findingState",
        "finding", "savedQuery",
    ]
    private static let services: Set<String> = [
        "login", "iamcredentials", "sts", "iap-tunnel", "aiplatform-prediction", "cloudtrace", "clouderrorreporting",
        "oslogin", "cloudprofiler", "servicecontrol", "containerscanning",
    ]
    private static let operations: Set<String> = [
        "logging:WriteLogEntries", "logging:DeleteLog", "pubsub:Publish", "pubsub:Acknowledge", "pubsub:Seek",
        "pubsub:ModifyAckDeadline", "bigquery:jobservice.insert", "bigquery:jobservice.jobcompleted",
        "bigquery:jobservice.cancel", "compute:instances.sendDiagnosticInterrupt",
        "compute:instanceGroupManagers.recreateInstances", "compute:instanceGroupManagers.applyUpdatesToInstances",
        "compute:urlMaps.invalidateCache", "cloudresourcemanager:CheckInvitationRequired",
    ]
}
