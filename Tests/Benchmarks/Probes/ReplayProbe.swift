import ArgumentParser
import AuditLogs
import FastJSON
import HindcastModel
import Replay

/// Replays the events of logs on one thread, and prints how many of them a second of CPU takes.
///
/// Reading and writing are left out: it is the rule book's own speed.
struct ReplayProbe: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "replay", shouldDisplay: false)

    @Argument var paths: [String]

    func run() throws {
        let redactor = Redactor(key: Array(repeating: 0x5c, count: 32))
        let reader = LogReader()
        var events: [AuditEvent] = []
        for input in LogFinder.find(paths).inputs {
            try reader.read(input, format: nil) { item in
                if case .event(let event) = item { events.append(redactor.redact(event)) }
            }
        }
        events.sort { $0.time != $1.time ? $0.time < $1.time : $0.id < $1.id }
        var world = World(book: .builtIn) { record in
            (try? JSONValue(parsing: record)).flatMap { try? RecordDecoder.decode($0).get() }
        }
        let start = Cost.processorSoFar
        var changes = 0
        for event in events { changes += world.apply(event).changes.count }
        let spent = Cost.processorSoFar - start
        print("\(Int(Double(events.count) / spent)) \(events.count) events \(changes) changes \(spent) s")
    }
}
