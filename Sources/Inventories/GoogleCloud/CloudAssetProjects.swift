internal import HindcastModel

/// The ids of the projects that a file names by their numbers.
///
/// Addresses have the id, and some names have the number alone; whatever has both, in the same file, tells which is which.
struct CloudAssetProjects {
    private var ids: [String: String] = [:]

    /// Learns from an asset: from its name and its ancestors, or from a project's own data.
    mutating func learn(from asset: CloudAsset) {
        if let data = asset.data, let id = data["projectId"]?.string,
            let number = data["projectNumber"]?.scalarText
        {
            ids[number] = id
        }
        guard let first = asset.ancestors.first, first.hasPrefix("projects/"), asset.name.contains("/projects/"),
            let project = GoogleCloudName(asset.name)?.project, !project.isNumber, !project.contains(":")
        else { return }
        ids[String(first.dropFirst("projects/".count))] = project
    }

    /// Returns the id of a project that is named by its id or its number; `nil` where only the number is known.
    func id(of project: String) -> String? { project.isNumber ? ids[project] : project }
}

extension String {
    /// Whether there is nothing but digits.
    var isNumber: Bool { !isEmpty && utf8.allSatisfy { $0 &- 48 < 10 } }
}
