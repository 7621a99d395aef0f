internal import FastJSON
internal import GitStore
internal import HindcastModel
internal import Synchronization

/// Reads documents and evidence out of git, for any thread.
final class ObjectStore: Sendable {
    private struct State: ~Copyable {
        let reader: HistoryReader
        var parser = JSONParser()
    }

    // One thread at a time uses a reader.
    private let state: Mutex<State>

    init(_ reader: sending HistoryReader) { state = Mutex(State(reader: reader)) }

    /// Returns a document's text.
    ///
    /// - Parameter blob: the blob's id, 20 bytes.
    func bytes(ofBlob blob: [UInt8]) throws -> [UInt8] {
        guard let id = ObjectID(bytes: blob) else { throw HindcastError(.index, "a blob's id is no id") }
        return try state.withLock { state in try state.reader.blob(id) }
    }

    /// Returns a document as JSON.
    ///
    /// - Parameter blob: the blob's id, 20 bytes.
    func json(ofBlob blob: [UInt8]) throws -> JSONValue {
        guard let id = ObjectID(bytes: blob) else { throw HindcastError(.index, "a blob's id is no id") }
        return try state.withLock { state in try state.parser.parse(state.reader.blob(id)) }
    }

    /// Returns a document.
    func document(ofBlob blob: [UInt8]) throws -> ResourceDocument {
        guard let document = ResourceDocument(json: try json(ofBlob: blob)) else {
            throw HindcastError(.repository, "blob \(ObjectID(bytes: blob)?.hex ?? "") is no document of format 1")
        }
        return document
    }

    /// Returns the note on a commit; `nil` where there is none.
    func note(onCommit commit: [UInt8]) throws -> [UInt8]? {
        guard let id = ObjectID(bytes: commit) else { throw HindcastError(.index, "a commit's id is no id") }
        return try state.withLock { state in try state.reader.note(on: id) }
    }

    /// Returns the commit before a commit, 20 bytes; `nil` of the root.
    func parent(ofCommit commit: [UInt8]) throws -> [UInt8]? {
        guard let id = ObjectID(bytes: commit) else { throw HindcastError(.index, "a commit's id is no id") }
        return try state.withLock { state in try state.reader.parent(of: id)?.bytes }
    }

    /// The key of the digests that stand for secrets, as hex; `nil` where the repository has none.
    func redactionKey() throws -> String? { try state.withLock { state in try state.reader.redactionKey() } }

    /// The bytes that the repository's files hold.
    func sizeOnDisk() throws -> Int { Int(clamping: try state.withLock { state in try state.reader.sizeOnDisk() }) }
}
