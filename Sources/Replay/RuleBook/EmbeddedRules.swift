internal import CRuleBook

/// The rule files that are part of the binary.
enum EmbeddedRules {
    /// One file.
    struct File: Sendable {
        /// Its name below the rule book's folder, such as `overrides/ec2.rules`.
        let name: String
        /// Its text.
        let text: String
    }

    /// Every file, derived rows included.
    static let files: [File] = (0..<crulebook_file_count).map { index in
        // The table and its bytes are constants of the C target; they live as long as the process.
        let file = unsafe crulebook_file_at(index)
        let bytes = unsafe UnsafeBufferPointer(start: file.bytes, count: file.count)
        return unsafe File(name: String(cString: file.name), text: String(decoding: bytes, as: UTF8.self))
    }
}
