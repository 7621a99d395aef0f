internal import FastJSON
internal import HindcastModel

/// Brings what a record holds as text to its value.
enum AzureText {
    /// Parses the members that some shapes write as JSON in a text, and puts the free part and the bodies where every
    /// reader of the record looks for them.
    static func settle(_ fields: inout JSONObject) {
        for key in ["claims", "Claims", "authorization", "Authorization", "httpRequest", "HTTPRequest", "identity"] {
            if let value = parsed(fields[key]) { fields[key] = value }
        }
        if var data = fields["data"]?.object {
            for key in ["claims", "authorization", "httpRequest"] {
                if let value = parsed(data[key]) { data[key] = value }
            }
            fields["data"] = .object(data)
        }
        settleProperties(&fields)
        guard var properties = fields["properties"]?.object else { return }
        for (name, spellings) in bodies {
            for spelling in spellings {
                guard let body = properties[spelling] else { continue }
                properties[spelling] = nil
                properties[name] = parsed(body) ?? body
            }
        }
        if AzureRecord(fields).isVaultWrite { settleVault(&properties) }
        fields["properties"] = .object(properties)
    }

    /// A vault's own log writes the settings among the call's other facts: they become the answer's body.
    private static func settleVault(_ properties: inout JSONObject) {
        guard properties["responseBody"] == nil else { return }
        var settings = (properties["vaultProperties"] ?? properties["properties"])?.object ?? [:]
        for key in vaultSettings where settings[key] == nil { settings[key] = properties[key] }
        guard !settings.isEmpty else { return }
        var body: JSONObject = ["properties": .object(settings)]
        body["tags"] = properties["tags"]
        properties["responseBody"] = .object(body)
    }

    private static let vaultSettings = [
        "tenantId", "sku", "accessPolicies", "enabledForDeployment", "enabledForDiskEncryption",
        "enabledForTemplateDeployment", "enableSoftDelete", "softDeleteRetentionInDays", "enablePurgeProtection",
        "enableRbacAuthorization", "networkAcls", "publicNetworkAccess", "vaultUri",
    ]

    /// Log Analytics has the free part as `Properties`, a text, and as `Properties_d`.
    private static func settleProperties(_ fields: inout JSONObject) {
        for key in ["properties", "Properties_d", "Properties"] {
            guard let value = fields[key] else { continue }
            let settled = parsed(value) ?? value
            if fields["properties"]?.object?.isEmpty ?? true { fields["properties"] = settled }
            if key != "properties" { fields[key] = nil }
        }
    }

    private static let bodies = [
        ("requestbody", ["requestBody", "RequestBody", "requestbody"]),
        ("responseBody", ["responsebody", "ResponseBody", "responseBody"]),
    ]

    /// The value of a text that holds a JSON object or array; `nil` for everything else.
    private static func parsed(_ value: JSONValue?) -> JSONValue? {
        guard case .string(let text)? = value else { return nil }
        let start = text.utf8.first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
        guard start == UInt8(ascii: "{") || start == UInt8(ascii: "[") else { return nil }
        return try? JSONValue(parsing: text)
    }
}
