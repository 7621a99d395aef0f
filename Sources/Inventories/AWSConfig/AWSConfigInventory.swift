internal import FastJSON
internal import HindcastModel

/// Reads what AWS Config hands out: snapshots, history files, answers of its calls, and notifications in any envelope.
enum AWSConfigInventory {
    /// Whether a text holds configuration items.
    static func holds(_ text: [UInt8]) -> Bool {
        guard let first = text.first(where: { $0 > 32 }), first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
        else {
            return false
        }
        var parser = JSONParser()
        var keys: Set<String> = []
        var message: String?
        _ = try? parser.withRoot(of: text) { root in
            root.forEachMember { key, value in
                keys.insert(key)
                if key == "Message" || key == "detail-type" { message = value.string }
            }
        }
        if !keys.isDisjoint(with: holders) || keys.isSuperset(of: ["Results", "QueryInfo"]) { return true }
        if keys.contains("resourceType"), !keys.isDisjoint(with: marks) { return true }
        return message?.hasPrefix("Config Configuration") == true || message?.contains("configurationItem") == true
    }

    private static let holders: Set<String> = [
        "configurationItems", "baseConfigurationItems", "configurationItem", "configurationItemSummary",
    ]
    private static let marks: Set<String> = ["configurationItemStatus", "configurationItemCaptureTime"]

    /// Reads a text.
    static func read(_ text: [UInt8], of file: String) -> Inventory {
        var reader = AWSConfigReader(file: file)
        do throws(JSONError) {
            reader.add(try JSONValue(parsing: text))
        } catch {
            reader.find("no JSON: \(error)")
        }
        return reader.inventory
    }
}

/// Gathers the items of one text out of their envelopes.
private struct AWSConfigReader {
    private(set) var inventory: Inventory
    private var number = 0

    init(file: String) { inventory = Inventory(format: .awsConfig, file: file, standing: .observed) }

    mutating func find(_ reason: String, number: Int? = nil) {
        inventory.findings.append(Finding(file: inventory.file, record: number, reason: reason))
    }

    mutating func add(_ value: JSONValue, depth: Int = 0) {
        guard depth < 8 else { return find("envelopes in envelopes, more than 8 deep") }
        if let text = value.string {
            guard let inner = AWSText.json(text), inner.string == nil else { return find("a message that is no JSON") }
            return add(inner, depth: depth + 1)
        }
        if let list = value.array {
            for element in list { add(element, depth: depth + 1) }
            return
        }
        guard let object = value.object else { return find("no configuration item") }
        if let items = object["configurationItems"]?.array ?? object["baseConfigurationItems"]?.array {
            for item in items { add(item: item, isWhole: true) }
            for key in object["unprocessedResourceKeys"]?.array ?? [] {
                find("not answered: \(key["resourceType"]?.string ?? "?") \(key["resourceId"]?.string ?? "?")")
            }
        } else if let results = object["Results"]?.array {
            add(results: results, of: object["QueryInfo"]?["SelectFields"]?.array ?? [])
        } else if let item = object["configurationItem"] {
            add(item: item, isWhole: true)
        } else if let summary = object["configurationItemSummary"] {
            number += 1
            let name = summary["resourceId"]?.string ?? "?"
            find(
                "the item of \(name) was too big for its notification: get it with get-resource-config-history",
                number: number
            )
        } else if object["resourceType"]?.string != nil, object["resourceId"]?.string != nil {
            add(item: value, isWhole: true)
        } else if let inner = AWSConfigReader.envelopes.lazy.compactMap({ object[$0] }).first {
            add(inner, depth: depth + 1)
        } else {
            find("no configuration item")
        }
    }

    private static let envelopes = ["detail", "Message", "Records", "Sns", "Messages", "Body", "body", "invokingEvent"]

    /// Rows of an advanced query: texts of the fields that were asked for.
    private mutating func add(results: [JSONValue], of fields: [JSONValue]) {
        let isWhole = fields.contains { $0["Name"] == "configuration" }
        for row in results {
            add(item: row.string.flatMap { AWSText.json($0) } ?? row, isWhole: isWhole)
        }
    }

    private mutating func add(item value: JSONValue, isWhole: Bool) {
        number += 1
        guard let object = value.object, let item = ConfigurationItem(object) else {
            return find("an item without resourceType or resourceId", number: number)
        }
        inventory.resources.append(item.resource(isWhole: isWhole))
    }
}
