/// Finds the secrets in what Azure shows of a resource: by the names of members, by what a resource is, and by what a
/// deployment's template calls secure.
package enum AzureSecrets {
    /// Returns a body without its secrets.
    ///
    /// - Parameters:
    ///   - resource: the resource whose body it is, where that is known.
    ///   - marker: gives what stands in place of a secret.
    package static func redacted(
        _ body: JSONValue,
        of resource: AzureResourceID?,
        _ marker: (JSONValue) -> JSONValue
    ) -> JSONValue {
        var context = Context(secureParameters: secureParameters(of: body))
        if let resource { context.contents = Contents(typePath: resource.typePath, name: resource.address.id) }
        return redacted(body, context, marker)
    }

    /// Returns a value with every scalar in it redacted; what says nothing stays.
    package static func hidden(_ value: JSONValue, _ marker: (JSONValue) -> JSONValue) -> JSONValue {
        redacted(value, Context(isSecret: true), marker)
    }

    /// Whether a resource holds secrets whatever its members' names.
    package static func isSecret(_ resource: AzureResourceID) -> Bool {
        Contents(typePath: resource.typePath, name: resource.address.id) != .nothing
    }

    /// Whether the names on the way to a value, in lower case, say that it is secret.
    package static func isSecret(path keys: [String]) -> Bool {
        keys.contains { isSecretKey($0) || maps.contains($0) }
            || keys.contains(where: pairs.contains) && pairValues.contains(keys.last ?? "")
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
