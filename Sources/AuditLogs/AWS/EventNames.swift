internal import HindcastModel

/// What follows from an event's source and name, worked out once.
final class EventNames {
    let source: String
    let service: String
    let operation: String
    /// Whether the call may hand out credentials, or is no call at all: it is never settled by a glance alone.
    let issuesCredentials: Bool
    /// Whether the decoder has to look at it: of what it handed out, and to whom, the glance knows no form.
    let needsDecoder: Bool
    let opensSession: Bool
    let signsIn: Bool
    /// What records that are only counted are counted as, by their place.
    let actions: [SkippedAction]

    init(source: String, name: String) {
        self.source = source
        let service = CloudTrailDecoder.service(of: source)
        let operation = CloudTrailDecoder.operation(name, of: service)
        self.service = service
        self.operation = operation
        opensSession = CloudTrailRules.opensSession(source: source, operation: operation)
        // Notifications of S3 and queues look like records; the decoder refuses them.
        issuesCredentials =
            CloudTrailRules.issuesCredentials(source: source, operation: operation) || source.hasPrefix("aws:")
        signsIn = CloudTrailRules.signsIn(source: source, operation: operation)
        needsDecoder =
            issuesCredentials && !signsIn && !CloudTrailRules.onlyAsks(source: source, operation: operation)
        actions = [Disposition.readOnly, .failed, .notConfiguration].map {
            SkippedAction(provider: .aws, service: service, operation: operation, disposition: $0)
        }
    }

    /// The place among the actions of what a record is counted as that is only counted for a reason.
    static func place(of reason: SkippedRecord.Reason, isFailed: Bool) -> Int {
        if isFailed { return 1 }
        return reason == .readOnly ? 0 : 2
    }
}
