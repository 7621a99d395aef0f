internal import HindcastModel

/// A table of Log Analytics as its portal exports it: CSV, the names of the columns in the first row.
///
/// Source: https://www.rfc-editor.org/rfc/rfc4180
struct AnalyticsTable {
    /// One row.
    struct Row {
        /// The cells that are not empty, by the names of their columns; `nil` for an empty line.
        let value: JSONValue?
        /// Where the next row starts.
        let end: Int
    }

    /// The names of the columns.
    private let columns: [String]
    /// How many bytes the row of names takes.
    let headCount: Int

    /// Columns of which a table of audit records has some: `AzureActivity`, `AKSAudit`, `AzureDiagnostics`.
    private static let known: Set<String> = [
        "OperationNameValue", "ActivityStatusValue", "CorrelationId", "EventDataId", "CallerIpAddress", "CategoryValue",
        "_ResourceId", "ResourceId", "AuditId", "RequestUri", "ObjectRef", "Verb", "log_s", "Category",
        "TimeGenerated",
    ]

    /// Reads the row of names; `nil` where the text is no such table.
    init?(startOf bytes: UnsafeRawBufferPointer) {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard start < bytes.count, bytes[start] != UInt8(ascii: "{"), bytes[start] != UInt8(ascii: "["),
            let head = AnalyticsTable.cells(at: start, in: bytes, isFinal: true)
        else { return nil }
        columns = head.cells.map { name in
            // A portal writes times as its reader's country does, and says in which zone.
            name.hasSuffix(AnalyticsTable.zone) ? String(name.dropLast(AnalyticsTable.zone.count)) : name
        }
        headCount = head.end
        guard columns.count(where: AnalyticsTable.known.contains) >= 3 else { return nil }
    }

    private static let zone = " [UTC]"

    /// `6/10/2026, 2:14:03.123 PM` as RFC 3339; `nil` for anything else.
    static func portalTime(_ text: String) -> String? {
        guard let match = text.wholeMatch(of: #/(\d{1,2})/(\d{1,2})/(\d{4}), (\d{1,2}):(\d\d):(\d\d)(\.\d+)? ([AP])M/#),
            let month = Int(match.1), let day = Int(match.2), let hour = Int(match.4), (1...12).contains(hour)
        else { return nil }
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let clock = hour % 12 + (match.8 == "P" ? 12 : 0)
        return "\(match.3)-\(two(month))-\(two(day))T\(two(clock)):\(match.5):\(match.6)\(match.7 ?? "")Z"
    }

    /// Returns the row that starts at a place; `nil` where it is not whole in the window.
    func row(at start: Int, in bytes: UnsafeRawBufferPointer, isFinal: Bool) -> Row? {
        guard let found = AnalyticsTable.cells(at: start, in: bytes, isFinal: isFinal) else { return nil }
        let members = zip(columns, found.cells).filter { !$1.isEmpty }
            .map { JSONObject.Member(key: $0, value: .string(AnalyticsTable.portalTime($1) ?? $1)) }
        return Row(value: members.isEmpty ? nil : .object(JSONObject(unsorted: members)), end: found.end)
    }

    private static func cells(
        at start: Int,
        in bytes: UnsafeRawBufferPointer,
        isFinal: Bool
    ) -> (cells: [String], end: Int)? {
        var cells: [String] = []
        var cell: [UInt8] = []
        var isQuoted = false
        var place = start
        func finished(_ end: Int) -> (cells: [String], end: Int) {
            (cells + [String(decoding: cell, as: UTF8.self)], end)
        }
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            switch byte {
            case UInt8(ascii: "\""):
                if isQuoted, place < bytes.count, bytes[place] == byte {
                    cell.append(byte)
                    place += 1
                } else {
                    isQuoted.toggle()
                }
            case UInt8(ascii: ",") where !isQuoted:
                cells.append(String(decoding: cell, as: UTF8.self))
                cell = []
            case 0x0A where !isQuoted: return finished(place)
            case 0x0D where !isQuoted: break
            default: cell.append(byte)
            }
        }
        // A quote that nothing closes is no end.
        return isFinal && !isQuoted ? finished(place) : nil
    }
}
