internal import HindcastModel

/// Counts of the ledger that lie together in one row: nearly every event of a trail is the only one of its action in its
/// hour, and a row each would take more time and room than anything else in the index.
///
/// The number of actions and each action (provider, service and operation as texts, disposition, confidence); then for
/// each count its hour, as the difference to the one before, the place of its action and the number of events.
struct LedgerSegment {
    /// How many events of one action there were in one hour.
    struct Count {
        let action: Int
        let hour: Int
        var count: Int
    }

    private(set) var actions: [LedgerAction] = []
    private(set) var counts: [Count] = []
    private var places: [LedgerAction: Int] = [:]

    /// The longest that segments grow by joining, in counts; one takes about four bytes.
    static let capacity = 16_384

    /// Makes an empty segment.
    init() {}

    /// Adds events of an action.
    mutating func add(_ count: Int, of action: LedgerAction, inHour hour: Int) {
        let place: Int
        if let known = places[action] {
            place = known
        } else {
            place = actions.count
            places[action] = place
            actions.append(action)
        }
        counts.append(Count(action: place, hour: hour, count: count))
    }

    /// Returns what both count, once an action and hour; what comes to nothing is left out.
    func joined(with other: LedgerSegment) -> LedgerSegment {
        var sums: [Cell: Int] = [:]
        var cells: [Cell] = []
        for segment in [self, other] {
            for count in segment.counts {
                let cell = Cell(action: segment.actions[count.action], hour: count.hour)
                if sums[cell] == nil { cells.append(cell) }
                sums[cell, default: 0] += count.count
            }
        }
        var joined = LedgerSegment()
        for cell in cells {
            if let sum = sums[cell], sum != 0 { joined.add(sum, of: cell.action, inHour: cell.hour) }
        }
        return joined
    }

    private struct Cell: Hashable {
        let action: LedgerAction
        let hour: Int
    }

    /// The hours that are counted, from the first to the last; `nil` of an empty segment.
    var hours: ClosedRange<Int>? {
        guard let first = counts.lazy.map(\.hour).min(), let last = counts.lazy.map(\.hour).max() else { return nil }
        return first...last
    }

    /// The segment as bytes.
    func packed() -> [UInt8] {
        var writer = NumberWriter()
        writer.put(actions.count)
        for action in actions {
            writer.put(action.provider.rawValue)
            writer.put(action.service)
            writer.put(action.operation)
            writer.put(action.disposition.code)
            writer.put(signed: action.confidence?.code ?? LedgerHour.noConfidence)
        }
        var hour = 0
        for count in counts {
            writer.put(signed: count.hour - hour)
            writer.put(count.action)
            writer.put(signed: count.count)
            hour = count.hour
        }
        return writer.bytes
    }

    /// Reads packed bytes back.
    ///
    /// - Throws: `damaged` where they are none.
    init(unpacking bytes: [UInt8]) throws(IndexError) {
        let damage = IndexError(.damaged, "the ledger in the index cannot be read")
        var reader = NumberReader(bytes)
        var known: [LedgerAction] = []
        for _ in 0..<max(0, try reader.number()) {
            let provider = Provider(rawValue: try reader.text())
            let (service, operation) = (try reader.text(), try reader.text())
            let disposition = Disposition(code: try reader.number())
            let confidence = try reader.signedNumber()
            guard let provider, let disposition else { throw damage }
            known.append(
                LedgerAction(
                    provider: provider,
                    service: service,
                    operation: operation,
                    disposition: disposition,
                    confidence: confidence == LedgerHour.noConfidence ? nil : Confidence(code: confidence)
                )
            )
        }
        actions = known
        places = Dictionary(zip(known, 0...)) { $1 }
        var hour = 0
        while !reader.isAtEnd {
            let (difference, overflow) = hour.addingReportingOverflow(try reader.signedNumber())
            let action = try reader.number()
            guard !overflow, known.indices.contains(action) else { throw damage }
            hour = difference
            counts.append(Count(action: action, hour: hour, count: try reader.signedNumber()))
        }
    }
}

extension LedgerSegment {
    /// Splits counts into segments that are not too long.
    static func segments(of counts: [LedgerCount]) -> [LedgerSegment] {
        stride(from: 0, to: counts.count, by: capacity).map { start in
            var segment = LedgerSegment()
            for count in counts[start..<min(start + capacity, counts.count)] {
                segment.add(count.count, of: count.action, inHour: LedgerHour.of(count.first))
            }
            return segment
        }
    }
}
