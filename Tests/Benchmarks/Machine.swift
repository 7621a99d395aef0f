import Foundation

/// The machine, as a reader of the table needs to know it.
struct Machine: Codable {
    let processor: String
    let cores: Int
    /// Gigabytes (2^30 bytes).
    let memory: Int
    let system: String
    /// The peers' versions, by name.
    let versions: [String: String]

    /// Looks at this machine.
    init(duckDB: Result<String, BenchmarkFailure>) {
        let information = ProcessInfo.processInfo
        cores = information.activeProcessorCount
        memory = Int((Double(information.physicalMemory) / 1_073_741_824).rounded(.up))
        processor = Machine.value(of: "model name", in: "/proc/cpuinfo", separator: ":") ?? "unknown processor"
        system = Machine.value(of: "PRETTY_NAME", in: "/etc/os-release", separator: "=") ?? "unknown system"
        var versions: [String: String] = [:]
        versions["git"] = (try? Invocation("git", ["--version"]).text())?.replacing("git version ", with: "")
        versions["jq"] = (try? Invocation("jq", ["--version"]).text())?.replacing("jq-", with: "")
        if case .success(let python) = duckDB {
            versions["DuckDB"] = try? Invocation(python, ["-c", "import duckdb; print(duckdb.__version__)"]).text()
        }
        self.versions = versions
    }

    var text: String {
        let peers = versions.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        return "\(processor), \(cores) cores, \(memory) GB, \(system); \(peers)"
    }

    private static func value(of key: String, in file: String, separator: Character) -> String? {
        let text = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix(key) }
        return line?.split(separator: separator, maxSplits: 1).last.map {
            $0.trimmingCharacters(in: CharacterSet(charactersIn: " \""))
        }
    }
}
