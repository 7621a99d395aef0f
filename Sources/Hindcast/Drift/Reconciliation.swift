internal import FastJSON
internal import HindcastModel
internal import HistoryIndex
internal import Inventories

/// Measures how much of what was observed the history explains, each resource at the moment at which it was seen.
struct Reconciliation {
    private let view: IndexView
    private let history: History
    private let head: Int
    private let secrets: StatedSecrets
    private let check: StatementCheck
    /// When the files were seen that do not say it; `nil` for the newest state.
    private let moment: Moment?
    private var report = ReconcileReport()
    private var rows: [String: ReconcileReport.Row] = [:]

    init(of history: History, in view: IndexView, secrets: StatedSecrets, seenAt moment: Moment?) throws {
        self.history = history
        self.view = view
        self.secrets = secrets
        self.moment = moment
        head = try view.lastSequence()
        check = StatementCheck(
            comparison: StatedComparison(parse: { try? JSONValue(parsing: Array($0.utf8)) }, mark: secrets.mark)
        )
    }

    /// Returns the measure.
    mutating func run(_ files: StatedFiles) throws -> ReconcileReport {
        report.findings = files.findings
        for inventory in files.inventories {
            report.files.append(DriftReport.File(inventory))
            for stated in inventory.resources {
                let time = stated.observedAt ?? inventory.observedAt ?? moment
                try measure(stated, seenAt: time)
            }
        }
        report.rows = rows.values.sorted { left, right in
            left.count != right.count ? left.count > right.count : left.type.precedesInBytes(right.type)
        }
        return report
    }

    private mutating func measure(_ stated: StatedResource, seenAt time: Moment?) throws {
        if case .none(let reason) = stated.mapping { return leaveOut(stated, reason, as: nil) }
        let position = try time.map { try view.sequence(atOrBefore: $0) } ?? head
        var found = try StatedLookup(view: view, position: position).find(stated.identity)
        // A snapshot takes its time: what is made meanwhile may be in it already.
        if case .nothing = found, position < head {
            found = try StatedLookup(view: view, position: head).find(stated.identity)
        }
        switch found {
        case .several: leaveOut(stated, "several resources may be meant", as: nil)
        case .nothing where stated.isAbsent: count(stated, .agree, as: nil)
        case .nothing:
            report.unseen.append(contradiction(stated, nil, nil, time))
            count(stated, .unseen, as: nil)
        case .resource(let resource, let last):
            try measure(secrets.redacted(stated), of: resource, last, seenAt: time)
        }
    }

    private mutating func measure(
        _ stated: StatedResource,
        of resource: IndexedResource,
        _ last: IndexedVersion,
        seenAt time: Moment?
    ) throws {
        let address = resource.address
        let now = try view.lastVersion(of: resource.number, through: head) ?? last
        let (then, later) = (try differences(stated, last), try differences(stated, now))
        let values = stated.leafCount
        guard !then.contradictions.isEmpty else {
            let isLater = now.sequence != last.sequence && !later.contradictions.isEmpty
            count(stated, isLater ? .explainedLater : .agree, as: address) { row in
                row.silent += then.silent
                row.agreeing += max(0, values - then.silent)
            }
            return
        }
        guard !later.contradictions.isEmpty else {
            count(stated, .explainedLater, as: address) { row in
                row.silent += later.silent
                row.agreeing += max(0, values - later.silent)
            }
            return
        }
        report.contradictions += then.contradictions.map { contradiction(stated, address, $0, time) }
        count(stated, .unlogged, as: address) { row in
            row.differing += then.contradictions.count
            row.silent += then.silent
            row.agreeing += max(0, values - then.silent - then.contradictions.count)
        }
    }

    /// What the events contradict in a statement, and how many of its values no event names.
    private func differences(
        _ stated: StatedResource,
        _ version: IndexedVersion
    ) throws -> (contradictions: [StatedDifference], silent: Int) {
        guard version.kind != .deleted, let blob = version.blob else {
            let gone = StatedDifference(.missing, at: JSONPointer(), stated: .string(stated.label), actual: nil)
            return (stated.isAbsent ? [] : [gone], 0)
        }
        guard !stated.isAbsent else {
            return ([StatedDifference(.extra, at: JSONPointer(), stated: nil, actual: .string(stated.label))], 0)
        }
        let document = try history.objects.document(ofBlob: blob)
        var (contradictions, silent): ([StatedDifference], Int) = ([], 0)
        for difference in check.differences(between: [stated], and: document) {
            switch difference.stated.kind {
            case .unknown: silent += 1
            // Of a list to which others add, one statement does not know all.
            case .extra where difference.isShared: break
            case .missing where !difference.stated.isElement || document.knowledge == .partial:
                silent += max(1, difference.stated.stated?.leafCount ?? 1)
            default: contradictions.append(difference.stated)
            }
        }
        return (contradictions, silent)
    }

    private func contradiction(
        _ stated: StatedResource,
        _ address: Address?,
        _ difference: StatedDifference?,
        _ time: Moment?
    ) -> ReconcileReport.Contradiction {
        let pointer = difference.flatMap { $0.pointer.tokens.isEmpty ? nil : $0.pointer }
        return .init(
            label: stated.label,
            address: address,
            pointer: pointer,
            observed: pointer == nil ? nil : difference?.stated,
            recorded: pointer == nil ? nil : difference?.actual,
            time: time
        )
    }

    private mutating func leaveOut(_ stated: StatedResource, _ reason: String, as address: Address?) {
        report.uncompared.append(
            .init(label: stated.label, kind: stated.kind, place: nil, reason: reason, isByNature: false)
        )
        count(stated, .uncompared, as: address)
    }

    private mutating func count(
        _ stated: StatedResource,
        _ verdict: ReconcileReport.Verdict,
        as address: Address?,
        _ change: (inout ReconcileReport.Row) -> Void = { _ in }
    ) {
        let identity = stated.identity
        let known = identity.service.flatMap { service in
            identity.type.map { "\(identity.provider.rawValue)/\(service)/\($0)" }
        }
        let type = address.map { "\($0.provider.rawValue)/\($0.service)/\($0.type)" } ?? known ?? stated.kind
        var row = rows[type] ?? ReconcileReport.Row(type: type)
        row.resources[verdict, default: 0] += 1
        change(&row)
        rows[type] = row
    }
}

extension DriftReport.File {
    /// Tells what a file is.
    init(_ inventory: Inventory) {
        self.init(
            name: inventory.file,
            format: inventory.format.rawValue,
            isDeclared: inventory.standing == .declared,
            resources: inventory.resources.count
        )
    }
}

extension StatedResource {
    /// The values that are stated.
    var leafCount: Int {
        let values = [JSONValue.object(configuration)] + elements.map(\.value) + (tags.map { [.object($0)] } ?? [])
        return values.reduce(0) { $0 + $1.leafCount }
    }
}

extension JSONValue {
    fileprivate var leafCount: Int {
        if isLeaf { return isEmpty ? 0 : 1 }
        var count = 0
        forEachChild { count += $1.leafCount }
        return count
    }
}
