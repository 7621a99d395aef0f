internal import HindcastModel

/// Buckets, and the account's public access block.
enum BucketCommands {
    /// Keys that S3 writes with more capitals than their first letter.
    private static let names = [
        "id": "ID", "uri": "URI", "sseAlgorithm": "SSEAlgorithm", "kmsMasterKeyID": "KMSMasterKeyID",
        "mfaDelete": "MFADelete",
        "corsRules": "CORSRules",
    ]

    /// A member of the configuration that one command sets as a whole, and another takes away.
    private struct Setting {
        let member: String
        let put: String
        let key: String
        /// The command that takes it away; `nil` where there is none.
        let delete: String?
    }

    private static let settings = [
        Setting(
            member: "publicAccessBlock",
            put: "put-public-access-block",
            key: "PublicAccessBlockConfiguration",
            delete: "delete-public-access-block"
        ),
        Setting(
            member: "ownershipControls",
            put: "put-bucket-ownership-controls",
            key: "OwnershipControls",
            delete: "delete-bucket-ownership-controls"
        ),
        Setting(
            member: "encryption",
            put: "put-bucket-encryption",
            key: "ServerSideEncryptionConfiguration",
            delete: "delete-bucket-encryption"
        ),
        Setting(member: "cors", put: "put-bucket-cors", key: "CORSConfiguration", delete: "delete-bucket-cors"),
        Setting(
            member: "lifecycle",
            put: "put-bucket-lifecycle-configuration",
            key: "LifecycleConfiguration",
            delete: "delete-bucket-lifecycle"
        ),
        Setting(
            member: "website",
            put: "put-bucket-website",
            key: "WebsiteConfiguration",
            delete: "delete-bucket-website"
        ),
        Setting(member: "logging", put: "put-bucket-logging", key: "BucketLoggingStatus", delete: nil),
        Setting(
            member: "requestPayment",
            put: "put-bucket-request-payment",
            key: "RequestPaymentConfiguration",
            delete: nil
        ),
        Setting(
            member: "replication",
            put: "put-bucket-replication",
            key: "ReplicationConfiguration",
            delete: "delete-bucket-replication"
        ),
    ]

    static func write(_ draft: inout CommandDraft) {
        let bucket: JSONObject = ["Bucket": .string(draft.id)]
        draft.passOver("arn", "name", "locationConstraint", "bucketType")
        for setting in settings where draft.takes(setting.member) {
            var input = bucket
            if let old = draft.old(setting.member), !old.isEmpty {
                input[setting.key] = APIWords.value(old, names: names)
                draft.run("s3api", setting.put, input)
            } else if let delete = setting.delete {
                draft.run("s3api", delete, input)
            } else {
                input[setting.key] = [:]
                draft.run("s3api", setting.put, input)
            }
        }
        if draft.takes("policy") {
            if let policy = draft.old("policy"), !policy.isEmpty {
                var input = bucket
                input["Policy"] = APIWords.text(policy)
                draft.run("s3api", "put-bucket-policy", input)
            } else {
                draft.run("s3api", "delete-bucket-policy", bucket)
            }
        }
        if draft.takes("versioning") {
            // A bucket that ever had versions can only stop making new ones. Deletion under MFA needs the device's code.
            var input = bucket
            input["VersioningConfiguration"] = ["Status": draft.old("versioning")?["status"] ?? "Suspended"]
            draft.run("s3api", "put-bucket-versioning", input)
        }
        if draft.takes("acl") {
            draft.say("The ACL differs: see `aws s3api put-bucket-acl`; \"private\" lets nobody but the owner in.")
        }
    }

    static func account(_ draft: inout CommandDraft) {
        draft.passOver("accountId")
        var block: JSONObject = [:]
        var isOther = false
        for member in ["blockPublicAcls", "ignorePublicAcls", "blockPublicPolicy", "restrictPublicBuckets"] {
            if draft.takes(member) { isOther = true }
            block[APIWords.pascal(member)] = draft.old(member) ?? false
        }
        guard isOther else { return }
        draft.run(
            "s3control",
            "put-public-access-block",
            ["AccountId": .string(draft.then.address.account), "PublicAccessBlockConfiguration": .object(block)]
        )
    }
}
