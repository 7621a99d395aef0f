extension GoogleCase {
    /// Clusters, functions, images.
    static let code = [
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
