internal import HindcastModel

/// Which resource of an API the objects of a kind are: the plural name that paths, audit logs and addresses use.
struct KubernetesKinds {
    /// A resource of an API.
    struct Resource: Hashable {
        /// The plural name.
        var plural: String
        /// Whether its objects lie in namespaces; `nil` where nobody says.
        var isNamespaced: Bool?
    }

    private struct Kind: Hashable {
        let group: String
        let name: String
    }

    private var defined: [Kind: Resource] = [:]

    /// Knows the kinds of Kubernetes itself and of what runs on most clusters.
    init() {}

    /// Learns the kind that a CustomResourceDefinition defines.
    mutating func learn(_ definition: JSONObject) {
        let specification = definition["spec"]
        guard let group = specification?["group"]?.string, let name = specification?["names"]?["kind"]?.string,
            let plural = specification?["names"]?["plural"]?.string, !plural.isEmpty
        else { return }
        let scope = specification?["scope"]?.string
        let isNamespaced: Bool? =
            switch scope {
            case "Namespaced": true
            case "Cluster": false
            default: nil
            }
        defined[Kind(group: group, name: name)] = Resource(plural: plural, isNamespaced: isNamespaced)
    }

    /// Returns the resource of a kind; one that is not known is guessed as those who write controllers name theirs.
    func resource(of name: String, in group: String) -> Resource {
        let kind = Kind(group: group, name: name)
        return defined[kind] ?? KubernetesKinds.known[kind]
            ?? Resource(plural: KubernetesKinds.plural(of: name.lowercased()), isNamespaced: nil)
    }

    /// The plural of an English word in lower case.
    private static func plural(of word: String) -> String {
        let isSibilant = ["s", "x", "z", "ch", "sh"].contains { word.hasSuffix($0) }
        if isSibilant { return word + "es" }
        guard word.hasSuffix("y"), let before = word.dropLast().last, !"aeiou".contains(before) else {
            return word + "s"
        }
        return word.dropLast() + "ies"
    }

    private static let known: [Kind: Resource] = {
        var known: [Kind: Resource] = [:]
        for line in table.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard let group = words.first else { continue }
            for word in words.dropFirst() {
                // `/` marks kinds outside of namespaces, `=` a plural that is not the rule's.
                let isNamespaced = !word.hasPrefix("/")
                let parts = (isNamespaced ? word : word.dropFirst()).split(separator: "=")
                let name = String(parts[0])
                let plural = parts.count > 1 ? String(parts[1]) : plural(of: name.lowercased())
                known[Kind(group: String(group), name: name)] = Resource(plural: plural, isNamespaced: isNamespaced)
            }
        }
        return known
    }()

    /// Source: `kubectl api-resources` of Kubernetes 1.31, and the definitions that the projects publish.
    private static let table = """
        core /Namespace /Node /PersistentVolume /ComponentStatus=componentstatuses Pod Service ConfigMap Secret \
        ServiceAccount Endpoints=endpoints Event PersistentVolumeClaim ReplicationController LimitRange ResourceQuota \
        PodTemplate Binding
        apps Deployment StatefulSet DaemonSet ReplicaSet ControllerRevision
        batch Job CronJob
        autoscaling HorizontalPodAutoscaler
        networking.k8s.io Ingress NetworkPolicy /IngressClass /IPAddress /ServiceCIDR
        policy PodDisruptionBudget /PodSecurityPolicy
        rbac.authorization.k8s.io Role RoleBinding /ClusterRole /ClusterRoleBinding
        storage.k8s.io /StorageClass /VolumeAttachment /CSIDriver /CSINode CSIStorageCapacity=csistoragecapacities \
        /VolumeAttributesClass
        admissionregistration.k8s.io /MutatingWebhookConfiguration /ValidatingWebhookConfiguration \
        /ValidatingAdmissionPolicy /ValidatingAdmissionPolicyBinding /MutatingAdmissionPolicy \
        /MutatingAdmissionPolicyBinding
        apiextensions.k8s.io /CustomResourceDefinition
        apiregistration.k8s.io /APIService
        certificates.k8s.io /CertificateSigningRequest /ClusterTrustBundle
        coordination.k8s.io Lease LeaseCandidate
        discovery.k8s.io EndpointSlice
        events.k8s.io Event
        flowcontrol.apiserver.k8s.io /FlowSchema=flowschemas /PriorityLevelConfiguration
        node.k8s.io /RuntimeClass
        scheduling.k8s.io /PriorityClass
        resource.k8s.io ResourceClaim ResourceClaimTemplate /DeviceClass /ResourceSlice
        authentication.k8s.io /TokenReview /SelfSubjectReview
        authorization.k8s.io /SubjectAccessReview LocalSubjectAccessReview /SelfSubjectAccessReview \
        /SelfSubjectRulesReview
        metrics.k8s.io PodMetrics=pods /NodeMetrics=nodes
        gateway.networking.k8s.io /GatewayClass Gateway HTTPRoute GRPCRoute TLSRoute TCPRoute UDPRoute ReferenceGrant
        snapshot.storage.k8s.io VolumeSnapshot /VolumeSnapshotClass /VolumeSnapshotContent
        cert-manager.io Certificate CertificateRequest Issuer /ClusterIssuer
        acme.cert-manager.io Order Challenge
        argoproj.io Application ApplicationSet AppProject Rollout Workflow WorkflowTemplate CronWorkflow \
        /ClusterWorkflowTemplate AnalysisTemplate AnalysisRun Experiment
        monitoring.coreos.com Prometheus Alertmanager ServiceMonitor PodMonitor PrometheusRule Probe ThanosRuler \
        AlertmanagerConfig ScrapeConfig
        networking.istio.io VirtualService DestinationRule Gateway ServiceEntry Sidecar EnvoyFilter WorkloadEntry
        security.istio.io AuthorizationPolicy PeerAuthentication RequestAuthentication
        external-secrets.io ExternalSecret SecretStore /ClusterSecretStore /ClusterExternalSecret
        bitnami.com SealedSecret
        source.toolkit.fluxcd.io GitRepository HelmRepository HelmChart OCIRepository Bucket
        kustomize.toolkit.fluxcd.io Kustomization
        helm.toolkit.fluxcd.io HelmRelease
        keda.sh ScaledObject ScaledJob TriggerAuthentication /ClusterTriggerAuthentication
        karpenter.sh /NodePool /NodeClaim
        karpenter.k8s.aws /EC2NodeClass
        vpcresources.k8s.aws SecurityGroupPolicy /CNINode
        elbv2.k8s.aws TargetGroupBinding /IngressClassParams=ingressclassparams
        kyverno.io Policy /ClusterPolicy PolicyException
        cilium.io CiliumNetworkPolicy /CiliumClusterwideNetworkPolicy
        """
}
