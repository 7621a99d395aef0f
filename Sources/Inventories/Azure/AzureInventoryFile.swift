internal import HindcastModel

/// Finds the resources in what Azure's tools write, whatever is around them.
///
/// The shapes: an answer of Resource Graph (`data` as objects, or as `columns` and `rows`), `az graph query`, a list of the
/// resource manager (`value`), and the lists and single objects that `az` prints.
/// Source: https://learn.microsoft.com/azure/governance/resource-graph/concepts/work-with-data and
/// https://learn.microsoft.com/cli/azure/resource
struct AzureInventoryFile {
    /// A resource of a file, or what is wrong in its place.
    struct Entry {
        /// The place among the file's resources, from 1.
        let number: Int
        /// The line on which it starts, where lines tell.
        let line: Int?
        /// The object.
        let fields: JSONObject?
        /// Whether a query made it, so that a member may be whatever the query calls so.
        let isQueried: Bool
        /// What is wrong, where there is no object.
        let reason: String
    }

    /// The resources in the order of the file.
    private(set) var entries: [Entry] = []

    /// Takes the values of a file apart.
    init(_ texts: JSONTexts) {
        for text in texts.entries {
            let line = texts.isSingle ? nil : text.line
            guard let value = text.value else {
                add(nil, at: line, reason: text.reason)
                continue
            }
            take(value, at: line, isQueried: false)
        }
    }

    /// Whether values are those of such a file.
    static func holds(_ texts: JSONTexts) -> Bool {
        texts.entries.prefix(8).compactMap(\.value).contains { value in
            if let elements = value.array { return elements.prefix(8).contains(where: isResource) }
            if isResource(value) { return true }
            let list = value["data"] ?? value["Data"] ?? value["value"]
            if let elements = list?.array { return elements.prefix(8).contains(where: isResource) }
            return rows(of: list)?.prefix(8).contains(where: isResource) ?? false
        }
    }

    /// Whether an object is a resource: it has an id of the resource manager, and is no record of a log.
    private static func isResource(_ value: JSONValue) -> Bool {
        guard let object = value.object, let id = object["id"]?.string, isID(id) else { return false }
        let ofLogs = ["operationName", "eventTimestamp", "correlationId", "eventDataId"]
        return !ofLogs.contains { object[$0] != nil }
    }

    /// Whether a text is the id of a resource of the resource manager.
    static func isID(_ text: String) -> Bool {
        guard text.utf8.first == UInt8(ascii: "/") else { return false }
        let start = text.prefix(25).lowercased()
        return start.hasPrefix("/subscriptions/") || start.hasPrefix("/providers/microsoft.")
    }

    private mutating func take(_ value: JSONValue, at line: Int?, isQueried: Bool) {
        if let elements = value.array {
            for element in elements { take(element, at: line, isQueried: isQueried) }
            return
        }
        guard let object = value.object else { return add(nil, at: line, reason: "it is no object") }
        guard object["id"] == nil, let list = object["data"] ?? object["Data"] ?? object["value"] else {
            return add(object, at: line, isQueried: isQueried)
        }
        let isAnswer = object["value"] == nil
        if let rows = AzureInventoryFile.rows(of: list) {
            for row in rows { add(row.object, at: line, isQueried: true, reason: "it has not one value a column") }
        } else if list.array != nil {
            take(list, at: line, isQueried: isAnswer)
        } else {
            add(nil, at: line, reason: "its data are no list")
        }
    }

    /// The rows of a table as objects; `null` for a row that does not fit the columns.
    private static func rows(of table: JSONValue?) -> [JSONValue]? {
        guard let columns = table?["columns"]?.array, let rows = table?["rows"]?.array else { return nil }
        let names = columns.map { $0["name"]?.string ?? "" }
        return rows.map { row in
            guard let values = row.array, values.count == names.count else { return .null }
            return .object(JSONObject(unsorted: zip(names, values).map { .init(key: $0, value: $1) }))
        }
    }

    private mutating func add(_ fields: JSONObject?, at line: Int?, isQueried: Bool = false, reason: String = "") {
        entries.append(
            Entry(number: entries.count + 1, line: line, fields: fields, isQueried: isQueried, reason: reason)
        )
    }
}
