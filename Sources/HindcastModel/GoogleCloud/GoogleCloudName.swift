/// The name of a resource within its service: pairs of a collection and an id, such as
/// `projects/shop/zones/europe-west1-b/instances/web-1`.
///
/// Read from any of its spellings: relative, with the project's number, as a full resource name (`//host/…`), as a self link
/// (`https://www.googleapis.com/compute/v1/…`).
package struct GoogleCloudName: Hashable {
    /// A collection and an id in it; the last id is empty where a name ends in its collection.
    package struct Part: Hashable {
        /// The collection, such as `instances`.
        package let collection: String
        /// The id.
        package var id: String

        /// Makes a pair.
        package init(collection: String, id: String) {
            self.collection = collection
            self.id = id
        }
    }

    /// The project, its number where the name has no more; `organizations:123` and the like above one; `nil` where it names none.
    package var project: String?
    /// The zone, region or location; `nil` where it names none.
    package var location: String?
    /// What follows, from the outermost resource inward.
    package var parts: [Part] = []

    /// Makes a name of its parts.
    package init(project: String?, location: String? = nil, parts: [Part]) {
        self.project = project
        self.location = location
        self.parts = parts
    }

    /// Reads a name; `nil` where the text is none.
    package init?(_ text: String) {
        let path = GoogleCloudName.path(text)
        var rest = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)[...]
        guard rest.count > 1, rest.allSatisfy({ !$0.isEmpty }) || rest.dropLast().allSatisfy({ !$0.isEmpty }) else {
            return nil
        }
        while let collection = rest.popFirst() {
            let isOuter = project == nil && parts.isEmpty
            if collection == "global", parts.isEmpty {
                location = "global"
                continue
            }
            let id = rest.popFirst() ?? ""
            switch collection {
            case "projects" where isOuter, "namespaces" where isOuter: project = id
            case "organizations" where isOuter, "folders" where isOuter, "billingAccounts" where isOuter:
                project = "\(collection):\(id)"
            case "zones", "regions", "locations":
                // A name may end in the place itself, which is what it means then.
                if location == nil, !rest.isEmpty {
                    location = id == "-" ? "global" : id
                } else {
                    parts.append(.init(collection: collection, id: id))
                }
            default: parts.append(.init(collection: collection, id: id))
            }
        }
        if project == "_" || project == "-" { project = nil }
        guard project != nil || !parts.isEmpty else { return nil }
    }

    /// The innermost collection; `projects` where the name is a project's.
    package var collection: String {
        parts.last?.collection
            ?? project.flatMap { $0.contains(":") ? $0.split(separator: ":").first.map(String.init) : nil }
            ?? "projects"
    }

    /// Whether the name ends in a collection, without an id.
    package var namesCollection: Bool { parts.last?.id.isEmpty ?? false }

    /// The ids from the outermost resource inward, as an address writes them.
    package var id: String {
        guard parts.isEmpty else { return parts.map(\.id).joined(separator: "/") }
        return project?.split(separator: ":").last.map(String.init) ?? ""
    }

    /// The name of what this one lies in; `nil` where that is a project.
    package var parent: GoogleCloudName? {
        guard parts.count > 1 else { return nil }
        return GoogleCloudName(project: project, location: location, parts: Array(parts.dropLast()))
    }

    /// The path within the service, with another project: `projects/shop/global/networks/web`.
    package func path(in account: String, service: String) -> String {
        var words: [String] = []
        if account.contains(":") {
            words += account.split(separator: ":", maxSplits: 1).map(String.init)
        } else {
            words += ["projects", account]
        }
        if let location, !parts.isEmpty {
            switch service {
            case "compute": words += GoogleCloudName.scope(location)
            // Buckets lie somewhere, which is no part of their names.
            default: if service != "storage", self.location != nil { words += ["locations", location] }
            }
        }
        for part in parts { words += [part.collection, part.id] }
        return words.joined(separator: "/")
    }

    /// Compute's spelling of a place: zones end in a letter of their own.
    package static func scope(_ location: String) -> [String] {
        if location == "global" { return ["global"] }
        let tail = location.split(separator: "-").last ?? ""
        return [tail.count == 1 && location.split(separator: "-").count > 2 ? "zones" : "regions", location]
    }

    /// What follows the host, the service and the version.
    private static func path(_ text: String) -> String {
        var rest = text[...]
        if rest.hasPrefix("https://") || rest.hasPrefix("http://") {
            rest = rest.firstRange(of: "//").map { rest[$0.upperBound...] } ?? rest
        } else if rest.hasPrefix("//") {
            rest = rest.dropFirst(2)
        } else {
            return String(rest.drop { $0 == "/" })
        }
        let words = rest.split(separator: "/")
        let roots: Set<Substring> = ["projects", "organizations", "folders", "billingAccounts"]
        guard let start = words.firstIndex(where: { roots.contains($0) }) else { return "" }
        return words[start...].joined(separator: "/")
    }
}
