import Hindcast
import HindcastModel
import TestSupport
import Testing

@testable import HindcastCLI

@Suite struct ResourceRendererTests {
    @Test func `show tells who made and changed a resource, then its configuration`() throws {
        let state = ResourceState(
            document: Sample.document(isOpen: true),
            exists: true,
            created: Sample.creation,
            lastChange: Sample.opening
        )
        try expectSnapshot(plain(ShowRenderer.lines(state, width: nil)), at: "Show/security-group.txt")
        #expect(ShowRenderer.incompleteness(of: state) == nil)
    }

    @Test func `show fits its header to a terminal`() throws {
        let state = ResourceState(
            document: Sample.document(isOpen: true),
            exists: true,
            created: Sample.creation,
            lastChange: Sample.opening
        )
        try expectSnapshot(plain(ShowRenderer.lines(state, width: 80)), at: "Show/80-columns.txt")
    }

    @Test func `show warns of what is not known`() throws {
        let state = ResourceState(
            document: Sample.document(isOpen: true, knowledge: .partial),
            exists: true,
            created: nil,
            lastChange: Sample.opening
        )
        try expectSnapshot(plain(ShowRenderer.lines(state, width: nil)), at: "Show/partial.txt")
        #expect(ShowRenderer.incompleteness(of: state)?.contains("known in part") == true)
    }

    @Test func `show of a deleted resource tells who deleted it, and its last state`() throws {
        let state = ResourceState(
            document: Sample.document(isOpen: true),
            exists: false,
            created: Sample.creation,
            lastChange: Sample.deletion
        )
        try expectSnapshot(plain(ShowRenderer.lines(state, width: nil)), at: "Show/deleted.txt")
        try expectSnapshot(json(state.json), at: "Show/deleted.json")
    }

    @Test func `show of a resource of which only the deletion was seen says so`() throws {
        let state = ResourceState(document: nil, exists: false, created: nil, lastChange: Sample.deletion)
        try expectSnapshot(plain(ShowRenderer.lines(state, width: nil)), at: "Show/only-deletion.txt")
        try expectSnapshot(json(state.json), at: "Show/only-deletion.json")
    }

    @Test func `export has the members that the contract names`() throws {
        let resource = ExportedResource(
            document: Sample.document(isOpen: false),
            createdAt: Sample.creation.time,
            lastChange: Sample.opening
        )
        let value = resource.json
        for key in [
            "address", "provider", "account", "location", "service", "type", "id", "arn", "name", "aliases",
            "knowledge",
            "tags", "configuration", "created_at", "changed_at", "changed_by", "event_id", "commit",
        ] { #expect(value[key] != nil, "\(key)") }
        try expectSnapshot(json(value), at: "Export/security-group.json")
    }

    @Test func `export leaves out what a resource does not have`() {
        let resource = ExportedResource(
            document: ResourceDocument(address: Sample.bucket),
            createdAt: nil,
            lastChange: Sample.unresolved
        )
        let value = resource.json
        for key in ["arn", "name", "created_at"] { #expect(value[key] == nil, "\(key)") }
        #expect(value["changed_by"]?.string == Sample.unresolved.principal)
    }

    @Test func `ls tells address, name, last change and by whom`() throws {
        let resources = [
            ResourceSummary(address: Sample.group, name: "web", arn: nil, exists: false, lastChange: Sample.deletion),
            ResourceSummary(
                address: Sample.bucket,
                name: "invoices",
                arn: "arn:aws:s3:::invoices",
                exists: true,
                lastChange: Sample.bucketCreation
            ),
        ]
        try expectSnapshot(plain(ListRenderer.lines(resources, width: nil)), at: "List/pipe.txt")
        try expectSnapshot(plain(ListRenderer.lines(resources, width: 80)), at: "List/80-columns.txt")
        try expectSnapshot(
            json(resources[0].json, resources[1].json),
            at: "List/all.json"
        )
    }
}
