import Foundation

// Glibc types RUSAGE_SELF and RUSAGE_CHILDREN otherwise than `getrusage` wants them.
private let thisProcess: Int32 = 0
private let childProcesses: Int32 = -1

/// What a step cost.
struct Cost {
    var wall: Double
    var processor: Double

    static func - (left: Cost, right: Cost) -> Cost {
        Cost(wall: left.wall - right.wall, processor: left.processor - right.processor)
    }
}

/// Measures a step of this process, or of the child processes it waits for.
func measure(children: Bool = false, _ body: () throws -> Void) rethrows -> Cost {
    func processorSeconds() -> Double {
        var usage = rusage()
        getrusage(children ? childProcesses : thisProcess, &usage)
        func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
        return seconds(usage.ru_utime) + seconds(usage.ru_stime)
    }
    let before = (ContinuousClock.now, processorSeconds())
    try body()
    let wall = before.0.duration(to: .now) / .seconds(1)
    return Cost(wall: wall, processor: processorSeconds() - before.1)
}

/// The most memory this process has held, in megabytes.
func peakMegabytes() -> Int {
    var usage = rusage()
    getrusage(thisProcess, &usage)
    return usage.ru_maxrss / 1_024
}

/// Runs git with a file as its input; returns what it printed.
@discardableResult
func git(in directory: String, _ arguments: [String], input: String? = nil) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git", "-C", directory] + arguments
    if let input { process.standardInput = try FileHandle(forReadingFrom: URL(filePath: input)) }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
    return String(decoding: output, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
}

/// The megabytes of all packs of a repository.
func packMegabytes(_ repository: String) throws -> Double {
    let folder = repository + "/objects/pack"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".pack") }
    return try names.reduce(0) { total, name in
        let size = try FileManager.default.attributesOfItem(atPath: folder + "/" + name)[.size] as? Int
        return total + Double(size ?? 0) / 1e6
    }
}
