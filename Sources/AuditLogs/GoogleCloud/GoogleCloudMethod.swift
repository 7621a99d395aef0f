/// The names of Google Cloud's services and methods.
///
/// A method is called `v1.compute.firewalls.insert` where it grew out of a REST interface and
/// `google.iam.admin.v1.CreateServiceAccount` where it is a remote procedure; older services leave all but the last part out.
package enum GoogleCloudMethod {
    /// Returns the service as an address names it: `compute` for `compute.googleapis.com`.
    package static func service(of host: String) -> String {
        String(host.prefix { $0 != "." }).lowercased()
    }

    /// Returns the operation without versions, packages and the service's own name: `firewalls.insert`,
    /// `CreateServiceAccount`.
    package static func operation(_ method: String, of service: String) -> String {
        var words = method.split(separator: ".").filter { !isVersion($0) }
        guard let last = words.last else { return method }
        if last.first?.isUppercase ?? false { return String(last) }
        if words.count > 1, words[0] == "google" { words.removeFirst() }
        if words.count > 1, words[0].lowercased() == service { words.removeFirst() }
        return words.joined(separator: ".")
    }

    /// Whether an operation only reads, by its name.
    package static func onlyReads(_ operation: String) -> Bool {
        let word = operation.split(separator: ".").last ?? Substring(operation)
        let lowered = word.lowercased()
        return readVerbs.contains { verb in
            guard lowered.hasPrefix(verb) else { return false }
            // `getIamPolicy` and `GetProject`, not `Getaway`; `list` alone.
            return word.dropFirst(verb.count).first.map { !$0.isLowercase } ?? true
        }
    }

    /// `v1`, `v1beta2`, `v2alpha`, `beta`, `alpha`.
    private static func isVersion(_ word: Substring) -> Bool {
        if word == "beta" || word == "alpha" { return true }
        guard word.first == "v", word.count > 1 else { return false }
        let rest = word.dropFirst().drop { $0.isNumber }
        guard rest.count < word.count - 1 else { return false }
        return rest.isEmpty || ["alpha", "beta", "p"].contains { rest.hasPrefix($0) }
    }

    private static let readVerbs = [
        "get", "list", "aggregatedlist", "search", "check", "test", "query", "lookup", "describe", "fetch", "read",
        "batchget", "view", "explain", "validate", "preview", "export", "analyze", "count", "watch", "poll", "wait",
    ]
}
