extension AzureCase {
    /// What is in front of machines, and names.
    static let gateways = [
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
