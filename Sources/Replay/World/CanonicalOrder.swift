package import HindcastModel

/// Puts the events of one instant into their canonical order.
///
/// CloudTrail's clock has one-second steps. Within one instant causes come first: sessions, creations, updates, detachments,
/// deletions; within that, an event that names a resource which another one creates comes after it; then the event id decides.
/// Where a log numbers the versions of its resources, their order goes before the id's.
package struct CanonicalOrder {
    private let book: RuleBook

    /// Makes the order that a rule book gives.
    package init(book: RuleBook) { self.book = book }

    /// Returns the order of events that share one time, as their places in the list.
    package func sort(_ events: [AuditEvent]) -> [Int] {
        guard events.count > 1 else { return Array(events.indices) }
        let keyed = events.indices.map { place in
            let event = events[place]
            return Item(
                phase: phase(of: event),
                rank: event.kind == .observation ? nil : event.provider.rules?.rank(of: event),
                place: place,
                event: event
            )
        }
        let sorted = keyed.sorted {
            if $0.phase != $1.phase { return $0.phase < $1.phase }
            let (left, right) = ($0.rank ?? 0, $1.rank ?? 0)
            return left != right ? left < right : $0.event.id.precedesInBytes($1.event.id)
        }
        return withMakersFirst(sorted)
    }

    private struct Item {
        let phase: EventPhase
        /// What the log itself says on the order; `nil` where it says nothing.
        let rank: Int64?
        let place: Int
        let event: AuditEvent
    }

    private func phase(of event: AuditEvent) -> EventPhase {
        if event.kind == .observation { return .observation }
        if let rules = event.provider.rules { return rules.phase(of: event) }
        if SessionTable.issuesCredentials(event) { return .session }
        if let statement = book.rules(for: event).first?.statements.first(where: { $0.target != nil }) {
            switch statement.verb {
            case .create: return .creation
            case .delete: return .deletion
            case .unset, .drop, .sub, .untag: return .detachment
            default: return .update
            }
        }
        switch OperationName.parse(event.operation).verb {
        case .create: return .creation
        case .delete: return .deletion
        case .detach: return .detachment
        default: return .update
        }
    }

    /// Moves an event behind the one of its phase that makes what it names.
    private func withMakersFirst(_ sorted: [Item]) -> [Int] {
        var made: [String: Int] = [:]
        for (index, item) in sorted.enumerated() where item.phase == .creation && item.rank == nil {
            for text in item.event.response.identifiers where made[text] == nil { made[text] = index }
        }
        guard !made.isEmpty else { return sorted.map(\.place) }
        var order: [Int] = []
        var state = Array(repeating: 0, count: sorted.count)
        func visit(_ index: Int) {
            guard state[index] == 0 else { return }
            state[index] = 1
            defer { order.append(index) }
            guard sorted[index].rank == nil else { return }
            let makers = sorted[index].event.request.identifiers.compactMap { made[$0] }
                .filter { $0 != index && sorted[$0].phase == sorted[index].phase }
            for maker in makers.sorted() { visit(maker) }
        }
        for index in sorted.indices { visit(index) }
        return order.map { sorted[$0].place }
    }
}

extension JSONValue {
    /// Every text in here that can identify a resource.
    fileprivate var identifiers: [String] {
        switch self {
        case .string(let text): text.utf8.count >= 4 && text.utf8.count <= 512 ? [text] : []
        case .array(let elements): elements.flatMap(\.identifiers)
        case .object(let object): object.flatMap(\.value.identifiers)
        default: []
        }
    }
}
