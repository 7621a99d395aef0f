/// How near a change is to an incident.
///
/// Time and graph are multiplied: a change of the resource itself an hour ago and one three references away at the very
/// moment are about as near.
struct Nearness {
    /// From 0 to 1.
    let score: Double

    /// - Parameters:
    ///   - seconds: the time between the moment and the change.
    ///   - around: the time that is looked at on either side.
    ///   - hops: the links from a seed to the resource; `nil` where there is no way.
    init(seconds: Int64, around: Int64, hops: Int?) {
        // Half as near after a ninth of the time: after 5 of 45 minutes.
        let half = max(1, Double(around) / 9)
        let time = half / (half + Double(seconds.magnitude))
        let graph = hops.map { Nearness.byHops[min($0, Nearness.byHops.count - 1)] } ?? Nearness.unlinked
        score = time * graph
    }

    private static let byHops = [1.0, 0.6, 0.4, 0.25]
    private static let unlinked = 0.1
}
