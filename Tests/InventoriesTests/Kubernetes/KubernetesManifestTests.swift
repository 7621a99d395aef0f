import FastJSON
import HindcastModel
import Inventories
import TestSupport
import Testing

@Suite("Kubernetes manifests")
struct KubernetesManifestTests {
    /// What helm prints: comments, empty documents, marks with text behind them.
    private let rendered = """
        ---
        # Source: shop/templates/empty.yaml
        ---
        # Source: shop/templates/checkout.yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: checkout
          namespace: shop
          labels: {app: checkout}
          annotations:
            kubectl.kubernetes.io/last-applied-configuration: "{}"
            team: payments
        spec:
          replicas: 3
          template:
            metadata:
              creationTimestamp: null
            spec:
              containers:
              - name: app
                image: registry.example.com/checkout:2
                resources:
                  limits: {cpu: 1000m, memory: 1024Mi}
                ports: [{containerPort: 8080}]
        status: {}
        --- # another

        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: reader}
        rules: []
        ...
        ---
        """

    @Test("are declared, an object a resource, in the shape of the history, with lines")
    func manifest() throws {
        let inventory = try #require(kubernetes(rendered, cluster: "prod"))
        #expect(inventory.standing == .declared)
        #expect(inventory.findings.isEmpty)
        #expect(inventory.resources.map(\.label) == ["Deployment/checkout", "ClusterRole/reader"])
        let deployment = inventory.resources[0]
        #expect(deployment.identity.address?.description == "k8s/prod/shop/apps/deployments/checkout")
        #expect(deployment.kind == "Deployment.apps")
        #expect(deployment.line == 5)
        #expect(deployment.tags == ["app": "checkout"])
        #expect(!deployment.areTagsWhole && !deployment.isWhole)
        #expect(
            deployment.configuration == [
                "metadata": ["annotations": ["team": "payments"]],
                "spec": [
                    "replicas": 3,
                    "template": [
                        "metadata": [:],
                        "spec": [
                            "containers": [
                                [
                                    "name": "app", "image": "registry.example.com/checkout:2",
                                    "ports": [["containerPort": 8080]],
                                    "resources": ["limits": ["cpu": "1", "memory": "1Gi"]],
                                ]
                            ]
                        ],
                    ],
                ],
            ]
        )
        let role = inventory.resources[1]
        #expect(
            role.identity.address?.description == "k8s/prod/-/rbac.authorization.k8s.io/clusterroles/reader"
        )
        #expect(role.line == 29)
        #expect(role.configuration == ["rules": []])
    }

    @Test("leave open what they do not say: the cluster, the namespace")
    func openParts() throws {
        let text = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata: {mode: \"on\"}\n"
        let resource = try #require(kubernetes(text)?.resources.first)
        #expect(resource.identity.account == nil && resource.identity.location == nil)
        #expect(resource.identity.service == "core" && resource.identity.type == "configmaps")
        #expect(resource.tags == nil)
        #expect(resource.configuration == ["data": ["mode": "on"]])
    }

    @Test(
        "name resources by their plural",
        arguments: [
            ("networking.k8s.io/v1", "Ingress", "networking.k8s.io/ingresses"),
            ("extensions/v1beta1", "Ingress", "networking.k8s.io/ingresses"),
            ("extensions/v1beta1", "Deployment", "apps/deployments"),
            ("networking.k8s.io/v1", "NetworkPolicy", "networking.k8s.io/networkpolicies"),
            ("gateway.networking.k8s.io/v1", "Gateway", "gateway.networking.k8s.io/gateways"),
            ("storage.k8s.io/v1", "StorageClass", "storage.k8s.io/storageclasses"),
            ("monitoring.coreos.com/v1", "Prometheus", "monitoring.coreos.com/prometheuses"),
            ("stable.example.com/v1", "CronTab", "stable.example.com/crontabs"),
            ("stable.example.com/v1", "Proxy", "stable.example.com/proxies"),
        ]
    )
    func plural(version: String, kind: String, expected: String) throws {
        let text = "apiVersion: \(version)\nkind: \(kind)\nmetadata: {name: a}\n"
        let identity = try #require(kubernetes(text)?.resources.first).identity
        #expect("\(identity.service ?? "")/\(identity.type ?? "")" == expected)
    }

    @Test("take the plural and the scope from a definition in the same text, wherever it stands")
    func definition() throws {
        let text = """
            apiVersion: example.com/v1
            kind: Sheep
            metadata: {name: dolly}
            ---
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: sheep.example.com}
            spec: {group: example.com, scope: Cluster, names: {kind: Sheep, plural: sheep}}
            """
        let identity = try #require(kubernetes(text)?.resources.first).identity
        #expect(identity.type == "sheep" && identity.location == "-")
    }

    @Test("say the same secret as text and as base64")
    func secret() throws {
        let text = """
            apiVersion: v1
            kind: Secret
            metadata: {name: login, namespace: shop}
            data: {user: YWxpY2U=, raw: "//8="}
            stringData: {password: hunter2}
            """
        let resource = try #require(kubernetes(text)?.resources.first)
        #expect(resource.configuration["data"] == ["user": "alice", "password": "hunter2", "raw": "//8="])
        #expect(resource.configuration["stringData"] == nil)
        #expect(Set(resource.secrets.map(\.description)) == ["/data/user", "/data/password", "/data/raw"])
    }

    @Test("state nothing where no history has the object")
    func withoutHistory() throws {
        let text = """
            apiVersion: batch/v1
            kind: Job
            metadata: {generateName: migrate-}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: test, annotations: {helm.sh/hook: test}}
            ---
            apiVersion: coordination.k8s.io/v1
            kind: Lease
            metadata: {name: leader}
            """
        let inventory = try #require(kubernetes(text))
        #expect(inventory.resources.map(\.label) == ["Job/migrate-*", "Pod/test", "Lease/leader"])
        for resource in inventory.resources {
            guard case .none = resource.mapping else {
                Issue.record("\(resource.label) is compared")
                continue
            }
            #expect(resource.configuration.isEmpty)
        }
    }

    @Test("report what is no object and go on")
    func brokenObjects() throws {
        let text = """
            apiVersion: v1
            kind: Service
            metadata: {name: a}
            ---
            image: {tag: 3}
            ---
            - just
            ---
            kind: [unclosed
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: b}
            """
        let inventory = try #require(kubernetes(text))
        #expect(inventory.resources.map(\.label) == ["Service/a", "Service/b"])
        #expect(
            inventory.findings.map(\.description).sorted() == [
                "objects.yaml: record 2: line 5: no Kubernetes object: it has no kind or no apiVersion",
                "objects.yaml: record 3: line 7: no Kubernetes object",
                "objects.yaml: record 4: line 9: no YAML in line 10: did not find expected ',' or ']'",
            ]
        )
    }

    @Test("as kustomize prints them are read as they are", .enabled(if: Kubectl.program != nil))
    func kustomize() throws {
        let printed = try Kubectl.kustomize([
            "kustomization.yaml": """
            namespace: shop
            namePrefix: eu-
            resources: [web.yaml]
            configMapGenerator: [{name: settings, literals: [mode=fast]}]
            """,
            "web.yaml": """
            apiVersion: v1
            kind: Service
            metadata: {name: web}
            spec: {ports: [{port: 80, targetPort: http}], selector: {app: web}}
            """,
        ])
        let inventory = try #require(kubernetes(printed))
        #expect(inventory.findings.isEmpty)
        #expect(inventory.resources.map(\.identity.location) == ["shop", "shop"])
        #expect(inventory.resources.map(\.identity.type) == ["configmaps", "services"])
        #expect(inventory.resources[0].identity.names[0].hasPrefix("eu-settings-"))
        #expect(inventory.resources[0].configuration == ["data": ["mode": "fast"]])
        #expect(
            inventory.resources[1].configuration == [
                "spec": ["ports": [["port": 80, "targetPort": "http"]], "selector": ["app": "web"]]
            ]
        )
    }
}
