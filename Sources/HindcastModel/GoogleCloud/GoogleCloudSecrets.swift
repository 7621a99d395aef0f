/// Takes the secrets out of what Google Cloud shows: by the names of members, and where a service has them in a place of its
/// own.
package struct GoogleCloudSecrets {
    private let service: String
    private let marker: (JSONValue) -> JSONValue

    /// Makes the rules of a service.
    ///
    /// - Parameter marker: gives what stands in place of a secret.
    package init(service: String, marker: @escaping (JSONValue) -> JSONValue) {
        self.service = service
        self.marker = marker
    }

    /// Returns a configuration without its secrets; `nil` where it holds none.
    package func redacted(configuration: JSONValue) -> JSONValue? { redacted(configuration, below: nil) }

    /// Returns the entry of a log without its secrets; `nil` where it holds none.
    package func redacted(_ record: JSONObject) -> JSONObject? {
        guard var payload = record["protoPayload"]?.object else { return nil }
        var isChanged = false
        for part in ["request", "response", "metadata", "serviceData"] {
            guard let value = payload[part], let clean = redacted(value, below: nil) else { continue }
            payload[part] = clean
            isChanged = true
        }
        guard isChanged else { return nil }
        var clean = record
        clean["protoPayload"] = .object(payload)
        return clean
    }

    private func redacted(_ value: JSONValue, below key: String?) -> JSONValue? {
        switch value {
        case .object(let object):
            if value.isRedacted || value.isUnknown { return nil }
            var members: [JSONObject.Member]?
            func set(_ index: Int, _ new: JSONValue) {
                if members == nil { members = object.members }
                members?[index].value = new
            }
            let isItem = object["key"]?.string != nil && object["value"] != nil
            for (index, member) in object.members.enumerated() {
                if isSecret(member.key, in: object, below: key, isItem: isItem) {
                    let new = secret(member.value)
                    if new != member.value { set(index, new) }
                } else if let new = redacted(member.value, below: member.key) {
                    set(index, new)
                }
            }
            return members.map { .object(JSONObject(sorted: $0)) }
        case .array(let elements):
            var changed: [JSONValue]?
            for (index, element) in elements.enumerated() {
                guard let new = redacted(element, below: key) else { continue }
                if changed == nil { changed = elements }
                changed?[index] = new
            }
            return changed.map { .array($0) }
        case .string(let text) where GoogleCloudSecrets.isPrivateKey(text): return marker(value)
        default: return nil
        }
    }

    private func isSecret(_ key: String, in object: JSONObject, below parent: String?, isItem: Bool) -> Bool {
        if GoogleCloudSecrets.names.contains(GoogleCloudSecrets.letters(of: key)) { return true }
        switch key {
        // Machines' metadata hold start scripts, and those whatever somebody put there.
        case "value":
            if isItem, parent == "items" || parent == "metadata" {
                return !GoogleCloudSecrets.harmlessMetadata.contains(object["key"]?.string ?? "")
            }
            return parent == "env" || parent == "environment"
        case "environmentVariables", "buildEnvironmentVariables", "secretEnvironmentVariables", "envVariables":
            return true
        case "data": return service == "secretmanager" || parent == "payload"
        case "key", "rawKey": return key == "rawKey" || parent == "diskEncryptionKey"
        default: return false
        }
    }

    /// Redacts every scalar inside; what says nothing stays.
    private func secret(_ value: JSONValue) -> JSONValue {
        switch value {
        case .null, .bool: value
        case .string(let text) where text.isEmpty: value
        case .object where value.isRedacted || value.isUnknown: value
        case .object(let object):
            .object(JSONObject(sorted: object.members.map { .init(key: $0.key, value: secret($0.value)) }))
        case .array(let elements): .array(elements.map(secret))
        default: marker(value)
        }
    }

    /// Whether a text is a private key, whatever its member is called.
    private static func isPrivateKey(_ text: String) -> Bool {
        text.utf8.count > 26 && text.hasPrefix("-----BEGIN ") && text.contains("PRIVATE KEY-----")
    }

    /// A member's name as secrets are told by it: without case, `_` and `-`.
    private static func letters(of key: String) -> [UInt8] {
        key.utf8.compactMap { $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") ? nil : $0.asciiLowercased }
    }

    private static let names: Set<[UInt8]> = Set(
        [
            "password", "rootPassword", "masterPassword", "certPrivateKey", "privateKey", "privateKeyData",
            "privateKeyPem", "clientKey", "clientSecret", "sharedSecret", "accessToken", "refreshToken", "idToken",
            "token", "secretKey", "secretAccessKey", "keyValue", "rsaEncryptedKey", "authToken", "authString",
            "oauthToken", "apiKey", "keyString", "signedJwt", "credentials", "connectionString", "secretPayload",
            "md5AuthenticationKey", "webhookSecret", "secretText", "passphrase", "symmetricKey", "plaintext",
        ].map { letters(of: $0) }
    )
    private static let harmlessMetadata: Set<String> = [
        "enable-oslogin", "enable-oslogin-2fa", "block-project-ssh-keys", "serial-port-enable", "ssh-keys", "sshKeys",
        "google-compute-default-zone", "google-compute-default-region", "enable-guest-attributes", "VmDnsSetting",
        "disable-legacy-endpoints", "cluster-name", "cluster-location", "created-by", "instance-template",
    ]
}
