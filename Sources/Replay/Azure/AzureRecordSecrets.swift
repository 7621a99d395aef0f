internal import HindcastModel

/// Finds the secrets in Azure's records: in bodies, in deployments' parameters, in change records, and what a token is
/// known by.
enum AzureRecordSecrets {
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
        return AzureSecrets.redacted(body, of: resource, marker)
    }

    private static func redactedChanges(_ record: JSONObject, _ marker: (JSONValue) -> JSONValue) -> JSONObject {
        guard let changes = record["changes"]?.object else { return record }
        let resource = (record["targetResourceId"]?.string).flatMap { AzureResourceID($0) }
        let isSecret = resource.map { AzureSecrets.isSecret($0) } ?? false
        var record = record
        record["changes"] = .object(
            JSONObject(
                sorted: changes.map { member in
                    guard isSecret || isSecretPath(member.key), var change = member.value.object else {
                        return member
                    }
                    for key in ["previousValue", "newValue"] {
                        guard let value = change[key] else { continue }
                        change[key] = AzureSecrets.hidden(value, marker)
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
        return AzureSecrets.isSecret(path: keys)
    }
}
