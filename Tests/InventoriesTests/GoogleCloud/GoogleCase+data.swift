extension GoogleCase {
    /// Buckets, databases, messages.
    static let data = [
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
}
