internal import Crypto
internal import FastJSON
internal import HindcastModel
internal import Inventories

/// Makes the events that stand for what baselines show: one a resource, redacted.
struct BaselineEvents {
    /// The events.
    private(set) var events: [AuditEvent] = []
    /// What of the files is not taken in, and why.
    private(set) var findings: [Finding] = []
    /// The files that do not say when they were seen.
    private(set) var undated: [String] = []

    /// Makes the events of some files.
    ///
    /// - Parameters:
    ///   - moment: when the files were seen that do not say it; `nil` for when they were written last.
    init(_ files: StatedFiles, secrets: StatedSecrets, seenAt moment: Moment?) {
        findings = files.findings
        for inventory in files.inventories {
            // A state is what Terraform saw last; a plan, a manifest or a template is what somebody wants.
            guard inventory.standing == .observed || inventory.format == .terraformState else {
                findings.append(
                    Finding(
                        file: inventory.file,
                        reason: "it says what should be, not what was seen: drift --against reads it"
                    )
                )
                continue
            }
            for (number, stated) in inventory.resources.enumerated() {
                func leaveOut(_ reason: String) {
                    findings.append(
                        Finding(file: inventory.file, record: number + 1, reason: "\(stated.label): \(reason)")
                    )
                }
                switch stated.mapping {
                case .none(let reason): leaveOut(reason)
                // A guessed shape would be told as a change that nobody made.
                case .generic: leaveOut("no table knows the type \(stated.kind)")
                case .native, .table:
                    if moment == nil, stated.observedAt == nil, inventory.observedAt == nil,
                        undated.last != inventory.file
                    {
                        undated.append(inventory.file)
                    }
                    guard
                        let time = stated.observedAt ?? inventory.observedAt ?? moment ?? files.written[inventory.file]
                    else {
                        leaveOut("nothing says when it was seen")
                        continue
                    }
                    let record = BaselineEvents.record(of: secrets.redacted(stated), in: inventory, at: time)
                    if let event = AuditEvent(recorded: record) { events.append(event) }
                }
            }
        }
    }

    /// The record that stands for what was seen; its id is a function of its content.
    private static func record(of stated: StatedResource, in inventory: Inventory, at time: Moment) -> JSONValue {
        let identity = stated.identity
        var parts: JSONObject = [
            "provider": .string(identity.provider.rawValue), "names": .array(identity.names.map { .string($0) }),
        ]
        parts["account"] = identity.account.map { .string($0) }
        parts["location"] = identity.location.map { .string($0) }
        parts["service"] = identity.service.map { .string($0) }
        parts["type"] = identity.type.map { .string($0) }
        var record: JSONObject = [
            "hindcastObservation": 1, "observedAt": .string(time.rfc3339),
            "format": .string(inventory.format.rawValue), "label": .string(stated.label), "type": .string(stated.kind),
            "identity": .object(parts), "configuration": .object(stated.configuration),
            "isWhole": .bool(stated.isWhole), "isAbsent": .bool(stated.isAbsent),
        ]
        record["tags"] = stated.tags.map { .object($0) }
        if stated.tags != nil, !stated.areTagsWhole { record["areTagsWhole"] = false }
        if !stated.whereKnown.isEmpty {
            let places = stated.whereKnown.map(\.description).sorted { $0.precedesInBytes($1) }
            record["whereKnown"] = .array(places.map { .string($0) })
        }
        if !stated.elements.isEmpty {
            record["elements"] = .array(
                stated.elements.map { element in
                    var object: JSONObject = ["list": .string(element.list.description), "value": element.value]
                    if !element.key.isEmpty {
                        let key = element.key.sorted { $0.precedesInBytes($1) }
                        object["key"] = .array(key.map { .string($0) })
                    }
                    return .object(object)
                }
            )
        }
        let digest = SHA256.hash(data: JSONWriter.bytes(of: .object(record), layout: .compact))
        record["eventID"] = .string("observation-" + Array(digest.prefix(16)).hex)
        return .object(record)
    }
}
