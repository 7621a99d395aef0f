import AuditLogs
import Foundation
import HindcastModel
import Testing

/// Where real logs lie: `$HINDCAST_CORPUS`, or `shared/corpus` beside the project.
private let corpus: String? = {
    let beside = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../shared/corpus").standardized.path
    let folder = ProcessInfo.processInfo.environment["HINDCAST_CORPUS"] ?? beside
    return FileManager.default.fileExists(atPath: "\(folder)/aws") ? folder : nil
}()

@Suite(.enabled(if: corpus != nil)) struct CorpusTests {
    @Test func `every record of the corpus is read, and every finding is about a file that is no trail`() throws {
        let reading = try Reading("\(try #require(corpus))/aws")
        #expect(reading.events.count + reading.skipped.count > 14_000)
        let kinds = Dictionary(grouping: reading.findings) { finding in
            finding.reason.split(separator: ":").first.map(String.init) ?? ""
        }
        // Tables of contents, notes, Security Lake samples and configuration items lie beside the logs.
        #expect(
            Set(kinds.keys).isSubset(of: [
                "it is no log", "it is no audit record", "it looks like an AWS Config snapshot",
                "it looks like an OCSF event, which is not read",
            ]),
            "\(kinds.keys)"
        )
        for finding in kinds["it is no log"] ?? [] { #expect([".tsv", ".md"].contains { finding.file.hasSuffix($0) }) }
    }

    @Test func `every event of the corpus is the same when it is read back`() throws {
        let reading = try Reading("\(try #require(corpus))/aws")
        var spool = EventSpool(memoryLimit: 1 << 20, directory: FileManager.default.temporaryDirectory.path)
        for event in reading.events { try spool.add(event) }
        let merge = try spool.merged()
        let added = Set(reading.events)
        var count = 0
        while case .event(let event, _, _)? = try merge.next() {
            count += 1
            #expect(added.contains(event), "\(event.id)")
        }
        #expect(count + merge.duplicates == reading.events.count)
    }
}
