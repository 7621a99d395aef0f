import ArgumentParser
import Foundation
import Hindcast

/// How a command ends that did not go well: what it says, and its exit status.
struct Failure {
    /// What is printed; `nil` where all is said.
    let text: String?
    /// 1 for errors, 64 for wrong usage; what a command threw where it threw an exit code; 0 for `--help`.
    let status: Int32

    /// Finds the words and the status of an error.
    init(_ error: any Error) {
        switch error {
        case let error as HindcastError:
            text = Complaint(error.message, hints: error.hints).text
            status = error.kind == .usage ? 64 : 1
        case let code as ExitCode:
            text = nil
            status = code.rawValue
        default:
            status = HindcastCommand.exitCode(for: error).rawValue
            text = Failure.words(of: error, isHelp: status == 0)
        }
    }

    /// Ends the process.
    func exit() -> Never {
        if let text, !text.isEmpty {
            _ = Terminal.write(text.utf8, to: status == 0 ? STDOUT_FILENO : STDERR_FILENO)
        }
        Foundation.exit(status)
    }

    /// The parser's own words: help and version as they are, mistakes in the form of every other complaint.
    private static func words(of error: any Error, isHelp: Bool) -> String {
        let message = HindcastCommand.fullMessage(for: error)
        guard !isHelp else { return message + "\n" }
        let prefix = "Error: "
        let plain = message.hasPrefix(prefix) ? String(message.dropFirst(prefix.count)) : message
        let lines = plain.split(separator: "\n", omittingEmptySubsequences: false).map {
            VisibleText.escape(String($0))
        }
        return "hindcast: " + lines.joined(separator: "\n") + "\n"
    }
}
