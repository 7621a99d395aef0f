internal import HindcastModel

/// What a change record of Resource Graph does to a document.
///
/// It names each changed property with both values, all as text. The document tells their types; where it holds something
/// else than the value before, an earlier change never came to the log.
struct AzureChange {
    private let record: AzureChangeRecord

    init(_ record: AzureChangeRecord) { self.record = record }

    func apply(to edit: CloudEdit) {
        guard let id = AzureResourceID(record.targetID) else { return }
        edit.hops = hops(id, in: edit)
        let name = AzurePhrase.name(of: id)
        if record.changeType == "Delete" {
            AzureDeletion.delete(id, displayID: record.targetID, in: edit)
            edit.phrase = "delete \(name)"
            return
        }
        var document = AzureDocument(id, displayID: record.targetID, in: edit)
        let isKnown = document.isKnown
        var root = JSONValue.object(document.body)
        var changed: [String] = []
        var missed: [String] = []
        var removals: [AzurePropertyPath] = []
        let properties = record.properties.compactMap { property in
            AzurePropertyPath(property.path).map { (property: property, path: $0) }
        }
        for (property, path) in properties.sorted(by: { $0.path.precedes($1.path) }) where !path.isNoise {
            let held = path.value(in: root)
            let isRemoval = property.isRemoval || property.new == .null && property.previous != .null
            let new = isRemoval ? nil : typed(property, at: path, in: root)
            if held == new || held.map({ AzureChange.says(property.new, of: $0) }) == true, !property.isTruncated {
                continue
            }
            if let held, !agrees(held, with: property) { missed.append(property.path) }
            changed.append(property.path)
            if isRemoval { removals.append(path) } else { root = path.setting(new, in: root) }
        }
        // From the back, so that no place moves before its turn.
        for path in removals.reversed() { root = path.setting(nil, in: root) }
        document.body = root.object ?? document.body
        document.put(in: edit, isMade: record.changeType == "Create")
        edit.phrase = AzureChange.phrase(changed, on: name, isMade: record.changeType == "Create" && !isKnown)
        edit.missed = missed
        if !missed.isEmpty {
            edit.confidence = .medium
            edit.phrase = (edit.phrase ?? "") + " (a change before this is missing)"
        }
        AzureEmbedding.updateChildren(
            of: id,
            displayID: record.targetID,
            properties: document.finished.configuration["properties"]?.object ?? [:],
            isMade: isKnown,
            in: edit
        )
        AzureEmbedding.updateParent(of: id, displayID: record.targetID, with: document.finished.configuration, in: edit)
    }

    private static func phrase(_ changed: [String], on name: String, isMade: Bool) -> String {
        if isMade { return "create \(name)" }
        guard let first = changed.first else { return "update \(name)" }
        let more = changed.count > 1 ? " and \(changed.count - 1) more" : ""
        return "change \(first.replacing("properties.", with: ""))\(more) on \(name)"
    }

    /// A change record may name nobody; the activity log's event of the same step does.
    private func hops(_ id: AzureResourceID, in edit: CloudEdit) -> [ActorChain.Hop] {
        guard edit.event.principal.kind == .unknown, let correlation = record.correlationID,
            let start = edit.earlier(
                AzureOperation.operationKey(correlation, id, record.changeType == "Delete" ? "delete" : "write", .start)
            ),
            start.principal.kind != .unknown
        else { return [] }
        return [
            .init(
                label: start.principal.label,
                confidence: .proven,
                eventID: start.id,
                reason: "started \(start.operation) under the same correlation id"
            )
        ]
    }

    /// The new value with the type that the document shows for its place, or for the same place in other elements.
    private func typed(_ property: AzureChangeRecord.Property, at path: AzurePropertyPath, in root: JSONValue)
        -> JSONValue
    {
        if property.isTruncated { return .unknown("cut off by the provider") }
        guard case .string(let text) = property.new else { return property.new }
        if Mask.isMask(text) { return .unknown(Mask.reason) }
        let model = path.value(in: root) ?? path.valuesBeside(in: root).first { $0.scalarText != nil }
        switch model {
        case .bool?:
            return ["true", "false"].contains(text.lowercased()) ? .bool(text.lowercased() == "true") : property.new
        case .integer?: return Int64(text).map { .integer($0) } ?? property.new
        case .number?: return Double(text).flatMap { $0.isFinite ? .number($0) : nil } ?? property.new
        case .string?: return property.new
        // .NET writes truth values so, and nothing else is written so.
        default: return text == "True" ? true : text == "False" ? false : property.new
        }
    }

    /// Whether the document held what the record says was there before.
    private func agrees(_ held: JSONValue, with property: AzureChangeRecord.Property) -> Bool {
        if held == .null { return property.previous.isEmpty }
        // What is hidden or cut off can be anything; so can what a record does not say.
        if held.isUnknown || held.isRedacted || property.isTruncated { return true }
        if property.previous == .null { return property.isRemoval }
        return AzureChange.says(property.previous, of: held)
    }

    /// Whether a value, written as text, is what is held.
    private static func says(_ value: JSONValue, of held: JSONValue) -> Bool {
        guard let text = value.scalarText, let known = held.scalarText else { return value == held }
        if case .bool = held { return text.lowercased() == known }
        return text.hasSameBytes(as: known) || text.hasPrefix("/") && text.hasSameLetters(as: known)
    }
}

extension AzurePropertyPath {
    /// Whether what stands here changes by itself.
    fileprivate var isNoise: Bool {
        steps.contains { step in
            if case .member(let key) = step {
                AzureShape.isPassing(key) || key.hasPrefix("lastModified")
            } else {
                false
            }
        } || steps == [.member("properties"), .member("size")]
    }
}
