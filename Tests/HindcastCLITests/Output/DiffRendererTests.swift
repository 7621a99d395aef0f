import Hindcast
import HindcastModel
import TestSupport
import Testing

@testable import HindcastCLI

@Suite struct DiffRendererTests {
    static func difference(
        _ before: ResourceDocument?,
        _ after: ResourceDocument?,
        _ kind: ResourceChange.Kind,
        _ change: ChangeEntry
    ) -> ResourceDifference {
        let leaves = JSONDifference.between(before?.json, after?.json).filter {
            ["configuration", "tags"].contains($0.pointer.tokens[0])
        }
        return ResourceDifference(
            address: change.resource,
            kind: kind,
            before: before,
            after: after,
            leaves: leaves.map { ResourceDifference.Leaf(difference: $0, change: change) },
            lastChange: change
        )
    }

    static let all: [ResourceDifference] = {
        var bucket = ResourceDocument(address: Sample.bucket)
        bucket.name = "invoices"
        bucket.configuration = ["versioning": true]
        var other = Sample.document(isOpen: true)
        other.configuration["description"] = "back door"
        return [
            difference(Sample.document(isOpen: false), other, .updated, Sample.opening),
            difference(nil, bucket, .created, Sample.bucketCreation),
            difference(Sample.document(isOpen: true), nil, .deleted, Sample.deletion),
        ]
    }()

    @Test func `diff names the actor and the time of each difference`() throws {
        try expectSnapshot(plain(DiffRenderer.lines(Self.all, width: nil)), at: "Diff/pipe.txt")
    }

    @Test func `diff fits a terminal`() throws {
        let text = plain(DiffRenderer.lines(Self.all, width: 100))
        try expectSnapshot(text, at: "Diff/100-columns.txt")
    }

    @Test func `diff counts what differs`() throws {
        try expectSnapshot(plain(DiffRenderer.stat(Self.all, width: nil)), at: "Diff/stat.txt")
        try expectSnapshot(json(DiffRenderer.statJSON(Self.all[0])), at: "Diff/stat.json")
    }

    @Test func `no difference is no output`() {
        #expect(DiffRenderer.lines([], width: nil).isEmpty)
        #expect(DiffRenderer.stat([], width: nil).isEmpty)
    }

    @Test func `diff in JSON has each difference with its author`() throws {
        try expectSnapshot(json(Self.all[0].json), at: "Diff/updated.json")
    }

    @Test func `diff as a patch is what git writes`() throws {
        let text = Self.all.map { plain(PatchRenderer.lines($0, isForTerminal: false)) }.joined()
        try expectSnapshot(text, at: "Diff/all.patch")
    }
}
