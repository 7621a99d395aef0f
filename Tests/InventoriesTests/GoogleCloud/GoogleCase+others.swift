extension GoogleCase {
    static let email = "web@shop-prod.iam.gserviceaccount.com"
    static let grant = """
        {"serviceData":{"policyDelta":{"bindingDeltas":[
        {"action":"ADD","role":"roles/viewer","member":"user:ana@example.com"}]}}}
        """
    static let policy = """
        {"bindings":[{"role":"roles/viewer","members":["user:ana@example.com"]}],"etag":"BwX=","version":1}
        """
    static let member = #""role":"roles/viewer","member":"user:ana@example.com","condition":[],"etag":"BwX=""#
    static let binding =
        #""role":"roles/viewer","members":["user:ana@example.com"],"condition":[],"etag":"BwX=""#
    static let other = #"{"role":"roles/editor"}"#

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
}
