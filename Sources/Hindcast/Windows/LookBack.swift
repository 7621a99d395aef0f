internal import HindcastModel
internal import HistoryIndex
internal import Predicates

/// Finds how far a stretch reaches back before the time that was asked for.
final class LookBack {
    private let view: IndexView
    private let objects: ObjectStore
    private let predicate: JQPredicate

    init(_ predicate: String, _ view: IndexView, _ objects: ObjectStore) throws {
        self.view = view
        self.objects = objects
        self.predicate = try HindcastError.describingPredicate { () throws(JQError) in
            try JQPredicate(compiling: predicate)
        }
    }

    /// Returns the versions before one through which the verdict was the same, oldest first, and whether there is a
    /// version before these that was not the end of the resource.
    func steps(
        before version: IndexedVersion,
        of resource: IndexedResource,
        like verdict: Verdict
    ) throws -> (steps: [Stretches.Step], hasEarlier: Bool) {
        guard Stretches.isSame(verdict, verdict) else { return ([], true) }
        var steps: [Stretches.Step] = []
        var end = version.sequence - 1
        while let earlier = try view.lastVersion(of: resource.number, through: end) {
            guard let blob = earlier.blob else { return (steps.reversed(), false) }
            let document = try objects.bytes(ofBlob: blob)
            let found = try HindcastError.describingPredicate { () throws(JQError) in
                try predicate.send(document)
                return try predicate.lastVerdicts()
            }
            guard let past = found.first, Stretches.isSame(past, verdict) else { return (steps.reversed(), true) }
            steps.append(Stretches.Step(version: earlier, verdict: past))
            if earlier.kind == .created { return (steps.reversed(), false) }
            end = earlier.sequence - 1
        }
        return (steps.reversed(), false)
    }
}
