import Foundation
import TestSupport
import Testing

/// An import that is interrupted loses nothing.
@Suite struct InterruptionTests {
    /// What `test` sees of the pack being written: that it is there, while records are read and replayed; that it has
    /// something in it, while commits are written.
    private static let signs = ["-e", "-s"]

    @Test func `an interrupted import exits with 130, and the same command brings it to the same end`() throws {
        let folder = try TemporaryFolder()
        let records = (0..<4_000).map { TestLog.group($0, name: "group-\($0)", id: "sg-0c\($0)") }
        let log = folder.path("log.json")
        try Data(TestLog.text(records).utf8).write(to: URL(filePath: log))
        let whole = try importAll(log, into: folder.path("whole.git"))
        #expect(
            try Program.git.run(["-C", folder.path("whole.git"), "rev-list", "--count", "main"]).output == "4001\n"
        )

        for (number, sign) in Self.signs.enumerated() {
            let repository = folder.path("interrupted-\(number).git")
            try make(repository)
            let stopped = try shell(
                """
                $hindcast --repo "$repository" import "$log" & child=$!
                until [ $sign "$repository/hindcast/incoming/open.pack" ]; do sleep 0.02; done
                kill -INT $child; wait $child; echo status $?
                """,
                environment: ["repository": repository, "log": log, "sign": sign]
            )
            #expect(stopped.output == "status 130\n")
            try expectSound(repository)
            #expect(try importAll(log, into: repository) == whole)
            try expectSound(repository)
        }
    }

    private func make(_ repository: String) throws {
        let key = String(repeating: "00", count: 32)
        #expect(try Program.hindcast.run(["init", repository, "--redaction-key", key]).status == 0)
    }

    /// Returns the head after an import of everything.
    private func importAll(_ log: String, into repository: String) throws -> String {
        try make(repository)
        let result = try Program.hindcast.run(["--repo", repository, "import", log])
        #expect(result.status == 0, "\(result.error)")
        return try Program.git.run(["-C", repository, "rev-parse", "main"]).output
    }

    private func expectSound(_ repository: String) throws {
        let result = try Program.git.run(["-C", repository, "fsck", "--strict", "--full"])
        #expect(result.status == 0, "\(result.error)")
    }
}
