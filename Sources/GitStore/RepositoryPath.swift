internal import Crypto
package import HindcastModel

/// Where a resource's file is in the tree: `<address>.json`.
///
/// Every part is one that `git fsck --strict` and a checkout on any system accept: a part longer than
/// 200 bytes is cut to 160 and gets `~` and the first 16 hex digits of the whole part's SHA-256; the spellings of
/// `.git` and `.gitmodules` that file systems hold for equal (`git~1`, `gi7eba~1`, …) get their tilde
/// percent-encoded. Such a path cannot be turned back into an address: the document's `address` member tells it.
package struct RepositoryPath: Hashable, Sendable {
    /// The directory, its parts joined by slashes; empty for the root.
    let directory: String
    /// The file's name.
    let name: String

    /// The longest part that stands in a tree as it is, in bytes.
    private static let longestPart = 200

    /// Returns the path of a resource's file.
    package init(_ address: Address) {
        let text = address.description
        // Nearly all addresses are safe as they are.
        if text.utf8.count <= RepositoryPath.longestPart, !text.utf8.contains(UInt8(ascii: "~")),
            let slash = text.utf8.lastIndex(of: UInt8(ascii: "/"))
        {
            directory = String(text[..<slash])
            name = text[text.utf8.index(after: slash)...] + ".json"
            return
        }
        let parts = address.encodedParts.map(Self.safe)
        directory = parts.dropLast().joined(separator: "/")
        name = parts[parts.count - 1] + ".json"
    }

    init(directory: String, name: String) {
        self.directory = directory
        self.name = name
    }

    /// The path as git prints it.
    package var text: String {
        if directory.isEmpty { return name }
        var text = ""
        text.reserveCapacity(directory.utf8.count + name.utf8.count + 1)
        text += directory
        text += "/"
        text += name
        return text
    }

    /// Returns the part as it may stand in a tree.
    private static func safe(_ part: String) -> String {
        let cut = part.utf8.count > longestPart ? shortened(part) : part
        // Short names that NTFS makes for `.git`, `.gitmodules`, `.gitattributes` and `.gitignore` begin with a `g`
        // and have their tilde among the first eight characters (git's `is_ntfs_dot_generic`).
        let bytes = cut.utf8
        guard bytes.first?.asciiLowercased == UInt8(ascii: "g"), let tilde = bytes.firstIndex(of: UInt8(ascii: "~")),
            bytes.distance(from: bytes.startIndex, to: tilde) < 8
        else { return cut }
        return String(cut[..<tilde]) + "%7E" + String(cut[tilde...].dropFirst())
    }

    private static func shortened(_ part: String) -> String {
        let digest = SHA256.hash(data: Array(part.utf8)).prefix(8)
        let hex = digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        return String(decoding: part.utf8.prefix(160), as: UTF8.self) + "~" + hex
    }
}

extension RepositoryPath: CustomStringConvertible {
    package var description: String { text }
}
