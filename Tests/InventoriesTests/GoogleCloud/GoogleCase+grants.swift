extension GoogleCase {
    /// Who may do what.
    static let grants = [
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
}
