internal import HindcastModel
internal import HistoryIndex

/// Finds who brought differences about.
struct CauseSearch {
    private let history: History
    private let view: IndexView
    private let position: Int
    private let comparison: StatedComparison
    private let gaps: [StatusReport.Gap]
    /// The time of the first event.
    private let start: Moment?

    init(history: History, view: IndexView, position: Int, comparison: StatedComparison) throws {
        self.history = history
        self.view = view
        self.position = position
        self.comparison = comparison
        let hours = try view.eventHours()
        gaps = StatusReport.Gap.between(hours)
        start = try hours.first?.lowerBound ?? view.commit(at: 1)?.time
    }

    /// What a difference is worth.
    enum Verdict {
        case drift(DriftDifference)
        case uncompared(place: String, reason: String)
        /// It came with the resource itself.
        case implied
    }

    // MARK: Of whole resources

    /// The cause of what a file states and no event touches.
    func neverSeen() throws -> DriftCause { .unattributed(Unattributed(.beforeFirstLog, before: start)) }

    /// The cause of a resource's version.
    func cause(of version: IndexedVersion, on resource: IndexedResource) throws -> DriftCause {
        try cause(of: view.entry(version, of: resource.address))
    }

    /// The cause that a change is: the change itself, unless it only tells what was seen.
    func cause(of change: ChangeEntry) throws -> DriftCause {
        guard change.isObservation else { return .change(change) }
        let before = try view.resource(at: change.resource)
            .flatMap { try view.lastVersion(of: $0.number, through: change.sequence - 1) }
        let after = try before.map { try view.entry($0, of: change.resource).time }
        return .unattributed(try unattributed(in: change.resource.service, after: after, before: change.time))
    }

    /// The cause of a resource's being there: the event that made it, or the first one that shows it.
    func creation(of resource: IndexedResource) throws -> DriftCause {
        guard let incarnation = try view.incarnation(of: resource.number, through: position),
            let version = try view.lastVersion(of: resource.number, through: incarnation.start)
        else { return .unattributed(Unattributed(.noEvent)) }
        guard !incarnation.isCreation else { return try cause(of: version, on: resource) }
        let first = try view.entry(version, of: resource.address)
        return .unattributed(try unattributed(in: resource.address.service, after: nil, before: first.time))
    }

    /// The same by the address; where the index does not know it, its last change is the cause.
    func creation(of address: Address, atLatest change: ChangeEntry) throws -> DriftCause {
        guard let resource = try view.resource(at: address) else { return try cause(of: change) }
        return try creation(of: resource)
    }

    /// Why no event of a service tells what happened in a stretch of time.
    private func unattributed(in service: String, after: Moment?, before: Moment) throws -> Unattributed {
        guard let after else { return Unattributed(.beforeFirstLog, after: nil, before: before) }
        if gaps.contains(where: { $0.start < before && $0.end > after }) {
            return Unattributed(.logGap, after: after, before: before)
        }
        // One of the service's events that no rule knows may have done it.
        let isOpen = try view.ledger(from: after, through: before).contains {
            $0.disposition == .unmodelled && $0.service.hasSameBytes(as: service)
        }
        return Unattributed(isOpen ? .notModelled : .noEvent, after: after, before: before)
    }

    // MARK: Of places in a document

    /// Returns the search for causes in one resource.
    func of(_ resource: IndexedResource, _ document: ResourceDocument) -> InResource {
        InResource(causes: self, resource: resource, document: document)
    }

    /// Finds who brought differences in one resource about; looks into its versions once, and only if asked.
    struct InResource {
        fileprivate let causes: CauseSearch
        fileprivate let resource: IndexedResource
        fileprivate let document: ResourceDocument
        private lazy var names = PlaceNames(of: document.json)
        private var known: [BlameLine]?
        private var making: Int??

        fileprivate init(causes: CauseSearch, resource: IndexedResource, document: ResourceDocument) {
            self.causes = causes
            self.resource = resource
            self.document = document
        }

        /// Returns what a difference is worth, and whose it is.
        mutating func verdict(on difference: StatementCheck.Difference) throws -> Verdict {
            let found = difference.stated
            switch found.kind {
            case .unknown(let reason):
                return .uncompared(place: place(of: found), reason: "its value is unknown: \(reason)")
            case .changed:
                let setter = try newest(inside: found.pointer)
                return .drift(drift(found, try cause(setter, at: found.pointer)))
            case .extra:
                let setter = try newest(inside: found.pointer)
                if difference.isShared, let setter, try isMaking(setter.change) { return .implied }
                // A service of Google Cloud's that is turned on gets its role by itself.
                if difference.isShared, let actual = found.actual,
                    GoogleCloudBindings.isOfProvider(actual) || GoogleCloudBindings.isAgent(actual)
                {
                    return .implied
                }
                return .drift(drift(found, try cause(setter, at: found.pointer)))
            case .missing:
                if let remover = try remover(of: found) { return .drift(drift(found, .change(remover))) }
                // What a document that is whole does not hold is not there; where requests are all that the log shows, it may
                // be what the provider chose.
                guard document.knowledge == .complete, found.isElement || document.address.provider == .k8s else {
                    let isPartial = document.knowledge == .partial
                    return .uncompared(
                        place: place(of: found),
                        reason: isPartial ? "no event sets it, and the resource is known in part" : "no event sets it"
                    )
                }
                return .drift(drift(found, .unattributed(Unattributed(.noEvent))))
            }
        }

        private mutating func drift(_ found: StatedDifference, _ cause: DriftCause) -> DriftDifference {
            DriftDifference(
                pointer: found.pointer,
                name: name(of: found),
                stated: found.stated,
                actual: found.actual,
                cause: cause
            )
        }

        private mutating func place(of found: StatedDifference) -> String {
            name(of: found) ?? found.pointer.description
        }

        private mutating func name(of found: StatedDifference) -> String? {
            let list = names.name(of: found.pointer)
            guard found.isElement, let stated = found.stated else { return list.text }
            return list.element("-", called: ElementName.part(of: stated, in: list.list)).text
        }

        private mutating func lines() throws -> [BlameLine] {
            if let known { return known }
            var query = BlameQuery()
            query.position = causes.position
            query.includesRemoved = true
            let lines = try causes.history.blame(resource, query, in: causes.view)
            known = lines
            return lines
        }

        private mutating func newest(inside pointer: JSONPointer) throws -> BlameLine? {
            try lines().filter { !$0.isRemoved && ($0.pointer.isInside(pointer) || pointer.isInside($0.pointer)) }
                .max { $0.change.sequence < $1.change.sequence }
        }

        /// Whether a change is the one that made the resource.
        private mutating func isMaking(_ change: ChangeEntry) throws -> Bool {
            if making == nil {
                making = .some(
                    try causes.view.incarnation(of: resource.number, through: causes.position)
                        .flatMap { $0.isCreation ? $0.start : nil }
                )
            }
            return making == .some(.some(change.sequence))
        }

        /// The change that took away what is stated.
        private mutating func remover(of found: StatedDifference) throws -> ChangeEntry? {
            let gone = try lines().filter { $0.isRemoved && $0.pointer.isInside(found.pointer) }
            guard found.isElement, let stated = found.stated else {
                return gone.max { $0.change.sequence < $1.change.sequence }?.change
            }
            // The leaves of what is gone, an element each, put together again.
            var elements: [(key: [String], value: JSONValue, change: ChangeEntry)] = []
            let depth = found.pointer.tokens.count + 1
            for line in gone {
                let rest = Array(line.pointer.tokens.dropFirst(depth))
                let key = Array(line.pointer.tokens.prefix(depth)) + [line.change.commit, line.elementName(depth)]
                let last = elements.indices.last { elements[$0].key == key }
                if let last {
                    elements[last].value = elements[last].value.setting(line.value, at: rest[...])
                } else {
                    let start: JSONValue = rest.isEmpty ? line.value : .object([:])
                    elements.append((key, start.setting(line.value, at: rest[...]), line.change))
                }
            }
            return elements.filter { causes.comparison.holds(stated, of: $0.value) }
                .max { $0.change.sequence < $1.change.sequence }?.change
        }

        private func cause(_ setter: BlameLine?, at pointer: JSONPointer) throws -> DriftCause {
            guard let setter else { return .unattributed(Unattributed(.noEvent)) }
            guard setter.change.isObservation else { return .change(setter.change) }
            // Until the observation, the last event that set the place held.
            var query = BlameQuery()
            query.position = setter.change.sequence - 1
            let before = try? causes.history.blame(resource, query, in: causes.view)
                .filter { $0.pointer.isInside(pointer) || pointer.isInside($0.pointer) }
                .max { $0.change.sequence < $1.change.sequence }
            let (after, end) = (before?.change.time, setter.change.time)
            if before?.value.isUnknown ?? false {
                return .unattributed(Unattributed(.hidden, after: after, before: end))
            }
            return .unattributed(
                try causes.unattributed(in: resource.address.service, after: after, before: end)
            )
        }
    }
}

extension BlameLine {
    /// What the element at a depth is called, so that two that stood in one place one after the other are told apart.
    fileprivate func elementName(_ depth: Int) -> String {
        name.map { $0.split(separator: "/").prefix(depth - 1).joined(separator: "/") } ?? ""
    }
}
