import Foundation
import HindcastModel

/// Where one answer goes: through a pager on a terminal, plainly elsewhere.
///
/// Text is collected until there is enough of it to be worth a system call, or to show that a pager is wanted.
final class Page {
    /// Colours, where they are wanted.
    let paint: Paint
    /// The terminal's width; `nil` where lines have no end.
    let width: Int?

    private let pagerCommand: String?
    private var pager: Pager?
    private var buffer: [UInt8] = []

    /// - Parameter pagerCommand: the pager to show the answer in; `nil` for none.
    init(paint: Paint, width: Int?, pagerCommand: String?) {
        self.paint = paint
        self.width = width
        self.pagerCommand = pagerCommand
    }

    /// Prints lines of text.
    func print(_ lines: [StyledText]) {
        for line in lines {
            buffer += line.painted(by: paint).utf8
            buffer.append(UInt8(ascii: "\n"))
            if buffer.count >= 1 << 16 { flush() }
        }
    }

    /// Prints one value as JSON.
    func print(_ value: JSONValue, layout: JSONWriter.Layout) {
        buffer += JSONText.bytes(of: value, layout: layout)
        buffer.append(UInt8(ascii: "\n"))
        if buffer.count >= 1 << 16 { flush() }
    }

    /// Prints bytes as they are.
    func print(raw bytes: [UInt8]) {
        buffer += bytes
        if buffer.count >= 1 << 16 { flush() }
    }

    /// Prints what is left, and waits until the person has left the pager.
    func finish() {
        flush()
        guard let pager else { return }
        self.pager = nil
        leave(pager)
    }

    private func flush() {
        guard !buffer.isEmpty else { return }
        if pager == nil, let pagerCommand {
            pager = Pager(command: pagerCommand)
            if pager != nil { Signals.leaveInterruptsToPager() }
        }
        let failure = Terminal.write(buffer, to: pager?.input ?? STDOUT_FILENO)
        buffer.removeAll(keepingCapacity: true)
        guard let failure else { return }
        if let pager { leave(pager) }
        // Who has read enough is content.
        if failure.isBrokenPipe { exit(0) }
        Complaint("the answer could not be written: \(failure)").print()
        exit(1)
    }

    /// Waits for the pager; the shell's status 127 says that there was none, and then the answer is lost in the pipe.
    private func leave(_ pager: Pager) {
        guard pager.finish() == 127 else { return }
        Complaint("the pager could not be started", hints: ["try --no-pager, or set HINDCAST_PAGER"]).print()
        exit(1)
    }
}
