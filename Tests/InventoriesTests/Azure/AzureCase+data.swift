extension AzureCase {
    /// Storage and databases.
    static let data = [
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
}
