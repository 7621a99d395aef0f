import Foundation

/// P12: the decoder of each cloud, on one thread: records a second of the project's own stories, over and over.
enum CloudRows {
    static let ids = ["P12"]

    private static let stories = [
        ("AWS", "bucket-made-public", "*.json.gz"), ("Google Cloud", "firewall-opened", "*.json.gz"),
        ("Azure", "rule-opened-by-deployment", "PT1H.json"), ("Kubernetes", "secret-in-a-rollout", "*.log.gz"),
    ]

    static func measure(on bench: Workbench) throws -> [Row] {
        try stories.map { cloud, story, files in
            let log = try repeated(story, files, as: cloud.lowercased().replacing(" ", with: "-"), on: bench)
            let read = Invocation(bench.probe, ["read", log])
            let records = try count(read.text())
            let costs = try Contest([.init(name: cloud, invocation: read)], rounds: bench.sizes.rounds)[cloud]
            return Row(
                id: "P12",
                what: "read \(records) records of \(cloud), one thread",
                hindcast: Quantity(Double(records) / costs.processor, "records/s"),
                goals: [],
                note: nil
            )
        }
    }

    /// A file in which a story's records stand again and again.
    private static func repeated(_ story: String, _ files: String, as name: String, on bench: Workbench) throws
        -> String
    {
        let logs = SourceFolder.path(of: "../../Examples/\(story)/logs")
        let once = try bench.fresh("\(name)-once.ndjson")
        let script = #"find "$1" -name "$2" | LC_ALL=C sort | while read -r f; do zcat -f "$f"; echo; done"#
        try Invocation("sh", ["-c", script, "sh", logs, files], output: once).run()
        let text = try Data(contentsOf: URL(filePath: once))
        let path = try bench.fresh("\(name).ndjson")
        try Data().write(to: URL(filePath: path))
        let file = try FileHandle(forWritingTo: URL(filePath: path))
        defer { try? file.close() }
        // Some 100 MB: long enough to be measured, and read in a window.
        for _ in 0..<max(1, bench.sizes.records * 100 / max(1, text.count)) { try file.write(contentsOf: text) }
        return path
    }

    /// The records that the probe says it read: `12 events, 3 sessions, 4 only counted, 0 findings`.
    private static func count(_ said: String) throws -> Int {
        let numbers = said.split(separator: " ").compactMap { Int($0) }
        guard numbers.count == 4, numbers[3] == 0, numbers[0] > 0 else {
            throw BenchmarkFailure("the story's records were not all read: \(said)")
        }
        return numbers.dropLast().reduce(0, +)
    }
}
