internal import FastJSON
internal import HindcastModel

/// Decides on a record by a few of its members, without building it. One a thread.
///
/// In a trail some nine records of ten only read. Whatever is odd about a record (an escape, a missing id, a number
/// where text belongs) is left to the decoder, so both always decide alike.
final class CloudTrailGlance {
    /// Shows the members that `outcome` looks at, and notices those by which records of others are known.
    let scanner = FieldScanner(
        keys: [
            "eventID", "eventTime", "eventSource", "eventName", "readOnly", "managementEvent", "eventCategory",
            "eventType", "errorCode", "sharedEventID", "recipientAccountId", "requestParameters", "responseElements",
            "apiVersion", "errorMessage",
        ],
        noticed: [
            "hindcastObservation", "protoPayload", "auditID", "requestURI", "targetResourceId", "properties", "evt",
            "data", "operationName", "operation_name", "OperationNameValue", "OperationName",
        ]
    )
    private let clock = WholeSecondClock()
    private let numbers = PairNumbers()
    // Asked for with each record by one thread, which never reads one while it writes it: no checks.
    @exclusivity(unchecked) private var names: [EventNames] = []
    /// For each name whether it issues credentials, and three actions: most records need no more.
    @exclusivity(unchecked) private var issuesCredentials: [Bool] = []
    @exclusivity(unchecked) private var actions: [SkippedAction] = []
    /// A trail holds some hundreds of names; a hostile one shall not fill the memory.
    private static let keptNames = 1 << 16

    private let fields: UnsafePointer<ScannedField>
    private let sorts: UnsafePointer<FieldSort>
    private let signs: UnsafePointer<ScannedSigns>
    /// What `outcome` came to last.
    @exclusivity(unchecked) private var seen = Seen()

    init() {
        fields = scanner.fields
        sorts = scanner.sorts
        signs = scanner.signs
    }

    /// Whether the scanned element is a CloudTrail record without any envelope.
    var looksLikeRecord: Bool { isThere(1) && isThere(2) && isThere(3) }

    /// What an element may be.
    enum Outcome {
        /// It has to be decoded to tell.
        case unknown
        /// It is only counted, as `skipped` says.
        case skipped
        /// It is a call of which more is to be known, as `call` says.
        case call
    }

    /// What was seen of an element.
    private struct Seen {
        var time = Moment(nanoseconds: 0)
        /// The number of its source and name.
        var number = 0
        var kind = AuditEvent.Kind.call
        var isReadOnly: Bool?
        var isFailed = false
        var reason = SkippedRecord.Reason.readOnly
    }

    /// What the glance shows of a call that was carried out.
    struct GlancedCall {
        let id: UnsafeRawBufferPointer
        let time: Moment
        let names: EventNames
        let kind: AuditEvent.Kind
        let isReadOnly: Bool?
        let sharedID: UnsafeRawBufferPointer?
        let account: UnsafeRawBufferPointer
    }

    /// What the scanned element is, as far as that can be told without building it.
    var outcome: Outcome {
        guard signs.pointee.isPlain, isText(0), isText(1), isText(2), isText(3),
            let time = clock.moment(text(1))
        else { return .unknown }
        let number = number(of: text(2), text(3))
        guard let kind = kind(number), let isFailed, let isReadOnly = optionalTruth(4),
            kind != .signIn || isPlainSignIn(number)
        else { return .unknown }
        seen.time = time
        seen.number = number
        seen.kind = kind
        seen.isReadOnly = isReadOnly
        seen.isFailed = isFailed
        if !issuesCredentials[number],
            let reason = CloudTrailRules.skip(kind: kind, isReadOnly: isReadOnly, isFailed: isFailed)
        {
            seen.reason = reason
            return .skipped
        }
        return isFailed ? .unknown : .call
    }

    /// What is left of the element where it is only counted.
    var skipped: SkippedRecord {
        SkippedRecord(
            reason: seen.reason,
            idHash: SkippedRecord.hash(text(0)),
            time: seen.time,
            action: actions[seen.number * 3 + EventNames.place(of: seen.reason, isFailed: seen.isFailed)]
        )
    }

    /// The call that the element is; `nil` where it has to be decoded to tell.
    var call: GlancedCall? {
        guard let sharedID = optionalText(9), isText(10), text(10).allSatisfy(\.isDigit), !isString(11),
            !isString(12)
        else { return nil }
        return GlancedCall(
            id: text(0),
            time: seen.time,
            names: names[seen.number],
            kind: seen.kind,
            isReadOnly: seen.isReadOnly,
            sharedID: sharedID.bytes,
            account: text(10)
        )
    }

    /// The access key of the credentials that the call at hand answered with; `nil` where it has to be decoded to tell.
    func issuedKey(of call: GlancedCall) -> String? {
        guard call.names.opensSession, call.kind == .call,
            let key = scanner.value(in: 12, under: "credentials", "accessKeyId").flatMap(inner)
        else { return nil }
        return String(decoding: key, as: UTF8.self)
    }

    /// Whether the row of the ledger of the call at hand does not depend on its parameters but for the name of it, as far as
    /// records of AWS go; `false` where it has to be decoded to tell.
    func isOutlined(_ call: GlancedCall) -> Bool {
        guard !call.names.needsDecoder, call.kind != .insight, !signs.pointee.hasNoticed,
            let version = optionalText(13), version.bytes?.first != UInt8(ascii: "a")
        else { return false }
        // A call that only asks what would happen says `dryRun` or `DryRun`.
        return !isThere(11) || !field(11).holds("Run\"")
    }

    /// Whether a sign-in, as far as its names go, succeeded: whether it failed stands in its message or answer.
    private func isPlainSignIn(_ number: Int) -> Bool {
        guard names[number].signsIn, let message = optionalText(14), message.bytes == nil else { return false }
        return !isThere(12) || (!field(12).holds("Failure") && !field(12).holds("redentials"))
    }

    /// Whether a field is there as a string: parameters, where they are JSON in one.
    private func isString(_ index: Int) -> Bool { isThere(index) && field(index).first == UInt8(ascii: "\"") }

    /// The kind of event; `nil` where a member that tells it is odd.
    private func kind(_ number: Int) -> AuditEvent.Kind? {
        guard let type = optionalText(7), let category = optionalText(6), let isManagement = optionalTruth(5) else {
            return nil
        }
        if type.isCall, category.isManagement, isManagement != false { return .call }
        return CloudTrailRules.kind(
            type: type.string?.lowercased(),
            category: category.string,
            isManagement: isManagement,
            source: names[number].source
        )
    }

    // These compare by a pattern: `==` of another module's type is a call.
    private func isText(_ index: Int) -> Bool { if case .text = sorts[index] { true } else { false } }

    private func isThere(_ index: Int) -> Bool { if case .absent = sorts[index] { false } else { true } }

    /// A field that is there, as it stands.
    private func field(_ index: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: fields[index].start, count: fields[index].count)
    }

    /// The inside of a field that is a text.
    private func text(_ index: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: fields[index].start.map { $0 + 1 }, count: fields[index].count - 2)
    }

    /// The inside of a value that is a string and neither empty nor with an escape; `nil` of any other.
    private func inner(_ value: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
        guard value.count > 2, value[0] == UInt8(ascii: "\""), !value.contains(UInt8(ascii: "\\")) else { return nil }
        return UnsafeRawBufferPointer(rebasing: value[1..<(value.count - 1)])
    }

    /// `nil` where the field is there and odd; the inner text is `nil` where it is absent or `null`.
    private func optionalText(_ index: Int) -> OptionalText? {
        switch sorts[index] {
        case .absent, .null: OptionalText(bytes: nil)
        case .text: OptionalText(bytes: text(index))
        case .true, .false, .other: nil
        }
    }

    private func optionalTruth(_ index: Int) -> Bool?? {
        switch sorts[index] {
        case .absent, .null: .some(nil)
        case .true: true
        case .false: false
        case .text where text(index).says("true"): true
        case .text where text(index).says("false"): false
        case .text, .other: nil
        }
    }

    /// `nil` where the error code is odd.
    private var isFailed: Bool? {
        switch sorts[8] {
        case .absent, .null: false
        case .text: !text(8).says("200")
        case .other where field(8).says("\"\""): false
        case .true, .false, .other: nil
        }
    }

    /// The number of an event's source and name, under which what follows from them is kept.
    private func number(of source: UnsafeRawBufferPointer, _ name: UnsafeRawBufferPointer) -> Int {
        if names.count >= Self.keptNames {
            numbers.removeAll()
            names.removeAll()
            issuesCredentials.removeAll()
            actions.removeAll()
        }
        let number = numbers.number(of: source, name)
        if number == names.count {
            let made = EventNames(
                source: String(decoding: source, as: UTF8.self),
                name: String(decoding: name, as: UTF8.self)
            )
            names.append(made)
            issuesCredentials.append(made.issuesCredentials)
            actions += made.actions
        }
        return number
    }
}
