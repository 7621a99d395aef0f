/// How far each commit is from its root, by steps and by dates, as git counts it to walk less.
struct GraphGenerations {
    /// One more than the highest of the parents'.
    private(set) var levels: [UInt32]
    /// The commit's date, or one second after its latest parent's where that is not earlier.
    private(set) var correctedDates: [UInt64]

    /// Computes both for commits whose parents are given as positions among them.
    init(parents: [(first: Int32, second: Int32)], dates: [UInt64]) {
        levels = Array(repeating: 0, count: parents.count)
        correctedDates = Array(repeating: 0, count: parents.count)
        var waiting: [Int] = []
        for start in parents.indices where levels[start] == 0 {
            waiting.append(start)
            while let commit = waiting.last {
                let (first, second) = (Int(parents[commit].first), Int(parents[commit].second))
                if let unknown = first >= 0 && levels[first] == 0
                    ? first : second >= 0 && levels[second] == 0 ? second : nil
                {
                    waiting.append(unknown)
                    continue
                }
                let level = max(first >= 0 ? levels[first] : 0, second >= 0 ? levels[second] : 0)
                let latest = max(first >= 0 ? correctedDates[first] : 0, second >= 0 ? correctedDates[second] : 0)
                levels[commit] = level + 1
                correctedDates[commit] = dates[commit] > latest ? dates[commit] : latest + 1
                waiting.removeLast()
            }
        }
    }
}
