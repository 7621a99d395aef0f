package import Foundation

/// A folder that is there as long as this value is.
package final class TemporaryFolder: Sendable {
    /// Where it is.
    package let url: URL

    /// Makes a new, empty folder.
    package init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "hindcast-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// The path of something in the folder.
    package func path(_ name: String) -> String { url.appending(path: name).path }
}
