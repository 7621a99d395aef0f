extension GoogleCase {
    /// Accounts, roles, keys and secrets.
    static let identities = [
        GoogleCase(
            "google_service_account",
            of: "iam",
            "google.iam.admin.v1.CreateServiceAccount",
            on: "projects/shop-prod",
            request: """
                {"account_id":"web","name":"projects/shop-prod","service_account":{"display_name":"Web"}}
                """,
            response: """
                {"name":"projects/shop-prod/serviceAccounts/\(email)","email":"\(email)","display_name":"Web",
                "project_id":"shop-prod","unique_id":"102628377948083709745","etag":"MDE=","oauth2_client_id":"102"}
                """,
            state: """
                {"id":"projects/shop-prod/serviceAccounts/\(email)","name":"projects/shop-prod/serviceAccounts/\(email)",
                "account_id":"web","email":"\(email)","display_name":"Web","description":"","disabled":false,"project":"shop-prod",
                "member":"serviceAccount:\(email)","unique_id":"102628377948083709745","create_ignore_already_exists":null}
                """,
            drift: #"{"disabled":true}"#
        ),
        GoogleCase(
            "google_service_account_key",
            of: "iam",
            "google.iam.admin.v1.CreateServiceAccountKey",
            on: "projects/-/serviceAccounts/\(email)",
            request: #"{"name":"projects/-/serviceAccounts/web@shop-prod.iam.gserviceaccount.com","key_algorithm":2}"#,
            response: """
                {"name":"projects/shop-prod/serviceAccounts/\(email)/keys/abc123","key_algorithm":"KEY_ALG_RSA_2048",
                "private_key_type":"TYPE_GOOGLE_CREDENTIALS_FILE","valid_after_time":{"seconds":1}}
                """,
            state: """
                {"id":"projects/shop-prod/serviceAccounts/\(email)/keys/abc123",
                "name":"projects/shop-prod/serviceAccounts/\(email)/keys/abc123","key_algorithm":"KEY_ALG_RSA_2048",
                "private_key":"c2VjcmV0","public_key":"x","private_key_type":"TYPE_GOOGLE_CREDENTIALS_FILE","keepers":null,
                "service_account_id":"projects/shop-prod/serviceAccounts/\(email)","valid_after":"2026-01-01T00:00:00Z"}
                """
        ),
        GoogleCase(
            "google_project_iam_custom_role",
            of: "iam",
            "google.iam.admin.v1.CreateRole",
            on: "projects/shop-prod",
            request: """
                {"parent":"projects/shop-prod","role_id":"deployer","role":{"title":"Deployer","stage":3,
                "included_permissions":["run.services.update","run.services.get"]}}
                """,
            response: """
                {"name":"projects/shop-prod/roles/deployer","title":"Deployer","stage":"GA","etag":"x",
                "included_permissions":["run.services.get","run.services.update"]}
                """,
            state: """
                {"id":"projects/shop-prod/roles/deployer","name":"projects/shop-prod/roles/deployer","role_id":"deployer",
                "project":"shop-prod","title":"Deployer","description":"","stage":"GA","deleted":false,
                "permissions":["run.services.get","run.services.update"]}
                """,
            drift: #"{"permissions":["run.services.get"]}"#
        ),
        GoogleCase(
            "google_kms_key_ring",
            of: "cloudkms",
            "CreateKeyRing",
            on: "projects/shop-prod/locations/europe-west1/keyRings/shop",
            request: #"{"parent":"projects/shop-prod/locations/europe-west1","keyRingId":"shop","keyRing":{}}"#,
            response:
                #"{"name":"projects/shop-prod/locations/europe-west1/keyRings/shop","createTime":"2026-01-01T00:00:00Z"}"#,
            state: """
                {"id":"projects/shop-prod/locations/europe-west1/keyRings/shop","name":"shop","location":"europe-west1",
                "project":"shop-prod"}
                """
        ),
        GoogleCase(
            "google_kms_crypto_key",
            of: "cloudkms",
            "CreateCryptoKey",
            on: "projects/shop-prod/locations/europe-west1/keyRings/shop/cryptoKeys/db",
            request: """
                {"parent":"projects/shop-prod/locations/europe-west1/keyRings/shop","cryptoKeyId":"db","cryptoKey":{
                "purpose":"ENCRYPT_DECRYPT","rotationPeriod":"7776000s","versionTemplate":{"protectionLevel":"SOFTWARE",
                "algorithm":"GOOGLE_SYMMETRIC_ENCRYPTION"}}}
                """,
            state: """
                {"id":"projects/shop-prod/locations/europe-west1/keyRings/shop/cryptoKeys/db","name":"db","import_only":false,
                "key_ring":"projects/shop-prod/locations/europe-west1/keyRings/shop","purpose":"ENCRYPT_DECRYPT","labels":null,
                "effective_labels":{},"rotation_period":"7776000s","destroy_scheduled_duration":"86400s","primary":[],
                "skip_initial_version_creation":null,"version_template":[{"algorithm":"GOOGLE_SYMMETRIC_ENCRYPTION",
                "protection_level":"SOFTWARE"}]}
                """,
            drift: #"{"rotation_period":"86400s"}"#
        ),
        GoogleCase(
            "google_secret_manager_secret",
            of: "secretmanager",
            "google.cloud.secretmanager.v1.SecretManagerService.CreateSecret",
            on: "projects/717196263256",
            request: """
                {"parent":"projects/shop-prod","secretId":"db","secret":{"replication":{"automatic":{}},"labels":{"team":"shop"},
                "rotation":{"rotationPeriod":"2592000s"}}}
                """,
            response: """
                {"name":"projects/717196263256/secrets/db","replication":{"automatic":{}},"labels":{"team":"shop"},
                "rotation":{"rotationPeriod":"2592000s"},"createTime":"2026-01-01T00:00:00Z","etag":"x"}
                """,
            state: """
                {"id":"projects/shop-prod/secrets/db","name":"projects/717196263256/secrets/db","secret_id":"db",
                "project":"shop-prod","labels":{"team":"shop"},"effective_labels":{"team":"shop"},"ttl":null,"topics":[],
                "replication":[{"auto":[{"customer_managed_encryption":[]}],"user_managed":[]}],"expire_time":"",
                "rotation":[{"rotation_period":"2592000s","next_rotation_time":""}],"version_aliases":{}}
                """,
            drift: #"{"rotation":[{"rotation_period":"86400s"}]}"#
        ),
    ]
}
