internal import HindcastModel

/// What Google Cloud puts into a resource by itself.
///
/// An inventory shows all that a resource has, and a log what somebody asked for. What was never asked for is no drift; what
/// can only come of a call is.
enum GoogleCloudGiven {
    /// The places that tell of work or of how the provider carried a request out, and that no history holds.
    ///
    /// A path goes through every element of a list.
    static func paths(service: String, type: String) -> [[String]] {
        (given["\(service)/\(type)"] ?? []).map { $0.split(separator: ".").map(String.init) }
    }

    /// The members that a resource has only where a call asked for them, each with the value that it has otherwise; `null` where
    /// it is not there otherwise.
    static func asked(service: String, type: String) -> JSONObject { asked["\(service)/\(type)"] ?? everywhere }

    private static let given: [String: [String]] = [
        "compute/instances": [
            "cpuPlatform", "resourceStatus", "satisfiesPzs", "satisfiesPzi", "lastSuspendedTimestamp",
            "disks.index", "disks.interface", "disks.licenses", "disks.guestOsFeatures", "disks.architecture",
            "disks.shieldedInstanceInitialState", "networkInterfaces.accessConfigs.natIP",
        ],
        "compute/disks": [
            "users", "lastAttachTimestamp", "lastDetachTimestamp", "satisfiesPzs", "satisfiesPzi", "licenseCodes",
        ],
        "compute/networks": ["subnetworks", "gatewayIPv4", "selfLinkWithId"],
        "compute/addresses": ["users"],
        "compute/globalAddresses": ["users"],
        "compute/routers": ["nats.autoNetworkTier", "nats.type", "nats.enableEndpointIndependentMapping"],
        "cloudsql/instances": [
            "settings.settingsVersion", "ipAddresses", "serverCaCert", "currentDiskSize",
            "settings.ipConfiguration.authorizedNetworks.expirationTime", "availableMaintenanceVersions",
        ],
        "bigquery/tables": [
            "numBytes", "numLongTermBytes", "numRows", "numActiveLogicalBytes", "numActivePhysicalBytes",
            "numLongTermLogicalBytes", "numLongTermPhysicalBytes", "numPartitions", "numTimeTravelPhysicalBytes",
            "numTotalLogicalBytes", "numTotalPhysicalBytes", "streamingBuffer", "numPhysicalBytes",
        ],
        "container/clusters": [
            "currentNodeCount", "instanceGroupUrls", "endpoint", "masterAuth", "conditions", "nodePools.conditions",
        ],
        "container/nodePools": ["conditions", "instanceGroupUrls"],
        "serviceusage/services": ["name", "parent", "config"],
        "iam/keys": ["validAfterTime", "validBeforeTime"],
        "storage/buckets": ["owner", "projectNumber", "acl", "defaultObjectAcl"],
    ]

    private static let everywhere: JSONObject = [:]

    /// Source: the reference of each service's interface, where it says what is there unless somebody asks for another.
    private static let asked: [String: JSONObject] = [
        "compute/firewalls": [
            "allowed": .null, "denied": .null, "sourceTags": .null, "targetTags": .null, "sourceServiceAccounts": .null,
            "targetServiceAccounts": .null, "sourceRanges": .null, "destinationRanges": .null,
            "direction": "INGRESS", "priority": 1000, "disabled": false, "description": "",
        ],
        "compute/instances": [
            "machineType": .null, "serviceAccounts": .null, "tags": .null, "canIpForward": false,
            "deletionProtection": false, "description": "", "guestAccelerators": .null, "hostname": .null,
        ],
        "compute/networks": ["autoCreateSubnetworks": true, "peerings": .null, "description": "", "mtu": 1460],
        "compute/subnetworks": [
            "ipCidrRange": .null, "secondaryIpRanges": .null, "privateIpGoogleAccess": false, "enableFlowLogs": false,
            "description": "",
        ],
        "compute/routes": [
            "destRange": .null, "tags": .null, "priority": 1000, "nextHopInstance": .null, "nextHopIp": .null,
            "nextHopGateway": .null, "nextHopIlb": .null, "nextHopVpnTunnel": .null,
        ],
        "compute/sslPolicies": ["profile": "COMPATIBLE", "minTlsVersion": "TLS_1_0", "customFeatures": .null],
        "iam/serviceAccounts": ["displayName": "", "description": "", "disabled": false],
        "iam/roles": ["includedPermissions": .null, "title": .null, "stage": "ALPHA"],
        "pubsub/topics": ["kmsKeyName": .null, "messageRetentionDuration": .null],
        "pubsub/subscriptions": ["topic": .null, "filter": .null, "deadLetterPolicy": .null],
        "logging/sinks": [
            "destination": .null, "filter": "", "disabled": false, "includeChildren": false, "exclusions": .null,
        ],
        "cloudkms/cryptoKeys": ["rotationPeriod": .null],
        "dns/managedZones": ["dnsName": .null, "visibility": "public"],
        "dns/rrsets": ["rrdatas": .null, "ttl": .null],
        "serviceusage/services": ["state": .null],
    ]
}
