internal import FastJSON
internal import GitStore
internal import HindcastModel

/// Reads the blobs that commits lead to as they are needed: there may be millions, and none stays in memory.
struct StoredBlobs {
    private let reader: HistoryReader
    private let parser = Parser()

    /// A parser that a copyable value can hold.
    private final class Parser {
        var json = JSONParser()
    }

    private static let documentHead = Array("{\n  \"address\": ".utf8)

    init(_ reader: HistoryReader) { self.reader = reader }

    /// Returns what the blob of a document is.
    func document(_ id: ObjectID) -> StoredDocument {
        guard let bytes = try? reader.blob(id) else { return .missing }
        guard bytes.starts(with: StoredBlobs.documentHead), let value = try? parser.json.parse(bytes),
            let document = ResourceDocument(json: value), document.canonicalBytes == bytes
        else { return .other }
        return .document(document)
    }

    /// Returns what the blob of a note is.
    func note(_ id: ObjectID) -> StoredNote {
        guard let bytes = try? reader.blob(id) else { return .missing }
        guard !bytes.starts(with: StoredBlobs.documentHead), bytes.first == UInt8(ascii: "{") else { return .other }
        let facts = NoteFacts(bytes) { try? parser.json.parse($0) }
        return facts.isEmpty ? .other : .evidence(facts)
    }
}
