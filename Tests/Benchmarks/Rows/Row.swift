/// One line of the table: Hindcast, a peer, and the goal.
struct Row: Codable {
    /// The goal's name: `P1` and so on.
    let id: String
    let what: String
    var hindcast: Quantity?
    var peer: Quantity?
    /// What the peer's figure is of.
    var peerName: String?
    /// The figure that a goal of its own is about, where that is not `hindcast`: the 95th percentile.
    var worst: Quantity?
    /// The processor time of both where the figures are wall times: what a busy machine does not stretch.
    var hindcastProcessor: Quantity?
    var peerProcessor: Quantity?
    /// Whether the results are the same bytes, where they were compared.
    var isSame: Bool?
    var goals: [Goal]
    /// Why something is missing.
    var note: String?

    /// A row that could not be measured.
    static func notMeasured(_ id: String, _ what: String, _ goals: [Goal], because reason: String) -> Row {
        Row(id: id, what: what, goals: goals, note: "not measured: \(reason)")
    }

    /// Hindcast's figure over the peer's, or the reverse where the goal is to be so many times less.
    var ratio: Double? {
        guard let hindcast, let peer else { return nil }
        return isReversed ? peer.value / hindcast.value : hindcast.value / peer.value
    }

    /// Whether every goal is reached; `nil` where there is none or nothing was measured.
    var isReached: Bool? {
        guard !goals.isEmpty, hindcast != nil || isSame != nil else { return nil }
        return goals.allSatisfy { goal in
            switch goal {
            case .atMost(let limit): ratio.map { $0 <= limit } ?? false
            case .timesLess(let times): ratio.map { $0 >= times } ?? false
            case .within(let limit): (worst ?? hindcast).map { $0.value <= limit.value } ?? false
            case .same: isSame == true
            }
        }
    }

    /// Whether `ratio` is the peer's figure over Hindcast's.
    var isReversed: Bool {
        goals.contains { if case .timesLess = $0 { true } else { false } }
    }
}
