internal import HindcastModel

/// What Azure puts into a resource by itself.
///
/// A get call shows all that a resource has, and a log what somebody asked for. What was never asked for is no drift; what can
/// only come of a call is.
enum AzureGiven {
    /// The properties that a resource has only where a call asked for them, each with the value that it has otherwise; `null`
    /// where it is not there otherwise.
    static func asked(of typePath: String) -> JSONObject { asked[typePath] ?? [:] }

    /// The properties that follow from other resources, or tell of work, and that no history holds of this one.
    ///
    /// A path goes through every element of a list.
    static func paths(of typePath: String) -> [[String]] {
        (given[typePath] ?? []).map { $0.split(separator: ".").map(String.init) }
    }

    private static let given: [String: [String]] = [
        "microsoft.network/networksecuritygroups": [
            "subnets", "networkInterfaces", "flowLogs", "defaultSecurityRules",
        ],
        "microsoft.network/routetables": ["subnets"],
        "microsoft.network/natgateways": ["subnets", "publicIpAddresses"],
        "microsoft.network/virtualnetworks": [
            "subnets.properties.ipConfigurations", "subnets.properties.privateEndpoints",
            "subnets.properties.serviceAssociationLinks", "subnets.properties.resourceNavigationLinks",
            "subnets.properties.ipConfigurationProfiles", "subnets.properties.purpose",
            "virtualNetworkPeerings.properties.peeringState", "virtualNetworkPeerings.properties.peeringSyncLevel",
            "virtualNetworkPeerings.properties.remoteAddressSpace",
            "virtualNetworkPeerings.properties.remoteVirtualNetworkAddressSpace",
        ],
        "microsoft.network/virtualnetworks/subnets": [
            "ipConfigurations", "privateEndpoints", "serviceAssociationLinks", "resourceNavigationLinks",
            "ipConfigurationProfiles", "purpose",
        ],
        "microsoft.network/virtualnetworks/virtualnetworkpeerings": [
            "peeringState", "peeringSyncLevel", "remoteAddressSpace", "remoteVirtualNetworkAddressSpace",
        ],
        "microsoft.network/publicipaddresses": ["ipAddress", "ipConfiguration"],
        "microsoft.network/networkinterfaces": [
            "macAddress", "virtualMachine", "hostedWorkloads", "primary", "privateEndpoint", "tapConfigurations",
        ],
        "microsoft.network/loadbalancers": [
            "backendAddressPools.properties.backendIPConfigurations",
            "backendAddressPools.properties.loadBalancingRules",
            "frontendIPConfigurations.properties.loadBalancingRules",
            "frontendIPConfigurations.properties.inboundNatRules", "frontendIPConfigurations.properties.outboundRules",
            "probes.properties.loadBalancingRules",
        ],
        "microsoft.compute/virtualmachines": ["vmId", "timeCreated"],
        "microsoft.compute/disks": ["diskState", "timeCreated", "uniqueId", "lastOwnershipUpdateTime"],
        "microsoft.storage/storageaccounts": [
            "privateEndpointConnections", "statusOfPrimary", "statusOfSecondary", "keyCreationTime",
            "geoReplicationStats",
        ],
        "microsoft.keyvault/vaults": ["privateEndpointConnections", "hsmPoolResourceId"],
        "microsoft.sql/servers": ["privateEndpointConnections", "state"],
        "microsoft.web/sites": [
            "hostNames", "enabledHostNames", "usageState", "availabilityState", "hostNameSslStates",
            "trafficManagerHostNames", "lastModifiedTimeUtc", "possibleOutboundIpAddresses", "outboundIpAddresses",
            "inboundIpAddress", "repositorySiteName", "selfLink", "deploymentId", "ftpsHostName", "defaultHostName",
        ],
        "microsoft.web/serverfarms": [
            "numberOfSites", "numberOfWorkers", "currentNumberOfWorkers", "status", "subscription", "geoRegion",
            "mdmId",
            "resourceGroup", "serverFarmId", "planName",
        ],
        "microsoft.containerservice/managedclusters": ["currentKubernetesVersion", "agentPoolProfiles.powerState"],
    ]

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
