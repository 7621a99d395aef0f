import Foundation
import Hindcast
import HindcastModel

/// Prints one answer: through a pager on a terminal, plainly elsewhere.
struct Printer {
    let paint: Paint
    let width: Int?
    private let usesPager: Bool

    init(_ options: OutputOptions) { self.init(options.display, isForPeople: options.format == .text) }

    /// Makes a printer; what is for programs goes through no pager.
    init(_ options: DisplayOptions, isForPeople: Bool) {
        paint = Paint(isOn: options.usesColor)
        width = Terminal.width
        usesPager = Terminal.isOutputTerminal && !options.noPager && isForPeople
    }

    /// Prints lines of text; where there are none, `nothing` says so on standard error.
    func print(_ lines: [String], nothing: String? = nil) {
        guard !lines.isEmpty else {
            if let nothing { Terminal.complain(nothing) }
            return
        }
        let text = lines.joined(separator: "\n") + "\n"
        if usesPager, page(text) { return }
        Terminal.write(text)
    }

    /// Prints an array of values as JSON, or one value a line.
    func print(_ values: [JSONValue], as format: OutputOptions.Format) {
        if format == .ndjson {
            for value in values { Terminal.write(JSONText.line(value)) }
        } else {
            Terminal.write(JSONText.indented(.array(values)))
        }
    }

    /// Prints one value as JSON.
    func print(_ value: JSONValue, as format: OutputOptions.Format) {
        Terminal.write(format == .ndjson ? JSONText.line(value) : JSONText.indented(value))
    }

    /// Shows text in the pager; says whether there was one.
    private func page(_ text: String) -> Bool {
        let environment = ProcessInfo.processInfo.environment
        let command = environment["HINDCAST_PAGER"] ?? environment["PAGER"] ?? "less -FRX"
        guard !command.isEmpty, command != "cat" else { return false }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", command]
        // As git does it: colours stay colours, and what fits on the screen needs no key.
        process.environment = environment.merging(["LESS": "FRX"]) { old, _ in old }
        let pipe = Pipe()
        process.standardInput = pipe
        guard (try? process.run()) != nil else { return false }
        // An interrupt is for the pager: leaving before it does would leave the terminal in its hands.
        signal(SIGINT, SIG_IGN)
        defer { signal(SIGINT, SIG_DFL) }
        try? pipe.fileHandleForWriting.write(contentsOf: Data(text.utf8))
        try? pipe.fileHandleForWriting.close()
        process.waitUntilExit()
        // 127: the shell did not find the pager.
        return process.terminationStatus != 127
    }
}
