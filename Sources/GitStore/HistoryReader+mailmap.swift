extension HistoryReader {
    /// Returns the lines of the repository's own identity map, those that override others last; empty where it has none.
    ///
    /// What git reads in a bare repository: the blob that `mailmap.blob` names, by default `HEAD:.mailmap`, and the file
    /// that `mailmap.file` names. Source: https://git-scm.com/docs/git-config#Documentation/git-config.txt-mailmapfile
    package func mailmap() throws(GitError) -> [UInt8] {
        var lines: [UInt8] = []
        if let id = try repository.blob(named: setting("mailmap.blob") ?? "HEAD:.mailmap") { lines = try blob(id) }
        guard let file = try setting("mailmap.file"), !file.isEmpty else { return lines }
        let path = file.hasPrefix("/") ? file : directory + file
        guard let more = try readFile(path, limit: HistoryReader.mailmapLimit) else { return lines }
        return lines + [UInt8(ascii: "\n")] + more
    }

    private static let mailmapLimit = 16 << 20
}
