package import HindcastModel

/// What the outline of an event of AWS, its action without parameters, tells of its row of the ledger.
package enum OutlinedRow: Hashable, Sendable {
    /// The event may change configuration, and its replay will tell.
    case mayChange
    /// It cannot, whatever its parameters are, unless they only ask what would happen.
    case settled(Disposition)
    /// Its parameters decide.
    case unknown
}

extension RuleBook {
    /// Returns what an outline tells.
    package func row(ofOutline event: AuditEvent) -> OutlinedRow {
        // Where services share the name, the parameters tell whose call it is, which mostly makes no difference here.
        let rows = Set(
            calls(of: event).map { EventClass.disposition(of: event, rule: $0.settledRule, $0.traits) }
        )
        guard let row = rows.first, rows.count == 1 else { return .unknown }
        return switch row {
        case nil: .mayChange
        // What a session is known by stands in its answer; a sign-in to the console is known by nothing.
        case .session where event.kind != .signIn || event.operation != "ConsoleLogin": .unknown
        case let disposition?: .settled(disposition)
        }
    }
}
