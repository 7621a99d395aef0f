import AuditLogs
import HindcastModel
import Replay
import Testing

/// Where secrets stand in Azure's records.
@Suite struct AzureSecretsTests {
    private let redactor = Redactor(key: Array(repeating: 7, count: 32))

    private func redacted(_ resource: String, _ body: JSONValue, in member: String = "requestbody") throws -> String {
        let record: JSONValue = [
            "caller": "mira@example.com", "correlationId": "c-1", "eventDataId": "e-1",
            "claims": ["aio": "token-aio", "uti": "token-uti", "rh": "token-rh", "name": "Mira"],
            "eventTimestamp": "2026-02-02T00:00:00Z", "operationName": ["value": "Microsoft.X/ys/write"],
            "properties": [member: .string(body.compactText)],
            "resourceId": .string(AzureWorld.group + "/providers/" + resource), "status": ["value": "Succeeded"],
        ]
        return redactor.redact(try RecordDecoder.decode(record).get()).record.compactText
    }

    static let bodies: [(String, JSONValue)] = [
        ("Microsoft.Compute/virtualMachines/a", ["properties": ["osProfile": ["adminPassword": "s3cret"]]]),
        ("Microsoft.Compute/virtualMachines/a", ["properties": ["osProfile": ["customData": "s3cret"]]]),
        (
            "Microsoft.Compute/virtualMachines/a/extensions/b",
            ["properties": ["protectedSettings": ["script": "s3cret", "more": ["s3cret"]]]]
        ),
        ("Microsoft.Sql/servers/a", ["properties": ["administratorLoginPassword": "s3cret"]]),
        (
            "Microsoft.Web/sites/a",
            ["properties": ["siteConfig": ["appSettings": [["name": "DB", "value": "s3cret"]]]]]
        ),
        (
            "Microsoft.Web/sites/a/config/appsettings",
            ["id": "/x/config/appsettings", "properties": ["ANYTHING": "s3cret"]]
        ),
        (
            "Microsoft.Web/sites/a/config/appsettings", ["properties": ["ANYTHING": "s3cret"]]
        ),
        ("Microsoft.KeyVault/vaults/a/secrets/b", ["properties": ["value": "s3cret"]]),
        (
            "Microsoft.ContainerInstance/containerGroups/a",
            ["properties": ["environmentVariables": [["name": "A", "secureValue": "s3cret"]]]]
        ),
        ("Microsoft.Network/connections/a", ["properties": ["sharedKey": "s3cret"]]),
        (
            "Microsoft.Resources/deployments/a",
            [
                "properties": [
                    "parameters": ["pin": ["value": "s3cret"]],
                    "template": ["parameters": ["pin": ["type": "secureString", "defaultValue": "s3cret"]]],
                ]
            ]
        ),
    ]

    @Test(arguments: bodies)
    func `a secret in a body never leaves the record`(resource: String, body: JSONValue) throws {
        for member in ["requestbody", "responseBody", "requestBody"] {
            let text = try redacted(resource, body, in: member)
            #expect(!text.contains("s3cret") && text.contains("$redacted"), "\(text)")
            #expect(!text.contains("token-") && text.contains("Mira"))
        }
    }

    @Test func `a body that was cut off is hidden as a whole`() throws {
        let record: JSONValue = [
            "correlationId": "c-1", "eventDataId": "e-1", "eventTimestamp": "2026-02-02T00:00:00Z",
            "operationName": ["value": "Microsoft.X/ys/write"], "resourceId": .string(AzureWorld.nsg),
            "properties": ["requestbody": #"{"properties":{"adminPassword":"s3cret","#],
            "status": ["value": "Succeeded"],
        ]
        let event = redactor.redact(try RecordDecoder.decode(record).get())
        #expect(!event.record.compactText.contains("s3cret"))
    }

    @Test func `a secret in a change record never leaves it`() throws {
        let change: JSONValue = [
            "targetResourceId": .string(AzureWorld.group + "/providers/Microsoft.Web/sites/a"), "changeType": "Update",
            "changeAttributes": ["timestamp": "2026-02-02T00:00:00Z"],
            "changes": [
                "properties.siteConfig.appSettings[0].value": ["previousValue": "s3cret", "newValue": "s3cret2"],
                "properties.adminPassword": ["previousValue": "s3cret", "newValue": "s3cret2"],
            ],
        ]
        for record in [change, ["id": "/a/b", "name": "n-1", "properties": change]] as [JSONValue] {
            let event = redactor.redact(try RecordDecoder.decode(record).get())
            #expect(!event.record.compactText.contains("s3cret"))
        }
    }

    @Test func `settings that are no secrets stay readable`() throws {
        let text = try redacted(
            "Microsoft.KeyVault/vaults/a",
            [
                "properties": [
                    "accessPolicies": [["objectId": "p-1", "permissions": ["keys": ["get"], "secrets": ["list"]]]]
                ]
            ]
        )
        #expect(text.contains(#""secrets":["list"]"#) && !text.contains("$redacted"))
    }
}
