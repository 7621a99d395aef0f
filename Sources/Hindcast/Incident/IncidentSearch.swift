internal import HindcastModel
internal import HistoryIndex

/// Puts the report on an incident together.
struct IncidentSearch {
    /// One commit's change of one resource.
    struct Candidate {
        let resource: IndexedResource
        let version: IndexedVersion
        let entry: ChangeEntry
        /// From the moment to the change, negative before it.
        let seconds: Int64
    }

    /// A resource as of a commit.
    private struct Place: Hashable {
        let resource: ResourceNumber
        let sequence: Int
    }

    let query: IncidentQuery
    let history: History
    let view: IndexView
    private let window: TimeWindow

    /// So many commits are looked at for what is near.
    private static let commitLimit = 400
    /// So many resources' own changes are looked for, where there are more commits than that.
    private static let nearLimit = 100
    /// So many of the changes nearest in time are seeds where none is given.
    private static let seedCount = 3

    init(_ query: IncidentQuery, of history: History, in view: IndexView) throws {
        self.query = query
        self.history = history
        self.view = view
        window = try TimeWindow(query, in: view, limit: IncidentSearch.commitLimit)
    }

    func report() throws -> IncidentReport {
        guard let newest = try view.newestEvent() else {
            throw HindcastError(
                .notFound,
                "the history holds no event yet",
                hints: ["record logs with: hindcast import PATH"]
            )
        }
        var report = IncidentReport(moment: query.moment, start: query.start, end: query.end, newest: newest)
        report.earlierCommits = window.start
        report.isCut = window.isCut
        report.isNearGiven = !query.near.isEmpty
        var candidates: [Candidate] = []
        if let sequences = window.sequences { candidates = try sequences.flatMap { try self.candidates(at: $0) } }
        let seeds = try seeds(candidates)
        report.seeds = try seeds.map { seed in
            let name = try view.identity(of: seed.number, through: window.end).name
            return IncidentReport.Seed(address: seed.address, name: name)
        }
        let paths = try paths(from: seeds, &candidates)
        let ranked = rank(candidates, paths)
        let shown = ranked.prefix(max(0, query.limit))
        report.leftOut = ranked.count - shown.count
        report.changes = try shown.map { try change($0, paths[$0.resource.number]) }
        try addAttempts(to: &report)
        report.actors = try IncidentActors(of: report, history).actors
        return report
    }

    // MARK: What is near

    private func candidates(at sequence: Int) throws -> [Candidate] {
        guard let commit = try view.commit(at: sequence) else { return [] }
        return try view.changes(at: sequence).map { number, version in
            let resource = try view.resource(number)
            return Candidate(
                resource: resource,
                version: version,
                entry: ChangeEntry(commit, resource.address, version.kind),
                seconds: commit.time.seconds - query.moment.seconds
            )
        }
    }

    /// Returns what nearness is counted from: what was named, else what the changes nearest in time touched.
    private func seeds(_ candidates: [Candidate]) throws -> [IndexedResource] {
        var seen: Set<ResourceNumber> = []
        let resources =
            query.near.isEmpty
            ? nearest(candidates).map(\.resource) : try query.near.map { try history.resolve($0, in: view) }
        return resources.filter { seen.insert($0.number).inserted }.sortedByAddress(\.address)
    }

    private func nearest(_ candidates: [Candidate]) -> ArraySlice<Candidate> {
        candidates.sorted { left, right in
            (left.seconds.magnitude, left.entry.sequence) < (right.seconds.magnitude, right.entry.sequence)
        }.prefix(IncidentSearch.seedCount)
    }

    /// Finds the ways from the seeds to what changed; where not all commits were looked at, to what changed near the seeds, too.
    private func paths(
        from seeds: [IndexedResource],
        _ candidates: inout [Candidate]
    ) throws -> [ResourceNumber: [IncidentChange.Link]] {
        let graph = ResourceGraph(window, in: view, history.objects)
        try graph.read(seeds, depth: 2)
        try graph.read(candidates.map(\.resource), depth: 1)
        // A role that is changed around an incident makes a link of what is done through it.
        let known = Set(candidates.map(\.resource.number) + seeds.map(\.number))
        var identities: [String: IndexedResource?] = [:]
        for candidate in candidates {
            let principal = Novelty.identity(of: candidate.entry.principal)
            let identity = try identities[principal] ?? identityResource(principal)
            identities[principal] = .some(identity)
            if let identity, known.contains(identity.number) { graph.link(candidate.resource, actedOnBy: identity) }
        }
        let paths = graph.paths(from: seeds)
        guard window.isCut else { return paths }
        let looked = Set(candidates.map { Place(resource: $0.resource.number, sequence: $0.entry.sequence) })
        let near = try paths.map { (hops: $1.count, resource: try view.resource($0)) }
            .sortedByAddress(\.resource.address).sorted { $0.hops < $1.hops }
        for resource in near.prefix(IncidentSearch.nearLimit).map(\.resource) {
            for version in try view.versions(of: resource.number, after: window.start, through: window.end).prefix(20)
            where !looked.contains(Place(resource: resource.number, sequence: version.sequence)) {
                candidates += try self.candidates(at: version.sequence).filter { $0.resource == resource }
            }
        }
        return paths
    }

    /// Returns the resource that an identity is: a role, a user, a service account.
    private func identityResource(_ identity: String) throws -> IndexedResource? {
        if let named = try view.resources(named: identity, limit: 2).first { return named }
        let parts = identity.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6, parts[0] == "arn", let name = parts[5].split(separator: "/").last else { return nil }
        let type = parts[5].hasPrefix("assumed-role/") ? "role" : "user"
        guard type == "role" || parts[5].hasPrefix("user/") else { return nil }
        return try view.resource(
            at: Address(
                provider: .aws,
                account: parts[4],
                location: "global",
                service: "iam",
                type: type,
                id: String(name)
            )
        )
    }

    /// The nearest first.
    private func rank(
        _ candidates: [Candidate],
        _ paths: [ResourceNumber: [IncidentChange.Link]]
    ) -> [Candidate] {
        let scored = candidates.map { candidate in
            let hops = paths[candidate.resource.number]?.count
            return (candidate, Nearness(seconds: candidate.seconds, around: query.around, hops: hops).score)
        }
        return scored.sorted { left, right in
            if left.1 != right.1 { return left.1 > right.1 }
            let (one, other) = (left.0.entry, right.0.entry)
            if one.sequence != other.sequence { return one.sequence < other.sequence }
            return one.resource.description.precedesInBytes(other.resource.description)
        }.map(\.0)
    }

    // MARK: What is told of a change

    private func change(_ candidate: Candidate, _ path: [IncidentChange.Link]?) throws -> IncidentChange {
        let entry = candidate.entry
        var standing = StandingSearch(after: entry.sequence, of: candidate.resource, view, history.objects)
        let isDeletion = entry.kind == .deleted
        let differences = isDeletion ? [] : try history.differences(of: entry)
        let leaves = zip(differences, try standing.standings(of: differences)).map { difference, standing in
            IncidentChange.Leaf(difference: difference, standing: standing)
        }
        let document = try candidate.version.blob.map { try history.objects.document(ofBlob: $0) }
        return IncidentChange(
            change: entry,
            name: try view.identity(of: candidate.resource.number, through: entry.sequence).name,
            isPartial: document?.knowledge == .partial,
            seconds: candidate.seconds,
            path: path,
            firstTimes: try firstTimes(entry),
            leaves: leaves,
            resource: try standing.resourceStanding(afterDeletion: isDeletion)
        )
    }

    /// Returns what the actor of a change did for the first time with it; nothing where the history begins no earlier.
    private func firstTimes(_ entry: ChangeEntry) throws -> [IncidentChange.FirstTime] {
        guard window.start > 0 else { return [] }
        let confidence = entry.origin.confidence.rawValue
        let actor = Novelty.actor(behind: entry.principal, origin: entry.origin.label, confidence: confidence)
        let names = try view.recordedActors(knownAs: actor)
        func isFirst(_ novelty: Novelty) throws -> Bool {
            try view.firstSequence(of: novelty, by: names) == entry.sequence
        }
        // Whoever never did anything before does all of it for the first time.
        if try isFirst(.change) { return [.change] }
        var firsts: [IncidentChange.FirstTime] = []
        let parts = entry.action.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        if parts.count == 2, try isFirst(.action(service: parts[0], operation: parts[1])) {
            firsts.append(.action(entry.action))
        }
        let identity = Novelty.identity(of: entry.principal)
        if try isFirst(.identity(identity)) { firsts.append(.identity(identity)) }
        if let source = entry.sourceIP, try isFirst(.source(source)) { firsts.append(.source(source)) }
        return firsts
    }
}
