internal import FastJSON
internal import Glibc
internal import HindcastModel

/// Decides on a record by a few of its members, without building it. One a thread.
///
/// In a trail some nine records of ten only read. Whatever is odd about a record (an escape, a missing id, a number
/// where text belongs) is left to the decoder, so both always decide alike.
final class CloudTrailGlance {
    /// Shows the members that `outcome` looks at.
    let scanner = FieldScanner(keys: [
        "eventID", "eventTime", "eventSource", "eventName", "readOnly", "managementEvent", "eventCategory", "eventType",
        "errorCode", "sharedEventID", "recipientAccountId",
    ])
    private var names: [UInt64: EventNames] = [:]
    /// A trail holds some hundreds of names; a hostile one shall not fill the memory.
    private static let keptNames = 1 << 16

    /// Whether the scanned element is a CloudTrail record without any envelope.
    var looksLikeRecord: Bool { scanner.field(1) != nil && scanner.field(2) != nil && scanner.field(3) != nil }

    /// What the scanned element is, where that can be told without building it; `nil` where it has to be decoded.
    var outcome: Outcome? {
        guard scanner.isPlain, let id = text(0), let time = text(1).flatMap(wholeSecond), let source = text(2),
            let name = text(3)
        else { return nil }
        let names = eventNames(source: source, name: name)
        guard !names.issuesCredentials else { return session(id: id, time: time, names: names).map { .session($0) } }
        return skippedRecord(id: id, time: time, names: names).map { .skipped($0) }
    }

    /// What an element may be.
    enum Outcome {
        /// It is only counted.
        case skipped(SkippedRecord)
        /// It opened a session, if its answer holds an access key; its parameters have not been looked at.
        case session(GlancedSession)
    }

    /// What the glance shows of a call that opened a session.
    struct GlancedSession {
        let id: String
        let time: Moment
        let service: String
        let operation: String
        let sharedID: String?
        let account: String
    }

    private func session(id: UnsafeRawBufferPointer, time: Moment, names: EventNames) -> GlancedSession? {
        guard names.opensSession, kind(names) == .call, isFailed == false, let sharedID = optionalText(9),
            let account = text(10), account.allSatisfy(\.isDigit)
        else { return nil }
        return GlancedSession(
            id: String(decoding: id, as: UTF8.self),
            time: time,
            service: names.service,
            operation: names.operation,
            sharedID: sharedID.string,
            account: String(decoding: account, as: UTF8.self)
        )
    }

    /// The kind of event; `nil` where a member that tells it is odd.
    private func kind(_ names: EventNames) -> AuditEvent.Kind? {
        guard let type = optionalText(7), let category = optionalText(6), let isManagement = optionalTruth(5) else {
            return nil
        }
        if type.isCall, category.isManagement, isManagement != false { return .call }
        return CloudTrailRules.kind(
            type: type.string?.lowercased(),
            category: category.string,
            isManagement: isManagement,
            source: names.source
        )
    }

    private func skippedRecord(id: UnsafeRawBufferPointer, time: Moment, names: EventNames) -> SkippedRecord? {
        guard let kind = kind(names), let isReadOnly = optionalTruth(4), let isFailed else { return nil }
        // Whether a sign-in failed stands in its answer.
        guard kind != .signIn else { return nil }
        guard
            let reason = CloudTrailRules.skip(
                kind: kind,
                isReadOnly: isReadOnly,
                isFailed: isFailed,
                source: names.source,
                operation: names.operation
            )
        else { return nil }
        return SkippedRecord(
            reason: reason,
            isFailed: isFailed,
            idHash: SkippedRecord.hash(id),
            time: time,
            provider: .aws,
            service: names.service,
            operation: names.operation
        )
    }

    /// The text of a field; `nil` where it is absent, empty, no string or holds an escape.
    private func text(_ index: Int) -> UnsafeRawBufferPointer? {
        guard let field = scanner.field(index), field.count > 2, field[0] == UInt8(ascii: "\"") else { return nil }
        let inner = UnsafeRawBufferPointer(rebasing: field[1..<(field.count - 1)])
        guard let start = inner.baseAddress else { return nil }
        return memchr(start, Int32(UInt8(ascii: "\\")), inner.count) == nil ? inner : nil
    }

    /// `nil` where the field is there and odd; the inner text is `nil` where it is absent or `null`.
    private func optionalText(_ index: Int) -> OptionalText? {
        guard let field = scanner.field(index), !field.says("null") else { return OptionalText(bytes: nil) }
        return text(index).map { OptionalText(bytes: $0) }
    }

    private func optionalTruth(_ index: Int) -> Bool?? {
        guard let field = scanner.field(index), !field.says("null") else { return .some(nil) }
        if field.says("true") || field.says("\"true\"") { return true }
        if field.says("false") || field.says("\"false\"") { return false }
        return nil
    }

    /// `nil` where the error code is odd.
    private var isFailed: Bool? {
        guard let field = scanner.field(8), !field.says("null"), !field.says("\"\"") else { return false }
        return text(8).map { !$0.says("200") }
    }

    private func eventNames(source: UnsafeRawBufferPointer, name: UnsafeRawBufferPointer) -> EventNames {
        let key = SkippedRecord.hash(source) ^ SkippedRecord.hash(name).byteSwapped
        if let known = names[key], known.bytes.matches(source, name) { return known }
        if names.count >= Self.keptNames { names.removeAll() }
        let made = EventNames(source: source, name: name)
        names[key] = made
        return made
    }
}

/// The text of a member that may be missing.
private struct OptionalText {
    let bytes: UnsafeRawBufferPointer?
    var isCall: Bool { bytes.map { $0.says("AwsApiCall") } ?? false }
    var isManagement: Bool { bytes.map { $0.says("Management") } ?? true }
    var string: String? { bytes.map { String(decoding: $0, as: UTF8.self) } }
}

/// What follows from an event's source and name, worked out once.
private final class EventNames {
    /// Source and name as they stand in the text, one behind the other.
    struct Bytes {
        let all: [UInt8]
        let sourceCount: Int

        func matches(_ source: UnsafeRawBufferPointer, _ name: UnsafeRawBufferPointer) -> Bool {
            guard sourceCount == source.count, all.count == source.count + name.count else { return false }
            return all.withUnsafeBytes { bytes in
                guard let base = bytes.baseAddress, let left = source.baseAddress, let right = name.baseAddress else {
                    return false
                }
                return memcmp(base, left, source.count) == 0 && memcmp(base + source.count, right, name.count) == 0
            }
        }
    }

    let bytes: Bytes
    let source: String
    let service: String
    let operation: String
    let issuesCredentials: Bool
    let opensSession: Bool

    init(source: UnsafeRawBufferPointer, name: UnsafeRawBufferPointer) {
        bytes = Bytes(all: Array(source) + Array(name), sourceCount: source.count)
        self.source = String(decoding: source, as: UTF8.self)
        let written = String(decoding: name, as: UTF8.self)
        service = CloudTrailDecoder.service(of: self.source)
        operation = CloudTrailDecoder.operation(written, of: service)
        opensSession = CloudTrailRules.opensSession(source: self.source, operation: operation)
        // Notifications of S3 and queues look like records; the decoder refuses them.
        issuesCredentials =
            CloudTrailRules.issuesCredentials(source: self.source, operation: operation)
            || self.source.hasPrefix("aws:")
    }
}

extension UnsafeRawBufferPointer {
    /// Whether the bytes are these.
    fileprivate func says(_ word: StaticString) -> Bool {
        guard count == word.utf8CodeUnitCount, let baseAddress else { return false }
        return memcmp(baseAddress, word.utf8Start, count) == 0
    }
}

/// Reads `2026-11-20T09:00:00Z`; anything else, right or wrong, is the decoder's.
private func wholeSecond(_ text: UnsafeRawBufferPointer) -> Moment? {
    guard text.count == 20, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"), text[10] == UInt8(ascii: "T"),
        text[13] == UInt8(ascii: ":"), text[16] == UInt8(ascii: ":"), text[19] == UInt8(ascii: "Z")
    else { return nil }
    var isNumeric = true
    func digits(_ place: Int) -> Int {
        let high = text[place] &- 48
        let low = text[place + 1] &- 48
        if high > 9 || low > 9 { isNumeric = false }
        return Int(high) * 10 + Int(low)
    }
    let year = digits(0) * 100 + digits(2)
    let month = digits(5)
    let day = digits(8)
    let hour = digits(11)
    let minute = digits(14)
    let second = digits(17)
    guard isNumeric, (1678...2261).contains(year), (1...12).contains(month), day >= 1,
        day <= CivilDate.days(inMonth: month, of: year), hour < 24, minute < 60, second < 60
    else { return nil }
    let days = CivilDate(year: year, month: month, day: day).daysSinceEpoch
    return Moment(seconds: Int64(days * 86_400 + hour * 3_600 + minute * 60 + second))
}
