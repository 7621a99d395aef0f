package import HindcastModel

/// Replaces secrets in records by keyed digests, before anything is written anywhere.
///
/// A digest shows whether two values are the same and nothing else: HMAC-SHA-256 under the repository's own key.
package struct Redactor: Sendable {
    private let digests: KeyedDigest

    /// Makes a redactor; the key is the bytes of `hindcast.redactionKey`.
    package init(key: [UInt8]) { digests = KeyedDigest(key: key) }

    /// Returns an event whose record holds no secret.
    package func redact(_ event: AuditEvent) -> AuditEvent {
        guard case .object(var record) = event.record else { return event }
        if let rules = event.provider.rules {
            guard let clean = rules.redacted(record, service: event.service, marker) else { return event }
            var event = event
            event.record = .object(clean)
            return event
        }
        let path = SecretPath(service: event.service, operation: event.operation)
        var isChanged = false
        for part in Redactor.parts {
            guard let value = record[part], value.object != nil, let redacted = redacted(value, below: nil, path) else {
                continue
            }
            record[part] = redacted
            isChanged = true
        }
        guard isChanged else { return event }
        var event = event
        event.record = .object(record)
        return event
    }

    /// The members of a record that may hold secrets.
    static let parts = [
        "requestParameters", "responseElements", "serviceEventDetails", "additionalEventData",
    ]

    /// Returns a configuration, or a part of one, without its secrets.
    ///
    /// - Parameter service: the service that an address names.
    package func redact(_ configuration: JSONObject, service: String) -> JSONObject {
        redacted(.object(configuration), below: nil, SecretPath(service: service, operation: ""))?.object
            ?? configuration
    }

    /// Returns the marker for a secret value.
    package func marker(for value: JSONValue) -> JSONValue {
        let text = value.scalarText ?? value.compactText
        var digest: [UInt8] = []
        unsafe Array(text.utf8).withUnsafeBytes { unsafe append(digestOf: $0, to: &digest) }
        return .object(
            JSONObject(sorted: [.init(key: "$redacted", value: .string(String(decoding: digest, as: UTF8.self)))])
        )
    }

    /// Appends how a marker spells the digest of some bytes: `hmac-sha256:` and 16 hex digits.
    func append(digestOf bytes: UnsafeRawBufferPointer, to text: inout [UInt8]) {
        text += "hmac-sha256:".utf8
        let digest = unsafe digests.start(ofDigestOf: bytes)
        for shift in stride(from: 60, through: 0, by: -4) {
            let digit = UInt8(truncatingIfNeeded: digest >> UInt64(shift)) & 15
            text.append(digit < 10 ? 48 + digit : 87 + digit)
        }
    }

    /// Returns the value without its secrets; `nil` where it holds none, as most values do.
    func redacted(_ value: JSONValue, below key: SecretKey?, _ path: SecretPath) -> JSONValue? {
        switch value {
        case .object(let object):
            if isMarker(object) { return nil }
            if let key, path.holdsSecretMap(key) {
                return .object(
                    JSONObject(sorted: object.members.map { .init(key: $0.key, value: secret($0.value)) })
                )
            }
            var members: [JSONObject.Member]?
            for (index, member) in object.members.enumerated() {
                let key = SecretKey(member.key)
                let new: JSONValue?
                if path.isSecret(key) {
                    new = secret(member.value)
                } else if case .object = member.value {
                    new = redacted(member.value, below: key, path.entering(key))
                } else if case .array = member.value {
                    new = redacted(member.value, below: key, path.entering(key))
                } else {
                    new = nil
                }
                if let new {
                    if members == nil { members = object.members }
                    members?[index].value = new
                }
            }
            return members.map { .object(JSONObject(sorted: $0)) }
        case .array(let elements):
            var changed: [JSONValue]?
            for (index, element) in elements.enumerated() {
                guard let new = redacted(element, below: key, path) else { continue }
                if changed == nil { changed = elements }
                changed?[index] = new
            }
            return changed.map { .array($0) }
        default: return nil
        }
    }

    /// Whether an object stands for a hidden value; one that holds more than a word about it was written by somebody else.
    private func isMarker(_ object: JSONObject) -> Bool {
        guard object.count == 1, let only = object.members.first else { return false }
        return (only.key == "$redacted" || only.key == "$unknown") && only.value.array == nil
            && only.value.object == nil
    }

    /// Redacts scalars, and every scalar inside a container; what says nothing or is masked already stays.
    func secret(_ value: JSONValue) -> JSONValue {
        switch value {
        case .null, .bool: return value
        case .string(let text) where text.isEmpty || Mask.isMask(text): return value
        case .object(let object) where isMarker(object): return value
        case .object(let object):
            return .object(JSONObject(unsorted: object.map { .init(key: $0.key, value: secret($0.value)) }))
        case .array(let elements): return .array(elements.map(secret))
        default: return marker(for: value)
        }
    }
}
