extension GoogleCase {
    private static let email = "web@shop-prod.iam.gserviceaccount.com"
    private static let grant = """
        {"serviceData":{"policyDelta":{"bindingDeltas":[
        {"action":"ADD","role":"roles/viewer","member":"user:ana@example.com"}]}}}
        """
    private static let policy = """
        {"bindings":[{"role":"roles/viewer","members":["user:ana@example.com"]}],"etag":"BwX=","version":1}
        """
    private static let member = #""role":"roles/viewer","member":"user:ana@example.com","condition":[],"etag":"BwX=""#
    private static let binding =
        #""role":"roles/viewer","members":["user:ana@example.com"],"condition":[],"etag":"BwX=""#
    private static let other = #"{"role":"roles/editor"}"#

    /// Everything but Compute Engine.
    static let others =
        grants + identities + data + code + [
            GoogleCase(
                "google_dns_managed_zone",
                of: "dns",
                "dns.managedZones.create",
                on: "managedZones/shop",
                request: """
                    {"managedZone":{"name":"shop","dnsName":"shop.example.com.","description":"Managed by Terraform",
                    "visibility":"public"},"project":"shop-prod"}
                    """,
                state: """
                    {"id":"projects/shop-prod/managedZones/shop","name":"shop","project":"shop-prod","dns_name":"shop.example.com.",
                    "description":"Managed by Terraform","visibility":"public","dnssec_config":[{"state":"off","default_key_specs":[],
                    "kind":"dns#managedZoneDnsSecConfig","non_existence":""}],"private_visibility_config":[],"name_servers":["ns1"],
                    "labels":{},"effective_labels":{},"force_destroy":false,"managed_zone_id":4,"peering_config":[],
                    "forwarding_config":[],"cloud_logging_config":[{"enable_logging":false}]}
                    """,
                drift: #"{"dns_name":"other.example.com."}"#
            ),
            GoogleCase(
                "google_dns_record_set",
                of: "dns",
                "dns.changes.create",
                on: "managedZones/shop",
                request: """
                    {"change":{"additions":[{"name":"www.shop.example.com.","type":"A","ttl":300,"rrdata":["203.0.113.7"]}]},
                    "managedZone":"shop"}
                    """,
                state: """
                    {"id":"projects/shop-prod/managedZones/shop/rrsets/www.shop.example.com./A","name":"www.shop.example.com.",
                    "type":"A","ttl":300,"rrdatas":["203.0.113.7"],"managed_zone":"shop","project":"shop-prod","routing_policy":[]}
                    """,
                drift: #"{"rrdatas":["203.0.113.8"]}"#
            ),
            GoogleCase(
                "google_project_service",
                of: "serviceusage",
                "google.api.serviceusage.v1.ServiceUsage.EnableService",
                on: "projects/717196263256/services/run.googleapis.com",
                request: #"{"name":"projects/717196263256/services/run.googleapis.com"}"#,
                state: """
                    {"id":"shop-prod/run.googleapis.com","project":"shop-prod","service":"run.googleapis.com","disable_on_destroy":true,
                    "disable_dependent_services":null,"timeouts":null}
                    """
            ),
            GoogleCase(
                "google_logging_project_sink",
                of: "logging",
                "google.logging.v2.ConfigServiceV2.CreateSink",
                on: "projects/shop-prod/sinks/audit",
                request: """
                    {"parent":"projects/shop-prod","uniqueWriterIdentity":true,"sink":{"name":"audit",
                    "destination":"storage.googleapis.com/shop-audit","filter":"severity>=NOTICE"}}
                    """,
                state: """
                    {"id":"projects/shop-prod/sinks/audit","name":"audit","project":"shop-prod","filter":"severity>=NOTICE",
                    "destination":"storage.googleapis.com/shop-audit","description":"","disabled":false,"exclusions":[],
                    "bigquery_options":[],"unique_writer_identity":true,"writer_identity":"serviceAccount:x@example.com"}
                    """,
                drift: #"{"filter":"severity>=ERROR"}"#
            ),
            GoogleCase(
                "google_logging_metric",
                of: "logging",
                "google.logging.v2.MetricsServiceV2.CreateLogMetric",
                on: "projects/shop-prod/metrics/errors",
                request: #"{"parent":"projects/shop-prod","metric":{"name":"errors","filter":"severity>=ERROR"}}"#,
                state: """
                    {"id":"errors","name":"errors","project":"shop-prod","filter":"severity>=ERROR","description":"","disabled":false,
                    "metric_descriptor":[{"metric_kind":"DELTA"}],"label_extractors":{},"bucket_options":[]}
                    """,
                drift: #"{"filter":"severity>=NOTICE"}"#
            ),
            GoogleCase(
                "google_monitoring_alert_policy",
                of: "monitoring",
                "google.monitoring.v3.AlertPolicyService.CreateAlertPolicy",
                on: "projects/shop-prod",
                request:
                    #"{"name":"projects/shop-prod","alertPolicy":{"displayName":"Errors","combiner":"OR","enabled":true}}"#,
                response: """
                    {"name":"projects/shop-prod/alertPolicies/42","displayName":"Errors","combiner":"OR","enabled":true}
                    """,
                state: """
                    {"id":"projects/shop-prod/alertPolicies/42","name":"projects/shop-prod/alertPolicies/42","project":"shop-prod",
                    "display_name":"Errors","combiner":"OR","enabled":true,"conditions":[{"display_name":"x"}],
                    "notification_channels":[],"user_labels":{},"documentation":[]}
                    """,
                drift: #"{"display_name":"Warnings"}"#
            ),
        ]

    // MARK: Who may do what

    private static let grants = [
        GoogleCase(
            "google_project_iam_member",
            of: "cloudresourcemanager",
            "SetIamPolicy",
            on: "projects/shop-prod",
            extra: grant,
            state: #"{"id":"shop-prod/roles/viewer/user:ana@example.com","project":"shop-prod",\#(member)}"#,
            drift: other
        ),
        GoogleCase(
            "google_project_iam_binding",
            of: "cloudresourcemanager",
            "SetIamPolicy",
            on: "projects/shop-prod",
            response: policy,
            state: #"{"id":"shop-prod/roles/viewer","project":"shop-prod",\#(binding)}"#,
            drift: #"{"members":["user:ana@example.com","user:eve@example.com"]}"#
        ),
        GoogleCase(
            "google_project_iam_policy",
            of: "cloudresourcemanager",
            "SetIamPolicy",
            on: "projects/shop-prod",
            response: policy,
            state: """
                {"id":"shop-prod","project":"shop-prod","etag":"x",
                "policy_data":"{\\"bindings\\":[{\\"members\\":[\\"user:ana@example.com\\"],\\"role\\":\\"roles/viewer\\"}]}"}
                """,
            drift:
                #"{"policy_data":"{\"bindings\":[{\"members\":[\"user:eve@example.com\"],\"role\":\"roles/viewer\"}]}"}"#
        ),
        GoogleCase(
            "google_storage_bucket_iam_member",
            of: "storage",
            "storage.setIamPermissions",
            on: "projects/_/buckets/shop-media",
            extra: grant,
            state: #"{"id":"b/shop-media/roles/viewer/user:ana@example.com","bucket":"b/shop-media",\#(member)}"#,
            drift: other
        ),
        GoogleCase(
            "google_storage_bucket_iam_binding",
            of: "storage",
            "storage.setIamPermissions",
            on: "projects/_/buckets/shop-media",
            extra: grant,
            state: #"{"id":"b/shop-media/roles/viewer","bucket":"b/shop-media",\#(binding)}"#,
            drift: #"{"role":"roles/owner"}"#
        ),
        GoogleCase(
            "google_service_account_iam_member",
            of: "iam",
            "google.iam.admin.v1.SetIAMPolicy",
            on: "projects/shop-prod/serviceAccounts/\(email)",
            response: policy,
            state: #"{"id":"x","service_account_id":"projects/shop-prod/serviceAccounts/\#(email)",\#(member)}"#,
            drift: other
        ),
        GoogleCase(
            "google_pubsub_topic_iam_member",
            of: "pubsub",
            "google.iam.v1.IAMPolicy.SetIamPolicy",
            on: "projects/shop-prod/topics/orders",
            response: policy,
            state: #"{"id":"x","topic":"projects/shop-prod/topics/orders","project":"shop-prod",\#(member)}"#,
            drift: other
        ),
        GoogleCase(
            "google_secret_manager_secret_iam_member",
            of: "secretmanager",
            "google.iam.v1.IAMPolicy.SetIamPolicy",
            on: "projects/shop-prod/secrets/db",
            response: policy,
            state: #"{"id":"x","secret_id":"projects/shop-prod/secrets/db","project":"shop-prod",\#(member)}"#,
            drift: other
        ),
        GoogleCase(
            "google_kms_crypto_key_iam_member",
            of: "cloudkms",
            "SetIamPolicy",
            on: "projects/shop-prod/locations/europe-west1/keyRings/shop/cryptoKeys/db",
            response: policy,
            state: """
                {"id":"x","crypto_key_id":"projects/shop-prod/locations/europe-west1/keyRings/shop/cryptoKeys/db",\(member)}
                """,
            drift: other
        ),
    ]

    private static let identities = [
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

    // MARK: Data

    private static let data = [
        GoogleCase(
            "google_storage_bucket",
            of: "storage",
            "storage.buckets.create",
            on: "projects/_/buckets/shop-media",
            state: """
                {"id":"shop-media","name":"shop-media","project":"shop-prod","location":"EUROPE-WEST1","storage_class":"STANDARD",
                "labels":{},"effective_labels":{},"force_destroy":false,"uniform_bucket_level_access":true,
                "public_access_prevention":"inherited","versioning":[{"enabled":true}],"cors":[],"encryption":[],"logging":[],
                "lifecycle_rule":[{"action":[{"type":"Delete","storage_class":""}],"condition":[{"age":30,"matches_prefix":[],
                "with_state":"ANY","num_newer_versions":0}]}],"url":"gs://shop-media","self_link":"x","website":[],
                "soft_delete_policy":[{"retention_duration_seconds":604800,"effective_time":"x"}],"rpo":"","requester_pays":false}
                """
        ),
        GoogleCase(
            "google_sql_database_instance",
            of: "cloudsql",
            "cloudsql.instances.create",
            on: "projects/shop-prod/instances/shop",
            request: """
                {"project":"shop-prod","body":{"name":"shop","databaseVersion":"POSTGRES_16","region":"europe-west1",
                "rootPassword":"hunter2","settings":{"tier":"db-custom-2-7680","activationPolicy":"ALWAYS",
                "availabilityType":"REGIONAL","dataDiskSizeGb":"50","storageAutoResize":true,"userLabels":{"team":"shop"},
                "databaseFlags":[{"name":"log_connections","value":"on"}],
                "backupConfiguration":{"enabled":true,"startTime":"02:00","pointInTimeRecoveryEnabled":true},
                "ipConfiguration":{"ipv4Enabled":true,"sslMode":"ENCRYPTED_ONLY",
                "authorizedNetworks":[{"name":"office","value":"203.0.113.0/24"}]}}}}
                """,
            state: """
                {"id":"shop","name":"shop","project":"shop-prod","region":"europe-west1","database_version":"POSTGRES_16",
                "deletion_protection":true,"root_password":"hunter2","connection_name":"x","ip_address":[{"ip_address":"y"}],
                "master_instance_name":"","settings":[{"tier":"db-custom-2-7680","activation_policy":"ALWAYS",
                "availability_type":"REGIONAL","disk_size":50,"disk_type":"PD_SSD","disk_autoresize":true,"version":4,
                "disk_autoresize_limit":0,"pricing_plan":"PER_USE","edition":"ENTERPRISE","user_labels":{"team":"shop"},
                "database_flags":[{"name":"log_connections","value":"on"}],"backup_configuration":[{"enabled":true,
                "start_time":"02:00","point_in_time_recovery_enabled":true,"binary_log_enabled":false,"location":""}],
                "ip_configuration":[{"ipv4_enabled":true,"ssl_mode":"ENCRYPTED_ONLY","private_network":"","require_ssl":false,
                "authorized_networks":[{"name":"office","value":"203.0.113.0/24","expiration_time":""}]}],
                "deletion_protection_enabled":false}]}
                """,
            drift: """
                {"settings":[{"tier":"db-custom-2-7680","ip_configuration":[{"authorized_networks":[
                {"name":"all","value":"0.0.0.0/0"}]}]}]}
                """
        ),
        GoogleCase(
            "google_sql_database",
            of: "cloudsql",
            "cloudsql.databases.create",
            on: "projects/shop-prod/instances/shop/databases/orders",
            request: #"{"project":"shop-prod","instance":"shop","body":{"name":"orders","charset":"UTF8"}}"#,
            state: """
                {"id":"projects/shop-prod/instances/shop/databases/orders","name":"orders","instance":"shop","charset":"UTF8",
                "collation":"en_US.UTF8","project":"shop-prod","deletion_policy":"DELETE"}
                """,
            drift: #"{"charset":"LATIN1"}"#
        ),
        GoogleCase(
            "google_sql_user",
            of: "cloudsql",
            "cloudsql.users.create",
            on: "projects/shop-prod/instances/shop",
            request: #"{"project":"shop-prod","instance":"shop","body":{"name":"app","password":"hunter2","host":""}}"#,
            state: """
                {"id":"app//shop","name":"app","instance":"shop","password":"hunter2","host":"","type":"","project":"shop-prod",
                "sql_server_user_details":[]}
                """
        ),
        GoogleCase(
            "google_pubsub_topic",
            of: "pubsub",
            "google.pubsub.v1.Publisher.CreateTopic",
            on: "projects/shop-prod/topics/orders",
            request: """
                {"name":"projects/shop-prod/topics/orders","labels":{"team":"shop"},"messageRetentionDuration":"86400s"}
                """,
            response: """
                {"name":"projects/shop-prod/topics/orders","labels":{"team":"shop"},"messageRetentionDuration":"86400s"}
                """,
            state: """
                {"id":"projects/shop-prod/topics/orders","name":"orders","project":"shop-prod","kms_key_name":"",
                "labels":{"team":"shop"},"effective_labels":{"team":"shop"},"message_retention_duration":"86400s",
                "message_storage_policy":[],"schema_settings":[],"ingestion_data_source_settings":[]}
                """,
            drift: #"{"message_retention_duration":"3600s"}"#
        ),
        GoogleCase(
            "google_pubsub_subscription",
            of: "pubsub",
            "google.pubsub.v1.Subscriber.CreateSubscription",
            on: "projects/shop-prod/subscriptions/billing",
            request: """
                {"name":"projects/shop-prod/subscriptions/billing","topic":"projects/shop-prod/topics/orders",
                "ackDeadlineSeconds":20,"expirationPolicy":{"ttl":"2678400s"},
                "pushConfig":{"pushEndpoint":"https://billing.example.com/push"}}
                """,
            response: """
                {"name":"projects/shop-prod/subscriptions/billing","topic":"projects/shop-prod/topics/orders",
                "ackDeadlineSeconds":20,"expirationPolicy":{"ttl":"2678400s"},"messageRetentionDuration":"604800s",
                "pushConfig":{"pushEndpoint":"https://billing.example.com/push"},"state":"ACTIVE"}
                """,
            state: """
                {"id":"projects/shop-prod/subscriptions/billing","name":"billing","project":"shop-prod",
                "topic":"projects/shop-prod/topics/orders","ack_deadline_seconds":20,"message_retention_duration":"604800s",
                "retain_acked_messages":false,"filter":"","enable_message_ordering":false,"enable_exactly_once_delivery":false,
                "push_config":[{"push_endpoint":"https://billing.example.com/push","attributes":{},"no_wrapper":[],
                "oidc_token":[]}],"expiration_policy":[{"ttl":"2678400s"}],"dead_letter_policy":[],"retry_policy":[],
                "bigquery_config":[],"cloud_storage_config":[],"labels":{},"effective_labels":{}}
                """,
            drift: """
                {"push_config":[{"push_endpoint":"https://eve.example.org/push"}]}
                """
        ),
        GoogleCase(
            "google_bigquery_dataset",
            of: "bigquery",
            "google.cloud.bigquery.v2.DatasetService.InsertDataset",
            on: "projects/shop-prod/datasets/sales",
            extra: """
                {"metadata":{"datasetCreation":{"reason":"CREATE","dataset":{
                "datasetName":"projects/shop-prod/datasets/sales","createTime":"2026-01-01T00:00:00Z",
                "datasetInfo":{"friendlyName":"Sales","description":"all of it"},"defaultTableExpireDuration":"432000s"}}}}
                """,
            state: """
                {"id":"projects/shop-prod/datasets/sales","dataset_id":"sales","project":"shop-prod","location":"EU",
                "friendly_name":"Sales","description":"all of it","default_table_expiration_ms":432000000,
                "delete_contents_on_destroy":false,"access":[{"role":"OWNER","special_group":"projectOwners"}],
                "labels":{},"effective_labels":{},"etag":"x","max_time_travel_hours":"168"}
                """,
            drift: #"{"default_table_expiration_ms":1}"#
        ),
        GoogleCase(
            "google_bigquery_table",
            of: "bigquery",
            "google.cloud.bigquery.v2.TableService.InsertTable",
            on: "projects/shop-prod/datasets/sales/tables/orders",
            extra: """
                {"metadata":{"tableCreation":{"reason":"TABLE_INSERT_REQUEST","table":{
                "tableName":"projects/shop-prod/datasets/sales/tables/orders","createTime":"2026-01-01T00:00:00Z",
                "schemaJson":"{\\"fields\\":[{\\"name\\":\\"id\\",\\"type\\":\\"STRING\\"}]}",
                "tableInfo":{"friendlyName":"Orders"}}}}}
                """,
            state: """
                {"id":"projects/shop-prod/datasets/sales/tables/orders","dataset_id":"sales","table_id":"orders",
                "project":"shop-prod","friendly_name":"Orders","description":"","schema":"[]","num_rows":4,
                "deletion_protection":true,"labels":{},"effective_labels":{},"expiration_time":0,"time_partitioning":[]}
                """,
            drift: #"{"friendly_name":"Sales"}"#
        ),
    ]

    // MARK: Code

    private static let code = [
        GoogleCase(
            "google_container_cluster",
            of: "container",
            "google.container.v1.ClusterManager.CreateCluster",
            on: "projects/shop-prod/locations/europe-west1/clusters/main",
            request: """
                {"parent":"projects/shop-prod/locations/europe-west1","cluster":{"name":"main",
                "network":"projects/shop-prod/global/networks/web","subnetwork":"projects/shop-prod/regions/europe-west1/subnetworks/web",
                "initialNodeCount":1,"legacyAbac":{},"shieldedNodes":{"enabled":true},"releaseChannel":{"channel":"REGULAR"},
                "privateClusterConfig":{"enablePrivateNodes":true,"masterIpv4CidrBlock":"172.16.0.0/28"},
                "masterAuthorizedNetworksConfig":{"enabled":true,"cidrBlocks":[{"cidrBlock":"203.0.113.0/24","displayName":"office"}]},
                "workloadIdentityConfig":{"workloadPool":"shop-prod.svc.id.goog"},"resourceLabels":{"team":"shop"}}}
                """,
            state: """
                {"id":"projects/shop-prod/locations/europe-west1/clusters/main","name":"main","location":"europe-west1",
                "project":"shop-prod","network":"projects/shop-prod/global/networks/web",
                "subnetwork":"projects/shop-prod/regions/europe-west1/subnetworks/web","initial_node_count":1,
                "remove_default_node_pool":true,"enable_legacy_abac":false,"enable_shielded_nodes":true,
                "release_channel":[{"channel":"REGULAR"}],"private_cluster_config":[{"enable_private_nodes":true,
                "enable_private_endpoint":false,"master_ipv4_cidr_block":"172.16.0.0/28","peering_name":"","private_endpoint":"x"}],
                "master_authorized_networks_config":[{"cidr_blocks":[{"cidr_block":"203.0.113.0/24","display_name":"office"}],
                "gcp_public_cidrs_access_enabled":false}],"workload_identity_config":[{"workload_pool":"shop-prod.svc.id.goog"}],
                "resource_labels":{"team":"shop"},"effective_labels":{"team":"shop"},"endpoint":"203.0.113.9",
                "master_auth":[{"client_key":"secret"}],"node_config":[{"machine_type":"e2-medium"}],"node_pool":[{"name":"x"}],
                "logging_service":"logging.googleapis.com/kubernetes","deletion_protection":true,"master_version":"1.33"}
                """,
            drift: """
                {"master_authorized_networks_config":[{"cidr_blocks":[{"cidr_block":"0.0.0.0/0","display_name":"all"}]}]}
                """
        ),
        GoogleCase(
            "google_container_node_pool",
            of: "container",
            "google.container.v1.ClusterManager.CreateNodePool",
            on: "projects/shop-prod/locations/europe-west1/clusters/main/nodePools/work",
            request: """
                {"parent":"projects/shop-prod/locations/europe-west1/clusters/main","nodePool":{"name":"work","initialNodeCount":2,
                "config":{"machineType":"e2-standard-4","diskSizeGb":100,"oauthScopes":["https://www.googleapis.com/auth/cloud-platform"],
                "serviceAccount":"\(email)"},"autoscaling":{"enabled":true,"minNodeCount":1,"maxNodeCount":5},
                "management":{"autoRepair":true,"autoUpgrade":true}}}
                """,
            state: """
                {"id":"projects/shop-prod/locations/europe-west1/clusters/main/nodePools/work","name":"work","cluster":"main",
                "location":"europe-west1","project":"shop-prod","initial_node_count":2,"node_count":2,"version":"1.33",
                "autoscaling":[{"min_node_count":1,"max_node_count":5,"location_policy":"BALANCED","total_max_node_count":0}],
                "management":[{"auto_repair":true,"auto_upgrade":true}],"node_config":[{"machine_type":"e2-standard-4",
                "disk_size_gb":100,"disk_type":"pd-balanced","image_type":"COS_CONTAINERD","service_account":"\(email)",
                "oauth_scopes":["https://www.googleapis.com/auth/cloud-platform"],"preemptible":false,"spot":false,"taint":[],
                "labels":{},"metadata":{"disable-legacy-endpoints":"true"},"tags":[]}],"instance_group_urls":["x"],
                "upgrade_settings":[{"max_surge":1,"max_unavailable":0,"strategy":"SURGE"}]}
                """,
            drift: #"{"node_config":[{"machine_type":"e2-standard-8"}]}"#
        ),
        GoogleCase(
            "google_cloudfunctions_function",
            of: "cloudfunctions",
            "google.cloud.functions.v1.CloudFunctionsService.CreateFunction",
            on: "projects/shop-prod/locations/europe-west1/functions/mail",
            request: """
                {"location":"projects/shop-prod/locations/europe-west1","function":{
                "name":"projects/shop-prod/locations/europe-west1/functions/mail","runtime":"python312","entryPoint":"main",
                "availableMemoryMb":256,"timeout":"60s","serviceAccountEmail":"\(email)","httpsTrigger":{},
                "environmentVariables":{"MODE":"prod"}}}
                """,
            state: """
                {"id":"projects/shop-prod/locations/europe-west1/functions/mail","name":"mail","project":"shop-prod",
                "region":"europe-west1","runtime":"python312","entry_point":"main","available_memory_mb":256,"timeout":60,
                "service_account_email":"\(email)","environment_variables":{"MODE":"prod"},"description":"",
                "source_archive_bucket":"src","source_archive_object":"mail.zip","trigger_http":true,"https_trigger_url":"x",
                "https_trigger_security_level":"SECURE_ALWAYS","ingress_settings":"ALLOW_ALL","max_instances":0,"labels":{},
                "effective_labels":{},"event_trigger":[],"status":"ACTIVE","version_id":"1","vpc_connector":""}
                """,
            drift: #"{"environment_variables":{"MODE":"test"}}"#
        ),
        GoogleCase(
            "google_cloudfunctions2_function",
            of: "cloudfunctions",
            "google.cloud.functions.v2.FunctionService.CreateFunction",
            on: "projects/shop-prod/locations/europe-west1/functions/mail",
            request: """
                {"parent":"projects/shop-prod/locations/europe-west1","functionId":"mail","function":{
                "buildConfig":{"runtime":"python312","entryPoint":"main"},
                "serviceConfig":{"availableMemory":"256M","timeoutSeconds":60,"maxInstanceCount":3}}}
                """,
            state: """
                {"id":"projects/shop-prod/locations/europe-west1/functions/mail","name":"mail","project":"shop-prod",
                "location":"europe-west1","description":"","build_config":[{"runtime":"python312","entry_point":"main","build":"x",
                "environment_variables":{},"source":[{"storage_source":[]}]}],"service_config":[{"available_memory":"256M",
                "timeout_seconds":60,"max_instance_count":3,"min_instance_count":0,"uri":"x","environment_variables":{},
                "service_account_email":"x"}],"event_trigger":[],"state":"ACTIVE","environment":"GEN_2","labels":{}}
                """,
            drift: #"{"build_config":[{"runtime":"python313","entry_point":"main"}]}"#
        ),
        GoogleCase(
            "google_cloud_run_service",
            of: "run",
            "google.cloud.run.v1.Services.CreateService",
            on: "namespaces/shop-prod/services/shop",
            request: """
                {"parent":"namespaces/shop-prod","service":{"apiVersion":"serving.knative.dev/v1","kind":"Service",
                "metadata":{"name":"shop","namespace":"shop-prod"},"spec":{"template":{"spec":{"containerConcurrency":80,
                "serviceAccountName":"\(email)","containers":[{"image":"europe-docker.pkg.dev/shop-prod/shop/web:1"}]}}}}}
                """,
            state: """
                {"id":"locations/europe-west1/namespaces/shop-prod/services/shop","name":"shop","project":"shop-prod",
                "location":"europe-west1","metadata":[{"annotations":{}}],"template":[{"metadata":[{"annotations":{}}],
                "spec":[{"container_concurrency":80,"service_account_name":"\(email)","timeout_seconds":300,"volumes":[],
                "containers":[{"image":"europe-docker.pkg.dev/shop-prod/shop/web:1","args":[],"env":[],"resources":[{"limits":{}}]}]
                }]}],"traffic":[{"percent":100,"latest_revision":true}],"status":[{"url":"x"}],"autogenerate_revision_name":false}
                """,
            drift: """
                {"template":[{"spec":[{"containers":[{"image":"europe-docker.pkg.dev/shop-prod/shop/web:2"}]}]}]}
                """
        ),
        GoogleCase(
            "google_cloud_run_v2_service",
            of: "run",
            "google.cloud.run.v2.Services.CreateService",
            on: "projects/shop-prod/locations/europe-west1/services/shop",
            request: """
                {"parent":"projects/shop-prod/locations/europe-west1","serviceId":"shop","service":{"ingress":"INGRESS_TRAFFIC_ALL",
                "launchStage":"GA","template":{"serviceAccount":"\(email)","scaling":{"maxInstanceCount":5},"timeout":"300s",
                "containers":[{"image":"europe-docker.pkg.dev/shop-prod/shop/web:1","ports":[{"containerPort":8080}]}]}}}
                """,
            state: """
                {"id":"projects/shop-prod/locations/europe-west1/services/shop","name":"shop","project":"shop-prod",
                "location":"europe-west1","description":"","ingress":"INGRESS_TRAFFIC_ALL","launch_stage":"GA","labels":{},
                "effective_labels":{},"deletion_protection":true,"client":"terraform","client_version":"","annotations":{},
                "template":[{"service_account":"\(email)","scaling":[{"max_instance_count":5,"min_instance_count":0}],
                "timeout":"300s","execution_environment":"","encryption_key":"","vpc_access":[],"volumes":[],"revision":"",
                "containers":[{"image":"europe-docker.pkg.dev/shop-prod/shop/web:1","ports":[{"container_port":8080,"name":"http1"}],
                "resources":[{"limits":{"cpu":"1"}}],"env":[],"name":""}]}],"traffic":[],"uri":"x","generation":"1"}
                """,
            drift: #"{"ingress":"INGRESS_TRAFFIC_INTERNAL_ONLY"}"#
        ),
        GoogleCase(
            "google_artifact_registry_repository",
            of: "artifactregistry",
            "google.devtools.artifactregistry.v1.ArtifactRegistry.CreateRepository",
            on: "projects/shop-prod/locations/europe-west1/repositories/shop",
            request: """
                {"parent":"projects/shop-prod/locations/europe-west1","repositoryId":"shop","repository":{"format":"DOCKER",
                "description":"images","mode":"STANDARD_REPOSITORY"}}
                """,
            state: """
                {"id":"projects/shop-prod/locations/europe-west1/repositories/shop","name":"shop","repository_id":"shop",
                "project":"shop-prod","location":"europe-west1","format":"DOCKER","description":"images","labels":{},
                "effective_labels":{},"mode":"STANDARD_REPOSITORY","kms_key_name":"","docker_config":[],"cleanup_policies":[],
                "cleanup_policy_dry_run":false}
                """,
            drift: #"{"description":"other"}"#
        ),
    ]
}
