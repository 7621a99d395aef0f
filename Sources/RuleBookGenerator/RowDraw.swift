/// Rows of `derived.tsv` drawn at random, for judging them by hand: the same seed and file give the same rows.
struct RowDraw {
    /// A row of the file with what it belongs to.
    struct Drawn: Equatable {
        /// `service:Operation`.
        let operation: String
        let confidence: Confidence
        /// The line of its type; empty where it has none.
        let type: String
        /// The row's line.
        let row: String
    }

    /// The rows that have an effect, by confidence, in the order of the file.
    private var strata: [Confidence: [Drawn]] = [:]

    /// Reads the text of a rule book.
    init(text: String) {
        var service = ""
        var types: [String] = []
        for line in text.split(separator: "\n") {
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            switch line.first {
            case "!": (service, types) = (String(columns[0].dropFirst()), [])
            case "@": types.append(String(line))
            case "#", "%", "$": continue
            default:
                guard columns.count > 1, let letter = columns[1].first,
                    Effect(rawValue: letter).map({ !$0.isIdle }) ?? false
                else { continue }
                let mark = String(columns[1].dropFirst())
                let confidence = Confidence.allCases.first { $0.mark == mark } ?? .none
                let number = columns.count > 2 ? Int(columns[2]) : nil
                let type = number.flatMap { types.indices.contains($0) ? types[$0] : nil } ?? ""
                strata[confidence, default: []].append(
                    Drawn(operation: "\(service):\(columns[0])", confidence: confidence, type: type, row: String(line))
                )
            }
        }
    }

    /// The number of rows with a confidence.
    func count(_ confidence: Confidence) -> Int { strata[confidence]?.count ?? 0 }

    /// Draws without putting back, as many of each of high, medium and low, and sorts each part by operation.
    func rows(_ count: Int, seed: UInt64) -> [Drawn] {
        var generator = SplitMix(state: seed)
        var drawn: [Drawn] = []
        for confidence in [Confidence.high, .medium, .low] {
            var rows = strata[confidence] ?? []
            let share = min(count / 3, rows.count)
            for index in 0..<share {
                let other = index + Int(generator.next() % UInt64(rows.count - index))
                rows.swapAt(index, other)
            }
            drawn += rows[..<share].sorted { $0.operation < $1.operation }
        }
        return drawn
    }
}

/// SplitMix64, whose numbers depend on the seed alone.
private struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var value = state
        value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
        return value ^ (value >> 31)
    }
}
