package import Foundation
package import Testing

/// Compares text with a golden file in `Snapshots/`, byte for byte.
///
/// `HINDCAST_RECORD=1` writes the file instead; a file that is missing fails, so that a new one is looked at.
package func expectSnapshot(
    _ text: String,
    at path: String,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let file = Repository.root.appending(path: "Snapshots").appending(path: path)
    if ProcessInfo.processInfo.environment["HINDCAST_RECORD"] == "1" {
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        return
    }
    guard let golden = try? String(contentsOf: file, encoding: .utf8) else {
        Issue.record(
            "Snapshots/\(path) is missing; look at the text and record it with HINDCAST_RECORD=1:\n\(text)",
            sourceLocation: sourceLocation
        )
        return
    }
    guard golden != text else { return }
    let changes = text.split(separator: "\n", omittingEmptySubsequences: false)
        .difference(from: golden.split(separator: "\n", omittingEmptySubsequences: false))
    let lines = changes.prefix(20).map { change in
        switch change {
        case .insert(let offset, let line, _): "+\(offset + 1): \(line)"
        case .remove(let offset, let line, _): "-\(offset + 1): \(line)"
        }
    }
    Issue.record("Snapshots/\(path) differs:\n\(lines.joined(separator: "\n"))", sourceLocation: sourceLocation)
}

/// Where the project's own files are.
package enum Repository {
    /// The top folder of the project.
    package static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The folder into which the tests' products are built.
    package static let products = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
}
