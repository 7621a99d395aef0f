extension AzureCase {
    /// Machines and clusters.
    static let machines = [
        AzureCase(
            "azurerm_linux_virtual_machine",
            "Microsoft.Compute/virtualMachines/write",
            on: "Microsoft.Compute/virtualMachines/web",
            request: """
                {"location":"westeurope","tags":{},"zones":["1"],"identity":{"type":"SystemAssigned"},"properties":{
                "hardwareProfile":{"vmSize":"Standard_B2s"},"priority":"Regular","osProfile":{"adminUsername":"ops",
                "computerName":"web","linuxConfiguration":{"disablePasswordAuthentication":true},"customData":"c2VjcmV0"},
                "networkProfile":{"networkInterfaces":[{"id":"GROUP/providers/Microsoft.Network/networkInterfaces/web",
                "properties":{"primary":true}}]},"storageProfile":{"imageReference":{"publisher":"Canonical",
                "offer":"ubuntu-24_04-lts","sku":"server","version":"latest"},"osDisk":{"caching":"ReadWrite",
                "createOption":"FromImage","managedDisk":{"storageAccountType":"Premium_LRS"},"osType":"Linux"}}}}
                """,
            state: """
                {"name":"web","location":"westeurope","resource_group_name":"shop","size":"Standard_B2s","admin_username":"ops",
                "admin_password":null,"custom_data":"c2VjcmV0","admin_ssh_key":[{"username":"ops","public_key":"ssh-rsa x"}],
                "computer_name":"web","disable_password_authentication":true,"zone":"1","priority":"Regular","eviction_policy":"",
                "network_interface_ids":["GROUP/providers/Microsoft.Network/networkInterfaces/web"],"source_image_id":"",
                "source_image_reference":[{"publisher":"Canonical","offer":"ubuntu-24_04-lts","sku":"server","version":"latest"}],
                "os_disk":[{"caching":"ReadWrite","disk_size_gb":30,"name":"web_OsDisk_1","storage_account_type":"Premium_LRS",
                "write_accelerator_enabled":false,"diff_disk_settings":[],"disk_encryption_set_id":""}],"provision_vm_agent":true,
                "identity":[{"type":"SystemAssigned","principal_id":"p","tenant_id":"t","identity_ids":[]}],"tags":{},
                "boot_diagnostics":[],"virtual_machine_id":"v","private_ip_address":"10.0.1.4","patch_mode":"ImageDefault"}
                """,
            drift: #"{"size":"Standard_B4ms"}"#
        ),
        AzureCase(
            "azurerm_managed_disk",
            "Microsoft.Compute/disks/write",
            on: "Microsoft.Compute/disks/data",
            request: """
                {"location":"westeurope","sku":{"name":"Premium_LRS"},"zones":["1"],"properties":{
                "creationData":{"createOption":"Empty"},"diskSizeGB":64,"networkAccessPolicy":"AllowAll",
                "publicNetworkAccess":"Enabled"}}
                """,
            state: """
                {"name":"data","location":"westeurope","storage_account_type":"Premium_LRS","zone":"1","create_option":"Empty",
                "disk_size_gb":64,"network_access_policy":"AllowAll","public_network_access_enabled":true,"os_type":"",
                "disk_encryption_set_id":"","source_resource_id":"","tags":null,"tier":"P6","max_shares":0}
                """,
            drift: #"{"disk_size_gb":128}"#
        ),
        AzureCase(
            "azurerm_kubernetes_cluster",
            "Microsoft.ContainerService/managedClusters/write",
            on: "Microsoft.ContainerService/managedClusters/main",
            request: """
                {"location":"westeurope","identity":{"type":"SystemAssigned"},"sku":{"name":"Base","tier":"Free"},"properties":{
                "dnsPrefix":"main","kubernetesVersion":"1.33","enableRBAC":true,"disableLocalAccounts":false,
                "agentPoolProfiles":[{"name":"system","count":1,"vmSize":"Standard_D2s_v5","mode":"System"}],
                "apiServerAccessProfile":{"enablePrivateCluster":false,"authorizedIPRanges":["203.0.113.0/24"]},
                "networkProfile":{"networkPlugin":"azure","networkPolicy":"calico","loadBalancerSku":"standard"},
                "addonProfiles":{"azurepolicy":{"enabled":true}}}}
                """,
            state: """
                {"name":"main","location":"westeurope","dns_prefix":"main","kubernetes_version":"1.33","sku_tier":"Free",
                "role_based_access_control_enabled":true,"local_account_disabled":false,"private_cluster_enabled":false,
                "azure_policy_enabled":true,"api_server_access_profile":[{"authorized_ip_ranges":["203.0.113.0/24"]}],
                "network_profile":[{"network_plugin":"azure","network_policy":"calico","load_balancer_sku":"standard",
                "dns_service_ip":"10.0.0.10","service_cidr":"10.0.0.0/16","outbound_type":"loadBalancer"}],
                "default_node_pool":[{"name":"system","vm_size":"Standard_D2s_v5"}],"identity":[{"type":"SystemAssigned"}],
                "kube_config_raw":"secret","kube_config":[{"password":"secret"}],"fqdn":"x","tags":null,"node_resource_group":"x"}
                """,
            drift: #"{"api_server_access_profile":[{"authorized_ip_ranges":["0.0.0.0/0"]}]}"#
        ),
        AzureCase(
            "azurerm_kubernetes_cluster_node_pool",
            "Microsoft.ContainerService/managedClusters/agentPools/write",
            on: "Microsoft.ContainerService/managedClusters/main/agentPools/work",
            request: """
                {"properties":{"vmSize":"Standard_D4s_v5","count":2,"mode":"User","enableAutoScaling":true,"minCount":1,"maxCount":5,
                "osType":"Linux","nodeTaints":["work=true:NoSchedule"],"nodeLabels":{"team":"shop"}}}
                """,
            state: """
                {"name":"work","kubernetes_cluster_id":"x","vm_size":"Standard_D4s_v5","node_count":2,"mode":"User",
                "auto_scaling_enabled":true,"min_count":1,"max_count":5,"os_type":"Linux","os_sku":"Ubuntu","max_pods":30,
                "node_taints":["work=true:NoSchedule"],"node_labels":{"team":"shop"},"zones":null,"vnet_subnet_id":"","tags":null,
                "priority":"Regular","spot_max_price":-1,"eviction_policy":"","os_disk_size_gb":128,"os_disk_type":"Managed"}
                """,
            drift: #"{"max_count":50}"#
        ),
        AzureCase(
            "azurerm_container_registry",
            "Microsoft.ContainerRegistry/registries/write",
            on: "Microsoft.ContainerRegistry/registries/shop",
            request: """
                {"location":"westeurope","sku":{"name":"Premium"},"properties":{"adminUserEnabled":false,
                "publicNetworkAccess":"Enabled","anonymousPullEnabled":false,"zoneRedundancy":"Disabled",
                "networkRuleSet":{"defaultAction":"Deny","ipRules":[{"action":"Allow","value":"203.0.113.0/24"}]}}}
                """,
            state: """
                {"name":"shop","location":"westeurope","sku":"Premium","admin_enabled":false,"admin_password":"","admin_username":"",
                "anonymous_pull_enabled":false,"public_network_access_enabled":true,"zone_redundancy_enabled":false,
                "network_rule_set":[{"default_action":"Deny","ip_rule":[{"action":"Allow","ip_range":"203.0.113.0/24"}],
                "virtual_network":[]}],"georeplications":[],"identity":[],"login_server":"x","tags":null}
                """,
            drift: #"{"admin_enabled":true}"#
        ),
    ]
}
