import ArgumentParser
import AuditLogs
import CDeflate
import Foundation

/// Reads logs on one thread, to events and counts.
struct ReadProbe: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "read", shouldDisplay: false)

    @Argument var paths: [String]

    func run() throws {
        let reader = LogReader()
        var (events, skipped, findings) = (0, 0, 0)
        for input in LogFinder.find(paths).inputs {
            try reader.read(input, format: nil) { item in
                switch item {
                case .event, .session: events += 1
                case .skipped: skipped += 1
                case .finding: findings += 1
                case .progress: break
                }
            }
        }
        print("\(events) events, \(skipped) records that are only counted, \(findings) findings")
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
