internal import Crypto
internal import FastJSON
package import HindcastModel

/// Understands one CloudTrail record.
///
/// Source: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
/// and what real records do beside it: `readOnly` as text or missing, `eventTime` with a fraction or replaced by
/// Logstash's `@timestamp`, account ids as numbers, parameters as the text `null`, an `errorCode` of `200`.
package enum CloudTrailDecoder {
    /// Returns the event that a record tells of.
    ///
    /// The event's `record` is the record with parameters given as text brought to their value. Decoding it again
    /// gives the same event. A record without an `eventID` gets one made from its content, `sha256-` and 40 hex digits.
    package static func decode(
        _ record: JSONValue,
        within surroundings: RecordDecoder.Surroundings = .init()
    ) -> Result<AuditEvent, RecordDecoder.Failure> {
        guard case .object(var fields) = record else { return .failure(.init(reason: "it is no JSON object")) }
        for key in ["requestParameters", "responseElements"] {
            if let value = fields[key], let structured = structured(value) { fields[key] = structured }
        }
        settle(&fields, within: surroundings)
        guard let source = text(fields["eventSource"]) else {
            return .failure(.init(reason: "it has no eventSource"))
        }
        guard let name = text(fields["eventName"]) else { return .failure(.init(reason: "it has no eventName")) }
        guard !source.hasPrefix("aws:") else {
            return .failure(.init(reason: "it is an S3 or queue notification, no audit record"))
        }
        guard let written = fields["eventTime"] ?? fields["@timestamp"] else {
            return .failure(.init(reason: "it has no eventTime"))
        }
        guard let time = LogTime.moment(written) else {
            return .failure(.init(reason: "its eventTime is no time"))
        }
        let service = service(of: source)
        var event = AuditEvent(
            id: text(fields["eventID"]) ?? contentID(.object(fields)),
            provider: .aws,
            time: time,
            service: service,
            source: source,
            operation: operation(name, of: service),
            kind: kind(fields, source: source),
            account: account(fields),
            location: text(fields["awsRegion"]) ?? "global",
            principal: CloudTrailPrincipal.principal(of: fields, source: source),
            record: .object(fields)
        )
        event.outcome = outcome(fields, name: name, kind: event.kind)
        event.isReadOnly = truth(fields["readOnly"])
        event.sourceIP = text(fields["sourceIPAddress"])
        event.userAgent = text(fields["userAgent"])
        event.requestID = text(fields["requestID"])
        event.sharedID = text(fields["sharedEventID"])
        return .success(event)
    }

    /// Returns the service as an address names it: `monitoring` for `monitoring.amazonaws.com`.
    package static func service(of source: String) -> String {
        let end = source.utf8.firstIndex(of: UInt8(ascii: ".")) ?? source.endIndex
        return String(source[..<end]).lowercased()
    }

    /// Returns the operation without the API date that Lambda and CloudFront put behind it:
    /// `CreateFunction20150331v2`, `CreateDistribution2020_05_31`. Other services' `V2` is part of the name, a blank behind it never.
    package static func operation(_ name: String, of service: String) -> String {
        if name.utf8.last == UInt8(ascii: " ") { return operation(String(name.dropLast()), of: service) }
        guard service == "lambda" || service == "cloudfront" else { return name }
        var bytes = Array(name.utf8)
        var end = bytes.count
        while end > 0, bytes[end - 1].isDigit { end -= 1 }
        if end > 0, end < bytes.count, bytes[end - 1] == UInt8(ascii: "v") { bytes.removeSubrange((end - 1)...) }
        for shape in ["dddddddd", "dddd_dd_dd"].map({ Array($0.utf8) }) where bytes.count > shape.count {
            let tail = bytes.suffix(shape.count)
            let isDate = zip(tail, shape).allSatisfy { $1 == UInt8(ascii: "d") ? $0.isDigit : $0 == $1 }
            if isDate { return String(decoding: bytes.dropLast(shape.count), as: UTF8.self) }
        }
        return name
    }

    /// Parameters that were written as text: `null`, or JSON as Athena and CloudTrail Lake export it.
    private static func structured(_ value: JSONValue) -> JSONValue? {
        guard case .string(let text) = value else { return nil }
        if text == "null" { return .null }
        guard text.utf8.first == UInt8(ascii: "{"), let parsed = try? JSONValue(parsing: text) else { return nil }
        return parsed
    }

    /// Puts what only the envelope says into the record, where the next reader of the record finds it.
    private static func settle(_ fields: inout JSONObject, within surroundings: RecordDecoder.Surroundings) {
        if let region = surroundings.region, text(fields["awsRegion"]) == nil {
            fields["awsRegion"] = .string(region)
        }
        if let envelope = surroundings.account, account(fields) == unknownAccount {
            fields["recipientAccountId"] = .string(envelope)
        }
    }

    /// Returns an id made from a record that has none.
    static func contentID(_ record: JSONValue) -> String {
        let digest = SHA256.hash(data: JSONWriter.bytes(of: record, layout: .compact))
        let hex = digest.prefix(20).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
        return "sha256-" + hex.joined()
    }
}

extension CloudTrailDecoder {
    private static let unknownAccount = "-"

    /// The account in which the call took effect: the one whose trail holds the record, else the caller's.
    private static func account(_ fields: JSONObject) -> String {
        if let recipient = accountID(fields["recipientAccountId"]), recipient.utf8.allSatisfy(\.isDigit) {
            return recipient
        }
        let identity = fields["userIdentity"]
        let candidates = [
            fields["recipientAccountId"], identity?["accountId"],
            identity?["sessionContext"]?["sessionIssuer"]?["accountId"],
            fields["resources"]?.array?.first?["accountId"],
        ].compactMap(accountID)
        // Examples write `account-ID`; it is better than nothing.
        return candidates.first { $0.utf8.allSatisfy(\.isDigit) }
            ?? candidates.first { !$0.lowercased().contains("anonymous") } ?? unknownAccount
    }

    /// The account id as text; one that became a number gets its leading zeros back.
    static func accountID(_ value: JSONValue?) -> String? {
        guard let value, let account = value.scalarText, !account.isEmpty else { return nil }
        if case .integer = value { return String(repeating: "0", count: max(0, 12 - account.utf8.count)) + account }
        return account
    }

    private static func kind(_ fields: JSONObject, source: String) -> AuditEvent.Kind {
        let type = text(fields["eventType"])?.lowercased()
        let category = text(fields["eventCategory"])
        return CloudTrailRules.kind(
            type: type,
            category: category,
            isManagement: truth(fields["managementEvent"]),
            source: source
        )
    }

    private static func outcome(_ fields: JSONObject, name: String, kind: AuditEvent.Kind) -> AuditEvent.Outcome {
        let message = text(fields["errorMessage"])
        if let code = text(fields["errorCode"]) {
            return code == CloudTrailRules.successCode ? .succeeded : .failed(code: code, message: message)
        }
        // A refused sign-in has no errorCode: the message tells, or the answer `{"ConsoleLogin": "Failure"}`.
        guard kind == .signIn else { return .succeeded }
        let answer = text(fields["responseElements"]?[name])
        guard message != nil || answer == "Failure" else { return .succeeded }
        return .failed(code: "Failure", message: message)
    }

    /// The text of a scalar; `nil` where there is none or it is empty.
    static func text(_ value: JSONValue?) -> String? {
        guard let text = value?.scalarText, !text.isEmpty else { return nil }
        return text
    }

    /// A truth value, also where it is written as text.
    static func truth(_ value: JSONValue?) -> Bool? {
        switch value {
        case .bool(let truth): truth
        case .string("true"), .string("True"): true
        case .string("false"), .string("False"): false
        default: nil
        }
    }
}

extension UInt8 {
    /// Whether it is an ASCII digit.
    var isDigit: Bool { self &- 48 < 10 }
}
