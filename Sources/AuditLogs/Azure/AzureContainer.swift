internal import HindcastModel

/// The ways in which Azure's records are handed around: `{"records": […]}` by Event Hubs and storage, `{"value": […]}` by the
/// REST interface, `{"data": […]}` by Resource Graph, tables by Log Analytics.
enum AzureContainer {
    /// Whether an object holds records of this cloud, or is one.
    static func holds(_ object: JSONObject) -> Bool {
        AzureDecoder.isRecord(object) || elements(of: object) != nil
    }

    /// Returns the parts of a container in which records lie; `nil` where the object is a record itself.
    static func parts(
        of object: JSONObject,
        within surroundings: RecordDecoder.Surroundings
    ) -> [(part: ContainerPart, surroundings: RecordDecoder.Surroundings)]? {
        guard !AzureDecoder.isRecord(object) else { return nil }
        return elements(of: object)?.map { (.value($0), surroundings) }
    }

    private static func elements(of object: JSONObject) -> [JSONValue]? {
        for key in ["records", "value", "data"] {
            guard let list = object[key]?.array ?? rows(of: object[key]) else { continue }
            if list.prefix(64).contains(where: isOfAzure) { return list }
            // A page without records.
            if list.isEmpty, key == "records" && object.count == 1 || object["nextLink"] != nil { return list }
        }
        guard let tables = object["tables"]?.array else { return nil }
        let all = tables.flatMap { rows(of: $0) ?? [] }
        return all.prefix(64).contains(where: isOfAzure) ? all : nil
    }

    /// Whether a list's element shows that the list is Azure's; a Kubernetes cluster's records may lie among them.
    private static func isOfAzure(_ value: JSONValue) -> Bool {
        guard let object = value.object else { return false }
        return AzureDecoder.isRecord(object)
            || object["resourceId"]?.string != nil && AzureCategory.isKubernetes(object["category"]?.string)
    }

    /// The rows of a table as objects; `nil` where it is none.
    ///
    /// Source: https://learn.microsoft.com/azure/azure-monitor/logs/api/response-format
    private static func rows(of table: JSONValue?) -> [JSONValue]? {
        guard let columns = table?["columns"]?.array, let rows = table?["rows"]?.array else { return nil }
        let names = columns.map { $0["name"]?.string ?? "" }
        return rows.map { row in
            let cells = zip(names, row.array ?? [])
            return .object(JSONObject(unsorted: cells.map { JSONObject.Member(key: $0, value: $1) }))
        }
    }
}
