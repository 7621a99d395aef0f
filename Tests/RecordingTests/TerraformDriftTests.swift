import FastJSON
import Foundation
import HindcastModel
import TestSupport
import Testing

@testable import Hindcast

/// Estates that Terraform made: the log of its calls, and the state that it wrote afterwards.
struct TerraformEstateFiles: Sendable, CustomTestStringConvertible {
    let name: String

    var testDescription: String { name }

    private static let folder = Repository.root.appending(path: "Tests/InventoriesTests/Terraform/Estates")

    static let all: [TerraformEstateFiles] =
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted().map { .init(name: $0) }

    var trail: String { TerraformEstateFiles.folder.appending(path: "\(name)/trail.json").path }
    var state: String { TerraformEstateFiles.folder.appending(path: "\(name)/terraform.tfstate").path }
}

@Suite("An estate of Terraform's")
struct TerraformDriftTests {
    @Test("does not differ from its state once the log of its making is replayed", arguments: TerraformEstateFiles.all)
    func noDrift(estate: TerraformEstateFiles) async throws {
        var recorded = try RecordedHistory()
        try await recorded.record([estate.trail])
        let report = try History(opening: recorded.path).drift(DriftQuery(against: [estate.state]))
        #expect(report.findings.isEmpty)
        for resource in report.resources {
            Issue.record("\(resource.group): \(resource.statements.map(\.label)): \(resource.differences)")
        }
        // What the files state and no event sets would mean that a value is looked for in the wrong place.
        for left in report.uncompared where !left.isByNature && left.place != nil {
            Issue.record("\(left.label) \(left.place ?? ""): \(left.reason)")
        }
        let count = try #require(report.files.first).resources
        #expect(count > 5 && report.compared > 2 && report.attributes > count)
    }
}

extension TerraformDriftTests {
    @Test("that is changed by hand differs in that one place, and it is told whose hand", arguments: HandChange.all)
    func byHand(change: HandChange) async throws {
        var recorded = try RecordedHistory()
        let estate = TerraformEstateFiles(name: change.estate)
        let path = recorded.folder.path("by-hand.json")
        try Data(change.record.utf8).write(to: URL(filePath: path))
        try await recorded.record([estate.trail, path])
        let report = try History(opening: recorded.path).drift(DriftQuery(against: [estate.state]))
        let resource = try #require(report.resources.first)
        #expect(report.resources.count == 1)
        #expect(resource.statements.contains { $0.label == change.label })
        var cause = resource.cause
        if !change.place.isEmpty {
            #expect(!resource.differences.isEmpty)
            #expect(
                resource.differences.allSatisfy { $0.pointer.description.hasPrefix("/configuration" + change.place) }
            )
            cause = resource.differences.first?.cause
        }
        guard case .change(let event)? = cause else {
            Issue.record("nobody did it: \(resource)")
            return
        }
        #expect(event.eventID == "by-hand")
    }

    @Test(
        "may be declared by several states, of which one is older than what another declares",
        arguments: ["buckets", "identity"]
    )
    func severalStates(name: String) async throws {
        let estate = TerraformEstateFiles(name: name)
        let state = try #require(try JSONValue(parsing: [UInt8](Data(contentsOf: URL(filePath: estate.state)))).object)
        let resources = try #require(state["resources"]?.array)
        // Buckets and roles here, what is said of them there.
        let wholes: Set = ["aws_s3_bucket", "aws_iam_role", "aws_iam_user", "aws_iam_group", "aws_iam_policy"]
        var recorded = try RecordedHistory()
        var paths: [String] = []
        for (file, isWhole) in [("wholes.tfstate", true), ("others.tfstate", false)] {
            var part = state
            part["resources"] = .array(resources.filter { wholes.contains($0["type"]?.string ?? "") == isWhole })
            paths.append(recorded.folder.path(file))
            try Data(JSONValue.object(part).compactText.utf8).write(to: URL(filePath: recorded.folder.path(file)))
        }
        try await recorded.record([estate.trail])
        let report = try History(opening: recorded.path).drift(DriftQuery(against: paths))
        #expect(report.resources.map { "\($0.statements) \($0.differences)" } == [])
        #expect(report.files.count == 2)
    }
}
