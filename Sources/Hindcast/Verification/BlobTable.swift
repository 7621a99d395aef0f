internal import AuditLogs
internal import FastJSON
internal import GitStore
internal import HindcastModel
internal import HistoryIndex

/// What the blobs of a repository are, by their content: as little of each as checking needs, for there may be millions.
///
/// Texts are kept as 64-bit hashes. A repository of ten million blobs has one wrong match in 400,000 such at most.
struct BlobTable {
    /// What a blob is.
    enum Content: Hashable {
        /// A canonical document: hashes of its path, of its ARN and name, and where its names' hashes are.
        case document(path: UInt64, identity: UInt64, isComplete: Bool, names: Range<Int>)
        /// Evidence: the hashes of the id of the event that caused the commit (0 for none) and of what its commit says of it (0
        /// where the record is of no log), and the keys by which the index knows it and the later events.
        case note(event: UInt64, facts: UInt64, key: UInt64, later: Range<Int>, noEffect: Int)
        /// Something else.
        case other
    }

    private var contents: [ObjectID: Content] = [:]
    private var hashes: [UInt64] = []
    private var parser = Parser()

    /// A parser that a copyable value can hold.
    private final class Parser {
        var json = JSONParser()
    }

    private static let documentHead = Array("{\n  \"address\": ".utf8)

    /// Looks at a blob; one that is known already is passed over.
    mutating func add(_ id: ObjectID, _ bytes: [UInt8]) {
        guard contents[id] == nil else { return }
        if bytes.starts(with: BlobTable.documentHead) {
            contents[id] = document(bytes) ?? .other
        } else {
            contents[id] = note(bytes) ?? .other
        }
    }

    /// Returns what a blob is; `nil` where it was not found among the objects.
    subscript(id: ObjectID) -> Content? { contents[id] }

    /// Returns some of the hashes.
    func hashes(_ range: Range<Int>) -> ArraySlice<UInt64> { hashes[range] }

    /// The hash of a text.
    static func hash(_ text: String) -> UInt64 { EventKey.of(text) }

    /// The hash of an event's id.
    static func hash(event id: String) -> UInt64 { SkippedRecord.hash(ofID: id) }

    /// The hash of an ARN and a name, either of which there may not be.
    static func hash(arn: String?, name: String?) -> UInt64 {
        hash((arn.map { "a" + $0 } ?? "") + "\u{0}" + (name.map { "n" + $0 } ?? ""))
    }

    private mutating func document(_ bytes: [UInt8]) -> Content? {
        guard let value = try? parser.json.parse(bytes), let document = ResourceDocument(json: value),
            document.canonicalBytes == bytes
        else { return nil }
        let start = hashes.count
        for text in [document.arn, document.name].compactMap(\.self) + document.aliases
        where !text.isEmpty && !text.hasSameBytes(as: document.address.id) {
            hashes.append(BlobTable.hash(text))
        }
        return .document(
            path: BlobTable.hash(RepositoryPath(document.address).text),
            identity: BlobTable.hash(arn: document.arn, name: document.name),
            isComplete: document.knowledge == .complete,
            names: start..<hashes.count
        )
    }

    private mutating func note(_ bytes: [UInt8]) -> Content? {
        guard bytes.first == UInt8(ascii: "{") else { return nil }
        var event: UInt64 = 0
        var facts: UInt64 = 0
        var eventKey: UInt64 = 0
        var part: EvidenceNote.Part?
        let start = hashes.count
        var noEffect = 0
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            let line = Array(line)
            if let mark = EvidenceNote.part(markedBy: line) {
                part = mark
                continue
            }
            switch part {
            case nil: if event == 0, let cause = recorded(line) { (event, facts, eventKey) = cause }
            case .origin: break
            case .noEffect:
                noEffect += 1
                hashes.append(recorded(line)?.key ?? 0)
            case .unmodelled: hashes.append(recorded(line)?.key ?? 0)
            }
        }
        guard event != 0 || hashes.count > start else { return nil }
        return .note(event: event, facts: facts, key: eventKey, later: start..<hashes.count, noEffect: noEffect)
    }

    /// The hashes of the id of the event that a record tells of and of its facts, and the key by which the index knows it;
    /// `nil` for no record.
    private mutating func recorded(_ line: [UInt8]) -> (id: UInt64, facts: UInt64, key: UInt64)? {
        guard let record = try? parser.json.parse(line) else { return nil }
        guard let event = AuditEvent(recorded: record) else {
            // No event of a log, and yet evidence of what its id says.
            return record["eventID"]?.string.map { (BlobTable.hash(event: $0), 0, 0) }
        }
        let hash = SkippedRecord.hash(ofID: event.id, source: event.source, operation: event.operation)
        return (BlobTable.hash(event: event.id), CommitFacts(event).hash, SeenTally.key(hash, at: event.time))
    }
}
