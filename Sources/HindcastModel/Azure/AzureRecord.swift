/// What a record of Azure's activity log says, in whichever of its shapes it is.
///
/// The shapes: REST (`operationName.value`), Event Hubs and storage (`resultType`), Log Analytics
/// (`OperationNameValue`), Event Grid (`eventType`, `data`), and the SDK's dump (`operation_name`).
/// Source: https://learn.microsoft.com/azure/azure-monitor/platform/activity-log-schema
package struct AzureRecord: Sendable {
    /// How far an operation has come.
    package enum Phase: String, Sendable {
        /// The call arrived.
        case start
        /// The call was answered; the work goes on.
        case accept
        /// It is done.
        case success
        /// It was refused, broken off or broken.
        case failure
    }

    /// The record's members; texts that hold JSON brought to their value.
    package let fields: JSONObject

    /// Takes a record.
    package init(_ fields: JSONObject) { self.fields = fields }

    /// The operation as the log spells it, such as `Microsoft.Network/networkSecurityGroups/write`; `nil` where it has none.
    package var spelledOperation: String? {
        text("operationName", "operation_name", "OperationNameValue", "OperationName") ?? text(
            in: data,
            "operationName"
        )
            ?? text(in: fields["evt"], "name")
    }

    /// The operation in the best casing that the record has: Event Hubs write it in upper case.
    package var operationName: String? {
        guard let spelled = spelledOperation else { return nil }
        guard !spelled.hasBothCases else { return spelled }
        let others = [
            text(in: authorization, "action"), text(in: properties, "message"),
            text("operationName", "OperationNameValue"),
        ]
        let better = others.compactMap(\.self).first { $0.hasSameLetters(as: spelled) && $0.hasBothCases }
        return better ?? spelled.lowercased()
    }

    /// The resource's id in the best casing that the record has; `nil` where it names none.
    package var displayID: String? {
        let candidates = resourceTexts
        guard let first = candidates.first else { return nil }
        return candidates.first { $0.hasSameLetters(as: first) && $0.hasOwnCasing } ?? first
    }

    /// The resource; `nil` where the record names none.
    package var resourceID: AzureResourceID? { resourceTexts.first.flatMap { AzureResourceID($0) } }

    private var resourceTexts: [String] {
        let named = [
            text("resourceId", "resource_id", "_ResourceId"), text("ResourceId"), text(in: data, "resourceUri"),
            isGridEvent ? text("subject") : nil, text(in: properties, "entity"), idWithoutEvent,
            text(in: authorization, "scope"),
        ]
        return named.compactMap(\.self).filter { $0.utf8.first == UInt8(ascii: "/") }
    }

    /// `…/events/<guid>/ticks/<n>` ends the id of an event; what comes before it is the resource's.
    private var idWithoutEvent: String? {
        guard let id = text("id"), let cut = id.firstRange(of: "/events/") else { return nil }
        return String(id[..<cut.lowerBound])
    }

    /// What one caller's step caused, over many resources.
    package var correlationID: String? {
        text("correlationId", "correlation_id", "CorrelationId") ?? text(in: data, "correlationId")
    }

    /// What the events of one operation share; `nil` where the shape leaves it out.
    package var operationID: String? {
        text("operationId", "operation_id", "OperationId") ?? text(in: data, "operationId")
    }

    /// How far the operation has come.
    ///
    /// What a vault's own log tells of its settings is an answer: that it is done, the activity log says.
    package var phase: Phase {
        let phase = AzureStatus.phase(of: status, eventType: gridType)
        return phase == .success && isVaultWrite ? .accept : phase
    }

    /// Whether a vault's own log tells that its settings were written, and how they are now.
    ///
    /// Source: https://learn.microsoft.com/azure/key-vault/general/logging
    package var isVaultWrite: Bool {
        guard category == "AuditEvent", let operation = spelledOperation else { return false }
        return AzureRecord.vaultWrites.contains(operation)
    }

    /// The names of those operations.
    package static let vaultWrites: Set<String> = ["VaultPut", "VaultPatch", "VaultCreate"]

    /// The status as the log spells it; `nil` where it has none.
    package var status: String? {
        text("status", "resultType", "ActivityStatusValue", "ActivityStatus") ?? text(in: data, "status")
            ?? text(in: fields["evt"], "outcome") ?? text("resultSignature")
    }

    /// The HTTP status or its name, such as `Created`; `nil` where the record has none.
    package var subStatus: String? {
        text("subStatus", "sub_status", "resultSignature", "ActivitySubstatusValue", "ActivitySubstatus")
            ?? text(in: properties, "statusCode") ?? text(in: data, "subStatus")
    }

    /// Whether the answer was that something new was made.
    package var saysCreated: Bool {
        guard let status = subStatus?.lowercased() else { return false }
        return status.hasSuffix("created") || status.hasPrefix("created") || status == "201"
    }

    /// The category: `Administrative`, `Policy`, `AuditEvent`.
    package var category: String? {
        text("category", "CategoryValue", "Category") ?? text(in: fields["evt"], "category")
    }

    /// The method of the request: `PUT`, `PATCH`; `nil` where the shape leaves it out.
    package var method: String? { text(in: httpRequest, "method")?.uppercased() }

    /// What the caller's token says.
    package var claims: JSONObject {
        let places = [
            fields["claims"], fields["identity"]?["claims"], fields["identity"]?["claim"],
            fields["Claims_d"], fields["Claims"], data?["claims"],
        ]
        return places.compactMap { $0?.object }.first { !$0.isEmpty } ?? [:]
    }

    /// What allowed the call.
    package var authorization: JSONValue? {
        let places = [
            fields["authorization"], fields["identity"]?["authorization"], fields["Authorization_d"],
            fields["Authorization"], data?["authorization"],
        ]
        return places.compactMap(\.self).first { $0.object != nil }
    }

    /// The HTTP request.
    package var httpRequest: JSONValue? {
        let places = [fields["httpRequest"], fields["http_request"], fields["HTTPRequest"], data?["httpRequest"]]
        return places.compactMap(\.self).first { $0.object != nil }
    }

    /// The free part of the record, with the bodies.
    package var properties: JSONValue? { fields["properties"] }

    /// Who called: a user's name, or the object id of an application; `nil` where the shape leaves it out.
    package var caller: String? {
        text("caller", "Caller") ?? (fields["identity"]?.string).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The type of an Event Grid event, such as `Microsoft.Resources.ResourceWriteSuccess`; `nil` in every other shape.
    package var gridType: String? {
        guard data != nil, let type = text("eventType", "type"), type.hasPrefix("Microsoft.Resources.") else {
            return nil
        }
        return type
    }

    /// Whether it is an Event Grid event.
    package var isGridEvent: Bool { gridType != nil }

    private var data: JSONValue? { fields["data"].flatMap { $0.object == nil ? nil : $0 } }

    /// The text of the first of some members that has one; `{"value": …, "localizedValue": …}` is its value.
    package func text(_ names: String...) -> String? {
        names.lazy.compactMap { AzureRecord.text(fields[$0]) }.first
    }

    /// The text of a member of some object.
    package func text(in value: JSONValue?, _ name: String) -> String? { AzureRecord.text(value?[name]) }

    private static func text(_ value: JSONValue?) -> String? {
        guard let text = (value?["value"] ?? value)?.scalarText, !text.isEmpty else { return nil }
        return text
    }
}

/// The spellings of how far an operation has come.
enum AzureStatus {
    static func phase(of status: String?, eventType: String?) -> AzureRecord.Phase {
        if let eventType {
            return eventType.hasSuffix("Failure") || eventType.hasSuffix("Cancel") ? .failure : .success
        }
        // `Started.`, as a resultSignature has it.
        let word = (status ?? "").lowercased().prefix { $0 != "." }
        return switch word {
        case "start", "started", "in progress", "inprogress", "running": .start
        case "accept", "accepted": .accept
        case "fail", "failed", "failure", "canceled", "cancelled", "cancel", "error", "clienterror", "servererror":
            .failure
        default: .success
        }
    }
}

extension String {
    /// Whether an id is spelled as its owner spells it: nobody brought it to upper or to lower case.
    fileprivate var hasOwnCasing: Bool { hasBothCases && (hasPrefix("/subscriptions/") || hasPrefix("/providers/")) }

    /// Whether there are letters of both cases.
    fileprivate var hasBothCases: Bool {
        utf8.contains { $0 &- 65 < 26 } && utf8.contains { $0 &- 97 < 26 }
    }
}
