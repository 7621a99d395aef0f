internal import Glibc

/// A path with `*`, `?`, `[…]` and `**` in it, as shells know them.
struct PathPattern {
    private let root: String
    private let parts: [String]

    /// `nil` where the text holds no such sign.
    init?(_ text: String) {
        guard
            text.utf8.contains(where: { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "[") })
        else { return nil }
        root = text.hasPrefix("/") ? "/" : ""
        parts = text.split(separator: "/").map(String.init)
    }

    /// The paths that match and exist, hidden ones only where the pattern names the dot.
    func matches() -> [String] {
        var found: Set<String> = []
        collect(parts[...], in: root, depth: 0, into: &found)
        return found.sorted()
    }

    private func collect(_ parts: ArraySlice<String>, in folder: String, depth: Int, into found: inout Set<String>) {
        guard depth < 64 else { return }
        guard let part = parts.first else {
            found.insert(folder)
            return
        }
        let rest = parts.dropFirst()
        if part == "**" { collect(rest, in: folder, depth: depth + 1, into: &found) }
        for name in folderEntries(folder.isEmpty ? "." : folder) ?? [] {
            let path = folder.isEmpty || folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
            if part == "**" {
                guard !name.hasPrefix("."), FileStatus(of: path)?.kind == .folder else { continue }
                collect(parts, in: path, depth: depth + 1, into: &found)
            } else if fnmatch(part, name, FNM_PERIOD) == 0 {
                guard rest.isEmpty || FileStatus(of: path)?.kind == .folder else { continue }
                collect(rest, in: path, depth: depth + 1, into: &found)
            }
        }
    }
}
