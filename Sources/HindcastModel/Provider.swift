/// Whose audit log an event comes from; the first part of an address.
public enum Provider: String, Hashable, Sendable, CaseIterable {
    /// Amazon Web Services.
    case aws
    /// Google Cloud.
    case gcp
    /// Microsoft Azure.
    case azure
    /// Kubernetes.
    case k8s
}
