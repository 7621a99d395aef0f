package import Foundation

/// Where the project's own files are.
package enum Repository {
    /// The top folder of the project.
    package static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The folder into which the tests' products are built: where the test bundle lies.
    package static let products: URL = {
        let bundle = CommandLine.arguments.first { $0.contains(".xctest") } ?? CommandLine.arguments[0]
        var folder = URL(filePath: bundle).resolvingSymlinksInPath().deletingLastPathComponent()
        // On a Mac the bundle is a folder of folders.
        while folder.pathComponents.contains(where: { $0.hasSuffix(".xctest") }) { folder.deleteLastPathComponent() }
        return folder
    }()
}
