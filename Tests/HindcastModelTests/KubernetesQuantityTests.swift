import HindcastModel
import Testing

@Suite("An amount of Kubernetes")
struct KubernetesQuantityTests {
    @Test(
        "is written as the server writes it",
        arguments: [
            ("1000m", "1"), ("1", "1"), ("0.5", "500m"), ("1.5", "1500m"), ("100m", "100m"), ("1024Mi", "1Gi"),
            ("1.5Gi", "1536Mi"),
            ("512Mi", "512Mi"), ("0.5Ki", "512"), ("1000000", "1M"), ("1500000", "1500k"), ("1G", "1G"),
            ("2000k", "2M"),
            ("12e6", "12e6"), ("1200e4", "12e6"), ("0", "0"), ("0m", "0"), ("0Gi", "0"), ("1000000n", "1m"),
            (".25", "250m"),
            ("web", "web"), ("", ""), ("1.", "1"), ("1Zi", "1Zi"), ("-5", "-5"),
            ("9223372036854775808", "9223372036854775808"),
            ("0.1Ki", "0.1Ki"), ("99999999999999999E", "99999999999999999E"),
        ]
    )
    func canonical(text: String, expected: String) {
        #expect(KubernetesQuantity.canonical(text) == expected)
    }

    @Test("is found where the server has amounts and nowhere else")
    func places() {
        let object: JSONObject = [
            "kind": "Deployment", "data": ["limits": ["a": "1000m"]],
            "spec": [
                "containers": [["name": "1000m", "resources": ["limits": ["cpu": 2, "memory": "1024Ki"]]]],
                "volumes": [["emptyDir": ["sizeLimit": "1024Mi"]]], "default": ["a": "1000m"],
            ],
        ]
        let spec: JSONValue = [
            "containers": [["name": "1000m", "resources": ["limits": ["cpu": "2", "memory": "1Mi"]]]],
            "volumes": [["emptyDir": ["sizeLimit": "1Gi"]]], "default": ["a": "1000m"],
        ]
        #expect(KubernetesQuantity.canonical(in: object)["spec"] == spec)
        #expect(KubernetesQuantity.canonical(in: object)["data"] == object["data"])
    }
}
