import HindcastModel
import Testing

@testable import GitStore

/// What a person who knows git expects of the history.
@Suite struct GitUserTests {
    let folder: TemporaryFolder
    let git: Git
    let file = HistoryWriterTests.group

    init() throws {
        folder = try TemporaryFolder()
        let path = folder("history.git")
        git = Git(directory: path)
        try HistoryWriter.create(at: path, redactionKey: "00ff")
        let writer = try HistoryWriter(opening: path)
        func write(_ subject: String, at seconds: Int64, by name: String, _ text: String) throws {
            let edit = TreeEdit(path: file, content: Array(text.utf8))
            try writer.append(
                HistoryWriterTests.draft(subject, at: seconds, by: name, [edit], note: "record of \(subject)")
            )
        }
        try write("ec2: create sg", at: 1_000, by: "Alice Example", "{\n  \"ingress\": [],\n  \"name\": \"web\"\n}\n")
        try write(
            "ec2: open tcp/22",
            at: 2_000,
            by: "Bobby Example",
            "{\n  \"ingress\": [22],\n  \"name\": \"web\"\n}\n"
        )
        try write(
            "ec2: rename sg",
            at: 3_000,
            by: "Alice Example",
            "{\n  \"ingress\": [22],\n  \"name\": \"shop\"\n}\n"
        )
        try writer.flush()
    }

    @Test func `log follows a file`() throws {
        let log = try git("log", "--follow", "--format=%s", "main", "--", file.text)
        #expect(log == "ec2: rename sg\nec2: open tcp/22\nec2: create sg")
    }

    @Test func `blame names the setter of each line`() throws {
        let blame = try git("blame", "--line-porcelain", "main", "--", file.text)
        let authors = blame.split(separator: "\n").filter { $0.hasPrefix("author ") }.map { $0.dropFirst(7) }
        #expect(authors == ["Alice Example", "Bobby Example", "Alice Example", "Alice Example"])
    }

    @Test func `diff shows the change`() throws {
        let diff = try git("diff", "-U0", "main~1", "main")
        #expect(diff.contains("-  \"name\": \"web\"\n+  \"name\": \"shop\""))
    }

    @Test func `shortlog counts people`() throws {
        #expect(
            try git("shortlog", "-sn", "main").split(separator: "\n").map { $0.drop { $0 == " " } } == [
                "2\tAlice Example", "1\tBobby Example", "1\thindcast",
            ]
        )
    }

    @Test func `notes travel with a fetch of their reference`() throws {
        let clone = folder("clone")
        try git("clone", "--quiet", git.directory, clone)
        let copy = Git(directory: clone)
        #expect(try copy("show", "HEAD:" + file.text).contains("shop"))
        try copy("fetch", "--quiet", "origin", "refs/notes/hindcast:refs/notes/hindcast")
        #expect(try copy("log", "-1", "--notes=hindcast", "--format=%N").contains("record of ec2: rename sg"))
        try copy.expectSound()
    }

    @Test func `dates are the events' and in UTC, and none is before 1970`() throws {
        #expect(try git("log", "-1", "--format=%ad|%cd", "--date=raw", "main") == "3000 +0000|3000 +0000")
        let writer = try HistoryWriter(opening: git.directory)
        for moment in [Moment(nanoseconds: -1), Moment(nanoseconds: .min), Moment(nanoseconds: .max)] {
            try writer.append(
                CommitDraft(authorName: "A", authorEmail: "a", time: moment, message: "old\u{0}", edits: [])
            )
        }
        try writer.flush()
        let dates = try git("log", "-3", "--format=%at %ct", "main")
        #expect(dates == "9223372036 9223372036\n0 0\n0 0")
        try git.expectSound()
    }

    @Test func `a repack by git changes nothing for readers and writers`() throws {
        let head = try git("rev-parse", "main")
        try git("gc", "--quiet", "--prune=now")
        let writer = try HistoryWriter(opening: git.directory)
        try writer.append(HistoryWriterTests.draft("after gc", at: 4_000, [TreeEdit(path: file, content: nil)]))
        try writer.flush()
        #expect(try git("rev-parse", "main~1") == head)
        #expect(try git("ls-tree", "-r", "main") == "")
        try git.expectSound()
    }
}
