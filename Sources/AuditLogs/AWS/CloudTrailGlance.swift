internal import FastJSON
internal import Glibc
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

    /// Whether the scanned element is a CloudTrail record without any envelope.
    var looksLikeRecord: Bool { field(1) != nil && field(2) != nil && field(3) != nil }

    /// What an element may be.
    enum Outcome {
        /// It is only counted.
        case skipped(SkippedRecord)
        /// It is a call of which more is to be known.
        case call(GlancedCall)
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

    /// What the scanned element is, where that can be told without building it; `nil` where it has to be decoded.
    var outcome: Outcome? {
        guard scanner.isPlain, let id = text(0), let time = text(1).flatMap(clock.moment), let source = text(2),
            let name = text(3)
        else { return nil }
        let number = number(of: source, name)
        guard let kind = kind(number), let isFailed else { return nil }
        guard let isReadOnly = optionalTruth(4), kind != .signIn || isPlainSignIn(number) else { return nil }
        if !issuesCredentials[number],
            let reason = CloudTrailRules.skip(kind: kind, isReadOnly: isReadOnly, isFailed: isFailed)
        {
            return .skipped(
                SkippedRecord(
                    reason: reason,
                    idHash: SkippedRecord.hash(id),
                    time: time,
                    action: actions[number * 3 + EventNames.place(of: reason, isFailed: isFailed)]
                )
            )
        }
        guard !isFailed, let sharedID = optionalText(9), let account = text(10),
            account.allSatisfy(\.isDigit), !isText(11), !isText(12)
        else { return nil }
        return .call(
            GlancedCall(
                id: id,
                time: time,
                names: names[number],
                kind: kind,
                isReadOnly: isReadOnly,
                sharedID: sharedID.bytes,
                account: account
            )
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
        guard !call.names.needsDecoder, call.kind != .insight, !scanner.hasNoticed,
            let version = optionalText(13), version.bytes?.first != UInt8(ascii: "a")
        else { return false }
        // A call that only asks what would happen says `dryRun` or `DryRun`.
        return field(11)?.holds("Run\"") != true
    }

    /// Whether a sign-in, as far as its names go, succeeded: whether it failed stands in its message or answer.
    private func isPlainSignIn(_ number: Int) -> Bool {
        guard names[number].signsIn, field(14).map({ $0.says("null") }) ?? true else { return false }
        return field(12).map { !$0.holds("Failure") && !$0.holds("redentials") } ?? true
    }

    /// Whether a field is there as text: parameters, where they are JSON in a string.
    private func isText(_ index: Int) -> Bool { field(index)?.first == UInt8(ascii: "\"") }

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

    /// A field as it stands; `nil` where it is absent.
    private func field(_ index: Int) -> UnsafeRawBufferPointer? {
        let field = scanner.fields[index]
        return field.start.map { UnsafeRawBufferPointer(start: $0, count: field.count) }
    }

    /// The text of a field; `nil` where it is absent, empty, no string or holds an escape.
    private func text(_ index: Int) -> UnsafeRawBufferPointer? { field(index).flatMap(inner) }

    private func inner(_ field: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
        guard field.count > 2, field[0] == UInt8(ascii: "\""), let start = field.baseAddress else { return nil }
        let inner = UnsafeRawBufferPointer(start: start + 1, count: field.count - 2)
        guard scanner.hasEscape else { return inner }
        return memchr(start, Int32(UInt8(ascii: "\\")), field.count) == nil ? inner : nil
    }

    /// `nil` where the field is there and odd; the inner text is `nil` where it is absent or `null`.
    private func optionalText(_ index: Int) -> OptionalText? {
        guard let field = field(index), !field.says("null") else { return OptionalText(bytes: nil) }
        return inner(field).map { OptionalText(bytes: $0) }
    }

    private func optionalTruth(_ index: Int) -> Bool?? {
        guard let field = field(index), !field.says("null") else { return .some(nil) }
        if field.says("true") || field.says("\"true\"") { return true }
        if field.says("false") || field.says("\"false\"") { return false }
        return nil
    }

    /// `nil` where the error code is odd.
    private var isFailed: Bool? {
        guard let field = field(8), !field.says("null"), !field.says("\"\"") else { return false }
        return text(8).map { !$0.says("200") }
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

/// The text of a member that may be missing.
private struct OptionalText {
    let bytes: UnsafeRawBufferPointer?
    var isCall: Bool { bytes.map { $0.says("AwsApiCall") } ?? false }
    var isManagement: Bool { bytes.map { $0.says("Management") } ?? true }
    var string: String? { bytes.map { String(decoding: $0, as: UTF8.self) } }
}

extension UnsafeRawBufferPointer {
    /// Whether the bytes are these.
    fileprivate func says(_ word: StaticString) -> Bool {
        guard count == word.utf8CodeUnitCount, let baseAddress else { return false }
        return memcmp(baseAddress, word.utf8Start, count) == 0
    }

    /// Whether the bytes stand somewhere in here.
    fileprivate func holds(_ word: StaticString) -> Bool {
        let size = word.utf8CodeUnitCount
        var rest = self
        while rest.count >= size, let base = rest.baseAddress,
            let found = memchr(base, Int32(word.utf8Start[0]), rest.count - size + 1)
        {
            if memcmp(found, word.utf8Start, size) == 0 { return true }
            rest = UnsafeRawBufferPointer(rebasing: rest[(found - UnsafeMutableRawPointer(mutating: base) + 1)...])
        }
        return false
    }
}
