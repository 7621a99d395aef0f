extension HistoryReader {
    /// Returns the bytes that the repository's files hold, `hindcast/` included.
    package func sizeOnDisk() throws(GitError) -> UInt64 { try sizeOfFiles(under: directory) }
}
