internal import GitStore
internal import HindcastModel
internal import HistoryIndex

/// What the trailers of a commit say of its event: the one place that writes and reads them.
struct CommitTrailers: Hashable {
    /// The event's id.
    var eventID: String
    /// When it happened; git itself keeps whole seconds from 1970 on.
    var time: Moment
    /// The service that an address names.
    var service: String
    /// The operation.
    var operation: String
    /// The identity that the log names.
    var principal: String
    /// Who stands behind it.
    var origin: Origin
    /// The tool.
    var via: String
    /// Where the call came from.
    var sourceIP: String?
    /// The calling program.
    var userAgent: String?
    /// The provider's id of the request.
    var requestID: String?
    /// How sure the rule is of its effect.
    var confidence: Confidence
    /// The touched resources, in order, each with what became of it where the tree does not tell.
    var resources: [TouchedResource]
    /// Between which moments it must have happened, where no event tells of it: an interval of ISO 8601-2, `..` for a start
    /// that nobody knows.
    var window: String?

    /// A resource that a commit touched.
    struct TouchedResource: Hashable {
        /// The resource.
        var address: Address
        /// What became of it, where that is not what the tree and the document's knowledge imply.
        var kind: ResourceChange.Kind?
    }
}

extension CommitTrailers {
    /// The trailers in the format's order. What is left out: a time of whole seconds, a high confidence, what is `nil`.
    var list: [CommitMessage.Trailer] {
        var list: [CommitMessage.Trailer] = []
        list.reserveCapacity(11 + resources.count)
        func add(_ key: String, _ value: String) { list.append(CommitMessage.Trailer(key: key, value: value)) }
        add("Event-Id", eventID)
        add("Action", service + ":" + operation)
        add("Principal", principal)
        add("Origin", origin.label + " (" + origin.confidence.rawValue + ")")
        add("Via", via)
        if let sourceIP { add("Source-IP", sourceIP) }
        if let userAgent { add("User-Agent", userAgent) }
        if let requestID { add("Request-Id", requestID) }
        if confidence != .high { add("Confidence", confidence.rawValue) }
        if time.fraction != 0 || time.nanoseconds < 0 { add("Time", time.rfc3339) }
        if let window { add("Window", window) }
        for resource in resources {
            let address = resource.address.description
            add("Resource", resource.kind.map { "\(address) (\($0.rawValue))" } ?? address)
        }
        return list
    }

    /// Reads the trailers of a commit; what is missing is empty.
    init(of record: CommitRecord) {
        var values: [String: String] = [:]
        var resources: [TouchedResource] = []
        for trailer in record.trailers {
            if trailer.key == "Resource" {
                if let resource = TouchedResource(trailer.value) { resources.append(resource) }
            } else {
                values[trailer.key] = trailer.value
            }
        }
        let action = CommitTrailers.action(values["Action"] ?? "")
        let (label, confidence) = (values["Origin"] ?? "").splitOffNote
        self.init(
            eventID: values["Event-Id"] ?? "",
            time: values["Time"].flatMap { Moment(rfc3339: $0) } ?? record.time,
            service: action.service,
            operation: action.operation,
            principal: values["Principal"] ?? "",
            origin: Origin(
                label: label,
                confidence: confidence.flatMap(Origin.Confidence.init(rawValue:)) ?? .unresolved
            ),
            via: values["Via"] ?? "",
            sourceIP: values["Source-IP"],
            userAgent: values["User-Agent"],
            requestID: values["Request-Id"],
            confidence: values["Confidence"].flatMap(Confidence.init(rawValue:)) ?? .high,
            resources: resources,
            window: values["Window"]
        )
    }

    /// The service and the operation of an action, parted at its first colon: a log may name a service that holds one.
    static func action(_ text: String) -> (service: String, operation: String) {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return (text, "") }
        return (String(text[..<colon]), String(text[text.utf8.index(after: colon)...]))
    }
}

extension CommitTrailers.TouchedResource {
    /// Names a change; its kind only where it is not what is read without it.
    init(_ change: ResourceChange) {
        let implied = CommitTrailers.TouchedResource.impliedKind(wasThere: change.before != nil, document: change.after)
        self.init(address: change.address, kind: implied == change.kind ? nil : change.kind)
    }

    /// Reads a trailer's value.
    init?(_ text: String) {
        let (address, kind) = text.splitOffNote
        guard let address = Address(address) else { return nil }
        self.init(address: address, kind: kind.flatMap(ResourceChange.Kind.init(rawValue:)))
    }

    /// What became of a resource, as the tree shows it: a new file of which everything is known is a creation.
    static func impliedKind(wasThere: Bool, document: ResourceDocument?) -> ResourceChange.Kind {
        guard let document else { return .deleted }
        return !wasThere && document.knowledge == .complete ? .created : .updated
    }
}

extension IndexedCommit {
    /// Makes the index's commit of the same trailers that stand in git's.
    init(_ trailers: CommitTrailers, sequence: Int, id: ObjectID, subject: String, changes: [IndexedChange]) {
        self.init(
            sequence: sequence,
            id: id.bytes,
            time: trailers.time,
            eventID: trailers.eventID,
            service: trailers.service,
            operation: trailers.operation,
            principal: trailers.principal,
            origin: trailers.origin.label,
            originConfidence: trailers.origin.confidence.rawValue,
            via: trailers.via,
            sourceIP: trailers.sourceIP,
            userAgent: trailers.userAgent,
            requestID: trailers.requestID,
            confidence: trailers.confidence,
            subject: subject,
            changes: changes
        )
    }
}

extension String {
    /// The text and the note in parentheses at its end: `ana@example.com (proven)`.
    fileprivate var splitOffNote: (text: String, note: String?) {
        guard hasSuffix(")"), let open = utf8.lastIndex(of: UInt8(ascii: "(")), open > startIndex,
            utf8[utf8.index(before: open)] == UInt8(ascii: " ")
        else { return (self, nil) }
        return (String(self[..<utf8.index(before: open)]), String(self[utf8.index(after: open)...].dropLast()))
    }
}
