internal import Glibc
package import HindcastModel

/// Reads files that are no logs, snapshots and states, as a whole: unpacked, however they are packed.
package enum WholeText {
    /// The longest text that is read: a snapshot of a few hundred thousand resources.
    package static let limit = 2 << 30

    /// Returns a file's text.
    ///
    /// - Throws: ``Failure`` where it cannot be read to its end.
    package static func read(_ input: LogInput) throws(Failure) -> [UInt8] {
        let text = LogText()
        do throws(SourceFailure) { try text.open(input) } catch { throw Failure(reason: error.reason) }
        defer { text.close() }
        var bytes = unsafe Array(text.window.bytes)
        while text.advance(past: text.window.count) {
            guard bytes.count + text.window.count <= limit else { throw Failure(reason: "it is longer than 2 GiB") }
            unsafe bytes.append(contentsOf: text.window.bytes)
        }
        if let reason = text.failure { throw Failure(reason: reason) }
        return bytes
    }

    /// When a file was written last, to the second; `nil` of standard input.
    package static func written(_ input: LogInput) -> Moment? {
        var status = stat()
        guard input.name != LogInput.standardInputName, unsafe stat(input.name, &status) == 0 else { return nil }
        return Moment(seconds: Int64(status.st_mtim.tv_sec))
    }

    /// Why a text cannot be read, as a sentence without a final full stop.
    package struct Failure: Error {
        /// The sentence.
        package let reason: String
    }
}
