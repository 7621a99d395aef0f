import ArgumentParser
import Foundation
import Hindcast
import HindcastModel
import Synchronization

/// Where the history is that is asked, and under which names it knows people.
struct HistoryOptions: ParsableArguments {
    @OptionGroup var place: RepositoryOptions

    @Option(
        name: .customLong("mailmap"),
        help: ArgumentHelp(
            "Join the identities of one person by a file of git's .mailmap syntax; else by the repository's own.",
            valueName: "file"
        ),
        completion: .file()
    )
    var mailmapFile: String?

    /// Opens the history for questions.
    func open() throws -> History {
        try place.expectHistory()
        let history = try History(opening: place.path, mailmap: try mailmap())
        HistoryOptions.opened.withLock { $0.append(history) }
        return history
    }

    /// Opens the history as it was known at a moment.
    func open(knownAt moment: Moment) throws -> History {
        try History(opening: place.path, knownAt: moment, mailmap: try mailmap())
    }

    /// The histories that the process asks, kept until its end: to take one apart when the answer is printed is work for
    /// threads that must be started first, a twentieth of a question's time.
    private static let opened = Mutex<[History]>([])

    /// The content of the file that `--mailmap` names; `nil` where none is named.
    private func mailmap() throws -> [UInt8]? {
        guard let mailmapFile else { return nil }
        guard let content = FileManager.default.contents(atPath: mailmapFile) else {
            throw HindcastError(.usage, "the identity map \(mailmapFile) cannot be read")
        }
        return Array(content)
    }
}
