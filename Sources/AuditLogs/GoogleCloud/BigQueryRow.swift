internal import FastJSON
internal import HindcastModel

/// A row of a log sink's table in BigQuery, as JSON.
///
/// Columns are the entry's members in lower case, but for what stands inside the payload; what has no fixed shape is text:
/// `requestJson`, `responseJson`, `metadataJson`.
///
/// Source: https://cloud.google.com/logging/docs/export/bigquery#naming
enum BigQueryRow {
    private static let payload = "protopayload_auditlog"

    static func isRow(_ object: JSONObject) -> Bool { object[payload]?.object != nil }

    /// Returns the log entry that a row holds.
    static func entry(of row: JSONObject) -> JSONObject {
        var entry = row
        var inner = row[payload]?.object ?? JSONObject()
        entry[payload] = nil
        for member in inner {
            guard member.key.hasSuffix("Json"), let text = member.value.string else { continue }
            inner[member.key] = nil
            let plain = String(member.key.dropLast(4))
            guard let parsed = try? JSONValue(parsing: text) else { continue }
            inner[plain] = parsed
        }
        for member in inner where member.key.hasPrefix("servicedata_v1") {
            inner[member.key] = nil
            if inner["serviceData"] == nil, !member.value.isEmpty { inner["serviceData"] = member.value }
        }
        for name in ["resourceName", "methodName", "serviceName"] where inner[name] == nil {
            inner[name] = inner.member(ignoringCase: name)?.value
        }
        entry["protoPayload"] = .object(withoutNulls(inner))
        return withoutNulls(entry)
    }

    /// Columns that a row leaves empty are no members of the entry.
    private static func withoutNulls(_ object: JSONObject) -> JSONObject {
        JSONObject(
            unsorted: object.compactMap { member in
                switch member.value {
                case .null: nil
                case .object(let inner): .init(key: member.key, value: .object(withoutNulls(inner)))
                default: member
                }
            }
        )
    }
}
