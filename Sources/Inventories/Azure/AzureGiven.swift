internal import HindcastModel

/// What Azure puts into a resource by itself.
///
/// A get call shows all that a resource has, and a log what somebody asked for. What was never asked for is no drift; what can
/// only come of a call is.
enum AzureGiven {
    /// The properties that a resource has only where a call asked for them, each with the value that it has otherwise; `null`
    /// where it is not there otherwise.
    static func asked(of typePath: String) -> JSONObject { asked[typePath] ?? [:] }

    private static let rule: JSONObject = [
        "access": .null, "direction": .null, "priority": .null, "protocol": .null, "sourceAddressPrefix": .null,
        "sourcePortRange": .null, "destinationAddressPrefix": .null, "destinationPortRange": .null, "description": "",
        "sourceAddressPrefixes": [], "destinationAddressPrefixes": [], "sourcePortRanges": [],
        "destinationPortRanges": [],
    ]

    /// Source: the reference of each resource provider, where it says what holds unless somebody asks for another.
    private static let asked: [String: JSONObject] = [
        "microsoft.network/networksecuritygroups": ["securityRules": .null],
        "microsoft.network/networksecuritygroups/securityrules": rule,
        "microsoft.network/routetables": ["routes": .null, "disableBgpRoutePropagation": false],
        "microsoft.network/routetables/routes": [
            "addressPrefix": .null, "nextHopType": .null, "nextHopIpAddress": .null,
        ],
        "microsoft.network/virtualnetworks": ["addressSpace": .null, "virtualNetworkPeerings": .null],
        "microsoft.network/virtualnetworks/subnets": [
            "networkSecurityGroup": .null, "routeTable": .null, "natGateway": .null,
        ],
        "microsoft.network/publicipaddresses": ["dnsSettings": .null],
        "microsoft.keyvault/vaults": ["enabledForDeployment": false, "enabledForTemplateDeployment": false],
        "microsoft.authorization/roleassignments": [
            "principalId": .null, "roleDefinitionId": .null, "condition": .null,
        ],
        "microsoft.authorization/roledefinitions": ["permissions": .null, "assignableScopes": .null],
        "microsoft.authorization/locks": ["level": .null, "notes": ""],
        "microsoft.sql/servers/firewallrules": ["startIpAddress": .null, "endIpAddress": .null],
        "microsoft.dbforpostgresql/flexibleservers/firewallrules": ["startIpAddress": .null, "endIpAddress": .null],
    ]
}
