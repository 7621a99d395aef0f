internal import HindcastModel

/// Tells what kind of thing an identifier names when the call does not say.
enum UntypedIdentifier {
    /// Returns the type of an EC2 id by its prefix, or of an ARN by its resource part.
    static func type(of text: String, service: String) -> TypeRule? {
        if let arn = ARN(text) {
            let parts = arn.resource.split(whereSeparator: { $0 == "/" || $0 == ":" })
            guard parts.count > 1, let kind = parts.first else { return nil }
            var type = TypeRule(service: arn.service, name: String(kind))
            type.kebab = String(kind).lowercased()
            return type
        }
        guard service == "ec2", let dash = text.firstIndex(of: "-"), let name = ec2[String(text[..<dash])] else { return nil }
        return TypeRule(service: "ec2", name: name)
    }

    private static let ec2: [String: String] = [
        "i": "Instance", "vol": "Volume", "snap": "Snapshot", "ami": "Image", "aki": "Image", "ari": "Image", "sg": "SecurityGroup",
        "sgr": "SecurityGroupRule", "subnet": "Subnet", "vpc": "Vpc", "rtb": "RouteTable", "igw": "InternetGateway",
        "eigw": "EgressOnlyInternetGateway", "nat": "NatGateway", "eipalloc": "Address", "acl": "NetworkAcl", "eni": "NetworkInterface",
        "pcx": "VpcPeeringConnection", "vpce": "VpcEndpoint", "lt": "LaunchTemplate", "key": "KeyPair", "fl": "FlowLog",
        "dopt": "DhcpOptions", "tgw": "TransitGateway", "vgw": "VpnGateway", "cgw": "CustomerGateway", "vpn": "VpnConnection",
        "pl": "PrefixList", "cr": "CapacityReservation", "pg": "PlacementGroup", "r": "ReservedInstances", "sir": "SpotInstanceRequest",
        "fleet": "Fleet", "h": "Host",
    ]
}
