internal import AuditLogs

/// The names of one operation: the one that rules and answers use, and what else the log or the API calls it.
struct OperationNames {
    /// The name that rules and answers use.
    let operation: String
    /// What else it is called, as a sentence without its full stop; `nil` where nothing.
    let otherName: String?

    /// Finds the operation behind a name as somebody wrote it: `CreateFunction20150331` is `CreateFunction`.
    init(service: String, written: String) {
        let operation = CloudTrailDecoder.operation(written, of: service)
        self.operation = operation
        if operation != written {
            otherName = "the log also writes \(written), with the date of the API"
        } else if service == "s3", let api = OperationNames.apiNames[operation] {
            otherName = "the API calls it \(api)"
        } else if service == "s3", let log = OperationNames.apiNames.first(where: { $0.value == operation })?.key {
            otherName = "the log writes \(log)"
        } else {
            otherName = nil
        }
    }

    /// S3's names in the log, with the API's where they differ. Source:
    /// https://docs.aws.amazon.com/AmazonS3/latest/userguide/cloudtrail-logging-s3-info.html
    private static let apiNames = [
        "PutBucketLifecycle": "PutBucketLifecycleConfiguration",
        "GetBucketLifecycle": "GetBucketLifecycleConfiguration",
        "PutBucketNotification": "PutBucketNotificationConfiguration",
        "GetBucketNotification": "GetBucketNotificationConfiguration",
        "PutBucketPublicAccessBlock": "PutPublicAccessBlock",
        "GetBucketPublicAccessBlock": "GetPublicAccessBlock",
        "DeleteBucketPublicAccessBlock": "DeletePublicAccessBlock",
        "PutBucketObjectLockConfiguration": "PutObjectLockConfiguration",
        "GetBucketObjectLockConfiguration": "GetObjectLockConfiguration",
        "PutAccelerateConfiguration": "PutBucketAccelerateConfiguration",
        "GetAccelerateConfiguration": "GetBucketAccelerateConfiguration",
    ]
}
