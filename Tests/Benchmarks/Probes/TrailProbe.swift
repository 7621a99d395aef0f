import ArgumentParser
import Foundation

/// Writes a made-up trail, for use outside the benchmarks.
struct TrailProbe: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trail",
        abstract: "Write a made-up CloudTrail trail, the same for the same options."
    )

    @Option(help: "How many records.") var records = 1_000_000
    @Option(help: "What most changes are: creation or update.") var style = TrailPlan.Style.creation
    @Option(help: "The share of the records that change something.") var changing = 0.08
    @Option var seed: UInt64 = 1
    @Argument(help: "The folder that gets AWSLogs/…") var folder: String

    func run() throws {
        let plan = TrailPlan(records: records, style: style, changing: changing, seed: seed)
        let trail = try TrailGenerator.write(plan, to: folder)
        print(
            "\(trail.files) files, \(trail.bytesStored) bytes stored, \(trail.bytesUnpacked) unpacked, "
                + "\(trail.changes) changing calls"
        )
    }
}
