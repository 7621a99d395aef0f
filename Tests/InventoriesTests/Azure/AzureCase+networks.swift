extension AzureCase {
    private static let rule = """
        "access":"Allow","description":"","direction":"Inbound","priority":100,"protocol":"Tcp","source_port_range":"*",
        "source_port_ranges":[],"destination_port_range":"443","destination_port_ranges":[],"source_address_prefix":"*",
        "source_address_prefixes":[],"destination_address_prefix":"*","destination_address_prefixes":[],
        "source_application_security_group_ids":[],"destination_application_security_group_ids":[]
        """
    private static let body = """
        {"access":"Allow","description":"","direction":"Inbound","priority":100,"protocol":"Tcp","sourcePortRange":"*",
        "destinationPortRange":"443","sourceAddressPrefix":"*","destinationAddressPrefix":"*"}
        """

    /// Networks and rules.
    static let wires = [
        AzureCase(
            "azurerm_resource_group",
            "Microsoft.Resources/subscriptions/resourceGroups/write",
            on: "",
            request: #"{"location":"westeurope","tags":{"team":"shop"}}"#,
            state: #"{"name":"shop","location":"westeurope","managed_by":"","tags":{"team":"shop"},"timeouts":null}"#,
            drift: #"{"tags":{"team":"ops"}}"#
        ),
        AzureCase(
            "azurerm_virtual_network",
            "Microsoft.Network/virtualNetworks/write",
            on: "Microsoft.Network/virtualNetworks/web",
            request: """
                {"location":"westeurope","tags":{},"properties":{"addressSpace":{"addressPrefixes":["10.0.0.0/16"]},
                "dhcpOptions":{"dnsServers":["10.0.0.4"]},"subnets":[]}}
                """,
            state: """
                {"name":"web","location":"westeurope","resource_group_name":"shop","address_space":["10.0.0.0/16"],
                "dns_servers":["10.0.0.4"],"bgp_community":"","ddos_protection_plan":[],"edge_zone":"","encryption":[],
                "flow_timeout_in_minutes":0,"guid":"x","subnet":[],"tags":{}}
                """,
            drift: #"{"address_space":["10.1.0.0/16"]}"#
        ),
        AzureCase(
            "azurerm_subnet",
            "Microsoft.Network/virtualNetworks/subnets/write",
            on: "Microsoft.Network/virtualNetworks/web/subnets/app",
            request: """
                {"name":"app","properties":{"addressPrefix":"10.0.1.0/24","privateEndpointNetworkPolicies":"Disabled",
                "privateLinkServiceNetworkPolicies":"Enabled","serviceEndpoints":[{"service":"Microsoft.Sql"}],"delegations":[
                {"name":"web","properties":{"serviceName":"Microsoft.Web/serverFarms","actions":[]}}]}}
                """,
            state: """
                {"name":"app","resource_group_name":"shop","virtual_network_name":"web","address_prefixes":["10.0.1.0/24"],
                "default_outbound_access_enabled":true,"private_endpoint_network_policies":"Disabled",
                "private_link_service_network_policies_enabled":true,"service_endpoints":["Microsoft.Sql"],
                "service_endpoint_policy_ids":null,"delegation":[{"name":"web","service_delegation":[{
                "name":"Microsoft.Web/serverFarms","actions":[]}]}]}
                """,
            drift: #"{"service_endpoints":[]}"#
        ),
        AzureCase(
            "azurerm_subnet_network_security_group_association",
            "Microsoft.Network/virtualNetworks/subnets/write",
            on: "Microsoft.Network/virtualNetworks/web/subnets/app",
            request: """
                {"name":"app","properties":{"addressPrefix":"10.0.1.0/24",
                "networkSecurityGroup":{"id":"GROUP/providers/Microsoft.Network/networkSecurityGroups/web"}}}
                """,
            state: """
                {"subnet_id":"GROUP/providers/Microsoft.Network/virtualNetworks/web/subnets/app",
                "network_security_group_id":"GROUP/providers/Microsoft.Network/networkSecurityGroups/web"}
                """,
            drift: #"{"network_security_group_id":"/subscriptions/1/x"}"#
        ),
        AzureCase(
            "azurerm_subnet_route_table_association",
            "Microsoft.Network/virtualNetworks/subnets/write",
            on: "Microsoft.Network/virtualNetworks/web/subnets/app",
            request: """
                {"name":"app","properties":{"addressPrefix":"10.0.1.0/24",
                "routeTable":{"id":"GROUP/providers/Microsoft.Network/routeTables/web"}}}
                """,
            state: """
                {"subnet_id":"GROUP/providers/Microsoft.Network/virtualNetworks/web/subnets/app",
                "route_table_id":"GROUP/providers/Microsoft.Network/routeTables/web"}
                """,
            drift: #"{"route_table_id":"/subscriptions/1/x"}"#
        ),
        AzureCase(
            "azurerm_virtual_network_peering",
            "Microsoft.Network/virtualNetworks/virtualNetworkPeerings/write",
            on: "Microsoft.Network/virtualNetworks/web/virtualNetworkPeerings/hub",
            request: """
                {"properties":{"allowForwardedTraffic":true,"allowGatewayTransit":false,"allowVirtualNetworkAccess":true,
                "useRemoteGateways":false,"remoteVirtualNetwork":{"id":"GROUP/providers/Microsoft.Network/virtualNetworks/hub"}}}
                """,
            state: """
                {"name":"hub","resource_group_name":"shop","virtual_network_name":"web","allow_forwarded_traffic":true,
                "allow_gateway_transit":false,"allow_virtual_network_access":true,"use_remote_gateways":false,"triggers":null,
                "remote_virtual_network_id":"GROUP/providers/Microsoft.Network/virtualNetworks/hub"}
                """,
            drift: #"{"allow_forwarded_traffic":false}"#
        ),
        AzureCase(
            "azurerm_network_security_group",
            "Microsoft.Network/networkSecurityGroups/write",
            on: "Microsoft.Network/networkSecurityGroups/web",
            request:
                #"{"location":"westeurope","properties":{"securityRules":[{"name":"https","properties":\#(body)}]}}"#,
            state: #"{"name":"web","location":"westeurope","security_rule":[{"name":"https",\#(rule)}],"tags":null}"#,
            drift: #"{"security_rule":[]}"#
        ),
        AzureCase(
            "azurerm_network_security_rule",
            "Microsoft.Network/networkSecurityGroups/securityRules/write",
            on: "Microsoft.Network/networkSecurityGroups/web/securityRules/https",
            request: #"{"name":"https","properties":\#(body)}"#,
            state: #"{"name":"https","resource_group_name":"shop","network_security_group_name":"web",\#(rule)}"#,
            drift: #"{"source_address_prefix":"10.0.0.0/8"}"#
        ),
        AzureCase(
            "azurerm_application_security_group",
            "Microsoft.Network/applicationSecurityGroups/write",
            on: "Microsoft.Network/applicationSecurityGroups/web",
            request: #"{"location":"westeurope","tags":{"team":"shop"}}"#,
            state: #"{"name":"web","location":"westeurope","tags":{"team":"shop"}}"#,
            drift: #"{"tags":{}}"#
        ),
        AzureCase(
            "azurerm_network_interface",
            "Microsoft.Network/networkInterfaces/write",
            on: "Microsoft.Network/networkInterfaces/web",
            request: """
                {"location":"westeurope","properties":{"enableAcceleratedNetworking":false,"enableIPForwarding":true,
                "dnsSettings":{"dnsServers":[]},"ipConfigurations":[{"name":"one","properties":{"primary":true,
                "privateIPAddressVersion":"IPv4","privateIPAllocationMethod":"Dynamic",
                "subnet":{"id":"GROUP/providers/Microsoft.Network/virtualNetworks/web/subnets/app"}}}]}}
                """,
            state: """
                {"name":"web","location":"westeurope","accelerated_networking_enabled":false,"ip_forwarding_enabled":true,
                "dns_servers":[],"internal_dns_name_label":"","mac_address":"","private_ip_address":"10.0.1.4",
                "ip_configuration":[{"name":"one","primary":true,"private_ip_address":"10.0.1.4","public_ip_address_id":"",
                "private_ip_address_allocation":"Dynamic","private_ip_address_version":"IPv4",
                "subnet_id":"GROUP/providers/Microsoft.Network/virtualNetworks/web/subnets/app"}],"tags":null}
                """,
            drift: #"{"ip_forwarding_enabled":false}"#
        ),
        AzureCase(
            "azurerm_network_interface_security_group_association",
            "Microsoft.Network/networkInterfaces/write",
            on: "Microsoft.Network/networkInterfaces/web",
            request: """
                {"location":"westeurope","properties":{
                "networkSecurityGroup":{"id":"GROUP/providers/Microsoft.Network/networkSecurityGroups/web"}}}
                """,
            state: """
                {"network_interface_id":"GROUP/providers/Microsoft.Network/networkInterfaces/web",
                "network_security_group_id":"GROUP/providers/Microsoft.Network/networkSecurityGroups/web"}
                """,
            drift: #"{"network_security_group_id":"/subscriptions/1/x"}"#
        ),
    ]
}
