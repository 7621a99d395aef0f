internal import HindcastModel

/// Trails and log groups: what somebody who hides turns off first.
enum TrailCommands {
    static func write(_ draft: inout CommandDraft) {
        guard !draft.now.configuration.isEmpty else { return }
        draft.passOver("trailARN", "homeRegion", "snsTopicARN", "hasCustomEventSelectors", "hasInsightSelectors")
        let name = JSONValue.string(draft.arn ?? draft.id)
        let members = [
            "s3BucketName": "S3BucketName", "s3KeyPrefix": "S3KeyPrefix", "snsTopicName": "SnsTopicName",
            "includeGlobalServiceEvents": "IncludeGlobalServiceEvents", "isMultiRegionTrail": "IsMultiRegionTrail",
            "logFileValidationEnabled": "EnableLogFileValidation",
            "cloudWatchLogsLogGroupArn": "CloudWatchLogsLogGroupArn",
            "cloudWatchLogsRoleArn": "CloudWatchLogsRoleArn", "kmsKeyId": "KmsKeyId",
            "isOrganizationTrail": "IsOrganizationTrail",
        ]
        var input: JSONObject = [:]
        for (member, key) in members where draft.takes(member) {
            guard let old = draft.old(member) else {
                draft.say("\(member) was not set, or not known.")
                continue
            }
            input[key] = old
        }
        if !input.isEmpty {
            input["Name"] = name
            draft.run("cloudtrail", "update-trail", input)
        }
        let selectors = [("eventSelectors", "EventSelectors"), ("advancedEventSelectors", "AdvancedEventSelectors")]
        for (member, key) in selectors where draft.takes(member) {
            guard let old = draft.old(member), !old.isEmpty else { continue }
            draft.run("cloudtrail", "put-event-selectors", ["TrailName": name, key: APIWords.value(old)])
        }
        if draft.takes("isLogging"), let isLogging = draft.old("isLogging")?.bool {
            draft.run("cloudtrail", isLogging ? "start-logging" : "stop-logging", ["Name": name])
        }
    }

    static func logGroup(_ draft: inout CommandDraft) {
        draft.passOver("arn", "logGroupArn", "logGroupName", "creationTime", "storedBytes", "metricFilterCount")
        let name = JSONValue.string(draft.id)
        guard draft.takes("retentionInDays") else { return }
        if let days = draft.old("retentionInDays") {
            draft.run("logs", "put-retention-policy", ["logGroupName": name, "retentionInDays": days])
        } else {
            draft.run("logs", "delete-retention-policy", ["logGroupName": name])
        }
    }
}
