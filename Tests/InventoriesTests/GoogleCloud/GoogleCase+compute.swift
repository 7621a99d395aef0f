extension GoogleCase {
    /// Compute Engine.
    static let compute = machines + balancers

    /// What compute's links begin with.
    static let root = "https://www.googleapis.com/compute/v1/projects/shop-prod"

    /// Machines and networks.
    private static let machines = [
        GoogleCase(
            "google_compute_instance",
            of: "compute",
            "v1.compute.instances.insert",
            on: "projects/shop-prod/zones/europe-west1-b/instances/web-1",
            request: """
                {"name":"web-1","machineType":"projects/shop-prod/zones/europe-west1-b/machineTypes/e2-small",
                "canIpForward":false,"deletionProtection":false,"description":"front","tags":{"tags":["web","https"]},
                "labels":[{"key":"team","value":"shop"}],"params":{},
                "disks":[{"autoDelete":true,"boot":true,"mode":"READ_WRITE","initializeParams":{
                  "sourceImage":"projects/debian-cloud/global/images/family/debian-12","diskSizeGb":"10"}},
                  {"autoDelete":false,"source":"projects/shop-prod/zones/europe-west1-b/disks/data","mode":"READ_WRITE"}],
                "networkInterfaces":[{"network":"projects/shop-prod/global/networks/web",
                  "subnetwork":"projects/shop-prod/regions/europe-west1/subnetworks/web",
                  "accessConfigs":[{"type":"ONE_TO_ONE_NAT"}]}],
                "scheduling":{"automaticRestart":true},
                "serviceAccounts":[{"email":"web@shop-prod.iam.gserviceaccount.com",
                  "scopes":["https://www.googleapis.com/auth/cloud-platform"]}]}
                """,
            state: """
                {"id":"projects/shop-prod/zones/europe-west1-b/instances/web-1","name":"web-1","project":"shop-prod",
                "zone":"europe-west1-b","machine_type":"e2-small","can_ip_forward":false,"deletion_protection":false,
                "description":"front","tags":["https","web"],"labels":{"team":"shop"},"effective_labels":{"team":"shop"},
                "terraform_labels":{"team":"shop"},"cpu_platform":"Intel Broadwell","current_status":"RUNNING",
                "allow_stopping_for_update":null,"attached_disk":[{"device_name":"persistent-disk-1","mode":"READ_WRITE",
                  "source":"\(root)/zones/europe-west1-b/disks/data","kms_key_self_link":"","disk_encryption_key_raw":""}],
                "boot_disk":[{"auto_delete":true,"device_name":"persistent-disk-0","mode":"READ_WRITE",
                  "source":"\(root)/zones/europe-west1-b/disks/web-1","initialize_params":[{"image":"x","size":10}]}],
                "network_interface":[{"access_config":[{"nat_ip":"203.0.113.4","network_tier":"PREMIUM",
                  "public_ptr_domain_name":""}],"alias_ip_range":[],"name":"nic0","network":"\(root)/global/networks/web",
                  "network_ip":"10.0.0.2","nic_type":"","stack_type":"IPV4_ONLY","subnetwork_project":"shop-prod",
                  "subnetwork":"\(root)/regions/europe-west1/subnetworks/web"}],
                "scheduling":[{"automatic_restart":true,"on_host_maintenance":"MIGRATE","preemptible":false,
                  "provisioning_model":"STANDARD","node_affinities":[],"min_node_cpus":0}],
                "service_account":[{"email":"web@shop-prod.iam.gserviceaccount.com",
                  "scopes":["https://www.googleapis.com/auth/cloud-platform"]}],
                "shielded_instance_config":[{"enable_integrity_monitoring":true,"enable_secure_boot":false,"enable_vtpm":true}],
                "metadata":{},"metadata_startup_script":null,"guest_accelerator":[],"hostname":"","min_cpu_platform":"",
                "enable_display":false,"resource_policies":[],"self_link":"\(root)/zones/europe-west1-b/instances/web-1",
                "instance_id":"123","timeouts":null}
                """,
            drift: #"{"machine_type":"e2-medium"}"#
        ),
        GoogleCase(
            "google_compute_attached_disk",
            of: "compute",
            "v1.compute.instances.attachDisk",
            on: "projects/shop-prod/zones/europe-west1-b/instances/web-1",
            request: """
                {"deviceName":"data","mode":"READ_WRITE","source":"projects/shop-prod/zones/europe-west1-b/disks/data"}
                """,
            state: """
                {"id":"projects/shop-prod/zones/europe-west1-b/instances/web-1/data","project":"shop-prod",
                "zone":"europe-west1-b","instance":"web-1","disk":"\(root)/zones/europe-west1-b/disks/data",
                "device_name":"data","mode":"READ_WRITE"}
                """,
            drift: #"{"disk":"other"}"#
        ),
        GoogleCase(
            "google_compute_firewall",
            of: "compute",
            "v1.compute.firewalls.insert",
            on: "projects/shop-prod/global/firewalls/web",
            request: """
                {"name":"web","alloweds":[{"IPProtocol":"tcp","ports":["443","80"]},{"IPProtocol":"icmp"}],"direction":"INGRESS",
                "disabled":false,"logConfig":{"enable":false},"network":"projects/shop-prod/global/networks/web",
                "priority":"1000","sourceRanges":["10.0.0.0/8"],"targetTags":["web"]}
                """,
            state: """
                {"id":"projects/shop-prod/global/firewalls/web","name":"web","project":"shop-prod","description":"",
                "allow":[{"ports":[],"protocol":"icmp"},{"ports":["443","80"],"protocol":"tcp"}],"deny":[],"direction":"INGRESS",
                "disabled":false,"destination_ranges":[],"enable_logging":null,"log_config":[],
                "network":"\(root)/global/networks/web","priority":1000,"source_ranges":["10.0.0.0/8"],"source_tags":null,
                "source_service_accounts":null,"target_tags":["web"],"target_service_accounts":null,
                "self_link":"\(root)/global/firewalls/web","creation_timestamp":"2026-01-01T00:00:00Z","timeouts":null}
                """,
            drift: #"{"source_ranges":["10.0.0.0/16"]}"#
        ),
        GoogleCase(
            "google_compute_network",
            of: "compute",
            "v1.compute.networks.insert",
            on: "projects/shop-prod/global/networks/web",
            request: """
                {"name":"web","autoCreateSubnetworks":false,"description":"","enableUlaInternalIpv6":false,
                "networkFirewallPolicyEnforcementOrder":"AFTER_CLASSIC_FIREWALL","routingConfig":{"routingMode":"GLOBAL"}}
                """,
            state: """
                {"id":"projects/shop-prod/global/networks/web","name":"web","project":"shop-prod","description":"",
                "auto_create_subnetworks":false,"delete_default_routes_on_create":false,"enable_ula_internal_ipv6":false,
                "gateway_ipv4":"","internal_ipv6_range":"","mtu":0,"numeric_id":"123","routing_mode":"GLOBAL",
                "network_firewall_policy_enforcement_order":"AFTER_CLASSIC_FIREWALL","self_link":"\(root)/global/networks/web"}
                """,
            drift: #"{"routing_mode":"REGIONAL"}"#
        ),
        GoogleCase(
            "google_compute_subnetwork",
            of: "compute",
            "v1.compute.subnetworks.insert",
            on: "projects/shop-prod/regions/europe-west1/subnetworks/web",
            request: """
                {"name":"web","ipCidrRange":"10.0.0.0/20","network":"projects/shop-prod/global/networks/web",
                "privateIpGoogleAccess":true,"region":"projects/shop-prod/regions/europe-west1",
                "secondaryIpRanges":[{"rangeName":"pods","ipCidrRange":"10.4.0.0/14"}],
                "logConfig":{"enable":true,"aggregationInterval":"INTERVAL_5_SEC","flowSampling":0.5,
                "metadata":"INCLUDE_ALL_METADATA"}}
                """,
            state: """
                {"id":"projects/shop-prod/regions/europe-west1/subnetworks/web","name":"web","project":"shop-prod",
                "region":"europe-west1","ip_cidr_range":"10.0.0.0/20","network":"\(root)/global/networks/web",
                "private_ip_google_access":true,"private_ipv6_google_access":"DISABLE_GOOGLE_ACCESS","purpose":"PRIVATE",
                "role":"","stack_type":"IPV4_ONLY","description":"","fingerprint":null,"gateway_address":"10.0.0.1",
                "secondary_ip_range":[{"range_name":"pods","ip_cidr_range":"10.4.0.0/14","reserved_internal_range":""}],
                "log_config":[{"aggregation_interval":"INTERVAL_5_SEC","filter_expr":"true","flow_sampling":0.5,
                "metadata":"INCLUDE_ALL_METADATA","metadata_fields":[]}],
                "self_link":"\(root)/regions/europe-west1/subnetworks/web"}
                """,
            drift: #"{"private_ip_google_access":false}"#
        ),
        GoogleCase(
            "google_compute_router",
            of: "compute",
            "v1.compute.routers.insert",
            on: "projects/shop-prod/regions/europe-west1/routers/web",
            request: """
                {"name":"web","network":"projects/shop-prod/global/networks/web","region":"projects/shop-prod/regions/europe-west1",
                "bgp":{"asn":64514,"advertiseMode":"DEFAULT"}}
                """,
            state: """
                {"id":"projects/shop-prod/regions/europe-west1/routers/web","name":"web","project":"shop-prod",
                "region":"europe-west1","network":"\(root)/global/networks/web","description":"",
                "encrypted_interconnect_router":false,"bgp":[{"advertise_mode":"DEFAULT","advertised_groups":[],
                "advertised_ip_ranges":[],"asn":64514,"keepalive_interval":20,"identifier_range":""}],
                "self_link":"\(root)/regions/europe-west1/routers/web"}
                """,
            drift: #"{"bgp":[{"asn":64515,"advertise_mode":"DEFAULT"}]}"#
        ),
        GoogleCase(
            "google_compute_router_nat",
            of: "compute",
            "v1.compute.routers.patch",
            on: "projects/shop-prod/regions/europe-west1/routers/web",
            request: """
                {"nats":[{"name":"out","natIpAllocateOption":"AUTO_ONLY","enableEndpointIndependentMapping":false,
                "sourceSubnetworkIpRangesToNat":"ALL_SUBNETWORKS_ALL_IP_RANGES","icmpIdleTimeoutSec":30}]}
                """,
            state: """
                {"id":"shop-prod/europe-west1/web/out","name":"out","project":"shop-prod","region":"europe-west1","router":"web",
                "nat_ip_allocate_option":"AUTO_ONLY","source_subnetwork_ip_ranges_to_nat":"ALL_SUBNETWORKS_ALL_IP_RANGES",
                "nat_ips":null,"subnetwork":[],"min_ports_per_vm":0,"icmp_idle_timeout_sec":30,"tcp_time_wait_timeout_sec":120,
                "enable_endpoint_independent_mapping":false,"enable_dynamic_port_allocation":false,"drain_nat_ips":null}
                """,
            drift: #"{"source_subnetwork_ip_ranges_to_nat":"LIST_OF_SUBNETWORKS"}"#
        ),
        GoogleCase(
            "google_compute_address",
            of: "compute",
            "v1.compute.addresses.insert",
            on: "projects/shop-prod/regions/europe-west1/addresses/out",
            request: #"{"name":"out","addressType":"EXTERNAL","networkTier":"PREMIUM","description":"nat"}"#,
            state: """
                {"id":"projects/shop-prod/regions/europe-west1/addresses/out","name":"out","project":"shop-prod",
                "region":"europe-west1","address":"203.0.113.9","address_type":"EXTERNAL","description":"nat","ip_version":"",
                "network":"","network_tier":"PREMIUM","prefix_length":0,"purpose":"","subnetwork":"","users":[],"labels":{},
                "effective_labels":{},"self_link":"\(root)/regions/europe-west1/addresses/out"}
                """,
            drift: #"{"network_tier":"STANDARD"}"#
        ),
        GoogleCase(
            "google_compute_global_address",
            of: "compute",
            "v1.compute.globalAddresses.insert",
            on: "projects/shop-prod/global/addresses/front",
            request: #"{"name":"front","addressType":"EXTERNAL","ipVersion":"IPV4"}"#,
            state: """
                {"id":"projects/shop-prod/global/addresses/front","name":"front","project":"shop-prod","address":"203.0.113.8",
                "address_type":"EXTERNAL","description":"","ip_version":"IPV4","network":"","prefix_length":0,"purpose":"",
                "self_link":"\(root)/global/addresses/front"}
                """,
            drift: #"{"ip_version":"IPV6"}"#
        ),
        GoogleCase(
            "google_compute_disk",
            of: "compute",
            "v1.compute.disks.insert",
            on: "projects/shop-prod/zones/europe-west1-b/disks/data",
            request: """
                {"name":"data","sizeGb":"50","type":"projects/shop-prod/zones/europe-west1-b/diskTypes/pd-ssd",
                "physicalBlockSizeBytes":"4096"}
                """,
            state: """
                {"id":"projects/shop-prod/zones/europe-west1-b/disks/data","name":"data","project":"shop-prod",
                "zone":"europe-west1-b","size":50,"type":"pd-ssd","description":"","image":"","snapshot":"","users":[],
                "physical_block_size_bytes":4096,"provisioned_iops":0,"enable_confidential_compute":false,"licenses":[],
                "self_link":"\(root)/zones/europe-west1-b/disks/data"}
                """,
            drift: #"{"size":100}"#
        ),
        GoogleCase(
            "google_compute_instance_template",
            of: "compute",
            "v1.compute.instanceTemplates.insert",
            on: "projects/shop-prod/global/instanceTemplates/web-2026",
            request: """
                {"name":"web-2026","description":"","properties":{"machineType":"e2-small","canIpForward":false,
                "tags":{"tags":["web"]},"disks":[{"boot":true,"autoDelete":true}],"networkInterfaces":[{"network":"x"}],
                "serviceAccounts":[{"email":"web@shop-prod.iam.gserviceaccount.com","scopes":["a","b"]}]}}
                """,
            state: """
                {"id":"projects/shop-prod/global/instanceTemplates/web-2026","name":"web-2026","name_prefix":"","project":"shop-prod",
                "machine_type":"e2-small","can_ip_forward":false,"description":"","instance_description":"","tags":["web"],
                "disk":[{"boot":true}],"network_interface":[{"network":"y"}],"scheduling":[{"automatic_restart":true}],
                "service_account":[{"email":"web@shop-prod.iam.gserviceaccount.com","scopes":["b","a"]}],"metadata":null,
                "region":"","self_link":"\(root)/global/instanceTemplates/web-2026"}
                """,
            drift: #"{"machine_type":"e2-medium"}"#
        ),
    ]
}
