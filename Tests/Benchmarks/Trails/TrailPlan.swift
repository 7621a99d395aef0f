import ArgumentParser

/// What a made-up trail is like. The same plan gives the same records.
struct TrailPlan: Codable, Equatable {
    /// What most changes are.
    enum Style: String, Codable, CaseIterable, ExpressibleByArgument {
        /// Six of ten changes make a resource.
        case creation
        /// One of twenty makes a resource; every tenth change goes to a few busy resources, a thousand each.
        case update
    }

    var records: Int
    var style = Style.creation
    /// Which share of the records changes something.
    var changing = 0.08
    var seed: UInt64 = 1
    /// Raised when the same plan gives other records than before.
    var version = 1

    /// How many changes to expect.
    var changes: Int { Int(Double(records) * changing) }

    /// How many resources get every tenth change of an update-heavy trail.
    var busyResources: Int { style == .update ? max(1, changes / 10_000) : 0 }
}

/// What was written, beside the logs.
struct Trail: Codable {
    var plan: TrailPlan
    var changes = 0
    var files = 0
    var bytesStored = 0
    var bytesUnpacked = 0
    /// Names of resources with about a thousand changes each.
    var busy: [String] = []
    /// Names of resources that have some changes and are there from the first third to the end.
    var ordinary: [String] = []
    /// Seconds since 1970.
    var start = CivilTime.start.seconds
    var end = CivilTime.start.seconds

    /// The time at a part of the trail, from 0 to 1.
    func time(at part: Double) -> CivilTime { CivilTime(seconds: start + Int(Double(end - start) * part)) }
}
