internal import Crypto
package import FastJSON
package import HindcastModel

/// Replaces secrets in records by keyed digests, before anything is written anywhere.
///
/// A digest shows whether two values are the same and nothing else: HMAC-SHA-256 under the repository's own key.
package struct Redactor: Sendable {
    private let key: SymmetricKey

    /// Makes a redactor; the key is the bytes of `hindcast.redactionKey`.
    package init(key: [UInt8]) { self.key = SymmetricKey(data: key) }

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

    /// Returns the text of a record without its secrets, as one line of JSON: what is written of a redacted event's record.
    ///
    /// - Parameters:
    ///   - record: a record whose parameters are values, not texts.
    ///   - service: the service that an address names.
    ///   - operation: the operation.
    package func line(of record: borrowing JSONCursor, service: String, operation: String) -> [UInt8] {
        let start = SecretPath(service: service, operation: operation)
        return unsafe record.canonicalLine(from: Place.record) { key, kind, place in
            switch place {
            case .record: return unsafe .write(kind == .object && Redactor.isPart(key) ? .part(start) : .outside)
            case .outside: return .write(.outside)
            case .part(let path):
                let name = unsafe SecretKey(key)
                if path.isSecret(name) { return .build(secret) }
                let below = path.entering(name)
                guard kind == .object || kind == .array, path.holdsSecretMap(name) else { return .write(.part(below)) }
                return .build { value in redacted(value, below: name, below) ?? value }
            }
        }
    }

    /// Where in a record a member stands.
    private enum Place {
        /// The record itself.
        case record
        /// In one of the parts that may hold secrets.
        case part(SecretPath)
        /// In any other part.
        case outside
    }

    private static let parts = [
        "requestParameters", "responseElements", "serviceEventDetails", "additionalEventData",
    ]

    private static func isPart(_ key: UnsafeRawBufferPointer) -> Bool {
        parts.contains { unsafe $0.utf8.elementsEqual(key) }
    }

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
        let code = HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key)
        let hex = code.prefix(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        return ["$redacted": .string("hmac-sha256:\(hex)")]
    }

    /// Returns the value without its secrets; `nil` where it holds none, as most values do.
    private func redacted(_ value: JSONValue, below key: SecretKey?, _ path: SecretPath) -> JSONValue? {
        switch value {
        case .object(let object):
            if value.isRedacted || value.isUnknown { return nil }
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

    /// Redacts scalars, and every scalar inside a container; what says nothing or is masked already stays.
    private func secret(_ value: JSONValue) -> JSONValue {
        switch value {
        case .null, .bool: return value
        case .string(let text) where text.isEmpty || Mask.isMask(text): return value
        case .object where value.isRedacted || value.isUnknown: return value
        case .object(let object):
            return .object(JSONObject(unsorted: object.map { .init(key: $0.key, value: secret($0.value)) }))
        case .array(let elements): return .array(elements.map(secret))
        default: return marker(for: value)
        }
    }
}

/// A member's name as secrets are told by it: without case, `_` and `-`, hashed so that no text is made.
struct SecretKey: Hashable {
    let hash: UInt64

    init(_ name: String) { self.init(name.utf8) }

    /// FNV-1a over the letters.
    init(_ name: some Sequence<UInt8>) {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in name where byte != UInt8(ascii: "_") && byte != UInt8(ascii: "-") {
            hash = (hash ^ UInt64(byte.asciiLowercased)) &* 0x0000_0100_0000_01b3
        }
        self.hash = hash
    }
}

/// Where secrets stand in AWS's calls.
struct SecretPath {
    /// The services whose members are read in a way of their own.
    private enum Place {
        case ec2(modifiesInstance: Bool)
        case apigateway(makesKey: Bool)
        /// The id of one of its keys is the key.
        case appsync(handlesKey: Bool)
        /// Its stream keys are things with a name and an ARN; the key is their value.
        case ivs
        /// Its environments are lists of pairs.
        case containers
        case other
    }

    private let place: Place
    /// Whether the objects here are pairs whose `value` is a secret, such as a container's environment.
    private var holdsSecretPairs = false

    init(service: String, operation: String) {
        place =
            switch service {
            case "ec2": .ec2(modifiesInstance: operation == "ModifyInstanceAttribute")
            case "apigateway": .apigateway(makesKey: operation == "CreateApiKey")
            case "appsync": .appsync(handlesKey: operation.hasSuffix("ApiKey"))
            case "ivs": .ivs
            case "ecs", "codebuild", "batch", "apprunner", "sagemaker", "lightsail", "codepipeline": .containers
            default: .other
            }
    }

    /// Whether a member is a secret here.
    func isSecret(_ key: SecretKey) -> Bool {
        if holdsSecretPairs && key == SecretPath.value { return true }
        if case .ivs = place, key == SecretPath.streamKey { return false }
        if SecretPath.names.contains(key) { return true }
        switch place {
        case .ec2(let modifiesInstance): return modifiesInstance && key == SecretPath.value && holdsSecretPairs
        case .apigateway(let makesKey): return makesKey && key == SecretPath.value
        case .appsync(let handlesKey): return key == (handlesKey ? SecretPath.id : SecretPath.apiKey)
        case .ivs: return false
        case .containers, .other: return false
        }
    }

    /// Whether the values of a map under this member are secrets.
    func holdsSecretMap(_ key: SecretKey) -> Bool { SecretPath.maps.contains(key) }

    /// Returns the path one member deeper.
    func entering(_ key: SecretKey) -> SecretPath {
        var path = self
        path.holdsSecretPairs = key == SecretPath.userData
        if case .ivs = place, key == SecretPath.streamKey { path.holdsSecretPairs = true }
        if case .containers = place, SecretPath.pairs.contains(key) { path.holdsSecretPairs = true }
        return path
    }

    private static let value = SecretKey("value")
    private static let id = SecretKey("id")
    private static let apiKey = SecretKey("apikey")
    private static let streamKey = SecretKey("streamkey")
    private static let userData = SecretKey("userdata")
    private static let maps = Set(["variables", "environmentvariables", "secretvariables"].map { SecretKey($0) })
    private static let pairs = Set(["environment", "environmentvariables", "secrets"].map { SecretKey($0) })

    /// Names of members that hold secrets wherever they stand.
    static let names = Set(
        [
            "password", "masteruserpassword", "masterpassword", "newpassword", "oldpassword", "currentpassword",
            "userpassword", "adminpassword", "temporarypassword", "proposedpassword", "confirmationcode", "dbpassword",
            "sourcepassword", "secretstring", "secretbinary", "secretaccesskey", "sessiontoken", "securitytoken",
            "authtoken", "accesstoken", "refreshtoken", "idtoken", "bearertoken", "oauthtoken", "clientsecret",
            "privatekey", "privatekeyplaintext", "keymaterial", "plaintext", "presharedkey", "tlsprivatekey",
            "certificateprivatekey", "signintoken", "samlassertion", "webidentitytoken", "tokencode", "mfacode",
            "authenticationcode1", "authenticationcode2", "base32stringseed", "qrcodepng", "secrethash", "sharedsecret",
            "radiussharedsecret", "tdecredentialpassword", "apikeyvalue", "servicepassword", "secretkey", "userdata",
            "passphrase", "decryptedpassword", "passworddata", "connectionstring", "authpassword", "privpassword",
            "streamkey", "authkey", "credentialsecret", "snapshotpassword", "basicauthcredentials", "apitoken",
            "webhooksecret", "secrettoken", "nonce", "blocktoken", "connectiontoken",
        ].map { SecretKey($0) }
    )
}
