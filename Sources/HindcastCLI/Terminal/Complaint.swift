import Foundation
import Hindcast

/// One clear sentence for standard error, with what can be done about it below.
struct Complaint {
    let message: String
    let hints: [String]

    init(_ message: String, hints: [String] = []) {
        self.message = message
        self.hints = hints
    }

    /// The text as it is printed: names in it may come from logs or from a hostile file system.
    var text: String {
        let lines = ["hindcast: " + VisibleText.escape(message)] + hints.map { "  " + VisibleText.escape($0) }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Prints it to standard error, where that is open.
    func print() { _ = Terminal.write(text.utf8, to: STDERR_FILENO) }
}
