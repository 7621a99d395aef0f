import Foundation
import Hindcast
import HindcastModel

/// A process that tests can kill: it imports as `hindcast import` does, with a flush every few commits.
///
///     RecordingProbe REPOSITORY COMMITS-BETWEEN-FLUSHES ahead|in-step NOW PATH...
///
/// Prints `done HEAD` once the import is durable. Fails with the sentence of the error on standard error.
@main
enum RecordingProbe {
    static func main() async {
        let arguments = CommandLine.arguments
        guard arguments.count > 5, let interval = Int(arguments[2]), let now = Int64(arguments[4]) else { exit(64) }
        var settings = Recorder.Settings()
        settings.flushInterval = interval
        settings.isInStep = arguments[3] == "in-step"
        do {
            let recorder = try Recorder(opening: arguments[1], settings: settings)
            let summary = try await recorder.record(
                Array(arguments[5...]),
                format: nil,
                now: Moment(seconds: now),
                tasks: 2
            ) { _ in }
            say("done \(summary.head ?? "")\n", on: STDOUT_FILENO)
        } catch {
            say("\(error)\n", on: STDERR_FILENO)
            exit(1)
        }
    }

    /// Writes at once, and minds no error: a test may break the output too.
    static func say(_ text: String, on descriptor: Int32) {
        let bytes = Array(text.utf8)
        _ = write(descriptor, bytes, bytes.count)
    }
}
