import ArgumentParser
import AuditLogs
import CDeflate
import Foundation
import Replay

/// Reads logs on one thread as an import does: to events, redacted sessions and counts.
struct ReadProbe: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "read", shouldDisplay: false)

    @Argument var paths: [String]

    func run() throws {
        let redactor = Redactor(key: Array(repeating: 0x5c, count: 32))
        let reader = LogReader { redactor.line(of: $0, service: $1, operation: $2) }
        var (events, sessions, skipped, findings) = (0, 0, 0, 0)
        for input in LogFinder.find(paths).inputs {
            try reader.read(input, format: nil) { item in
                switch item {
                case .event, .call: events += 1
                case .session: sessions += 1
                case .skipped, .passedOver: skipped += 1
                case .finding: findings += 1
                case .progress: break
                }
            }
        }
        print("\(events) events, \(sessions) sessions, \(skipped) only counted, \(findings) findings")
    }
}

/// Inflates gzip files with libdeflate into one buffer, and does nothing with their text.
struct InflateProbe: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "inflate", shouldDisplay: false)

    @Argument var paths: [String]

    func run() throws {
        let inflater = libdeflate_alloc_decompressor()
        defer { libdeflate_free_decompressor(inflater) }
        var text: [UInt8] = []
        var total = 0
        for input in LogFinder.find(paths).inputs {
            let packed = try Data(contentsOf: URL(filePath: input.name))
            // The last four bytes of a gzip member tell the length of its text.
            let length = packed.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
            if text.count < length { text = [UInt8](repeating: 0, count: length) }
            var produced = 0
            let result = packed.withUnsafeBytes { bytes in
                libdeflate_gzip_decompress(inflater, bytes.baseAddress, bytes.count, &text, text.count, &produced)
            }
            guard result == LIBDEFLATE_SUCCESS else { throw BenchmarkFailure("\(input.name) is no gzip file") }
            total += produced
        }
        print("\(total) bytes")
    }
}
