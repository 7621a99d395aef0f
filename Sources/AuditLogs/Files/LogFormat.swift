package import HindcastModel

/// The ways in which records are handed around. A file may mix them; each value is recognised by its content.
package enum LogFormat: String, CaseIterable, Sendable {
    /// `{"Records":[…]}`, as CloudTrail delivers to S3.
    case records = "cloudtrail"
    /// Bare records: one, pretty-printed or not, several in a row, one a line, or in a JSON array.
    case bare = "record"
    /// An EventBridge event with the record under `detail`.
    case eventBridge = "eventbridge"
    /// What `aws cloudtrail lookup-events` prints: the record as text under `CloudTrailEvent`.
    case lookupEvents = "lookup-events"
    /// What CloudWatch Logs sends on a subscription: the record as text under `logEvents[].message`, or all of that
    /// packed under `awslogs.data`.
    case cloudWatchLogs = "cloudwatch-logs"
    /// Another product's document with the record as text inside: `message`, `_raw`, `event.original`.
    case wrapped = "wrapped"
    /// Google Cloud log entries, in any of their containers.
    case googleCloud = "gcp"
    /// Azure activity log entries, in any of their containers.
    case azure = "azure"
    /// Kubernetes audit events, in any of their containers.
    case kubernetes = "kubernetes"

    /// Recognises a value; `nil` where it is none of these.
    package init?(of value: JSONValue) {
        guard let object = value.object else { return nil }
        if Self.isRecord(object) {
            self = .bare
        } else if KubernetesContainer.holds(object) {
            self = .kubernetes
        } else if GoogleCloudContainer.holds(object) {
            self = .googleCloud
        } else if AzureContainer.holds(object) {
            self = .azure
        } else if object["Records"]?.array != nil {
            self = .records
        } else if object["CloudTrailEvent"] != nil || object["Events"]?.array != nil {
            self = .lookupEvents
        } else if let detail = object["detail"]?.object, Self.isRecord(detail) {
            self = .eventBridge
        } else if object["logEvents"]?.array != nil || object["awslogs"]?["data"]?.string != nil {
            self = .cloudWatchLogs
        } else if Self.innerText(of: object) != nil {
            self = .wrapped
        } else {
            return nil
        }
    }

    /// Whether an object has enough of a record's members to be one, if a broken one.
    static func isRecord(_ object: JSONObject) -> Bool {
        let known = ["eventName", "eventSource", "eventTime", "eventID", "eventVersion", "userIdentity", "awsRegion"]
        return known.count { object[$0] != nil } >= 3
    }

    /// The text inside another product's document that looks like a JSON object.
    static func innerText(of object: JSONObject) -> String? {
        let candidates = [
            object["message"], object["_raw"], object["event.original"], object["event"]?["original"],
            object["@message"], object["Message"], object["body"], object["Sns"]?["Message"],
        ]
        return candidates.lazy.compactMap { $0?.string }.first { text in
            text.utf8.first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 } == UInt8(ascii: "{")
        }
    }
}
