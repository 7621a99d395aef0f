import Foundation
import Hindcast
import TestSupport
import Testing

@testable import HindcastCLI

/// The command that verifies a history.
@Suite struct VerifyTests {
    /// A copy of a recorded story, to be damaged.
    private func copy() throws -> (folder: TemporaryFolder, path: String) {
        let folder = try TemporaryFolder()
        let path = folder.path("h.git")
        try FileManager.default.copyItem(atPath: RecordedStory.bucket().path, toPath: path)
        return (folder, path)
    }

    @Test func `a sound history is clean, in every form`() throws {
        let story = try RecordedStory.bucket()
        let result = try story.run(["verify"])
        #expect(result.status == 0, "\(result.error)")
        #expect(result.error.isEmpty)
        #expect(result.lines.count == 7)
        #expect(result.lines.allSatisfy { $0.contains(" ok ") })
        for form in ["json", "ndjson"] {
            let answer = try story.run(["verify", "-o", form])
            #expect(answer.status == 0)
            let report = try #require(try answer.json() as? [String: Any])
            #expect((report["findings"] as? [Any])?.isEmpty == true)
            #expect(report["index"] as? String == "current")
        }
        #expect(try LateStory.shared.get()("verify").status == 0)
    }

    @Test func `findings exit with 2, one line each`() throws {
        let (folder, path) = try copy()
        defer { withExtendedLifetime(folder) {} }
        try FileManager.default.removeItem(atPath: path + "/refs/notes/hindcast")
        let result = try Program.hindcast.run(["--repo", path, "verify"])
        #expect(result.status == 2)
        let log = try Program.hindcast.run(["--repo", path, "log", "-o", "json"]).objects()
        let commits = Set(log.compactMap { $0["commit"] as? String })
        let lines = result.lines.filter { $0.hasPrefix("notes: ") }
        #expect(
            Set(lines) == Set(commits.map { "notes: commit \($0): it has no note, so its evidence is missing" })
        )
        #expect(result.lines.contains { $0.hasPrefix("notes      bad") })
        let answer = try Program.hindcast.run(["--repo", path, "verify", "-o", "json"])
        #expect(answer.status == 2)
        let report = try #require(try answer.json() as? [String: Any])
        let findings = try #require(report["findings"] as? [[String: String]])
        #expect(findings.count == commits.count)
        #expect(findings.allSatisfy { Set($0.keys) == ["check", "subject", "reason"] && $0["check"] == "notes" })
    }

    @Test func `nothing is changed by verifying, and a folder that may only be read is no obstacle`() throws {
        let (folder, path) = try copy()
        defer { withExtendedLifetime(folder) {} }
        func listing() throws -> String {
            try shell(
                "cd \"$path\" && find . -type f ! -name 'index.sqlite-*' | sort | xargs sha256sum",
                environment: ["path": path]
            ).output
        }
        let before = try listing()
        #expect(try shell("chmod -R a-w \"$path\"", environment: ["path": path]).status == 0)
        #expect(try Program.hindcast.run(["--repo", path, "verify"]).status == 0)
        #expect(try shell("chmod -R u+w \"$path\"", environment: ["path": path]).status == 0)
        #expect(try listing() == before)
    }

    /// Root may write whatever its permissions say: only a mount that is read-only, or another user, is kept from it.
    @Test(arguments: [
        // A mount of its own, in a name space that ends with it.
        """
        unshare --mount sh -ec 'mount --bind "$path" "$path"; mount -o remount,bind,ro "$path"; exec "$0" "$@"'
        """,
        "setpriv --reuid=65534 --regid=65534 --clear-groups --",
    ])
    func `where nothing can be written, everything is verified, and damage is found`(prefix: String) throws {
        let (folder, path) = try copy()
        defer { withExtendedLifetime(folder) {} }
        func run(_ command: String) throws -> Program.Result {
            try shell("chmod 755 \"${path%/*}\"; \(prefix) \(command)", environment: ["path": path])
        }
        // Who may not do this is no root, and is kept from writing by permissions: that is tried above.
        guard try run("true").status == 0 else { return }
        #expect(try run("touch \"$path/written\"").status != 0)
        let sound = try run("\"$hindcast\" --repo \"$path\" verify")
        #expect(sound.status == 0 && sound.error.isEmpty, "\(sound.error)")
        #expect(sound.output.contains("compared with git, commit by commit"), "\(sound.output)")
        #expect(sound.lines.count == 7)
        try FileManager.default.removeItem(atPath: path + "/refs/notes/hindcast")
        #expect(try run("\"$hindcast\" --repo \"$path\" verify").status == 2)
        // Nor does an index that is not there come to be.
        try FileManager.default.removeItem(atPath: path + "/hindcast/index.sqlite")
        let absent = try run("\"$hindcast\" --repo \"$path\" verify -o json")
        #expect(try (absent.json() as? [String: Any])?["index"] as? String == "absent")
        #expect(!FileManager.default.fileExists(atPath: path + "/hindcast/index.sqlite"))
        #expect(try run("\"$hindcast\" --repo \"$path\" log -n 1").lines.count == 1)
    }

    @Test func `imports that go on meanwhile, of late events too, are no finding`() throws {
        let folder = try TemporaryFolder()
        // The newest file first: every other import is late.
        let script = """
            "$hindcast" init h.git >init
            (find "$logs" -name '*.gz' | sort -r | while read -r file; do
                "$hindcast" --repo h.git import "$file" >>imports 2>&1 || echo "import of $file failed"
            done; touch over) &
            while [ ! -e over ]; do "$hindcast" --repo h.git verify >report || cat report; echo >>rounds; done
            "$hindcast" --repo h.git verify || echo failed
            """
        let result = try Program(URL(filePath: "/bin/bash")).run(
            ["-c", script],
            environment: ["logs": RecordedStory.bucket().logs, "hindcast": Program.hindcast.path],
            in: folder.url
        )
        #expect(result.status == 0, "\(result.error)")
        #expect(result.lines.count == 7, "\(result.output)")
        #expect(result.lines.allSatisfy { $0.contains(" ok ") })
        #expect(try String(contentsOfFile: folder.path("rounds"), encoding: .utf8).utf8.count > 2)
    }

    @Test func `git is not needed`() throws {
        let result = try Program.hindcast.run(
            ["--repo", RecordedStory.bucket().path, "verify"],
            environment: ["PATH": "/nonexistent"]
        )
        #expect(result.status == 0, "\(result.error)")
    }

    @Test func `a report reads well, sound or not`() throws {
        var report = VerificationReport.sample
        try expectSnapshot(plain(VerificationRenderer.lines(report, width: nil)), at: "Verify/sound.txt")
        report.add(.objects, "objects/pack/pack-0a.pack", "its checksum is wrong")
        report.add(.notes, "commit 0a", "it has no note, so its evidence is missing")
        report.add(.documents, "a\u{1B}[31m", "bad")
        try expectSnapshot(plain(VerificationRenderer.lines(report, width: nil)), at: "Verify/findings.txt")
        try expectSnapshot(json(report.json), at: "Verify/findings.json")
    }

    @Test func `progress says how far it is`() {
        let progress = VerificationProgress(step: .objects, done: 120_000, total: 400_000)
        #expect(ProgressLine.text(progress, width: 80) == "███████▏░░░░░░░░░░░░░░░░  30 %  120,000 objects")
        #expect(ProgressLine.text(progress, width: 30) == "30 %  120,000 objects")
    }
}

extension VerificationReport {
    fileprivate static let sample: VerificationReport = {
        var report = VerificationReport()
        report.packs = 3
        report.objects = 412_345
        report.bytes = 128_100_000
        report.commits = 100_000
        report.knownHeads = 2
        report.formerCommits = 312
        report.notes = 100_312
        report.documents = 101_004
        report.index = .current
        report.events = 1_230_456
        report.uncounted = 12
        return report
    }()
}
