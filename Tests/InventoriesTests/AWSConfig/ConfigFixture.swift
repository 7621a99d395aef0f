import FastJSON
import HindcastModel
import Inventories

/// Reads a text of AWS Config's.
func awsConfig(_ text: String) -> Inventory? { InventoryFormat.read(Array(text.utf8), of: "snapshot.json") }

/// One item around a configuration, as a snapshot has it.
func configItem(
    _ type: String,
    _ id: String,
    configuration: String,
    supplements: String = "{}",
    region: String = "eu-west-1",
    more: String = ""
) -> String {
    """
    {"configurationItemVersion": "1.3", "configurationItemCaptureTime": "2026-11-20T09:00:00.5Z",
     "configurationItemStatus": "OK", "awsAccountId": "111122223333", "awsRegion": "\(region)",
     "resourceType": "\(type)", "resourceId": "\(id)", \(more)
     "configuration": \(configuration), "supplementaryConfiguration": \(supplements)}
    """
}

/// What one item states.
func stated(_ item: String) -> StatedResource? {
    awsConfig(#"{"fileVersion": "1.0", "configurationItems": [\#(item)]}"#)?.resources.first
}

extension StatedResource {
    /// Where the history's configuration is not what is stated, as `place stated`, sorted.
    func differences(from history: String) throws -> [String] {
        let comparison = StatedComparison(parse: { try? JSONValue(parsing: $0) }, mark: { $0 })
        let found = comparison.differences(.object(configuration), try JSONValue(parsing: history))
            .filter { difference in
                // What counts only where the history has it.
                difference.kind != .missing || !whereKnown.contains { difference.pointer.isInside($0) }
            }
        return found.map { "\($0.pointer) \($0.stated?.compactText ?? "-") \($0.actual?.compactText ?? "-")" }.sorted()
    }
}
