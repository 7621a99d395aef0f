internal import FastJSON
internal import HindcastModel

/// Reads Kubernetes objects: manifests, what kustomize and helm print, and `kubectl get -o json|yaml`.
///
/// Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/.
enum KubernetesInventory {
    /// Whether a text holds Kubernetes objects.
    static func holds(_ text: [UInt8]) -> Bool {
        if isJSON(text) {
            var parser = JSONParser()
            let isObject = try? parser.withRoot(of: text) { root in
                root.withMember("kind") { $0.string != nil } == true
                    && root.withMember("apiVersion") { $0.string != nil } == true
            }
            return isObject == true
        }
        var hasVersion = false
        var hasKind = false
        for line in text.split(separator: UInt8(ascii: "\n")) {
            hasVersion = hasVersion || line.starts(with: "apiVersion:".utf8)
            hasKind = hasKind || line.starts(with: "kind:".utf8)
            if hasVersion && hasKind { return true }
        }
        return false
    }

    /// Reads a text.
    ///
    /// - Parameter cluster: the account of the addresses; `nil` for any.
    static func read(_ text: [UInt8], of file: String, cluster: String?) -> Inventory {
        var reader = KubernetesReader(file: file, cluster: cluster)
        if isJSON(text) {
            do throws(JSONError) {
                reader.add(try JSONValue(parsing: text))
            } catch {
                reader.find("no JSON: \(error)")
            }
        } else {
            YAMLText(text).forEachDocument { reader.add($0) }
        }
        return reader.inventory
    }

    private static func isJSON(_ text: [UInt8]) -> Bool {
        text.first { $0 > 32 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF } == UInt8(ascii: "{")
    }
}
