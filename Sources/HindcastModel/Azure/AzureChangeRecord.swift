/// A change of a resource as Azure Resource Graph shows it: each changed property with its values, all as text.
///
/// Source: https://learn.microsoft.com/azure/governance/resource-graph/changes/get-resource-changes
package struct AzureChangeRecord: Sendable {
    /// One changed property.
    package struct Property: Sendable {
        /// Where it stands, such as `properties.rules["web"].ports[0]`.
        package let path: String
        /// The value before; `null` where there was none.
        package let previous: JSONValue
        /// The value now; `null` where there is none.
        package let new: JSONValue
        /// Whether the values are cut off.
        package let isTruncated: Bool
        /// Whether the record says that the property is gone.
        package let isRemoval: Bool
    }

    private let fields: JSONObject

    /// Takes a record, in its row's envelope or bare; `nil` where it is none.
    package init?(_ record: JSONObject) {
        let inner = record["targetResourceId"] == nil ? record["properties"]?.object : record
        guard let inner, inner["targetResourceId"]?.string != nil, inner["changeType"]?.string != nil else {
            return nil
        }
        fields = inner
    }

    /// The resource's id as the record spells it.
    package var targetID: String { fields["targetResourceId"]?.string ?? "" }
    /// `Create`, `Update` or `Delete`.
    package var changeType: String { fields["changeType"]?.string ?? "" }
    /// When it happened, as text.
    package var timestamp: JSONValue? { attributes?["timestamp"] }
    /// What joins it to the activity log; `nil` where the record has none, or only zeros.
    package var correlationID: String? {
        guard let id = attributes?["correlationId"]?.string, id.utf8.contains(where: { $0 != 0x30 && $0 != 0x2D })
        else {
            return nil
        }
        return id
    }
    /// An e-mail, an object id, `System` or `Unspecified`.
    package var changedBy: String? { attributes?["changedBy"]?.string }
    /// The sort of `changedBy`, such as `User` or `Application`.
    package var changedByType: String? { attributes?["changedByType"]?.string }
    /// The tool, such as `Azure Portal`.
    package var clientType: String? { attributes?["clientType"]?.string }

    /// The changed properties, in the order of their paths.
    package var properties: [Property] {
        (fields["changes"]?.object ?? [:]).compactMap { member in
            guard let change = member.value.object else { return nil }
            return Property(
                path: member.key,
                previous: AzureChangeRecord.value(change["previousValue"]),
                new: AzureChangeRecord.value(change["newValue"]),
                isTruncated: ["true", "True"].contains(change["isTruncated"]?.scalarText ?? ""),
                isRemoval: change["propertyChangeType"]?.string == "Remove"
            )
        }
    }

    private var attributes: JSONValue? { fields["changeAttributes"] }

    /// Microsoft's examples write nothing as the text `null`.
    private static func value(_ value: JSONValue?) -> JSONValue {
        if case .string("null")? = value { return .null }
        return value ?? .null
    }
}
