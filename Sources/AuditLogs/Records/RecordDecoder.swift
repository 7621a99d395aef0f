package import HindcastModel

/// Understands one record of any cloud's log, by what it holds.
package enum RecordDecoder {
    /// Why a record is no event, as a sentence without a final full stop.
    package struct Failure: Error, Hashable, Sendable {
        /// The sentence.
        package let reason: String

        /// Makes a failure.
        package init(reason: String) { self.reason = reason }
    }

    /// What an envelope around the record, or whoever imports it, says, for records that leave it out.
    package struct Surroundings: Hashable, Sendable {
        /// The account, as in an EventBridge event.
        package var account: String?
        /// The region, as in an EventBridge event.
        package var region: String?
        /// The Kubernetes cluster, which its own records never name.
        package var cluster: String?

        /// Makes surroundings that say nothing.
        package init(account: String? = nil, region: String? = nil, cluster: String? = nil) {
            self.account = account
            self.region = region
            self.cluster = cluster
        }
    }

    /// Returns the event that a record tells of.
    ///
    /// What the surroundings say is put into the event's `record`; decoding that again gives the same event.
    package static func decode(
        _ record: JSONValue,
        within surroundings: Surroundings = Surroundings()
    ) -> Result<AuditEvent, Failure> {
        guard let fields = record.object else { return .failure(Failure(reason: "it is no JSON object")) }
        if ObservationDecoder.isRecord(fields) { return ObservationDecoder.decode(fields) }
        if KubernetesDecoder.isRecord(fields) { return KubernetesDecoder.decode(fields, within: surroundings) }
        if GoogleCloudDecoder.isRecord(fields) { return GoogleCloudDecoder.decode(fields, within: surroundings) }
        if AzureDecoder.isRecord(fields) { return AzureDecoder.decode(fields, within: surroundings) }
        return CloudTrailDecoder.decode(record, within: surroundings)
    }
}

/// What lies inside a container.
enum ContainerPart {
    /// A value that holds records, or is one.
    case value(JSONValue)
    /// The text of such a value, and what to call it in a finding.
    case text([UInt8], name: String)
    /// The same where a long text may go on in the next one of the same writer.
    case piece([UInt8], writer: String, name: String)
    /// A packed text: base64, then gzip where it is that.
    case packed(String, name: String)
    /// Something that holds no records, and why.
    case unreadable(reason: String)
}
