internal import FastJSON
internal import HindcastModel
internal import HistoryIndex
internal import Predicates

/// Takes versions of resources through a predicate, resource by resource, each from its oldest version on: in that order
/// git's deltas are read with their bases at hand.
final class WindowSearch {
    private let view: IndexView
    private let objects: ObjectStore
    private let query: WindowQuery
    private let predicate: JQPredicate
    private var lookBack: LookBack?
    private var parser = JSONParser()

    /// A resource whose verdicts are not all there.
    private struct Pending {
        let resource: IndexedResource
        var steps: [Stretches.Step]
        /// Documents on their way.
        var open: Int
        /// The next step that a verdict is for.
        var next = 0

        mutating func accept(_ verdict: Verdict, unknown: [JSONPointer]) {
            while steps[next].version.blob == nil { next += 1 }
            steps[next].verdict = verdict
            steps[next].unknown = unknown
            next += 1
            open -= 1
        }
    }

    private var pending: [Pending] = []
    /// The documents on their way, oldest first.
    private var documents: [[UInt8]] = []
    private var report = WindowReport()
    private let body: (ResourceWindows) throws -> Void
    private let end: Moment

    init(
        _ query: WindowQuery,
        in view: IndexView,
        _ objects: ObjectStore,
        _ body: @escaping (ResourceWindows) throws -> Void
    ) throws {
        self.view = view
        self.objects = objects
        self.query = query
        self.body = body
        predicate = try HindcastError.describingPredicate { () throws(JQError) in
            try JQPredicate(compiling: query.predicate)
        }
        // Not the newest event, which only the ledger may know: the answer is one that git alone gives.
        let newest = try view.commit(at: view.lastSequence())?.time ?? Moment(nanoseconds: 0)
        end = query.end.map { min($0, newest) } ?? newest
    }

    /// Looks at resources in their order, and returns what was looked at.
    func search(_ resources: [IndexedResource]) throws -> WindowReport {
        let through = try view.position(query.through)
        let after = max(0, query.after ?? 0)
        for resource in resources {
            var versions = try view.versions(of: resource.number, after: after, through: through)
            if after > 0, let base = try view.lastVersion(of: resource.number, through: min(after, through)),
                base.kind != .deleted
            {
                versions.insert(base, at: 0)
            }
            guard !versions.isEmpty else { continue }
            let count = versions.count { $0.blob != nil }
            pending.append(
                Pending(resource: resource, steps: versions.map { Stretches.Step(version: $0) }, open: count)
            )
            for blob in versions.lazy.compactMap(\.blob) {
                let document = try objects.bytes(ofBlob: blob)
                documents.append(document)
                try take { () throws(JQError) in
                    try predicate.send(document)
                    return try predicate.verdicts()
                }
            }
            try finishResources()
        }
        repeat { try take { () throws(JQError) in try predicate.lastVerdicts() } } while !documents.isEmpty
        try finishResources()
        return report
    }

    // MARK: Verdicts

    private func take(_ verdicts: () throws(JQError) -> [Verdict]) throws {
        let found: [Verdict]
        do throws(JQError) {
            found = try verdicts()
        } catch {
            throw HindcastError(error, on: try failing())
        }
        guard !found.isEmpty else { return }
        var index = 0
        for (verdict, document) in zip(found, documents) {
            while pending[index].open == 0 { index += 1 }
            pending[index].accept(verdict, unknown: verdict.hasUnknown ? try unknown(in: document) : [])
        }
        documents.removeFirst(found.count)
    }

    /// Where the program failed: the oldest version without a verdict.
    private func failing() throws -> String? {
        guard let resource = pending.first(where: { $0.open > 0 }) else { return nil }
        let version = resource.steps[resource.next...].first { $0.version.blob != nil }?.version
        let time = try version.flatMap { try view.commit(at: $0.sequence)?.time }
        return "\(resource.resource.address)" + (time.map { " as of \($0)" } ?? "")
    }

    private func unknown(in document: [UInt8]) throws -> [JSONPointer] {
        try parser.parse(document).unknownPlaces.filter { place in
            // What the document itself is made of tells nothing of what is looked at.
            place.tokens.dropFirst().contains { Int($0) == nil && predicate.mayLook(at: $0) }
        }
    }

    // MARK: Answers

    private func finishResources() throws {
        let done = pending.prefix { $0.open == 0 }
        pending.removeFirst(done.count)
        for resource in done { try finish(resource) }
    }

    private func finish(_ done: Pending) throws {
        var steps = done.steps
        var hasEarlier = false
        if let after = query.after, let first = steps.first, first.version.sequence <= after,
            let verdict = first.verdict,
            first.version.kind != .created
        {
            let lookBack = try self.lookBack ?? LookBack(query.predicate, view, objects)
            self.lookBack = lookBack
            let earlier = try lookBack.steps(before: first.version, of: done.resource, like: verdict)
            steps = earlier.steps + steps
            hasEarlier = earlier.hasEarlier
        }
        let stretches = Stretches(steps, hasEarlier: hasEarlier).found
        count(steps, of: done.resource.address)
        let windows = try stretches.compactMap { stretch -> Window? in
            if let closed = stretch.closed, closed.sequence <= query.after ?? 0 { return nil }
            return try window(stretch, of: done.resource.address)
        }
        guard !windows.isEmpty else { return }
        let last = steps[steps.count - 1].version.sequence
        let name = try view.identity(of: done.resource.number, through: last).name
        try body(ResourceWindows(address: done.resource.address, name: name, windows: windows))
    }

    private func window(_ stretch: Stretches.Stretch, of address: Address) throws -> Window {
        let closed = try stretch.closed.map { try view.entry($0, of: address) }
        return Window(
            state: stretch.state,
            beginning: stretch.beginning,
            opened: try view.entry(stretch.opened, of: address),
            closed: closed,
            end: closed?.time ?? end,
            isPartial: stretch.isPartial,
            unknown: stretch.unknown.sorted { $0.description.precedesInBytes($1.description) }
        )
    }

    private func count(_ steps: [Stretches.Step], of address: Address) {
        report.resources += 1
        report.versions += steps.count
        var undecided = 0
        for step in steps {
            guard case .undecided(let reason)? = step.verdict?.outcome else { continue }
            undecided += 1
            if report.firstUndecided == nil { (report.firstUndecided, report.firstReason) = (address, reason) }
        }
        report.undecided += undecided
        if undecided > 0 { report.undecidedResources += 1 }
        if steps.contains(where: { $0.verdict?.isPartial ?? false }) { report.partialResources += 1 }
        for place in Set(steps.flatMap(\.unknown)) { report.unknownCounts[place, default: 0] += 1 }
    }
}
