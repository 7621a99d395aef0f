import FastJSON
import HindcastModel
import Inventories
import Testing

/// Assets as Cloud Asset Inventory writes them.
enum CloudAssetSample {
    static func read(_ text: String) throws -> Inventory {
        try #require(InventoryFormat.read(Array(text.utf8), of: "assets.json"))
    }

    static func line(_ value: JSONValue) -> String { value.compactText }

    static let project = "//cloudresourcemanager.googleapis.com/projects/573988288153"

    /// An asset as exports write it.
    static func asset(_ name: String, _ type: String, _ data: JSONValue, location: String = "global") -> JSONValue {
        [
            "name": .string(name), "asset_type": .string(type),
            "ancestors": ["projects/573988288153", "organizations/4"],
            "resource": [
                "version": "v1", "discovery_name": "X", "parent": .string(Self.project), "data": data,
                "location": .string(location),
            ],
            "update_time": "2026-11-20T09:00:00.5Z",
        ]
    }

    static let compute = "https://www.googleapis.com/compute/v1/projects/shop-prod"

    /// A firewall with lists in singular, as exports have had them.
    static var firewall: JSONValue {
        asset(
            "//compute.googleapis.com/projects/shop-prod/global/firewalls/allow-ssh",
            "compute.googleapis.com/Firewall",
            [
                "allowed": [["ipProtocol": "tcp", "port": ["22"]]],
                "creationTimestamp": "2026-01-03T18:17:04.307-08:00",
                "description": "", "direction": "INGRESS", "disabled": false, "id": "1973316202281532623",
                "logConfig": ["enable": false], "name": "allow-ssh",
                "network": .string("\(Self.compute)/global/networks/web"), "priority": 1000,
                "selfLink": .string("\(Self.compute)/global/firewalls/allow-ssh"),
                "sourceRange": ["0.0.0.0/0", "10.0.0.0/8"],
                "targetTag": ["web"],
            ]
        )
    }
}
