internal import FastJSON
internal import HindcastModel

/// A row of the tables `AKSAudit` and `AKSAuditAdmin` of Log Analytics: an audit record whose members have other names.
///
/// Source: https://learn.microsoft.com/azure/azure-monitor/reference/tables/aksaudit
enum AKSAuditRow {
    /// Whether an object is such a row.
    static func isRow(_ object: JSONObject) -> Bool {
        object["AuditId"] != nil && object["Verb"] != nil && object["RequestUri"] != nil
    }

    /// Returns the record that a row tells of.
    static func record(_ row: JSONObject) -> JSONObject {
        var record: JSONObject = [:]
        for (column, member) in members {
            guard let value = row[column], value != .null, value != "" else { continue }
            record[member] = value.string.map { settled($0) } ?? value
        }
        return record
    }

    private static let members = [
        ("Annotations", "annotations"), ("ApiVersion", "apiVersion"), ("AuditId", "auditID"),
        ("ImpersonatedUser", "impersonatedUser"), ("Level", "level"), ("ObjectRef", "objectRef"),
        ("RequestObject", "requestObject"), ("RequestReceivedTime", "requestReceivedTimestamp"),
        ("RequestUri", "requestURI"), ("ResponseObject", "responseObject"), ("ResponseStatus", "responseStatus"),
        ("SourceIps", "sourceIPs"), ("Stage", "stage"), ("StageReceivedTime", "stageTimestamp"), ("User", "user"),
        ("UserAgent", "userAgent"), ("Verb", "verb"),
    ]

    /// An export writes what is an object in the table as text.
    private static func settled(_ text: String) -> JSONValue {
        guard text.hasPrefix("{") || text.hasPrefix("["), let value = try? JSONValue(parsing: text) else {
            return .string(text)
        }
        return value
    }
}
