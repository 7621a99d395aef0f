import Foundation
import GitStore
import HindcastModel

/// The commits of a workload as a stream for `git fast-import`, the root commit of a history included.
struct FastImportStream {
    private let file: FileHandle
    private var buffer: [UInt8] = []

    /// Writes the stream to a file.
    static func write(_ workload: Workload, to path: String) throws {
        guard FileManager.default.createFile(atPath: path, contents: nil) else { throw CocoaError(.fileWriteUnknown) }
        var stream = FastImportStream(file: try FileHandle(forWritingTo: URL(filePath: path)))
        stream.commit(author: "hindcast <hindcast@localhost>", seconds: 0, message: "hindcast: begin the history\n")
        var workload = workload
        try workload.forEachDraft { try stream.append($0) }
        try stream.spill()
        try stream.file.close()
    }

    private init(file: FileHandle) { self.file = file }

    private mutating func append(_ draft: CommitDraft) throws {
        commit(
            author: "\(draft.authorName) <\(draft.authorEmail)>",
            seconds: draft.time.seconds,
            message: draft.message
        )
        for edit in draft.edits {
            buffer += "M 100644 inline \(edit.path.text)\ndata \(edit.content?.count ?? 0)\n".utf8
            buffer += edit.content ?? []
            buffer.append(10)
        }
        if buffer.count > 1 << 20 { try spill() }
    }

    private mutating func commit(author: String, seconds: Int64, message: String) {
        buffer += "commit refs/heads/main\nauthor \(author) \(seconds) +0000\n".utf8
        buffer += "committer hindcast <hindcast@localhost> \(seconds) +0000\n".utf8
        buffer += "data \(message.utf8.count)\n\(message)\n".utf8
    }

    private mutating func spill() throws {
        try file.write(contentsOf: buffer)
        buffer.removeAll(keepingCapacity: true)
    }
}
