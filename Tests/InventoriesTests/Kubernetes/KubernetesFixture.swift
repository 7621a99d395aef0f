import FastJSON
import Foundation
import HindcastModel
import Inventories
import TestSupport

/// Reads a text as Kubernetes objects.
func kubernetes(_ text: String, cluster: String? = nil) -> Inventory? {
    Inventory.Format.read(Array(text.utf8), of: "objects.yaml", cluster: cluster)
}

extension Inventory {
    typealias Format = InventoryFormat
}

/// kubectl, where there is one; nothing that is asked of it here needs a cluster.
enum Kubectl {
    static let program: Program? = {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
        let file = folders.map { "\($0)/kubectl" }.first { FileManager.default.isExecutableFile(atPath: $0) }
        return file.map { Program(URL(filePath: $0), environment: ["KUBECONFIG": "/dev/null"]) }
    }()

    /// Returns objects as kubectl itself reads them.
    static func json(of text: String) throws -> JSONValue {
        let folder = try TemporaryFolder()
        let file = try folder.write(text, to: "objects.yaml")
        let result = try program?.run(["annotate", "--local", "-f", file, "read=yes", "-o", "json"])
        return try JSONValue(parsing: result?.output ?? "")
    }

    /// Returns what `kubectl kustomize` prints for the files of a folder.
    static func kustomize(_ files: [String: String]) throws -> String {
        let folder = try TemporaryFolder()
        for file in files { _ = try folder.write(file.value, to: file.key) }
        return try program?.run(["kustomize", folder.url.path]).output ?? ""
    }
}
