internal import HindcastModel

/// An object of Kubernetes as a manifest for `kubectl apply -f`.
struct ManifestRestore {
    private let request: RestoreRequest

    init(_ request: RestoreRequest) { self.request = request }

    /// What the API server sets, and takes from nobody.
    private static let served = [
        "creationTimestamp", "deletionGracePeriodSeconds", "deletionTimestamp", "generation", "managedFields",
        "resourceVersion", "selfLink", "uid",
    ]

    /// The whole text.
    var text: String {
        let document = request.then
        var manifest = document.configuration
        manifest["status"] = nil
        var metadata = manifest["metadata"]?.object ?? [:]
        for name in ManifestRestore.served { metadata[name] = nil }
        if let annotations = metadata["annotations"]?.object {
            // What `kubectl apply` notes for itself, of another time.
            let kept = annotations.filter { $0.key != "kubectl.kubernetes.io/last-applied-configuration" }
            metadata["annotations"] = kept.isEmpty ? nil : .object(JSONObject(unsorted: kept))
        }
        if !document.tags.isEmpty { metadata["labels"] = .object(document.tags) }
        if metadata["name"] == nil { metadata["name"] = .string(document.address.id) }
        if document.address.location != "-" { metadata["namespace"] = .string(document.address.location) }
        manifest["metadata"] = .object(metadata)

        var notes = request.header
        notes.append(
            "For the cluster \(VisibleText.escape(document.address.account)): see `kubectl config current-context`."
        )
        let isOwned = !(metadata["ownerReferences"]?.isEmpty ?? true)
        if isOwned { notes.append("Another object made it, and may change it back: see ownerReferences.") }
        for name in ["apiVersion", "kind"] where manifest[name] == nil {
            manifest[name] = .unknown("no event shows it")
        }
        if JSONValue.object(manifest).holdsMarker { notes.append(RestoreRequest.placeholderNote) }
        // An object where a text belongs: the API server refuses it.
        let yaml = YAMLLines { $0.isRedacted ? "{REDACTED_set_by_hand: null}" : "{UNKNOWN_set_by_hand: null}" }
        return (notes.map { "# " + $0 } + yaml.lines(manifest, indent: 0)).map { $0 + "\n" }.joined()
    }
}
