import FastJSON
import HindcastModel
import Testing

/// A resource as Terraform's state has it, and the call that made it as the log has it.
struct GoogleCase: Sendable, CustomTestStringConvertible {
    let type: String
    let service: String
    let method: String
    let name: String
    let request: String
    var response = "{}"
    var extra = "{}"
    let state: String
    /// Attributes as they would be had somebody changed the resource.
    var drift = ""

    var testDescription: String { type }

    init(
        _ type: String,
        of service: String,
        _ method: String,
        on name: String,
        request: String = "{}",
        response: String = "{}",
        extra: String = "{}",
        state: String,
        drift: String = ""
    ) {
        self.type = type
        self.service = service
        self.method = method
        self.name = name
        self.request = request
        self.response = response
        self.extra = extra
        self.state = state
        self.drift = drift
    }

    /// Makes the resource.
    func make(_ estate: inout AuditedEstate) throws {
        try estate.google(
            method,
            of: service,
            on: name,
            request: try JSONValue(parsing: request),
            response: try JSONValue(parsing: response),
            extra: try JSONValue(parsing: extra).object ?? [:]
        )
    }

    /// Types that share their lines with one that is tested.
    static let alike: Set<String> = [
        "google_compute_region_disk", "google_compute_region_instance_template",
        "google_compute_region_ssl_certificate", "google_compute_region_backend_service",
        "google_compute_region_url_map", "google_compute_region_health_check",
        "google_compute_region_target_https_proxy", "google_compute_region_target_http_proxy",
        "google_folder_iam_member", "google_folder_iam_binding", "google_organization_iam_member",
        "google_organization_iam_binding", "google_pubsub_topic_iam_binding",
        "google_secret_manager_secret_iam_binding", "google_kms_crypto_key_iam_binding",
        "google_service_account_iam_binding", "google_service_account_iam_policy",
        "google_storage_bucket_iam_policy", "google_cloud_run_v2_job",
    ]
}
