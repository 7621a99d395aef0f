import HindcastModel
import Testing

/// What Google Cloud grants by itself.
@Suite struct GoogleCloudBindingsTests {
    @Test(arguments: [
        ("serviceAccount:service-186783260185@compute-system.iam.gserviceaccount.com", true),
        ("serviceAccount:186783260185@cloudservices.gserviceaccount.com", true),
        ("serviceAccount:186783260185-compute@developer.gserviceaccount.com", true),
        ("serviceAccount:186783260185@cloudbuild.gserviceaccount.com", true),
        ("serviceAccount:deployer@shop-prod.iam.gserviceaccount.com", false),
        ("serviceAccount:service-186783260185@eve.iam.gserviceaccount.com", false),
        ("serviceAccount:service-1@gcp-sa-cloudkms.iam.gserviceaccount.com", true),
        ("serviceAccount:service-desk@shop-prod.iam.gserviceaccount.com", false),
        ("user:service-1@gserviceaccount.com", false), ("serviceAccount:1@example.com", false),
        ("domain:example.com", false),
        ("serviceAccount:", false), ("serviceAccount:@developer.gserviceaccount.com", false),
    ])
    func `an account that no person made is told by its name`(member: String, isAgent: Bool) {
        #expect(GoogleCloudBindings.isAgent(.string(member)) == isAgent)
    }

    @Test func `a binding is the provider's only where all of its members are`() {
        let agent: JSONValue = "serviceAccount:service-1@compute-system.iam.gserviceaccount.com"
        #expect(GoogleCloudBindings.isOfProvider(["role": "roles/compute.serviceAgent", "members": [agent]]))
        #expect(
            !GoogleCloudBindings.isOfProvider(["role": "roles/owner", "members": [agent, "user:eve@example.com"]])
        )
        #expect(!GoogleCloudBindings.isOfProvider(["role": "roles/owner", "members": []]))
        #expect(!GoogleCloudBindings.isOfProvider("x"))
    }
}
