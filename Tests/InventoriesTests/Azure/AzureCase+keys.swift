extension AzureCase {
    static let vault = "GROUP/providers/Microsoft.KeyVault/vaults/shop"
    /// Vaults and rights.
    static let keys = [
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
}
