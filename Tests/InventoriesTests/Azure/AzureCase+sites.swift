extension AzureCase {
    /// Web sites, logs and messages.
    static let sites = [
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

    static func site(_ type: String) -> AzureCase {
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
