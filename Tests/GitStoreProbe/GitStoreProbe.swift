import Foundation
import GitStore
import HindcastModel

/// A process that tests can kill: it makes a history, or goes on with one, and says what it reports as done.
///
///     GitStoreProbe PATH COMMITS BATCH
///     GitStoreProbe PATH maintain
///
/// Prints `flushed N HEAD` once N commits are durable. Fails with the error's kind and text on standard error.
@main
enum GitStoreProbe {
    static func main() {
        let arguments = CommandLine.arguments
        if arguments.count == 3, arguments[2] == "maintain" { return maintain(arguments[1]) }
        guard arguments.count == 4, let commits = Int(arguments[2]), let batch = Int(arguments[3]) else { exit(64) }
        do {
            try record(at: arguments[1], commits: commits, batch: batch)
        } catch {
            say("\(error.kind): \(error)\n", on: STDERR_FILENO)
            exit(1)
        }
    }

    static func maintain(_ path: String) {
        do {
            let now = Moment(seconds: Int64(Date().timeIntervalSince1970))
            _ = try HistoryWriter(opening: path).maintain(now: now, leftovers: [])
        } catch {
            say("\(error.kind): \(error)\n", on: STDERR_FILENO)
            exit(1)
        }
    }

    static func record(at path: String, commits: Int, batch: Int) throws(GitError) {
        try HistoryWriter.create(at: path, redactionKey: "00ff")
        let writer = try HistoryWriter(opening: path)
        let reader = try HistoryReader(opening: path)
        // The subject of the newest commit tells how far an earlier run came.
        let done = Int(try reader.commit(reader.head()).subject.split(separator: " ").last ?? "") ?? 0
        var line: [ObjectID] = []
        for number in (done + 1)...max(commits, done + 1) where number <= commits {
            line.append(try writer.append(draft(number)).commit)
            // Every now and then the last commits are made again, as after a late event that changed nothing.
            if number % 5 == 0, line.count > 2 {
                try writer.rewind(to: line[line.count - 3], keepingAs: Moment(seconds: 9))
                for again in (number - 1)...number { try writer.append(draft(again)) }
            }
            guard number % batch == 0 || number == commits else { continue }
            try writer.flush()
            say("flushed \(number) \(writer.head?.hex ?? "")\n", on: STDOUT_FILENO)
        }
    }

    /// Writes at once, and minds no error: a test may break the output too.
    static func say(_ text: String, on descriptor: Int32) {
        let bytes = Array(text.utf8)
        _ = write(descriptor, bytes, bytes.count)
    }

    static func draft(_ number: Int) -> CommitDraft {
        func edit(_ file: Int, lines: Int) -> TreeEdit {
            let text = (0..<lines).map { "  \"member\($0)\": \"\(number * ($0 % 5 == 0 ? 1 : 0))\",\n" }.joined()
            let address = Address(
                provider: .aws,
                account: "111122223333",
                location: "eu-west-1",
                service: "ec2",
                type: "type-\(file % 3)",
                id: "id-\(file)"
            )
            return TreeEdit(path: RepositoryPath(address), content: file % 11 == 10 ? nil : Array(text.utf8))
        }
        return CommitDraft(
            authorName: "Alice Example",
            authorEmail: "alice@example.com",
            time: Moment(seconds: Int64(number)),
            message: "probe: commit \(number)\n",
            edits: [edit(number % 40, lines: 30), edit(number * 7 % 50, lines: number % 60)],
            note: Array("record \(number)".utf8)
        )
    }
}
