import Foundation

/// Where the benchmarks' own files are: they run from the checkout that they were built in.
enum SourceFolder {
    /// Returns the path of a file beside the sources.
    static func path(of file: String) -> String {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: file).path
    }
}
