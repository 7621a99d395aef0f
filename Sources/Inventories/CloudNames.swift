internal import HindcastModel

/// How Google Cloud and Azure spell what every file of theirs names, and what they hold secret.
enum CloudNames {
    /// Returns the spellings of a resource's name that a history may have, the surest first.
    static func spellings(of name: String, by provider: Provider?) -> [String] {
        switch provider {
        case .azure?:
            guard let id = AzureResourceID(name) else { return [name] }
            return [id.address.id, id.key, name]
        case .gcp?:
            // Terraform keeps the path of the interface's address: `b/bucket`.
            if name.hasPrefix("b/") { return [String(name.dropFirst(2))] }
            guard name.hasPrefix("https://"), let path = GoogleCloudName(name), let project = path.project else {
                return [name]
            }
            return [name, path.path(in: project, service: name.contains("/compute/") ? "compute" : "")]
        default: return [name]
        }
    }

    /// Returns the places whose values the provider's own rules hold secret.
    static func secrets(in configuration: JSONValue, of identity: StatedIdentity) -> Set<JSONPointer> {
        switch identity.provider {
        case .gcp:
            let rules = GoogleCloudSecrets(service: identity.service ?? "") { _ in SecretPlaces.marker }
            guard let redacted = rules.redacted(configuration: configuration) else { return [] }
            return SecretPlaces.changed(from: configuration, to: redacted)
        case .azure:
            let id = identity.names.lazy.compactMap { AzureResourceID($0) }.first
            let redacted = AzureSecrets.redacted(configuration, of: id) { _ in SecretPlaces.marker }
            return SecretPlaces.changed(from: configuration, to: redacted)
        case .aws, .k8s: return []
        }
    }
}
