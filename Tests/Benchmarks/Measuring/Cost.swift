import Foundation

/// What a process cost, with all processes that it started and waited for.
struct Cost {
    /// Seconds from its start to its end.
    var wall: Double
    /// Seconds of processor time, its own and the system's for it.
    var processor: Double
    /// The most memory that one of its processes held, in megabytes (2^20 bytes).
    var peakMemory: Double

    init(wall: Double, _ usage: rusage) {
        func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
        self.wall = wall
        processor = seconds(usage.ru_utime) + seconds(usage.ru_stime)
        peakMemory = Double(usage.ru_maxrss) / 1_024
    }

    /// Seconds of processor time that this process has used so far.
    static var processorSoFar: Double {
        var usage = rusage()
        // Glibc types RUSAGE_SELF otherwise than `getrusage` wants it.
        getrusage(0, &usage)
        return Cost(wall: 0, usage).processor
    }
}

extension [Double] {
    /// The value that so large a part of all is not above; the middle one for 0.5.
    func quantile(_ part: Double) -> Double {
        let sorted = sorted()
        guard !sorted.isEmpty else { return .nan }
        return sorted[Swift.min(sorted.count - 1, Int((Double(sorted.count - 1) * part).rounded()))]
    }

    var median: Double { quantile(0.5) }
}

extension [Cost] {
    /// The medians of each figure.
    var processor: Double { map(\.processor).median }
    var wall: Double { map(\.wall).median }
    var peakMemory: Double { map(\.peakMemory).median }
}
