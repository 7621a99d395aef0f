import Foundation
import Hindcast
import HindcastModel

/// Where one answer goes: through a pager on a terminal, plainly elsewhere.
///
/// Text is collected until there is enough of it to be worth a system call, or to show that a pager is wanted.
final class Page {
    /// Colours, where they are wanted.
    let paint: Paint
    /// The terminal's width; `nil` where lines have no end.
    let width: Int?

    /// As much as Linux keeps of a pipe that nobody reads, and one piece more.
    private static let pipeCapacity = 1 << 17

    private var pagerCommand: String?
    private var pager: Pager?
    /// The beginning of what went to the pager.
    private var unread: [UInt8] = []
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
        buffer += (layout == .compact ? JSONText.line(value) : JSONText.indented(value)).utf8
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
        if let pager { leave(pager) }
    }

    private func flush() {
        guard !buffer.isEmpty else { return }
        if pager == nil, let pagerCommand {
            pager = Pager(command: pagerCommand)
            if pager != nil { Signals.leaveInterruptsToPager() }
        }
        if let pager {
            // What a pipe holds may be lost, should there be no pager at its other end.
            if unread.count < Page.pipeCapacity { unread += buffer }
            let failure = Terminal.write(buffer, to: pager.input)
            buffer.removeAll(keepingCapacity: true)
            guard let failure else { return }
            if leave(pager) { end(after: failure) }
        } else {
            let failure = Terminal.write(buffer, to: STDOUT_FILENO)
            buffer.removeAll(keepingCapacity: true)
            if let failure { end(after: failure) }
        }
    }

    /// Waits for the pager. Where the shell found none (status 127), prints the answer without, and returns `false`.
    @discardableResult private func leave(_ pager: Pager) -> Bool {
        self.pager = nil
        pagerCommand = nil
        guard pager.finish() == 127 else { return true }
        buffer = unread + buffer
        flush()
        return false
    }

    private func end(after failure: Terminal.Errno) {
        // Who has read enough is content.
        if failure.isBrokenPipe { exit(0) }
        Complaint("the answer could not be written: \(failure)").print()
        exit(1)
    }
}
