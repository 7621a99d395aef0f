internal import Foundation
internal import HindcastModel
package import Testing

/// Expects that a text is the golden one in `Snapshots/`, byte for byte.
///
/// `HINDCAST_RECORD=1` writes the golden text anew, to be looked at before it is committed. A missing one fails.
///
/// - Parameter path: the place in `Snapshots/`, such as `Help/blame.txt`.
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
    guard let data = try? Data(contentsOf: file) else {
        Issue.record(
            "Snapshots/\(path) is missing; look at the text and record it with HINDCAST_RECORD=1:\n\(text)",
            sourceLocation: sourceLocation
        )
        return
    }
    let golden = String(decoding: data, as: UTF8.self)
    guard !golden.hasSameBytes(as: text) else { return }
    Issue.record(
        "Snapshots/\(path) differs:\n\(differences(golden, text))",
        sourceLocation: sourceLocation
    )
}

/// The first lines that differ, with their numbers in the two texts.
private func differences(_ golden: String, _ text: String) -> String {
    let old = golden.split(separator: "\n", omittingEmptySubsequences: false)
    let new = text.split(separator: "\n", omittingEmptySubsequences: false)
    let changes = new.difference(from: old) { $0.utf8.elementsEqual($1.utf8) }
    return changes.prefix(20).map { change in
        switch change {
        case .insert(let offset, let line, _): "+\(offset + 1): \(line)"
        case .remove(let offset, let line, _): "-\(offset + 1): \(line)"
        }
    }.joined(separator: "\n")
}
