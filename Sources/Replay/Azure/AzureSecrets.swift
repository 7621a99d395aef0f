internal import HindcastModel

/// Finds the secrets in Azure's records: in bodies, in deployments' parameters, in change records, and what a token is
/// known by.
enum AzureSecrets {
    /// Returns a record without its secrets.
    static func redacted(_ record: JSONObject, _ marker: (JSONValue) -> JSONValue) -> JSONObject? {
        var clean = record
        for key in ["claims", "Claims", "Claims_d"] where clean[key] != nil { clean[key] = withoutTokenIDs(clean[key]) }
        for key in ["identity", "data"] {
            guard var inner = clean[key]?.object, inner["claims"] != nil else { continue }
            inner["claims"] = withoutTokenIDs(inner["claims"])
            clean[key] = .object(inner)
        }
        if var inner = clean["properties"]?.object {
            for key in ["requestbody", "responseBody"] {
                guard let body = inner[key] else { continue }
                inner[key] = redactedBody(body, of: AzureRecord(record).resourceID, marker)
            }
            if inner["targetResourceId"] != nil { inner = redactedChanges(inner, marker) }
            clean["properties"] = .object(inner)
        }
        if clean["targetResourceId"] != nil { clean = redactedChanges(clean, marker) }
        return clean
    }

    /// A token's own ids and hashes say nothing about who used it, and are of use to whoever has the token.
    private static func withoutTokenIDs(_ claims: JSONValue?) -> JSONValue? {
        guard case .object(var claims)? = claims else { return claims }
        for key in ["aio", "rh", "uti", "signature", "sid", "wids"] { claims[key] = nil }
        return .object(claims)
    }

    private static func redactedBody(
        _ body: JSONValue,
        of resource: AzureResourceID?,
        _ marker: (JSONValue) -> JSONValue
    ) -> JSONValue {
        // A body that was cut off is a text nobody can look into.
        if case .string(let text) = body, !text.isEmpty, !Mask.isMask(text) { return marker(body) }
        var context = Context(secureParameters: secureParameters(of: body))
        if let resource { context.contents = Contents(typePath: resource.typePath, name: resource.address.id) }
        return redacted(body, context, marker)
    }

    /// What of a resource's properties is secret whatever its name.
    private enum Contents {
        case nothing
        /// The value of a vault's secret.
        case value
        /// Every setting of a web site.
        case everything

        init(typePath: String, name: String) {
            let name = name.lowercased().split(separator: "/").last ?? ""
            switch typePath.lowercased() {
            case let type where type.hasSuffix("vaults/secrets"): self = .value
            case let type where type.hasSuffix("/config"):
                self = Contents.settings.contains(String(name)) ? .everything : .nothing
            default: self = .nothing
            }
        }

        private static let settings: Set<String> = [
            "appsettings", "connectionstrings", "azurestorageaccounts", "publishingcredentials",
        ]
    }

    /// What is known of the place of a value.
    private struct Context {
        /// The parameters of a deployment that its template calls secure.
        var secureParameters: Set<String> = []
        /// Whether everything here is secret, such as the settings of a web site.
        var isSecret = false
        /// Whether the objects here are pairs whose value is secret, such as a container's environment.
        var holdsPairs = false
        /// Whether the members here are a deployment's parameters.
        var holdsParameters = false
        /// Whether the members here are those of a parameter that the template calls secure.
        var isSecureParameter = false
        /// What is secret in the properties of the resource whose members are here.
        var contents = Contents.nothing
    }

    private static func redacted(_ value: JSONValue, _ context: Context, _ marker: (JSONValue) -> JSONValue)
        -> JSONValue
    {
        switch value {
        case .object(let object):
            if value.isRedacted || value.isUnknown { return value }
            let type = object["type"]?.string ?? ""
            let isSecure = ["securestring", "secureobject"].contains(type.lowercased())
            var contents = context.contents
            if case .nothing = contents { contents = Contents(typePath: type, name: object["name"]?.string ?? "") }
            return .object(
                JSONObject(
                    sorted: object.map { member in
                        let key = member.key.lowercased()
                        var inner = context
                        let isProperties = key == "properties"
                        inner.contents = .nothing
                        inner.holdsPairs = pairs.contains(key) || isProperties && contents == .value
                        inner.holdsParameters = key == "parameters"
                        inner.isSecureParameter =
                            context.holdsParameters && context.secureParameters.contains(member.key)
                        inner.isSecret =
                            context.isSecret || isSecretKey(key) || context.holdsPairs && pairValues.contains(key)
                            || (isSecure || context.isSecureParameter) && (key == "defaultvalue" || key == "value")
                            || maps.contains(key)
                            || isProperties && contents == .everything
                        return .init(key: member.key, value: redacted(member.value, inner, marker))
                    }
                )
            )
        case .array(let elements): return .array(elements.map { redacted($0, context, marker) })
        case .null, .bool: return value
        case .string(let text) where text.isEmpty || Mask.isMask(text): return value
        default: return context.isSecret ? marker(value) : value
        }
    }

    /// The parameters that a deployment's template calls secure.
    private static func secureParameters(of body: JSONValue) -> Set<String> {
        var names: Set<String> = []
        for template in [body["properties"]?["template"], body["template"]] {
            for parameter in template?["parameters"]?.object ?? [:] {
                let type = parameter.value["type"]?.string?.lowercased() ?? ""
                if type == "securestring" || type == "secureobject" { names.insert(parameter.key) }
            }
        }
        return names
    }

    private static func redactedChanges(_ record: JSONObject, _ marker: (JSONValue) -> JSONValue) -> JSONObject {
        guard let changes = record["changes"]?.object else { return record }
        let resource = (record["targetResourceId"]?.string).flatMap { AzureResourceID($0) }
        let contents = resource.map { Contents(typePath: $0.typePath, name: $0.address.id) } ?? .nothing
        var record = record
        record["changes"] = .object(
            JSONObject(
                sorted: changes.map { member in
                    guard contents != .nothing || isSecretPath(member.key), var change = member.value.object else {
                        return member
                    }
                    for key in ["previousValue", "newValue"] {
                        guard let value = change[key] else { continue }
                        change[key] = redacted(value, Context(isSecret: true), marker)
                    }
                    return .init(key: member.key, value: .object(change))
                }
            )
        )
        return record
    }

    private static func isSecretPath(_ text: String) -> Bool {
        guard let path = AzurePropertyPath(text) else { return true }
        let keys = path.steps.compactMap { step -> String? in
            if case .member(let key) = step { key.lowercased() } else { nil }
        }
        return keys.contains { isSecretKey($0) || maps.contains($0) }
            || keys.contains(where: pairs.contains) && pairValues.contains(keys.last ?? "")
    }

    /// Whether a member's name, in lower case, says that its value is secret.
    private static func isSecretKey(_ key: String) -> Bool {
        names.contains(key) || endings.contains { key.hasSuffix($0) }
    }

    private static let endings = [
        "password", "connectionstring", "secret", "sharedkey", "accesskey", "accountkey", "privatekey", "sastoken",
        "sasuri",
    ]
    private static let names: Set<String> = [
        "customdata", "userdata", "protectedsettings", "primarykey", "secondarykey", "primarymasterkey",
        "secondarymasterkey", "key1", "key2", "storagekey", "accesssas", "securevalue", "clientsecretvalue",
        "accesstoken",
        "refreshtoken", "token", "apikey", "instrumentationkey", "certificatedata", "pfxblob", "credentials",
        "workspacekey", "sshprivatekey", "encryptedvalue", "blobcontainersasuri", "sasurl", "authorizationkey",
        "servicekey",
        "kubeconfig", "kubeconfigs", "publishingpassword", "secrettext", "headervalue", "radiusserversecret",
    ]
    /// Members whose every value is secret.
    private static let maps: Set<String> = ["protectedsettings", "secureparameters"]
    private static let pairs: Set<String> = [
        "appsettings", "connectionstrings", "environmentvariables", "env", "secrets",
    ]
    private static let pairValues: Set<String> = ["value", "securevalue", "connectionstring"]
}
