import Foundation

/// Real logs, which are no part of the project.
package enum Corpus {
    /// Where they lie: `$HINDCAST_CORPUS`, or `shared/corpus` beside the project or one folder further up; `nil` where they
    /// are not at hand.
    package static let root: String? = {
        let beside = ["../shared/corpus", "../../shared/corpus"].map {
            Repository.root.appending(path: $0).standardized.path
        }
        let named = ProcessInfo.processInfo.environment["HINDCAST_CORPUS"].map { [$0] } ?? []
        return (named + beside).first { FileManager.default.fileExists(atPath: $0) }
    }()

    /// The folder of a cloud: `aws`, `gcp`, `azure`, `k8s`.
    package static func folder(_ cloud: String) -> String? {
        guard let folder = root.map({ "\($0)/\(cloud)" }), FileManager.default.fileExists(atPath: folder) else {
            return nil
        }
        return folder
    }

    /// The names of the folders of a cloud.
    package static func folders(of cloud: String) -> [String] {
        guard let path = folder(cloud), let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
            return []
        }
        return names.filter { !$0.contains(".") }.sorted()
    }

    /// All files of a cloud that may hold records, by their paths.
    package static func files(of cloud: String) -> [String] {
        guard let path = folder(cloud), let all = FileManager.default.enumerator(atPath: path) else { return [] }
        return all.compactMap { $0 as? String }.map { "\(path)/\($0)" }.filter { file in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: file, isDirectory: &isFolder) && !isFolder.boolValue
                && ![".md", ".tsv"].contains { file.hasSuffix($0) }
        }.sorted()
    }
}
