public import HindcastModel
internal import HistoryIndex
internal import Replay

extension History {
    /// Returns what differs from what files declare or observed, and by whose hand.
    ///
    /// - Throws: `usage` for an unknown format, `input` for a path that leads nowhere.
    public func drift(_ query: DriftQuery) throws(HindcastError) -> DriftReport {
        let files = try StatedFiles(query.paths, format: query.format, cluster: query.cluster)
        let redactor = try redactor()
        return try ask { view in
            var search = try DriftSearch(query, of: self, in: view, secrets: StatedSecrets(redactor))
            return try search.run(files)
        }
    }

    /// Returns what is no longer as it was, and by whose hand: what was there at an earlier position stands for what is stated.
    ///
    /// - Parameters:
    ///   - query: which differences count; its paths and its position do not.
    ///   - old: the earlier position.
    ///   - new: the later one.
    ///   - name: what to call the earlier state.
    /// - Throws: `usage` where `old` is after `new`.
    public func drift(
        _ query: DriftQuery,
        from old: Int,
        to new: Int,
        called name: String
    ) throws(HindcastError) -> DriftReport {
        let differences = try diff(from: old, to: new, matching: [])
        return try ask { view in
            let position = try min(new, view.lastSequence())
            let causes = try CauseSearch(
                history: self,
                view: view,
                position: position,
                comparison: StatedComparison(parse: { _ in nil }, mark: { $0 })
            )
            let end = try query.moment ?? view.commit(at: position)?.time ?? Moment(nanoseconds: 0)
            var report = DriftReport(moment: end)
            report.resources = try differences.compactMap { difference in
                try DriftedResource(difference, statedBy: name, causes, query)
            }
            report.resources = DriftGroup.allCases.flatMap { report.resources(in: $0) }
            report.compared = differences.count
            report.attributes = differences.reduce(0) { $0 + $1.leaves.count }
            return report
        }
    }

    /// Returns how much of what files show was observed the history explains, each resource at the moment it was seen.
    ///
    /// - Parameters:
    ///   - format: the files' format, by its name; `nil` to see it by content.
    ///   - cluster: the cluster of Kubernetes objects, which never name it.
    ///   - moment: when the files were seen that do not say it; `nil` for the newest state.
    /// - Throws: `usage` for an unknown format, `input` for a path that leads nowhere.
    public func reconcile(
        against paths: [String],
        format: String?,
        cluster: String?,
        seenAt moment: Moment?
    ) throws(HindcastError) -> ReconcileReport {
        let files = try StatedFiles(paths, format: format, cluster: cluster)
        let redactor = try redactor()
        return try ask { view in
            var search = try Reconciliation(
                of: self,
                in: view,
                secrets: StatedSecrets(redactor),
                seenAt: moment
            )
            return try search.run(files)
        }
    }

    /// The redactor under the repository's own key.
    func redactor() throws(HindcastError) -> Redactor {
        do {
            guard let key = try objects.redactionKey().flatMap(Recorder.bytes(ofHex:)) else {
                throw HindcastError(.repository, "the repository has no hindcast.redactionKey")
            }
            return Redactor(key: key)
        } catch {
            throw HindcastError(describing: error)
        }
    }
}

extension DriftedResource {
    /// Makes what a difference between two moments is; `nil` where it is of a group that does not count, or too old.
    fileprivate init?(
        _ difference: ResourceDifference,
        statedBy name: String,
        _ causes: CauseSearch,
        _ query: DriftQuery
    ) throws {
        let group: DriftGroup =
            switch difference.kind {
            case .created: .unmanaged
            case .updated: .changed
            case .deleted: .missing
            }
        func isRecent(_ cause: DriftCause) -> Bool {
            guard let since = query.since, let time = cause.time else { return true }
            return time >= since
        }
        guard query.groups.contains(group) else { return nil }
        // Of what came, the event that made it counts; of what went, the one that deleted it.
        let whole =
            try group == .unmanaged
            ? causes.creation(of: difference.address, atLatest: difference.lastChange)
            : causes.cause(of: difference.lastChange)
        let places = try FoldedLeaves(difference).places.map { place in
            DriftDifference(
                pointer: place.pointer,
                name: place.name,
                stated: place.before,
                actual: place.after,
                cause: try causes.cause(of: place.change)
            )
        }.filter { isRecent($0.cause) }
        guard group == .changed ? !places.isEmpty : isRecent(whole) else { return nil }
        let address = difference.address
        self.init(
            group: group,
            address: address,
            name: (difference.after ?? difference.before)?.name,
            statements: group == .unmanaged
                ? [] : [.init(label: address.description, kind: address.type, file: name, line: nil)],
            differences: group == .changed ? places : [],
            cause: group == .changed ? nil : whole
        )
    }
}

extension ChangeEntry {
    /// Whether nobody's event is behind it, only something that was seen.
    var isObservation: Bool { principal.hasSameBytes(as: Principal.nobody) }
}
