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

    /// Networks and what is in front of them.
    static let networks = [
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
        AzureCase(
            "azurerm_public_ip",
            "Microsoft.Network/publicIPAddresses/write",
            on: "Microsoft.Network/publicIPAddresses/web",
            request: """
                {"location":"westeurope","sku":{"name":"Standard","tier":"Regional"},"zones":["1","2"],"properties":{
                "publicIPAllocationMethod":"Static","publicIPAddressVersion":"IPv4","idleTimeoutInMinutes":4,
                "dnsSettings":{"domainNameLabel":"shop"}}}
                """,
            state: """
                {"name":"web","location":"westeurope","sku":"Standard","sku_tier":"Regional","zones":["2","1"],
                "allocation_method":"Static","ip_version":"IPv4","idle_timeout_in_minutes":4,"domain_name_label":"shop",
                "ip_address":"203.0.113.5","fqdn":"x","reverse_fqdn":"","ip_tags":null,"tags":null,"public_ip_prefix_id":null,
                "ddos_protection_mode":"VirtualNetworkInherited","ddos_protection_plan_id":null}
                """,
            drift: #"{"domain_name_label":"other"}"#
        ),
        AzureCase(
            "azurerm_route_table",
            "Microsoft.Network/routeTables/write",
            on: "Microsoft.Network/routeTables/web",
            request: """
                {"location":"westeurope","properties":{"disableBgpRoutePropagation":true,"routes":[{"name":"out","properties":{
                "addressPrefix":"0.0.0.0/0","nextHopType":"VirtualAppliance","nextHopIpAddress":"10.0.0.4"}}]}}
                """,
            state: """
                {"name":"web","location":"westeurope","bgp_route_propagation_enabled":false,"subnets":[],"tags":null,"route":[
                {"name":"out","address_prefix":"0.0.0.0/0","next_hop_type":"VirtualAppliance","next_hop_in_ip_address":"10.0.0.4"}]}
                """,
            drift: #"{"route":[{"name":"out","address_prefix":"0.0.0.0/0","next_hop_type":"Internet"}]}"#
        ),
        AzureCase(
            "azurerm_route",
            "Microsoft.Network/routeTables/routes/write",
            on: "Microsoft.Network/routeTables/web/routes/out",
            request: #"{"name":"out","properties":{"addressPrefix":"0.0.0.0/0","nextHopType":"Internet"}}"#,
            state: """
                {"name":"out","route_table_name":"web","resource_group_name":"shop","address_prefix":"0.0.0.0/0",
                "next_hop_type":"Internet","next_hop_in_ip_address":""}
                """,
            drift: #"{"next_hop_type":"None"}"#
        ),
        AzureCase(
            "azurerm_nat_gateway",
            "Microsoft.Network/natGateways/write",
            on: "Microsoft.Network/natGateways/web",
            request: #"{"location":"westeurope","sku":{"name":"Standard"},"properties":{"idleTimeoutInMinutes":10}}"#,
            state: """
                {"name":"web","location":"westeurope","sku_name":"Standard","idle_timeout_in_minutes":10,"zones":[],"tags":null,
                "resource_guid":"x"}
                """,
            drift: #"{"idle_timeout_in_minutes":4}"#
        ),
        AzureCase(
            "azurerm_lb",
            "Microsoft.Network/loadBalancers/write",
            on: "Microsoft.Network/loadBalancers/web",
            request: """
                {"location":"westeurope","sku":{"name":"Standard","tier":"Regional"},"properties":{"frontendIPConfigurations":[
                {"name":"front","properties":{"privateIPAllocationMethod":"Dynamic",
                "publicIPAddress":{"id":"GROUP/providers/Microsoft.Network/publicIPAddresses/web"}}}]}}
                """,
            state: """
                {"name":"web","location":"westeurope","sku":"Standard","sku_tier":"Regional","tags":null,"private_ip_address":"",
                "frontend_ip_configuration":[{"name":"front","id":"x","private_ip_address":"","subnet_id":"","zones":null,
                "private_ip_address_allocation":"Dynamic",
                "public_ip_address_id":"GROUP/providers/Microsoft.Network/publicIPAddresses/web"}]}
                """,
            drift: #"{"frontend_ip_configuration":[{"name":"other"}]}"#
        ),
        AzureCase(
            "azurerm_lb_rule",
            "Microsoft.Network/loadBalancers/write",
            on: "Microsoft.Network/loadBalancers/web",
            request: """
                {"location":"westeurope","properties":{"loadBalancingRules":[{"name":"https","properties":{"protocol":"Tcp",
                "frontendPort":443,"backendPort":8443}}]}}
                """,
            state: """
                {"id":"GROUP/providers/Microsoft.Network/loadBalancers/web/loadBalancingRules/https","name":"https",
                "loadbalancer_id":"GROUP/providers/Microsoft.Network/loadBalancers/web","protocol":"Tcp","frontend_port":443,
                "backend_port":8443,"probe_id":"","enable_floating_ip":false}
                """,
            drift: #"{"backend_port":80}"#
        ),
        AzureCase(
            "azurerm_lb_probe",
            "Microsoft.Network/loadBalancers/write",
            on: "Microsoft.Network/loadBalancers/web",
            request: """
                {"location":"westeurope","properties":{"probes":[{"name":"up","properties":{"protocol":"Http","port":8080,
                "requestPath":"/up"}}]}}
                """,
            state: """
                {"id":"GROUP/providers/Microsoft.Network/loadBalancers/web/probes/up","name":"up","protocol":"Http","port":8080,
                "loadbalancer_id":"GROUP/providers/Microsoft.Network/loadBalancers/web","request_path":"/up"}
                """,
            drift: #"{"port":80}"#
        ),
        AzureCase(
            "azurerm_lb_backend_address_pool",
            "Microsoft.Network/loadBalancers/backendAddressPools/write",
            on: "Microsoft.Network/loadBalancers/web/backendAddressPools/web",
            request: #"{"name":"web","properties":{}}"#,
            state: #"{"name":"web","loadbalancer_id":"x","backend_ip_configurations":[],"virtual_network_id":""}"#
        ),
        AzureCase(
            "azurerm_application_gateway",
            "Microsoft.Network/applicationGateways/write",
            on: "Microsoft.Network/applicationGateways/web",
            request: """
                {"location":"westeurope","properties":{"enableHttp2":true,"sku":{"name":"WAF_v2","tier":"WAF_v2","capacity":2},
                "frontendPorts":[{"name":"https","properties":{"port":443}}],
                "backendAddressPools":[{"name":"web","properties":{"backendAddresses":[]}}],
                "backendHttpSettingsCollection":[{"name":"web","properties":{"port":8080,"protocol":"Http"}}],
                "httpListeners":[{"name":"https","properties":{"protocol":"Https","frontendPort":{"id":"x"}}}],
                "requestRoutingRules":[{"name":"all","properties":{"ruleType":"Basic","priority":10}}]}}
                """,
            state: """
                {"name":"web","location":"westeurope","enable_http2":true,"firewall_policy_id":"","zones":null,"tags":null,
                "sku":[{"name":"WAF_v2","tier":"WAF_v2","capacity":2}],"frontend_port":[{"id":"x","name":"https","port":443}],
                "backend_address_pool":[{"id":"x","name":"web","fqdns":[],"ip_addresses":[]}],
                "backend_http_settings":[{"id":"x","name":"web","port":8080,"protocol":"Http","request_timeout":30}],
                "http_listener":[{"id":"x","name":"https","protocol":"Https","host_name":"","host_names":[]}],
                "request_routing_rule":[{"id":"x","name":"all","rule_type":"Basic","priority":10}],"ssl_certificate":[
                {"name":"web","password":"hunter2"}],"gateway_ip_configuration":[{"name":"x"}],"identity":[]}
                """,
            drift: #"{"frontend_port":[{"id":"x","name":"https","port":8443}]}"#
        ),
        AzureCase(
            "azurerm_private_endpoint",
            "Microsoft.Network/privateEndpoints/write",
            on: "Microsoft.Network/privateEndpoints/db",
            request: """
                {"location":"westeurope","properties":{"subnet":{"id":"GROUP/providers/Microsoft.Network/virtualNetworks/web/subnets/app"},
                "privateLinkServiceConnections":[{"name":"db","properties":{"groupIds":["sqlServer"],
                "privateLinkServiceId":"GROUP/providers/Microsoft.Sql/servers/shop"}}]}}
                """,
            state: """
                {"name":"db","location":"westeurope","subnet_id":"GROUP/providers/Microsoft.Network/virtualNetworks/web/subnets/app",
                "custom_network_interface_name":"","private_dns_zone_group":[],"private_service_connection":[{"name":"db",
                "is_manual_connection":false,"private_connection_resource_id":"GROUP/providers/Microsoft.Sql/servers/shop",
                "private_ip_address":"10.0.1.9","request_message":"","subresource_names":["sqlServer"]}],"tags":null}
                """,
            drift: #"{"subnet_id":"/subscriptions/1/x"}"#
        ),
        AzureCase(
            "azurerm_dns_zone",
            "Microsoft.Network/dnszones/write",
            on: "Microsoft.Network/dnsZones/example.com",
            request: #"{"location":"global","tags":{"team":"shop"}}"#,
            state:
                #"{"name":"example.com","resource_group_name":"shop","tags":{"team":"shop"},"soa_record":[{"ttl":3600}]}"#,
            drift: #"{"tags":{}}"#
        ),
        AzureCase(
            "azurerm_private_dns_zone",
            "Microsoft.Network/privateDnsZones/write",
            on: "Microsoft.Network/privateDnsZones/example.com",
            request: #"{"location":"global","tags":{"team":"shop"}}"#,
            state: #"{"name":"example.com","resource_group_name":"shop","tags":{"team":"shop"},"soa_record":[]}"#,
            drift: #"{"tags":{}}"#
        ),
        AzureCase(
            "azurerm_dns_a_record",
            "Microsoft.Network/dnszones/A/write",
            on: "Microsoft.Network/dnsZones/example.com/A/www",
            request: #"{"properties":{"TTL":300,"ARecords":[{"ipv4Address":"203.0.113.5"}],"metadata":{}}}"#,
            state: """
                {"name":"www","zone_name":"example.com","ttl":300,"records":["203.0.113.5"],"target_resource_id":"","tags":null,
                "fqdn":"www.example.com."}
                """,
            drift: #"{"records":["203.0.113.6"]}"#
        ),
        AzureCase(
            "azurerm_dns_cname_record",
            "Microsoft.Network/dnszones/CNAME/write",
            on: "Microsoft.Network/dnsZones/example.com/CNAME/shop",
            request: #"{"properties":{"TTL":300,"CNAMERecord":{"cname":"shop.example.org"},"metadata":{}}}"#,
            state:
                #"{"name":"shop","zone_name":"example.com","ttl":300,"record":"shop.example.org","tags":null,"fqdn":"x"}"#,
            drift: #"{"record":"eve.example.org"}"#
        ),
    ]
}
