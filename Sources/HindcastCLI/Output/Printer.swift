import Foundation
import Hindcast
import HindcastModel

/// Prints one answer: through a pager on a terminal, plainly elsewhere.
struct Printer {
    let paint: Paint
    let width: Int?
    private let usesPager: Bool

    init(_ options: OutputOptions) {
        paint = Paint(isOn: options.usesColor)
        width = Terminal.width
        usesPager = Terminal.isOutputTerminal && !options.noPager && options.format == .text
    }

    /// Prints lines of text.
    func print(_ lines: [String]) {
        guard !lines.isEmpty else { return }
        let text = lines.joined(separator: "\n") + "\n"
        if usesPager, page(text) { return }
        Terminal.write(text)
    }

    /// Prints an array of values as JSON, or one value a line.
    func print(_ values: [JSONValue], as format: OutputOptions.Format) {
        if format == .ndjson {
            for value in values { Terminal.write(value.compactText + "\n") }
        } else {
            Terminal.write(JSONValue.array(values).indentedText + "\n")
        }
    }

    /// Prints one value as JSON.
    func print(_ value: JSONValue, as format: OutputOptions.Format) {
        Terminal.write((format == .ndjson ? value.compactText : value.indentedText) + "\n")
    }

    /// Shows text in the pager; says whether there was one.
    private func page(_ text: String) -> Bool {
        let environment = ProcessInfo.processInfo.environment
        let command = environment["HINDCAST_PAGER"] ?? environment["PAGER"] ?? "less -FRX"
        guard !command.isEmpty, command != "cat" else { return false }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", command]
        let pipe = Pipe()
        process.standardInput = pipe
        guard (try? process.run()) != nil else { return false }
        try? pipe.fileHandleForWriting.write(contentsOf: Data(text.utf8))
        try? pipe.fileHandleForWriting.close()
        process.waitUntilExit()
        // 127: the shell did not find the pager.
        return process.terminationStatus != 127
    }
}
