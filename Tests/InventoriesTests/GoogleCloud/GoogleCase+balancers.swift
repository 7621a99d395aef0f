extension GoogleCase {
    /// What is in front of machines.
    static let balancers = [
        GoogleCase(
            "google_compute_forwarding_rule",
            of: "compute",
            "v1.compute.forwardingRules.insert",
            on: "projects/shop-prod/regions/europe-west1/forwardingRules/front",
            request: """
                {"name":"front","IPProtocol":"TCP","portRange":"443","loadBalancingScheme":"EXTERNAL",
                "target":"projects/shop-prod/regions/europe-west1/targetPools/web"}
                """,
            state: """
                {"id":"projects/shop-prod/regions/europe-west1/forwardingRules/front","name":"front","project":"shop-prod",
                "region":"europe-west1","ip_address":"203.0.113.7","ip_protocol":"TCP","load_balancing_scheme":"EXTERNAL",
                "port_range":"443-443","ports":null,"target":"\(root)/regions/europe-west1/targetPools/web","backend_service":"",
                "all_ports":false,"description":"","network":"","network_tier":"PREMIUM","subnetwork":"",
                "self_link":"\(root)/regions/europe-west1/forwardingRules/front"}
                """,
            drift:
                #"{"target":"https://www.googleapis.com/compute/v1/projects/shop-prod/regions/europe-west1/targetPools/x"}"#
        ),
        GoogleCase(
            "google_compute_global_forwarding_rule",
            of: "compute",
            "v1.compute.globalForwardingRules.insert",
            on: "projects/shop-prod/global/forwardingRules/front",
            request: """
                {"name":"front","IPProtocol":"TCP","portRange":"443","loadBalancingScheme":"EXTERNAL_MANAGED",
                "target":"projects/shop-prod/global/targetHttpsProxies/web"}
                """,
            state: """
                {"id":"projects/shop-prod/global/forwardingRules/front","name":"front","project":"shop-prod",
                "ip_address":"203.0.113.7","ip_protocol":"TCP","load_balancing_scheme":"EXTERNAL_MANAGED","port_range":"443-443",
                "target":"\(root)/global/targetHttpsProxies/web","description":"","network":"","metadata_filters":[],
                "self_link":"\(root)/global/forwardingRules/front"}
                """,
            drift: #"{"load_balancing_scheme":"EXTERNAL"}"#
        ),
        GoogleCase(
            "google_compute_backend_service",
            of: "compute",
            "v1.compute.backendServices.insert",
            on: "projects/shop-prod/global/backendServices/web",
            request: """
                {"name":"web","protocol":"HTTP","portName":"http","timeoutSec":"30","loadBalancingScheme":"EXTERNAL_MANAGED",
                "enableCDN":false,"connectionDraining":{"drainingTimeoutSec":300},
                "healthChecks":["projects/shop-prod/global/healthChecks/web"],
                "backends":[{"group":"projects/shop-prod/zones/europe-west1-b/instanceGroups/web","balancingMode":"UTILIZATION"}]}
                """,
            state: """
                {"id":"projects/shop-prod/global/backendServices/web","name":"web","project":"shop-prod","protocol":"HTTP",
                "port_name":"http","timeout_sec":30,"load_balancing_scheme":"EXTERNAL_MANAGED","enable_cdn":false,
                "connection_draining_timeout_sec":300,"health_checks":["\(root)/global/healthChecks/web"],"description":"",
                "backend":[{"group":"\(root)/zones/europe-west1-b/instanceGroups/web","balancing_mode":"UTILIZATION",
                "capacity_scaler":1,"description":"","max_utilization":0.8}],"security_policy":"","session_affinity":"NONE",
                "custom_request_headers":null,"log_config":[{"enable":false,"sample_rate":0}],"generated_id":4,
                "self_link":"\(root)/global/backendServices/web"}
                """,
            drift: #"{"timeout_sec":60}"#
        ),
        GoogleCase(
            "google_compute_url_map",
            of: "compute",
            "v1.compute.urlMaps.insert",
            on: "projects/shop-prod/global/urlMaps/web",
            request: """
                {"name":"web","defaultService":"projects/shop-prod/global/backendServices/web",
                "hostRules":[{"hosts":["shop.example.com"],"pathMatcher":"shop"}],
                "pathMatchers":[{"name":"shop","defaultService":"projects/shop-prod/global/backendServices/web",
                "pathRules":[{"paths":["/api/*"],"service":"projects/shop-prod/global/backendServices/api"}]}]}
                """,
            state: """
                {"id":"projects/shop-prod/global/urlMaps/web","name":"web","project":"shop-prod","description":"","map_id":4,
                "default_service":"\(root)/global/backendServices/web","header_action":[],"test":[],
                "host_rule":[{"description":"","hosts":["shop.example.com"],"path_matcher":"shop"}],
                "path_matcher":[{"name":"shop","default_service":"\(root)/global/backendServices/web","description":"",
                "path_rule":[{"paths":["/api/*"],"service":"\(root)/global/backendServices/api","route_action":[]}]}],
                "self_link":"\(root)/global/urlMaps/web"}
                """,
            drift: #"{"default_service":"other"}"#
        ),
        GoogleCase(
            "google_compute_ssl_certificate",
            of: "compute",
            "v1.compute.sslCertificates.insert",
            on: "projects/shop-prod/global/sslCertificates/web",
            request:
                #"{"name":"web","certificate":"-----BEGIN CERTIFICATE-----\n","privateKey":"-----BEGIN PRIVATE KEY-----"}"#,
            state: """
                {"id":"projects/shop-prod/global/sslCertificates/web","name":"web","project":"shop-prod","name_prefix":null,
                "certificate":"-----BEGIN","private_key":"-----BEGIN PRIVATE KEY-----","description":"","certificate_id":4,
                "self_link":"\(root)/global/sslCertificates/web"}
                """
        ),
        GoogleCase(
            "google_compute_managed_ssl_certificate",
            of: "compute",
            "v1.compute.sslCertificates.insert",
            on: "projects/shop-prod/global/sslCertificates/shop",
            request: #"{"name":"shop","type":"MANAGED","managed":{"domains":["shop.example.com."]}}"#,
            state: """
                {"id":"projects/shop-prod/global/sslCertificates/shop","name":"shop","project":"shop-prod","type":"MANAGED",
                "managed":[{"domains":["shop.example.com."]}],"description":"","certificate_id":4,
                "self_link":"\(root)/global/sslCertificates/shop"}
                """,
            drift: #"{"managed":[{"domains":["other.example.com."]}]}"#
        ),
        GoogleCase(
            "google_compute_target_https_proxy",
            of: "compute",
            "v1.compute.targetHttpsProxies.insert",
            on: "projects/shop-prod/global/targetHttpsProxies/web",
            request: """
                {"name":"web","urlMap":"projects/shop-prod/global/urlMaps/web","quicOverride":"NONE",
                "sslCertificates":["projects/shop-prod/global/sslCertificates/shop"]}
                """,
            state: """
                {"id":"projects/shop-prod/global/targetHttpsProxies/web","name":"web","project":"shop-prod","description":"",
                "url_map":"\(root)/global/urlMaps/web","ssl_certificates":["\(root)/global/sslCertificates/shop"],"ssl_policy":"",
                "quic_override":"NONE","proxy_bind":false,"proxy_id":4,"self_link":"\(root)/global/targetHttpsProxies/web"}
                """,
            drift: #"{"ssl_policy":"projects/shop-prod/global/sslPolicies/modern"}"#
        ),
        GoogleCase(
            "google_compute_target_http_proxy",
            of: "compute",
            "v1.compute.targetHttpProxies.insert",
            on: "projects/shop-prod/global/targetHttpProxies/web",
            request: #"{"name":"web","urlMap":"projects/shop-prod/global/urlMaps/web"}"#,
            state: """
                {"id":"projects/shop-prod/global/targetHttpProxies/web","name":"web","project":"shop-prod","description":"",
                "url_map":"\(root)/global/urlMaps/web","proxy_bind":false,"proxy_id":4}
                """,
            drift: #"{"url_map":"other"}"#
        ),
        GoogleCase(
            "google_compute_health_check",
            of: "compute",
            "v1.compute.healthChecks.insert",
            on: "projects/shop-prod/global/healthChecks/web",
            request: """
                {"name":"web","type":"TCP","checkIntervalSec":"5","timeoutSec":"5","healthyThreshold":"2","unhealthyThreshold":"2",
                "tcpHealthCheck":{"port":"8080","proxyHeader":"NONE"},"logConfig":{"enable":false}}
                """,
            state: """
                {"id":"projects/shop-prod/global/healthChecks/web","name":"web","project":"shop-prod","description":"",
                "check_interval_sec":5,"timeout_sec":5,"healthy_threshold":2,"unhealthy_threshold":2,"type":"TCP",
                "tcp_health_check":[{"port":8080,"port_name":"","port_specification":"","proxy_header":"NONE","request":"",
                "response":""}],"http_health_check":[],"https_health_check":[],"http2_health_check":[],"ssl_health_check":[],
                "grpc_health_check":[],"log_config":[{"enable":false}]}
                """,
            drift: #"{"timeout_sec":4}"#
        ),
        GoogleCase(
            "google_compute_route",
            of: "compute",
            "v1.compute.routes.insert",
            on: "projects/shop-prod/global/routes/out",
            request: """
                {"name":"out","destRange":"0.0.0.0/0","network":"projects/shop-prod/global/networks/web","priority":"900",
                "nextHopGateway":"projects/shop-prod/global/gateways/default-internet-gateway"}
                """,
            state: """
                {"id":"projects/shop-prod/global/routes/out","name":"out","project":"shop-prod","description":"",
                "dest_range":"0.0.0.0/0","network":"\(root)/global/networks/web","priority":900,"tags":null,
                "next_hop_gateway":"\(root)/global/gateways/default-internet-gateway","next_hop_instance":"","next_hop_ip":"",
                "next_hop_ilb":"","next_hop_vpn_tunnel":"","next_hop_network":""}
                """,
            drift: #"{"priority":800}"#
        ),
    ]
}
