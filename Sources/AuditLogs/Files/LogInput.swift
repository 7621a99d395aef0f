/// One thing to read: a file, or standard input.
package struct LogInput: Hashable, Sendable {
    /// The file as the user named it: inside a folder, the folder's name as given and the rest of the path.
    /// `-` for standard input.
    package let name: String
    /// The size in bytes as stored; 0 where that is not known beforehand.
    package let size: Int

    /// Makes an input.
    package init(name: String, size: Int) {
        self.name = name
        self.size = size
    }

    /// The name of standard input.
    package static let standardInputName = "-"
}
