extension AzureCase {
    /// Machines, data, keys, rights, sites and logs.
    static let others = machines + data + keys + sites

    private static let machines = [
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

    private static let data = [
        AzureCase(
            "azurerm_storage_account",
            "Microsoft.Storage/storageAccounts/write",
            on: "Microsoft.Storage/storageAccounts/shopmedia",
            request: """
                {"kind":"StorageV2","location":"westeurope","sku":{"name":"Standard_ZRS"},"properties":{"accessTier":"Hot",
                "allowBlobPublicAccess":false,"allowSharedKeyAccess":true,"minimumTlsVersion":"TLS1_2","publicNetworkAccess":"Enabled",
                "supportsHttpsTrafficOnly":true,"networkAcls":{"bypass":"AzureServices","defaultAction":"Deny",
                "ipRules":[{"action":"Allow","value":"203.0.113.7"}],"virtualNetworkRules":[
                {"action":"Allow","id":"GROUP/providers/Microsoft.Network/virtualNetworks/web/subnets/app"}]}}}
                """,
            state: """
                {"name":"shopmedia","location":"westeurope","account_kind":"StorageV2","account_tier":"Standard",
                "account_replication_type":"ZRS","access_tier":"Hot","allow_nested_items_to_be_public":false,
                "shared_access_key_enabled":true,"min_tls_version":"TLS1_2","public_network_access_enabled":true,
                "https_traffic_only_enabled":true,"network_rules":[{"bypass":["AzureServices"],"default_action":"Deny",
                "ip_rules":["203.0.113.7"],"private_link_access":[],"virtual_network_subnet_ids":[
                "GROUP/providers/Microsoft.Network/virtualNetworks/web/subnets/app"]}],"primary_access_key":"secret",
                "primary_blob_endpoint":"x","blob_properties":[{"versioning_enabled":true}],"identity":[],"tags":null}
                """,
            drift: #"{"allow_nested_items_to_be_public":true}"#
        ),
        AzureCase(
            "azurerm_storage_account_network_rules",
            "Microsoft.Storage/storageAccounts/write",
            on: "Microsoft.Storage/storageAccounts/shopmedia",
            request: """
                {"location":"westeurope","properties":{"networkAcls":{"bypass":"AzureServices","defaultAction":"Deny",
                "ipRules":[{"action":"Allow","value":"203.0.113.7"}],"virtualNetworkRules":[]}}}
                """,
            state: """
                {"storage_account_id":"GROUP/providers/Microsoft.Storage/storageAccounts/shopmedia","bypass":["AzureServices"],
                "default_action":"Deny","ip_rules":["203.0.113.7"],"virtual_network_subnet_ids":[],"private_link_access":[]}
                """,
            drift: #"{"ip_rules":[]}"#
        ),
        AzureCase(
            "azurerm_storage_container",
            "Microsoft.Storage/storageAccounts/blobServices/containers/write",
            on: "Microsoft.Storage/storageAccounts/shopmedia/blobServices/default/containers/img",
            request: #"{"properties":{"publicAccess":"None","metadata":{}}}"#,
            state: """
                {"id":"https://shopmedia.blob.core.windows.net/img","name":"img","container_access_type":"private",
                "resource_manager_id":"GROUP/providers/Microsoft.Storage/storageAccounts/shopmedia/blobServices/default/containers/img",
                "storage_account_name":"shopmedia","metadata":{},"has_legal_hold":false,"has_immutability_policy":false}
                """,
            drift: #"{"container_access_type":"blob"}"#
        ),
        AzureCase(
            "azurerm_mssql_server",
            "Microsoft.Sql/servers/write",
            on: "Microsoft.Sql/servers/shop",
            request: """
                {"location":"westeurope","properties":{"administratorLogin":"ops","administratorLoginPassword":"hunter2",
                "version":"12.0","minimalTlsVersion":"1.2","publicNetworkAccess":"Disabled"}}
                """,
            state: """
                {"name":"shop","location":"westeurope","administrator_login":"ops","administrator_login_password":"hunter2",
                "version":"12.0","minimum_tls_version":"1.2","public_network_access_enabled":false,"azuread_administrator":[],
                "outbound_network_restriction_enabled":false,"identity":[],"tags":null,"connection_policy":"Default",
                "fully_qualified_domain_name":"x"}
                """,
            drift: #"{"public_network_access_enabled":true}"#
        ),
        AzureCase(
            "azurerm_mssql_database",
            "Microsoft.Sql/servers/databases/write",
            on: "Microsoft.Sql/servers/shop/databases/orders",
            request: """
                {"location":"westeurope","sku":{"name":"S0"},"properties":{"collation":"SQL_Latin1_General_CP1_CI_AS",
                "maxSizeBytes":2147483648,"zoneRedundant":false}}
                """,
            state: """
                {"name":"orders","server_id":"x","sku_name":"S0","collation":"SQL_Latin1_General_CP1_CI_AS","max_size_gb":2,
                "zone_redundant":false,"license_type":"","read_scale":false,"create_mode":"Default","tags":null}
                """,
            drift: #"{"max_size_gb":4}"#
        ),
        AzureCase(
            "azurerm_mssql_firewall_rule",
            "Microsoft.Sql/servers/firewallRules/write",
            on: "Microsoft.Sql/servers/shop/firewallRules/office",
            request: #"{"properties":{"startIpAddress":"203.0.113.0","endIpAddress":"203.0.113.255"}}"#,
            state:
                #"{"name":"office","server_id":"x","start_ip_address":"203.0.113.0","end_ip_address":"203.0.113.255"}"#,
            drift: #"{"start_ip_address":"0.0.0.0"}"#
        ),
        AzureCase(
            "azurerm_postgresql_flexible_server",
            "Microsoft.DBforPostgreSQL/flexibleServers/write",
            on: "Microsoft.DBforPostgreSQL/flexibleServers/shop",
            request: """
                {"location":"westeurope","sku":{"name":"Standard_D2s_v3","tier":"GeneralPurpose"},"properties":{
                "administratorLogin":"ops","administratorLoginPassword":"hunter2","version":"16","availabilityZone":"1",
                "backup":{"backupRetentionDays":14,"geoRedundantBackup":"Disabled"},"storage":{"storageSizeGB":64}}}
                """,
            state: """
                {"name":"shop","location":"westeurope","sku_name":"GP_Standard_D2s_v3","administrator_login":"ops",
                "administrator_password":"hunter2","version":"16","zone":"1","backup_retention_days":14,"storage_mb":65536,
                "geo_redundant_backup_enabled":false,"high_availability":[],"authentication":[{"password_auth_enabled":true,
                "active_directory_auth_enabled":false,"tenant_id":""}],"delegated_subnet_id":"","fqdn":"x","tags":null}
                """,
            drift: #"{"backup_retention_days":7}"#
        ),
        AzureCase(
            "azurerm_postgresql_flexible_server_firewall_rule",
            "Microsoft.DBforPostgreSQL/flexibleServers/firewallRules/write",
            on: "Microsoft.DBforPostgreSQL/flexibleServers/shop/firewallRules/office",
            request: #"{"properties":{"startIpAddress":"203.0.113.0","endIpAddress":"203.0.113.255"}}"#,
            state:
                #"{"name":"office","server_id":"x","start_ip_address":"203.0.113.0","end_ip_address":"203.0.113.255"}"#,
            drift: #"{"end_ip_address":"255.255.255.255"}"#
        ),
        AzureCase(
            "azurerm_cosmosdb_account",
            "Microsoft.DocumentDB/databaseAccounts/write",
            on: "Microsoft.DocumentDB/databaseAccounts/shop",
            request: """
                {"kind":"GlobalDocumentDB","location":"westeurope","properties":{"databaseAccountOfferType":"Standard",
                "consistencyPolicy":{"defaultConsistencyLevel":"Session"},"locations":[{"locationName":"westeurope"}],
                "publicNetworkAccess":"Enabled","disableLocalAuth":false,"enableAutomaticFailover":false}}
                """,
            state: """
                {"name":"shop","location":"westeurope","kind":"GlobalDocumentDB","offer_type":"Standard","automatic_failover_enabled":false,
                "consistency_policy":[{"consistency_level":"Session","max_interval_in_seconds":5,"max_staleness_prefix":100}],
                "public_network_access_enabled":true,"local_authentication_disabled":false,"primary_key":"secret","tags":null,
                "geo_location":[{"location":"westeurope"}],"ip_range_filter":[],"endpoint":"x"}
                """,
            drift: #"{"public_network_access_enabled":false}"#
        ),
        AzureCase(
            "azurerm_redis_cache",
            "Microsoft.Cache/redis/write",
            on: "Microsoft.Cache/Redis/shop",
            request: """
                {"location":"westeurope","properties":{"sku":{"name":"Standard","family":"C","capacity":1},"enableNonSslPort":false,
                "minimumTlsVersion":"1.2","publicNetworkAccess":"Enabled","redisConfiguration":{}}}
                """,
            state: """
                {"name":"shop","location":"westeurope","sku_name":"Standard","family":"C","capacity":1,"non_ssl_port_enabled":false,
                "minimum_tls_version":"1.2","public_network_access_enabled":true,"redis_version":"6","primary_access_key":"secret",
                "redis_configuration":[{"maxmemory_policy":"volatile-lru"}],"zones":null,"tags":null,"hostname":"x"}
                """,
            drift: #"{"non_ssl_port_enabled":true}"#
        ),
    ]

    private static let vault = "GROUP/providers/Microsoft.KeyVault/vaults/shop"
    private static let keys = [
        AzureCase(
            "azurerm_key_vault",
            "Microsoft.KeyVault/vaults/write",
            on: "Microsoft.KeyVault/vaults/shop",
            request: """
                {"location":"westeurope","properties":{"sku":{"family":"A","name":"standard"},"tenantId":"t",
                "enabledForDeployment":false,"enabledForDiskEncryption":true,"enabledForTemplateDeployment":false,
                "enableRbacAuthorization":false,"enablePurgeProtection":true,"softDeleteRetentionInDays":30,
                "publicNetworkAccess":"Enabled","networkAcls":{"bypass":"AzureServices","defaultAction":"Deny","ipRules":[
                {"value":"203.0.113.7/32"}]},"accessPolicies":[{"tenantId":"t","objectId":"o","permissions":{
                "secrets":["Get","List"],"keys":[]}}]}}
                """,
            state: """
                {"name":"shop","location":"westeurope","sku_name":"standard","tenant_id":"t","enabled_for_deployment":false,
                "enabled_for_disk_encryption":true,"enabled_for_template_deployment":false,"rbac_authorization_enabled":false,
                "purge_protection_enabled":true,"soft_delete_retention_days":30,"public_network_access_enabled":true,
                "network_acls":[{"bypass":"AzureServices","default_action":"Deny","ip_rules":["203.0.113.7/32"],
                "virtual_network_subnet_ids":[]}],"access_policy":[{"tenant_id":"t","object_id":"o","application_id":"",
                "secret_permissions":["Get","List"],"key_permissions":[],"certificate_permissions":[],"storage_permissions":[]}],
                "vault_uri":"x","contact":[],"tags":null}
                """,
            drift: #"{"purge_protection_enabled":false}"#
        ),
        AzureCase(
            "azurerm_key_vault_access_policy",
            "Microsoft.KeyVault/vaults/accessPolicies/write",
            on: "Microsoft.KeyVault/vaults/shop/accessPolicies/add",
            request: """
                {"properties":{"accessPolicies":[{"tenantId":"t","objectId":"o","permissions":{"secrets":["Get"]}}]}}
                """,
            state: """
                {"id":"\(vault)/objectId/o","key_vault_id":"\(vault)","tenant_id":"t","object_id":"o","application_id":"",
                "secret_permissions":["Get"],"key_permissions":[],"certificate_permissions":[],"storage_permissions":[]}
                """,
            drift: #"{"secret_permissions":["Get","Set"]}"#
        ),
        AzureCase(
            "azurerm_role_assignment",
            "Microsoft.Authorization/roleAssignments/write",
            on: "Microsoft.Authorization/roleAssignments/aaaaaaaa-2222-3333-4444-555555555555",
            request: """
                {"properties":{"principalId":"p","principalType":"User",
                "roleDefinitionId":"/providers/Microsoft.Authorization/roleDefinitions/r"}}
                """,
            state: """
                {"name":"aaaaaaaa-2222-3333-4444-555555555555","principal_id":"p","principal_type":"User","scope":"GROUP",
                "role_definition_name":"Reader","role_definition_id":"/subscriptions/x/providers/Microsoft.Authorization/roleDefinitions/r",
                "condition":"","condition_version":"","description":"","skip_service_principal_aad_check":null}
                """,
            drift: #"{"principal_id":"q"}"#
        ),
        AzureCase(
            "azurerm_role_definition",
            "Microsoft.Authorization/roleDefinitions/write",
            on: "Microsoft.Authorization/roleDefinitions/bbbbbbbb-2222-3333-4444-555555555555",
            request: """
                {"properties":{"roleName":"Deployer","description":"","type":"CustomRole","assignableScopes":["GROUP"],
                "permissions":[{"actions":["Microsoft.Web/sites/*"],"notActions":[]}]}}
                """,
            state: """
                {"id":"GROUP/providers/Microsoft.Authorization/roleDefinitions/bbbbbbbb-2222-3333-4444-555555555555|GROUP",
                "role_definition_resource_id":"GROUP/providers/Microsoft.Authorization/roleDefinitions/bbbbbbbb-2222-3333-4444-555555555555",
                "name":"Deployer","description":"","scope":"GROUP","assignable_scopes":["GROUP"],"permissions":[
                {"actions":["Microsoft.Web/sites/*"],"not_actions":[],"data_actions":[],"not_data_actions":[]}]}
                """,
            drift: #"{"permissions":[{"actions":["*"]}]}"#
        ),
        AzureCase(
            "azurerm_user_assigned_identity",
            "Microsoft.ManagedIdentity/userAssignedIdentities/write",
            on: "Microsoft.ManagedIdentity/userAssignedIdentities/web",
            request: #"{"location":"westeurope","tags":{"team":"shop"}}"#,
            state:
                #"{"name":"web","location":"westeurope","client_id":"c","principal_id":"p","tenant_id":"t","tags":{"team":"shop"}}"#,
            drift: #"{"tags":{}}"#
        ),
        AzureCase(
            "azurerm_management_lock",
            "Microsoft.Authorization/locks/write",
            on: "Microsoft.Authorization/locks/keep",
            request: #"{"properties":{"level":"CanNotDelete","notes":"keep"}}"#,
            state: #"{"name":"keep","scope":"GROUP","lock_level":"CanNotDelete","notes":"keep"}"#,
            drift: #"{"lock_level":"ReadOnly"}"#
        ),
    ]

    private static let sites = [
        AzureCase(
            "azurerm_service_plan",
            "Microsoft.Web/serverfarms/write",
            on: "Microsoft.Web/serverfarms/shop",
            request: """
                {"kind":"linux","location":"westeurope","sku":{"name":"P1v3","capacity":2},"properties":{"reserved":true,
                "perSiteScaling":false,"zoneRedundant":false}}
                """,
            state: """
                {"name":"shop","location":"westeurope","os_type":"Linux","sku_name":"P1v3","worker_count":2,"reserved":true,
                "per_site_scaling_enabled":false,"zone_balancing_enabled":false,"kind":"linux","tags":null,
                "maximum_elastic_worker_count":1,"app_service_environment_id":""}
                """,
            drift: #"{"sku_name":"P2v3"}"#
        ),
        site("azurerm_linux_web_app"), site("azurerm_linux_function_app"),
        AzureCase(
            "azurerm_log_analytics_workspace",
            "Microsoft.OperationalInsights/workspaces/write",
            on: "Microsoft.OperationalInsights/workspaces/shop",
            request: """
                {"location":"westeurope","properties":{"sku":{"name":"PerGB2018"},"retentionInDays":30,
                "publicNetworkAccessForIngestion":"Enabled","workspaceCapping":{"dailyQuotaGb":-1}}}
                """,
            state: """
                {"name":"shop","location":"westeurope","sku":"PerGB2018","retention_in_days":30,"daily_quota_gb":-1,
                "internet_ingestion_enabled":true,"internet_query_enabled":true,"primary_shared_key":"secret","tags":null,
                "workspace_id":"w"}
                """,
            drift: #"{"retention_in_days":90}"#
        ),
        AzureCase(
            "azurerm_application_insights",
            "Microsoft.Insights/components/write",
            on: "Microsoft.Insights/components/shop",
            request: """
                {"kind":"web","location":"westeurope","properties":{"Application_Type":"web","RetentionInDays":90,
                "SamplingPercentage":100}}
                """,
            state: """
                {"name":"shop","location":"westeurope","application_type":"web","retention_in_days":90,"sampling_percentage":100,
                "workspace_id":"","disable_ip_masking":false,"instrumentation_key":"secret","connection_string":"secret","tags":null}
                """,
            drift: #"{"retention_in_days":30}"#
        ),
        AzureCase(
            "azurerm_monitor_diagnostic_setting",
            "Microsoft.Insights/diagnosticSettings/write",
            on: "Microsoft.KeyVault/vaults/shop/providers/Microsoft.Insights/diagnosticSettings/audit",
            request: """
                {"properties":{"workspaceId":"GROUP/providers/Microsoft.OperationalInsights/workspaces/shop",
                "logs":[{"category":"AuditEvent","enabled":true}],"metrics":[{"category":"AllMetrics","enabled":false}]}}
                """,
            state: """
                {"id":"\(vault)|audit","name":"audit","target_resource_id":"\(vault)","eventhub_name":"","storage_account_id":"",
                "log_analytics_workspace_id":"GROUP/providers/Microsoft.OperationalInsights/workspaces/shop",
                "enabled_log":[{"category":"AuditEvent","category_group":"","retention_policy":[]}],
                "metric":[{"category":"AllMetrics","enabled":false}],"eventhub_authorization_rule_id":""}
                """,
            drift: #"{"log_analytics_workspace_id":"/subscriptions/1/x"}"#
        ),
        AzureCase(
            "azurerm_eventhub_namespace",
            "Microsoft.EventHub/namespaces/write",
            on: "Microsoft.EventHub/namespaces/shop",
            request: """
                {"location":"westeurope","sku":{"name":"Standard","tier":"Standard","capacity":1},"properties":{
                "isAutoInflateEnabled":false,"disableLocalAuth":false,"publicNetworkAccess":"Enabled","minimumTlsVersion":"1.2"}}
                """,
            state: """
                {"name":"shop","location":"westeurope","sku":"Standard","capacity":1,"auto_inflate_enabled":false,
                "local_authentication_enabled":true,"public_network_access_enabled":true,"minimum_tls_version":"1.2","tags":null,
                "maximum_throughput_units":0,"default_primary_key":"secret","network_rulesets":[]}
                """,
            drift: #"{"local_authentication_enabled":true,"sku":"Basic"}"#
        ),
        AzureCase(
            "azurerm_eventhub",
            "Microsoft.EventHub/namespaces/eventhubs/write",
            on: "Microsoft.EventHub/namespaces/shop/eventhubs/orders",
            request: #"{"properties":{"partitionCount":2,"messageRetentionInDays":1,"status":"Active"}}"#,
            state: """
                {"name":"orders","namespace_name":"shop","partition_count":2,"message_retention":1,"status":"Active",
                "capture_description":[],"partition_ids":["0","1"]}
                """,
            drift: #"{"message_retention":7}"#
        ),
        AzureCase(
            "azurerm_servicebus_namespace",
            "Microsoft.ServiceBus/namespaces/write",
            on: "Microsoft.ServiceBus/namespaces/shop",
            request: """
                {"location":"westeurope","sku":{"name":"Standard","tier":"Standard"},"properties":{"disableLocalAuth":false,
                "publicNetworkAccess":"Enabled","minimumTlsVersion":"1.2"}}
                """,
            state: """
                {"name":"shop","location":"westeurope","sku":"Standard","capacity":0,"local_auth_enabled":true,
                "public_network_access_enabled":true,"minimum_tls_version":"1.2","default_primary_key":"secret","tags":null}
                """,
            drift: #"{"public_network_access_enabled":false}"#
        ),
        AzureCase(
            "azurerm_servicebus_queue",
            "Microsoft.ServiceBus/namespaces/queues/write",
            on: "Microsoft.ServiceBus/namespaces/shop/queues/mail",
            request:
                #"{"properties":{"lockDuration":"PT1M","maxDeliveryCount":10,"requiresSession":false,"status":"Active"}}"#,
            state: """
                {"name":"mail","namespace_id":"x","lock_duration":"PT1M","max_delivery_count":10,"requires_session":false,
                "status":"Active","dead_lettering_on_message_expiration":false,"forward_to":""}
                """,
            drift: #"{"max_delivery_count":1}"#
        ),
    ]

    private static func site(_ type: String) -> AzureCase {
        AzureCase(
            type,
            "Microsoft.Web/sites/write",
            on: "Microsoft.Web/sites/shop",
            request: """
                {"kind":"app,linux","location":"westeurope","identity":{"type":"SystemAssigned"},"properties":{"enabled":true,
                "httpsOnly":true,"serverFarmId":"GROUP/providers/Microsoft.Web/serverfarms/shop","clientCertEnabled":false,
                "publicNetworkAccess":"Enabled","siteConfig":{"alwaysOn":true,"minTlsVersion":"1.2","ftpsState":"Disabled",
                "http20Enabled":true,"appSettings":[{"name":"KEY","value":"secret"}]}}}
                """,
            state: """
                {"name":"shop","location":"westeurope","service_plan_id":"GROUP/providers/Microsoft.Web/serverfarms/shop",
                "https_only":true,"enabled":true,"client_certificate_enabled":false,"public_network_access_enabled":true,
                "virtual_network_subnet_id":"","app_settings":{"KEY":"secret"},"identity":[{"type":"SystemAssigned"}],
                "site_config":[{"always_on":true,"minimum_tls_version":"1.2","ftps_state":"Disabled","http2_enabled":true,
                "application_stack":[{"python_version":"3.12"}],"health_check_path":"","worker_count":1}],"default_hostname":"x",
                "site_credential":[{"password":"secret"}],"kind":"app,linux","tags":null}
                """,
            drift: #"{"https_only":false}"#
        )
    }
}
