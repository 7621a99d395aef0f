internal import HindcastModel

/// The ways in which Google Cloud's log entries are handed around.
///
/// Bare entries, one a line or in an array, are taken apart before this is asked. Beside those: what Pub/Sub pushes and what
/// pulling gives, the entry in base64; CloudEvents with the entry under `data`; the answer of `entries.list`; rows that
/// BigQuery exports, which rename everything.
enum GoogleCloudContainer {
    /// Whether an object holds entries of this cloud, or is one.
    static func holds(_ object: JSONObject) -> Bool {
        GoogleCloudDecoder.isRecord(object) || message(in: object) != nil || cloudEvent(object) != nil
            || list(in: object) != nil || BigQueryRow.isRow(object)
    }

    /// Returns the parts of a container in which entries lie; `nil` where the object is an entry itself.
    static func parts(
        of object: JSONObject,
        within surroundings: RecordDecoder.Surroundings
    ) -> [(part: ContainerPart, surroundings: RecordDecoder.Surroundings)]? {
        if GoogleCloudDecoder.isRecord(object) { return nil }
        if let data = message(in: object) { return [(.packed(data, name: "message.data"), surroundings)] }
        if let part = cloudEvent(object) { return [(part, surroundings)] }
        if let list = list(in: object) { return list.map { (.value($0), surroundings) } }
        return [(.value(.object(BigQueryRow.entry(of: object))), surroundings)]
    }

    /// The packed entry of a Pub/Sub message.
    private static func message(in object: JSONObject) -> String? {
        guard let message = object["message"]?.object, let data = message["data"]?.string else { return nil }
        let known = ["messageId", "message_id", "publishTime", "publish_time", "attributes"]
        guard object["subscription"] != nil || object["ackId"] != nil || known.contains(where: { message[$0] != nil })
        else { return nil }
        return data
    }

    /// The entry of a CloudEvent, as a value, as text or packed.
    ///
    /// Source: https://cloud.google.com/eventarc/docs/cloudevents
    private static func cloudEvent(_ object: JSONObject) -> ContainerPart? {
        guard object["specversion"] != nil || object["specVersion"] != nil,
            object["type"]?.string?.hasPrefix("google.cloud.") ?? false
        else { return nil }
        if let packed = object["data_base64"]?.string { return .packed(packed, name: "data_base64") }
        switch object["data"] {
        case .string(let text): return .text(Array(text.utf8), name: "data")
        case .object(let inner): return .value(.object(inner))
        default: return nil
        }
    }

    /// The entries of an answer of the logging interface, or the messages of a pull.
    private static func list(in object: JSONObject) -> [JSONValue]? {
        if let entries = object["entries"]?.array, let first = entries.first?.object,
            GoogleCloudDecoder.isRecord(first) || first["logName"] != nil && first["insertId"] != nil
        {
            return entries
        }
        guard let messages = object["receivedMessages"]?.array, let first = messages.first?.object,
            message(in: first) != nil
        else { return nil }
        return messages
    }
}
