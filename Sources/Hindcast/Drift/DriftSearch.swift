internal import FastJSON
internal import HindcastModel
internal import HistoryIndex
internal import Inventories

/// Compares one state of the history with what files state.
struct DriftSearch {
    private let view: IndexView
    private let history: History
    private let position: Int
    private let query: DriftQuery
    private let secrets: StatedSecrets
    private let comparison: StatedComparison
    private let causes: CauseSearch
    private var report: DriftReport

    /// The statements on one resource, in the order of the files.
    private struct Subject {
        let resource: IndexedResource
        let last: IndexedVersion
        var statements: [(stated: StatedResource, file: Int)]
    }

    private var subjects: [Subject] = []
    private var places: [ResourceNumber: Int] = [:]

    init(_ query: DriftQuery, of history: History, in view: IndexView, secrets: StatedSecrets) throws {
        self.query = query
        self.history = history
        self.view = view
        self.secrets = secrets
        position = try view.position(query.position)
        comparison = StatedComparison(parse: { try? JSONValue(parsing: Array($0.utf8)) }, mark: secrets.mark)
        let newest = try view.newestEvent() ?? view.commit(at: position)?.time ?? Moment(nanoseconds: 0)
        report = DriftReport(moment: query.moment ?? newest)
        causes = try CauseSearch(history: history, view: view, position: position, comparison: comparison)
    }

    /// Returns what differs.
    mutating func run(_ files: StatedFiles) throws -> DriftReport {
        report.findings = files.findings
        for (number, inventory) in files.inventories.enumerated() {
            report.files.append(DriftReport.File(inventory))
            for stated in inventory.resources { try place(stated, of: number) }
        }
        var scopes = files.inventories.map { StatedScope(standing: $0.standing) }
        for subject in subjects {
            try compare(subject, files)
            for statement in subject.statements { scopes[statement.file].add(subject.resource.address) }
        }
        report.compared = subjects.count
        if query.groups.contains(.unmanaged) { try addUnmanaged(in: scopes) }
        report.resources = DriftGroup.allCases.flatMap { group in
            query.groups.contains(group) ? report.resources.filter { $0.group == group } : []
        }
        return report
    }

    // MARK: Which resource is meant

    private mutating func place(_ stated: StatedResource, of file: Int) throws {
        for omission in stated.omissions {
            leaveOut(stated, omission.place, omission.reason, isByNature: true)
        }
        if case .none(let reason) = stated.mapping { return leaveOut(stated, nil, reason, isByNature: false) }
        switch try StatedLookup(view: view, position: position).find(stated.identity) {
        case .resource(let resource, let last):
            if let place = places[resource.number] {
                subjects[place].statements.append((secrets.redacted(stated), file))
            } else {
                places[resource.number] = subjects.count
                subjects.append(
                    Subject(resource: resource, last: last, statements: [(secrets.redacted(stated), file)])
                )
            }
        case .several(let addresses):
            let named = addresses.prefix(3).map(\.description).joined(separator: ", ")
            leaveOut(
                stated,
                nil,
                "several resources may be meant: \(named)\(addresses.count > 3 ? ", …" : "")",
                isByNature: false
            )
        case .nothing:
            if stated.isAbsent { return agree([(stated, file)], nil) }
            guard stated.isModelled else {
                return leaveOut(stated, nil, "no event of this sort is understood", isByNature: false)
            }
            guard !stated.isUnlogged else {
                return leaveOut(stated, nil, "the provider made it, and no event shows it", isByNature: false)
            }
            miss([(stated, file)], resource: nil, cause: try causes.neverSeen())
        }
    }

    private mutating func leaveOut(_ stated: StatedResource, _ place: String?, _ reason: String, isByNature: Bool) {
        report.uncompared.append(
            .init(label: stated.label, kind: stated.kind, place: place, reason: reason, isByNature: isByNature)
        )
    }

    private mutating func miss(
        _ statements: [(stated: StatedResource, file: Int)],
        resource: Address?,
        cause: DriftCause
    ) {
        guard isRecent(cause) else { return }
        report.resources.append(
            DriftedResource(
                group: .missing,
                address: resource,
                name: nil,
                statements: statements.map(statement),
                differences: [],
                cause: cause
            )
        )
    }

    private mutating func agree(_ statements: [(stated: StatedResource, file: Int)], _ resource: Address?) {
        report.agreeing.append(.init(address: resource, statements: statements.map(statement)))
    }

    private func statement(_ stated: StatedResource, of file: Int) -> DriftedResource.Statement {
        .init(label: stated.label, kind: stated.kind, file: report.files[file].name, line: stated.line)
    }

    private func isRecent(_ cause: DriftCause) -> Bool {
        guard let since = query.since, let time = cause.time else { return true }
        return time >= since
    }

    // MARK: What differs

    private mutating func compare(_ subject: Subject, _ files: StatedFiles) throws {
        let stated = subject.statements.filter { !$0.stated.isAbsent }
        guard subject.last.kind != .deleted else {
            guard !stated.isEmpty else { return agree(subject.statements, subject.resource.address) }
            return miss(
                stated,
                resource: subject.resource.address,
                cause: try causes.cause(of: subject.last, on: subject.resource)
            )
        }
        guard !stated.isEmpty else {
            let cause = try causes.creation(of: subject.resource)
            guard isRecent(cause) else { return }
            report.resources.append(
                DriftedResource(
                    group: .unmanaged,
                    address: subject.resource.address,
                    name: nil,
                    statements: subject.statements.map(statement),
                    differences: [],
                    cause: cause
                )
            )
            return
        }
        guard let blob = subject.last.blob else { return agree(stated, subject.resource.address) }
        let document = try history.objects.document(ofBlob: blob)
        var found = StatementCheck(comparison: comparison).differences(between: stated.map(\.stated), and: document)
        report.attributes += stated.reduce(0) { $0 + $1.stated.leafCount }
        guard !found.isEmpty else { return agree(stated, subject.resource.address) }
        var search = causes.of(subject.resource, document)
        var differences: [DriftDifference] = []
        var isOld = false
        found.sort { $0.stated.pointer.description.precedesInBytes($1.stated.pointer.description) }
        for difference in found {
            switch try search.verdict(on: difference) {
            case .drift(let drift): if isRecent(drift.cause) { differences.append(drift) } else { isOld = true }
            case .uncompared(let place, let reason):
                leaveOut(stated[0].stated, place, reason, isByNature: false)
            case .implied: break
            }
        }
        guard !differences.isEmpty else {
            if !isOld { agree(stated, subject.resource.address) }
            return
        }
        report.resources.append(
            DriftedResource(
                group: .changed,
                address: subject.resource.address,
                name: document.name,
                statements: stated.map(statement),
                differences: differences,
                cause: nil
            )
        )
    }

    // MARK: What nobody stated

    private mutating func addUnmanaged(in scopes: [StatedScope]) throws {
        // What came with a stated resource, in one event, was not put there by anybody's hand.
        var making: Set<Int> = []
        for subject in subjects {
            if let start = try view.incarnation(of: subject.resource.number, through: position)?.start {
                making.insert(start)
            }
        }
        var found: [DriftedResource] = []
        for resource in try view.resources() where places[resource.number] == nil {
            guard scopes.contains(where: { $0.covers(resource.address) }),
                let last = try view.lastVersion(of: resource.number, through: position), last.kind != .deleted,
                let start = try view.incarnation(of: resource.number, through: position)?.start, let blob = last.blob
            else { continue }
            let document = try history.objects.document(ofBlob: blob)
            guard !making.contains(start), !document.isOwned else {
                report.implied += 1
                continue
            }
            let cause = try causes.creation(of: resource)
            guard isRecent(cause) else { continue }
            found.append(
                DriftedResource(
                    group: .unmanaged,
                    address: resource.address,
                    name: document.name,
                    statements: [],
                    differences: [],
                    cause: cause
                )
            )
        }
        report.resources += found.sortedByAddress { $0.address ?? Address.none }
    }
}

extension StatedResource {
    /// Whether the history has rules for the type; where it is not certain which type is meant, it may have.
    fileprivate var isModelled: Bool { mapping != .generic }
}

extension ResourceDocument {
    /// Whether another resource made this one and takes it along: a pod of a replica set.
    fileprivate var isOwned: Bool {
        !(configuration["metadata"]?["ownerReferences"]?.isEmpty ?? true)
            || !(configuration["ownerReferences"]?.isEmpty ?? true)
    }
}

extension Address {
    /// What sorts first, for a resource without an address.
    fileprivate static let none = Address(
        provider: .aws,
        account: "-",
        location: "-",
        service: "-",
        type: "-",
        id: "-"
    )
}
