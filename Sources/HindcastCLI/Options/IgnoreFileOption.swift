import ArgumentParser
import Foundation
import Hindcast
import HindcastModel

/// The file that says which drift is let be.
struct IgnoreFileOption: ParsableArguments {
    /// What the file is called where none is named.
    static let name = ".hindcastignore.yaml"

    /// An entry that expires within so many days is told beforehand.
    static let noticeDays: Int64 = 14

    @Option(
        name: .customLong("ignore-file"),
        help: ArgumentHelp(
            "Drift that is let be, with reasons; else .hindcastignore.yaml here, or above, up to the repository's root.",
            valueName: "file"
        ),
        completion: .file()
    )
    var path: String?

    /// Returns the list; `nil` where there is none.
    ///
    /// - Throws: `input` for a file that cannot be read or understood.
    func list() throws -> IgnoreList? {
        guard let file = path ?? IgnoreFileOption.found(from: FileManager.default.currentDirectoryPath) else {
            return nil
        }
        guard let content = FileManager.default.contents(atPath: file) else {
            throw HindcastError(.input, "the ignore file \(file) cannot be read")
        }
        return try IgnoreList(reading: String(decoding: content, as: UTF8.self), file: file)
    }

    /// Looks in a folder, and, inside of a git repository, in those above it up to the repository's root; returns the path
    /// relative to the folder.
    private static func found(from folder: String) -> String? {
        let files = FileManager.default
        var steps: [String] = []
        var place = folder
        var candidate: String?
        while true {
            let file = place + "/" + name
            if candidate == nil, files.fileExists(atPath: file) { candidate = (steps + [name]).joined(separator: "/") }
            if files.fileExists(atPath: place + "/.git") { return candidate }
            guard let slash = place.lastIndex(of: "/"), place != "/" else { break }
            place = String(place[..<slash])
            steps.append("..")
        }
        // Outside of a repository nobody knows where to stop: only the folder itself counts.
        return candidate == name ? name : nil
    }

    /// Tells which entries end soon, and which are of no use.
    static func notes(on list: IgnoreList, _ report: DriftReport, at moment: Moment, isStrict: Bool) -> [String] {
        let ending = list.ending(after: moment, within: noticeDays).map { entry in
            "\(list.file):\(entry.line): the entry for \(entry.resource) expires after \(entry.lastDay ?? "")"
        }
        guard isStrict else { return ending }
        return ending
            + report.unused.map { entry in
                "\(list.file):\(entry.line): the entry for \(entry.resource) ignores nothing that there is"
            }
    }
}
