internal import GitStore
public import HindcastModel
internal import HistoryIndex

extension History {
    /// Returns what imports of late events corrected, newest first.
    ///
    /// The cost grows with the stretches that were replayed, not with the history.
    ///
    /// - Parameters:
    ///   - patterns: only events that touch a resource meant by any of these; all where there is none.
    ///   - start: only what was learnt then or later.
    ///   - end: only what was learnt up to then.
    ///   - limit: at most so many imports.
    public func corrections(
        matching patterns: [String] = [],
        from start: Moment? = nil,
        through end: Moment? = nil,
        limit: Int? = nil
    ) throws(HindcastError) -> [Correction] {
        do {
            let reader = try HistoryReader(opening: path)
            let known = try reader.knownHeads()
            let heads = try known.dropFirst().map(\.head) + [reader.head()]
            let filter = try CorrectionFilter(patterns, in: self)
            var found: [Correction] = []
            for (former, head) in zip(known, heads).reversed() {
                guard limit.map({ found.count < $0 }) ?? true else { break }
                guard start.map({ former.moment >= $0 }) ?? true, end.map({ former.moment <= $0 }) ?? true else {
                    continue
                }
                if let correction = filter.apply(to: try correction(from: former, to: head, reader)) {
                    found.append(correction)
                }
            }
            return found
        } catch {
            throw HindcastError(describing: error)
        }
    }

    private func correction(from former: KnownHead, to head: ObjectID, _ reader: HistoryReader) throws -> Correction {
        let base = try fork(of: former.head, head, reader)
        let (position, before, after) = try index.read { view in
            let position = try sequence(of: base, view, reader)
            let before = try ReplayedStretch(from: base, to: former.head, after: position, reader, view)
            // What is later than all that was known then came in order: it corrects nothing.
            let end = before.end
            return (
                position, before, try ReplayedStretch(from: base, to: head, after: position, reader, view, until: end)
            )
        }
        var lines: [Correction.Line] = []
        for commit in after.commits {
            guard let old = before.byEvent[commit.eventID] else {
                lines.append(Correction.Line(.added, commit))
                continue
            }
            if old.origin != commit.origin || old.originConfidence != commit.originConfidence {
                let origin = Origin(
                    label: old.origin,
                    confidence: Origin.Confidence(rawValue: old.originConfidence) ?? .unresolved
                )
                lines.append(Correction.Line(.reattributed(from: origin), commit))
            } else if try before.effect(of: old, objects) != after.effect(of: commit, objects) {
                lines.append(Correction.Line(.revised, commit))
            }
        }
        for commit in before.commits where after.byEvent[commit.eventID] == nil {
            lines.append(Correction.Line(.withdrawn, commit))
        }
        let order = lines.indices.sorted { (lines[$0].time, $0) < (lines[$1].time, $1) }
        return Correction(
            time: former.moment,
            formerHead: former.head.hex,
            base: Correction.Base(
                position: position,
                commit: base.hex,
                time: position == 0 ? nil : CommitTrailers(of: try reader.commit(base)).time
            ),
            lines: order.map { lines[$0] }
        )
    }

    /// Returns the newest commit on the way to both heads.
    private func fork(of one: ObjectID, _ other: ObjectID, _ reader: HistoryReader) throws -> ObjectID {
        var seen: Set<ObjectID> = []
        var ends: [ObjectID?] = [one, other]
        while ends.contains(where: { $0 != nil }) {
            for side in ends.indices {
                guard let commit = ends[side] else { continue }
                guard seen.insert(commit).inserted else { return commit }
                ends[side] = try reader.parent(of: commit)
            }
        }
        throw HindcastError(.repository, "\(one) and \(other) have no commit in common")
    }

    /// Returns a commit's place in the history, which may not be that of the index.
    private func sequence(of commit: ObjectID, _ view: IndexView, _ reader: HistoryReader) throws -> Int {
        var (next, steps) = (commit, 0)
        while true {
            if let sequence = try view.sequences(ofCommitPrefix: next.hex, limit: 1).first { return sequence + steps }
            guard let parent = try reader.parent(of: next) else { return steps }
            (next, steps) = (parent, steps + 1)
        }
    }
}

/// The commits of a line after the one that two lines share.
private struct ReplayedStretch {
    let commits: [IndexedCommit]
    let byEvent: [String: IndexedCommit]
    /// The blobs that the commits replaced, by commit and address.
    private let replaced: [Replacement: [UInt8]]

    private struct Replacement: Hashable {
        let sequence: Int
        let address: Address
    }

    /// When the last event happened.
    var end: Moment? { commits.last?.time }

    /// - Parameter end: the time of the last event wanted; `nil` for all.
    init(
        from base: ObjectID,
        to head: ObjectID,
        after position: Int,
        _ reader: HistoryReader,
        _ view: IndexView,
        until end: Moment? = nil
    ) throws {
        var catchUp = try CatchUp(reader: reader, after: position, in: view)
        try reader.forEachCommit(from: base, to: head) { try catchUp.add($0) }
        commits = catchUp.take().commits.filter { commit in end.map { commit.time <= $0 } ?? true }
        byEvent = Dictionary(commits.map { ($0.eventID, $0) }) { first, _ in first }
        var replaced: [Replacement: [UInt8]] = [:]
        var current: [Address: [UInt8]] = [:]
        for commit in commits {
            for change in commit.changes {
                let before =
                    try current[change.address] ?? reader.blob(at: RepositoryPath(change.address), in: base)?.bytes
                replaced[Replacement(sequence: commit.sequence, address: change.address)] = before
                current[change.address] = change.blob ?? []
            }
        }
        self.replaced = replaced
    }

    /// Returns what a commit did, told by the values it set and took away: what it only carries on is left out.
    func effect(of commit: IndexedCommit, _ objects: ObjectStore) throws -> [Address: Effect] {
        var effects: [Address: Effect] = [:]
        for change in commit.changes {
            let before = replaced[Replacement(sequence: commit.sequence, address: change.address)]
            let old = try before.flatMap { $0.isEmpty ? nil : try objects.json(ofBlob: $0) }
            let new = try change.blob.map { try objects.json(ofBlob: $0) }
            effects[change.address] = Effect(
                kind: change.kind,
                values: JSONDifference.between(old, new).map { $0.after }.filter { $0 != nil || new != nil }
            )
        }
        return effects
    }

    struct Effect: Hashable {
        let kind: ResourceChange.Kind
        let values: [JSONValue?]
    }
}

extension Correction.Line {
    fileprivate init(_ kind: Kind, _ commit: IndexedCommit) {
        self.init(kind: kind, changes: commit.changes.map { ChangeEntry(commit, $0.address, $0.kind) })
    }

    fileprivate var time: Moment { changes.first?.time ?? Moment(nanoseconds: 0) }
}
