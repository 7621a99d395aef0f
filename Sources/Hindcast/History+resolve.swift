public import HindcastModel
internal import HistoryIndex

extension History {
    /// Returns the one resource that a name means: an address, an unambiguous tail of one, an ARN or an alias.
    ///
    /// Deleted resources are found too; where a live one and deleted ones share the name, the live one is meant. An
    /// address or a tail of one goes before an ARN, a name or an alias of another resource.
    ///
    /// - Throws: `notFound` with candidates as hints where several match, with near matches where none does.
    public func resolve(_ name: String) throws(HindcastError) -> Address {
        try ask { view in try resolve(name, in: view).address }
    }

    func resolve(_ name: String, in view: IndexView) throws -> IndexedResource {
        let name = name.trimmingSpaces
        for candidates in [try view.resources(addressed: name), try view.resources(called: name)] {
            let live = candidates.filter(\.isLive)
            let meant = live.isEmpty ? candidates : live
            if meant.count > 1 { throw HindcastError.ambiguous(name, meant.map(\.address)) }
            if let resource = meant.first { return resource }
        }
        let near = try view.addresses(near: name).map(\.description)
        throw HindcastError(
            .notFound,
            "no resource is called “\(name)”" + (near.isEmpty ? "" : "; much like it are:"),
            hints: near
        )
    }

    /// Returns the resources that any of the patterns means, each once; all of them where there is no pattern.
    ///
    /// - Throws: `notFound` for a plain name that means none or several.
    func resources(matching patterns: [String], in view: IndexView) throws -> [IndexedResource] {
        guard !patterns.isEmpty else { return try view.resources() }
        var found: [ResourceNumber: IndexedResource] = [:]
        for text in patterns.map(\.trimmingSpaces) {
            for resource in try resources(matching: text, in: view) { found[resource.number] = resource }
        }
        return Array(found.values)
    }

    private func resources(matching text: String, in view: IndexView) throws -> [IndexedResource] {
        if text.isOtherIdentifier, text.utf8.contains(where: Glob.isWildcard) {
            let glob = Array(text.utf8)
            var numbers: Set<ResourceNumber> = []
            try view.forEachName { name, resource in
                if Glob.matches(glob, name) { numbers.insert(resource) }
            }
            return try numbers.map { try view.resource($0) }
        }
        guard let pattern = ResourcePattern(text) else { return [try resolve(text, in: view)] }
        return try view.resources(withTail: pattern.literalTail).filter { pattern.matches($0.address) }
    }
}

extension HindcastError {
    /// The error of a name that several resources have.
    static func ambiguous(_ name: String, _ addresses: [Address]) -> HindcastError {
        let limit = 20
        var hints = addresses.sorted().prefix(limit).map(\.description)
        if addresses.count > limit { hints.append("and more: give more of the address") }
        return HindcastError(.notFound, "“\(name)” means several resources", hints: hints)
    }
}

extension IndexView {
    /// At most so many candidates are told apart: more than are ever listed.
    private static let candidateLimit = 1_000

    /// Returns the resources whose address the text is, or a tail of it, encoded or not.
    func resources(addressed text: String) throws -> [IndexedResource] {
        if let address = Address(text), let resource = try resource(at: address) { return [resource] }
        var found = try resources(withTail: text, limit: IndexView.candidateLimit)
        // An id with a slash or a space in it, as its owner writes it.
        let encoded = Address.encode(text)
        if encoded != text { found += try resources(withTail: encoded, limit: IndexView.candidateLimit) }
        if let tail = text.kubernetesTail { found += try resources(withTail: tail, limit: IndexView.candidateLimit) }
        // Azure's names have no case; its addresses are in lower case.
        let lower = text.lowercased()
        if found.isEmpty, lower != text {
            found = try resources(addressed: lower).filter { $0.address.provider == .azure }
        }
        return found.eachOnce
    }

    /// Returns the resources that had an ARN, a name or an alias at any time.
    func resources(called text: String) throws -> [IndexedResource] {
        var found = try resources(named: text, limit: IndexView.candidateLimit)
        for spelling in text.otherSpellings {
            found += try resources(named: spelling, limit: IndexView.candidateLimit)
        }
        return found.eachOnce
    }

    /// Returns up to five addresses whose id, name or ARN is much like the text, best first.
    func addresses(near text: String) throws -> [Address] {
        let near = NearMatch(text)
        var best: [ResourceNumber: Int] = [:]
        func consider(_ candidate: String, _ resource: ResourceNumber) {
            guard let distance = near.distance(to: candidate), distance < best[resource] ?? .max else { return }
            best[resource] = distance
        }
        var addresses: [ResourceNumber: Address] = [:]
        for resource in try resources() {
            addresses[resource.number] = resource.address
            consider(resource.address.id, resource.number)
        }
        try forEachName { consider($0, $1) }
        return best.compactMap { number, distance in addresses[number].map { (distance, $0) } }
            .sorted { ($0.0, $0.1) < ($1.0, $1.1) }.prefix(5).map(\.1)
    }
}

extension [IndexedResource] {
    /// The resources, each once.
    fileprivate var eachOnce: [IndexedResource] {
        var seen: Set<ResourceNumber> = []
        return filter { seen.insert($0.number).inserted }
    }
}

extension String {
    /// Whether this is an identifier of a cloud's own making that is no tail of an address.
    fileprivate var isOtherIdentifier: Bool {
        ["arn:", "//", "https://", "/subscriptions/", "/providers/", "projects/"].contains { hasPrefix($0) }
    }

    /// The full resource name and the relative name of a Google Cloud resource that a self link or a full name means.
    ///
    /// Zonal clusters and their like are written with `zones` in some places and with `locations` in others.
    private var googleSpellings: [String] {
        guard ["https://", "//", "projects/", "gs://"].contains(where: { hasPrefix($0) }) else { return [] }
        if hasPrefix("gs://") { return ["//storage.googleapis.com/" + dropFirst(5)] }
        let inner = firstRange(of: "/projects/").map { index(after: $0.lowerBound) }
        guard let start = hasPrefix("projects/") ? startIndex : inner else { return [] }
        let path = String(self[start...])
        var paths = [path]
        for place in ["/zones/", "/regions/"] {
            let other = path.replacing(place, with: "/locations/", maxReplacements: 1)
            if other != path { paths.append(other) }
        }
        let head = self[..<start].split(separator: "/").drop { $0 == "https:" }
        let host = head.first ?? ""
        guard host.hasSuffix(".googleapis.com") else { return paths }
        // The oldest services share a host, and the service comes next.
        let service = host == "www.googleapis.com" ? head.dropFirst().first : host.split(separator: ".").first
        return paths + (service.map { name in paths.map { "//\(name).googleapis.com/\($0)" } } ?? [])
    }

    /// Other ways to write the same identifier.
    fileprivate var otherSpellings: [String] {
        var spellings: [String] = []
        // Azure compares resource ids without case; the history holds them in lower case.
        if ["/subscriptions/", "/providers/"].contains(where: lowercased().hasPrefix) {
            spellings.append(lowercased())
        }
        spellings += googleSpellings
        return spellings.filter { !$0.hasSameBytes(as: self) }
    }

    /// The tail of the address that kubectl's `TYPE/NAME` means: `deployments/checkout` for `deploy/checkout`; `nil` where
    /// this is none or needs no other spelling.
    fileprivate var kubernetesTail: String? {
        let parts = split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[1].isEmpty else { return nil }
        let type = parts[0].lowercased()
        return String.kubernetesTypes[type].map { "\($0)/\(parts[1])" }
    }

    /// Types of Kubernetes by the names that kubectl takes for them beside the plural.
    private static let kubernetesTypes: [String: String] = {
        var types: [String: String] = [:]
        let plurals: [(String, String)] = [
            ("pods", "po"), ("services", "svc"), ("deployments", "deploy"), ("configmaps", "cm"), ("namespaces", "ns"),
            ("nodes", "no"), ("serviceaccounts", "sa"), ("replicasets", "rs"), ("daemonsets", "ds"), ("jobs", "job"),
            ("statefulsets", "sts"), ("persistentvolumes", "pv"), ("persistentvolumeclaims", "pvc"), ("cronjobs", "cj"),
            ("horizontalpodautoscalers", "hpa"), ("poddisruptionbudgets", "pdb"), ("limitranges", "limits"),
            ("resourcequotas", "quota"), ("replicationcontrollers", "rc"), ("secrets", "secret"), ("roles", "role"),
            ("clusterroles", "clusterrole"), ("rolebindings", "rolebinding"), ("endpoints", "ep"),
            ("clusterrolebindings", "clusterrolebinding"), ("customresourcedefinitions", "crd"),
        ]
        for (plural, short) in plurals {
            types[short] = plural
            types[String(plural.dropLast())] = plural
        }
        for (plural, names) in [
            ("ingresses", ["ing", "ingress"]), ("networkpolicies", ["netpol", "networkpolicy"]),
            ("storageclasses", ["sc", "storageclass"]), ("priorityclasses", ["pc", "priorityclass"]),
        ] {
            for name in names { types[name] = plural }
        }
        return types
    }()
}
