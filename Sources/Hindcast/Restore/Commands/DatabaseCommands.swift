internal import HindcastModel

/// Databases of RDS.
enum DatabaseCommands {
    /// Members that the command takes under a name of its own.
    private static let names = [
        "iAMDatabaseAuthenticationEnabled": "EnableIAMDatabaseAuthentication",
        "performanceInsightsEnabled": "EnablePerformanceInsights", "httpEndpointEnabled": "EnableHttpEndpoint",
    ]

    private static let shared = [
        "allocatedStorage", "autoMinorVersionUpgrade", "backupRetentionPeriod", "copyTagsToSnapshot",
        "deletionProtection",
        "engineVersion", "iAMDatabaseAuthenticationEnabled", "iops", "monitoringInterval", "monitoringRoleArn",
        "performanceInsightsEnabled", "preferredBackupWindow", "preferredMaintenanceWindow", "storageType",
    ]

    static func instance(_ draft: inout CommandDraft) {
        write(
            &draft,
            "modify-db-instance",
            key: "DBInstanceIdentifier",
            shared + [
                "cACertificateIdentifier", "dBInstanceClass", "licenseModel", "maxAllocatedStorage", "multiAZ",
                "promotionTier", "publiclyAccessible", "storageThroughput", "networkType",
            ]
        )
    }

    static func cluster(_ draft: inout CommandDraft) {
        write(
            &draft,
            "modify-db-cluster",
            key: "DBClusterIdentifier",
            shared + ["backtrackWindow", "dBClusterInstanceClass", "httpEndpointEnabled", "port", "networkType"]
        )
    }

    private static func write(_ draft: inout CommandDraft, _ operation: String, key: String, _ members: [String]) {
        guard !draft.now.configuration.isEmpty else { return }
        draft.passOver("dBInstanceStatus", "status", "endpoint", "latestRestorableTime", "pendingModifiedValues")
        var input: JSONObject = [:]
        for member in members where draft.takes(member) {
            guard let old = draft.old(member) else {
                draft.say("\(member) was not set, or not known.")
                continue
            }
            input[names[member] ?? APIWords.pascal(member)] = old
        }
        if draft.takes("vpcSecurityGroups") {
            let groups = (draft.old("vpcSecurityGroups")?.array ?? []).compactMap { $0["vpcSecurityGroupId"] }
            input["VpcSecurityGroupIds"] = .array(groups)
        }
        if draft.takes("dBParameterGroups"),
            let name = draft.old("dBParameterGroups")?.array?.first?["dBParameterGroupName"]
        {
            input["DBParameterGroupName"] = name
        }
        guard !input.isEmpty else { return }
        input[key] = .string(draft.id)
        input["ApplyImmediately"] = true
        let isRestart = input["DBInstanceClass"] != nil || input["EngineVersion"] != nil
        let remark =
            isRestart
            ? "It restarts the database, and an engine never goes back."
            : "It does not wait for the maintenance window."
        draft.run("rds", operation, input, remark: "This happens at once. " + remark)
    }
}
