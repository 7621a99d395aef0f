import AuditLogs
import FastJSON
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

    @Test func `calls that are handed out as text are the events that the decoder tells of`() throws {
        let path = "\(try #require(corpus))/aws"
        let decoded = try Reading(path)
        var spool = EventSpool(memoryLimit: 1 << 20, directory: FileManager.default.temporaryDirectory.path)
        var (calls, events, skipped, findings): (Int, Int, [SkippedRecord], [Finding]) = (0, 0, [], [])
        let found = LogFinder.find([path])
        let plan = LinePlan(askingAbout: MemberNames([]), below: [0, 0])
        let reader = LogReader { record, _, _ in record.line(plan) { _, _, _ in .giveUp } }
        for input in found.inputs {
            try reader.read(input, format: nil) { item in
                switch item {
                case .event(let event):
                    events += 1
                    try spool.add(event)
                case .call(let call):
                    calls += 1
                    try spool.add(call)
                case .session(let session):
                    calls += 1
                    // Read back as an event, it has to be the decoder's.
                    try spool.add(RecordDecoder.decode(JSONValue(parsing: session.session.record)).get())
                case .skipped(let record), .passedOver(_, let record): skipped.append(record)
                case .finding(let finding): findings.append(finding)
                case .progress: break
                }
            }
        }
        #expect(calls > 1_000)
        #expect(calls + events == decoded.events.count)
        #expect(skipped == decoded.skipped)
        #expect(found.findings + findings == decoded.findings)
        var other = EventSpool(memoryLimit: 1 << 20, directory: FileManager.default.temporaryDirectory.path)
        for event in decoded.events { try other.add(event) }
        let (left, right) = try (spool.merged(), other.merged())
        while let next = try right.next() { #expect(try left.next() == next) }
        #expect(try left.next() == nil)
        #expect(left.duplicates == right.duplicates)
    }
}
