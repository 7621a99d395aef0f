internal import Crypto
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
        var event = event
        guard var record = event.record.object else { return event }
        for part in ["requestParameters", "responseElements", "serviceEventDetails", "additionalEventData"] {
            if let value = record[part], value.object != nil {
                record[part] = redact(value, key: "", path: SecretPath(event))
            }
        }
        event.record = .object(record)
        return event
    }

    /// Returns the marker for a secret value.
    package func marker(for value: JSONValue) -> JSONValue {
        let text = value.scalarText ?? value.compactText
        let code = HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key)
        let hex = code.prefix(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        return ["$redacted": .string("hmac-sha256:\(hex)")]
    }

    private func redact(_ value: JSONValue, key: String, path: SecretPath) -> JSONValue {
        switch value {
        case .object(let object):
            if value.isRedacted || value.isUnknown { return value }
            if path.holdsSecretMap(key) {
                return .object(JSONObject(unsorted: object.map { .init(key: $0.key, value: secret($0.value)) }))
            }
            let isPair = path.holdsSecretPairs
            return .object(
                JSONObject(
                    unsorted: object.map { member in
                        let isSecret =
                            SecretPath.isSecret(member.key) || isPair && member.key.hasSameLetters(as: "value")
                            || path.isSecret(member.key)
                        return .init(
                            key: member.key,
                            value: isSecret
                                ? secret(member.value)
                                : redact(member.value, key: member.key, path: path.entering(member.key))
                        )
                    }
                )
            )
        case .array(let elements): return .array(elements.map { redact($0, key: key, path: path) })
        default: return value
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

/// Where secrets stand in AWS's calls.
struct SecretPath {
    private let service: String
    private let operation: String
    /// Whether the objects here are pairs whose `value` is a secret, such as a container's environment.
    private(set) var holdsSecretPairs = false

    init(_ event: AuditEvent) {
        service = event.service
        operation = event.operation
    }

    /// Whether a member is a secret wherever it stands.
    static func isSecret(_ key: String) -> Bool { names.contains(plain(key)) }

    /// Whether a member is a secret in this call.
    func isSecret(_ key: String) -> Bool {
        let key = SecretPath.plain(key)
        switch service {
        case "ec2":
            return key == "userdata" || operation == "ModifyInstanceAttribute" && key == "value" && holdsSecretPairs
        case "ssm": return operation == "PutParameter" && key == "value" && false
        case "apigateway": return operation == "CreateApiKey" && key == "value"
        case "appsync": return key == "apikey"
        default: return false
        }
    }

    /// Whether the values of a map under this member are secrets.
    func holdsSecretMap(_ key: String) -> Bool {
        ["variables", "environmentvariables", "secretvariables"].contains(SecretPath.plain(key))
    }

    /// Returns the path one member deeper.
    func entering(_ key: String) -> SecretPath {
        var path = self
        let key = SecretPath.plain(key)
        path.holdsSecretPairs =
            ["environment", "environmentvariables", "secrets"].contains(key)
            && ["ecs", "codebuild", "batch", "apprunner", "sagemaker", "lightsail", "codepipeline"].contains(service)
            || key == "userdata"
        return path
    }

    private static func plain(_ key: String) -> String {
        String(
            decoding: key.utf8.filter { $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: "-") }.map(\.asciiLowercased),
            as: UTF8.self
        )
    }

    private static let names: Set<String> = [
        "password", "masteruserpassword", "masterpassword", "newpassword", "oldpassword", "currentpassword",
        "userpassword", "adminpassword",
        "temporarypassword", "proposedpassword", "confirmationcode", "dbpassword", "sourcepassword", "secretstring",
        "secretbinary", "secretaccesskey",
        "sessiontoken", "securitytoken", "authtoken", "accesstoken", "refreshtoken", "idtoken", "bearertoken",
        "oauthtoken", "clientsecret",
        "privatekey", "privatekeyplaintext", "keymaterial", "plaintext", "presharedkey", "tlsprivatekey",
        "certificateprivatekey", "signintoken", "samlassertion",
        "webidentitytoken", "tokencode", "mfacode", "authenticationcode1", "authenticationcode2", "base32stringseed",
        "qrcodepng", "secrethash",
        "sharedsecret", "radiussharedsecret", "tdecredentialpassword", "apikeyvalue", "servicepassword", "secretkey",
        "userdata", "passphrase",
        "decryptedpassword", "passworddata", "connectionstring", "authpassword", "privpassword", "streamkey", "authkey",
        "credentialsecret",
        "snapshotpassword", "basicauthcredentials", "apitoken", "webhooksecret", "secrettoken", "nonce",
    ]
}
