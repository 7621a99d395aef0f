internal import Foundation
internal import HindcastModel
package import Testing

/// Expects that a text is the golden one in `Snapshots/`.
///
/// `HINDCAST_RECORD=1` writes the golden text anew, to be looked at before it is committed. A missing one fails.
///
/// - Parameter path: the place in `Snapshots/`, such as `Help/blame.txt`.
package func expectSnapshot(_ text: String, at path: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let file = Snapshots.folder.appending(path: path)
    if ProcessInfo.processInfo.environment["HINDCAST_RECORD"] == "1" {
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(text.utf8).write(to: file)
        } catch {
            Issue.record("Snapshots/\(path) could not be written: \(error)", sourceLocation: sourceLocation)
        }
        return
    }
    guard let data = try? Data(contentsOf: file) else {
        Issue.record("Snapshots/\(path) is missing; record it with HINDCAST_RECORD=1", sourceLocation: sourceLocation)
        return
    }
    let golden = String(decoding: data, as: UTF8.self)
    guard !golden.hasSameBytes(as: text) else { return }
    Issue.record(
        "Snapshots/\(path) says otherwise, from line \(Snapshots.firstDifference(golden, text))",
        sourceLocation: sourceLocation
    )
}

private enum Snapshots {
    /// `Snapshots/` at the top of the package, found from this file's place in it.
    static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Snapshots")

    /// The first line that differs, with both texts from there on.
    static func firstDifference(_ golden: String, _ text: String) -> String {
        let old = golden.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let new = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let line = zip(old, new).prefix { $0.hasSameBytes(as: $1) }.count
        func excerpt(_ lines: [String], _ mark: String) -> String {
            lines.dropFirst(line).prefix(8).map { mark + $0 }.joined(separator: "\n")
        }
        return "\(line + 1):\n\(excerpt(old, "- "))\n\(excerpt(new, "+ "))"
    }
}
