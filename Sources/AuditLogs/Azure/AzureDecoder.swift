internal import HindcastModel

/// Understands one record of Azure's audit log.
enum AzureDecoder {
    /// Whether an object has enough of a record's members to be one, if a broken one.
    static func isRecord(_ object: JSONObject) -> Bool { false }

    /// Returns the event that a record tells of.
    ///
    /// Decoding the event's own `record` again gives the same event.
    static func decode(_ fields: JSONObject, within surroundings: RecordDecoder.Surroundings)
        -> Result<AuditEvent, RecordDecoder.Failure>
    {
        .failure(.init(reason: "it is a record of Azure, which is not read"))
    }
}
