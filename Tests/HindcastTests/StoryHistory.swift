import Foundation
import GitStore
import HindcastModel
import HistoryIndex
import Testing

@testable import Hindcast

/// A history made by hand, commit by commit, as a recorder would make it.
final class StoryHistory {
    let path: String
    private let folder: String
    private let writer: HistoryWriter
    private var documents: [Address: ResourceDocument] = [:]

    /// What a recorder would hand to the index.
    private(set) var commits: [IndexedCommit] = []
    var last: IndexedCommit { commits[commits.count - 1] }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "hindcast-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        path = folder + "/history.git"
        try HistoryWriter.create(at: path, redactionKey: String(repeating: "07", count: 32))
        writer = try HistoryWriter(opening: path)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    var indexPath: String { path + "/hindcast/index.sqlite" }

    /// Adds a commit; `changes` say what became of each resource.
    @discardableResult
    func commit(
        _ event: String,
        at time: String,
        doing action: String = "ec2:ModifyThing",
        by principal: String = "ana",
        origin: Origin? = nil,
        via: String = "cli",
        sourceIP: String? = "192.0.2.7",
        confidence: Confidence = .high,
        subject: String? = nil,
        record: String? = nil,
        _ changes: [(ResourceChange.Kind, ResourceDocument)]
    ) throws -> IndexedCommit {
        let moment = try #require(Moment(rfc3339: time))
        let made = changes.map { kind, document in
            ResourceChange(
                kind: kind,
                address: document.address,
                before: documents[document.address],
                after: kind == .deleted ? nil : document
            )
        }
        let parts = action.split(separator: ":").map(String.init)
        let trailers = CommitTrailers(
            eventID: event,
            time: moment,
            service: parts[0],
            operation: parts[1],
            principal: principal,
            origin: origin ?? Origin(label: principal, confidence: .stated),
            via: via,
            sourceIP: sourceIP,
            userAgent: nil,
            requestID: "request of \(event)",
            confidence: confidence,
            resources: made.map { CommitTrailers.TouchedResource($0) }
        )
        let author = trailers.origin.confidence == .unresolved ? principal : trailers.origin.label
        let subject = subject ?? "\(parts[0]): \(parts[1])"
        let receipt = try writer.append(
            CommitDraft(
                authorName: CommitText.authorName(of: author),
                authorEmail: author,
                time: moment,
                message: CommitMessage(subject: subject, trailers: trailers.list).text,
                edits: made.map { TreeEdit(path: RepositoryPath($0.address), content: $0.after?.canonicalBytes) },
                note: Array((record ?? #"{"eventID":"\#(event)"}"# + "\n").utf8)
            )
        )
        for change in made { documents[change.address] = change.after }
        let commit = IndexedCommit(
            trailers,
            sequence: commits.count + 1,
            id: receipt.commit,
            subject: subject,
            changes: zip(made, receipt.blobs).map { change, blob in
                IndexedChange(address: change.address, kind: change.kind, blob: blob?.bytes, document: change.after)
            }
        )
        commits.append(commit)
        return commit
    }

    /// Makes a commit of any content at any path, past the documents.
    func write(_ content: [UInt8], to path: RepositoryPath, naming address: Address, event: String) throws {
        let time = Moment(seconds: 1_790_000_000)
        let trailers = CommitTrailers(
            eventID: event,
            time: time,
            service: "ec2",
            operation: "ModifyThing",
            principal: "ana",
            origin: Origin(label: "ana", confidence: .stated),
            via: "cli",
            confidence: .high,
            resources: [CommitTrailers.TouchedResource(address: address, kind: .created)]
        )
        try writer.append(
            CommitDraft(
                authorName: "ana",
                authorEmail: "ana",
                time: time,
                message: CommitMessage(subject: "ec2: ModifyThing", trailers: trailers.list).text,
                edits: [TreeEdit(path: path, content: content)],
                note: Array(#"{"eventID":"\#(event)"}"#.utf8)
            )
        )
        try writer.flush()
    }

    /// Makes everything so far durable and opens the history.
    func open() throws -> History {
        try writer.flush()
        return try History(opening: path)
    }

    func flush() throws { try writer.flush() }

    /// Takes back all commits after a position.
    func rewind(to position: Int, knownAt moment: String) throws {
        let id = position == 0 ? nil : ObjectID(bytes: commits[position - 1].id)
        try writer.rewind(to: #require(id), keepingAs: #require(Moment(rfc3339: moment)))
        commits.removeLast(commits.count - position)
        documents = [:]
    }
}

/// A security group of the test account.
func group(_ id: String, name: String? = nil, _ configuration: JSONObject = [:], account: String = "111122223333")
    -> ResourceDocument
{
    let address = Address(
        provider: .aws,
        account: account,
        location: "eu-west-1",
        service: "ec2",
        type: "security-group",
        id: id
    )
    var document = ResourceDocument(address: address, knowledge: .complete)
    document.arn = "arn:aws:ec2:eu-west-1:\(account):security-group/\(id)"
    document.name = name
    document.configuration = configuration
    return document
}

/// A resource of any sort.
func thing(
    _ service: String,
    _ type: String,
    _ id: String,
    location: String = "global",
    aliases: [String] = [],
    _ configuration: JSONObject = [:]
) -> ResourceDocument {
    let address = Address(
        provider: .aws,
        account: "111122223333",
        location: location,
        service: service,
        type: type,
        id: id
    )
    var document = ResourceDocument(address: address, knowledge: .complete)
    document.aliases = aliases
    document.configuration = configuration
    return document
}

/// A clock that stands still, in UTC unless told otherwise.
func clock(_ now: String = "2026-11-20T12:00:00Z", hoursEast: Int = 0) throws -> Clock {
    Clock(now: try #require(Moment(rfc3339: now))) { _ in hoursEast * 3_600 }
}
