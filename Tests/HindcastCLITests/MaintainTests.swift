import Foundation
import Hindcast
import TestSupport
import Testing

@testable import HindcastCLI

/// The command that keeps a history fast.
@Suite struct MaintainTests {
    @Test func `a history of many small imports is kept small by the imports, and smaller by the command`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("h.git")
        // One import a file, as a collector that runs every few minutes makes them.
        let script = """
            set -e
            "$hindcast" init "$path" --redaction-key \(String(repeating: "0f", count: 32))
            find "$logs" -name '*.gz' | while read -r file; do "$hindcast" --repo "$path" import "$file"; done
            echo leftover >"$path/hindcast/incoming/open.pack"
            """
        let environment = [
            "hindcast": Program.hindcast.path, "path": path,
            "logs": Repository.root.appending(path: "Examples/terraform-changed-by-hand/logs").path,
        ]
        let made = try Program(URL(filePath: "/bin/bash")).run(["-c", script], environment: environment)
        try #require(made.status == 0, "\(made.error)")
        let head = try Program.git.run(["-c", "safe.directory=*", "-C", path, "rev-parse", "main"]).output
        let whole = try RecordedStory.terraform()
        #expect(
            head == (try Program.git.run(["-c", "safe.directory=*", "-C", whole.path, "rev-parse", "main"]).output)
        )

        let result = try Program.hindcast.run(["--repo", path, "maintain", "-o", "json"])
        #expect(result.status == 0, "\(result.error)")
        let report = try #require(try result.json() as? [String: Any])
        #expect(report["leftovers"] as? [String] == ["hindcast/incoming/open.pack"])
        #expect(report["wrote_commit_graph"] as? Bool == true)
        let after = try #require(report["after"] as? [String: Int])
        #expect(try #require(after["packs"]) <= 4)
        #expect(try Program.hindcast.run(["--repo", path, "verify"]).status == 0)
        #expect(try Program.git.run(["-c", "safe.directory=*", "-C", path, "rev-parse", "main"]).output == head)
        let fsck = try Program.git.run(["-c", "safe.directory=*", "-C", path, "fsck", "--full", "--strict"])
        #expect(fsck.status == 0, "\(fsck.error)")

        let again = try Program.hindcast.run(["--repo", path, "maintain"])
        #expect(again.status == 0)
        #expect(again.lines.count == 5)
        #expect(again.lines.allSatisfy { !$0.contains("→") || $0.hasPrefix("index") }, "\(again.output)")
    }

    @Test func `a report reads well`() throws {
        let report = MaintenanceReport(
            before: .init(packs: 212, looseObjects: 96, objectBytes: 12_500_000, indexBytes: 9_000_000),
            after: .init(packs: 3, looseObjects: 0, objectBytes: 4_100_000, indexBytes: 9_000_000),
            wroteCommitGraph: true,
            graphCommits: 12_345,
            leftovers: (1...12).map { "objects/pack/tmp_pack_\($0)\u{1B}[m" }
        )
        try expectSnapshot(plain(MaintenanceRenderer.lines(report, width: nil)), at: "Maintain/report.txt")
        try expectSnapshot(json(report.json), at: "Maintain/report.json")
    }

    @Test func `a history that another process writes is left alone`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("h.git")
        #expect(try Program.hindcast.run(["init", path]).status == 0)
        let result = try shell(
            "flock \"$path/hindcast/lock\" \"$hindcast\" --repo \"$path\" maintain",
            environment: ["path": path]
        )
        #expect(result.status == 1)
        #expect(result.error.contains("another writer has the history open"))
    }
}
