internal import HindcastModel
internal import Synchronization

/// The rows that the generator derived from botocore's models, parsed a service at a time.
///
/// The format is the generator's `RowFormat`: sections that begin with `!service`, in them names by kind (`$`), types (`@`)
/// and one row an operation.
final class DerivedRules: Sendable {
    private let sections: [String: [Substring]]
    private let bySource: [String: [String]]
    private let byService: [String: [String]]
    private let common: Common
    private let parsed = Mutex<[String: DerivedService]>([:])
    private let parsedBySource = Mutex<[String: [DerivedService]]>([:])

    /// What holds for every service.
    struct Common: Sendable {
        var ignored: Set<String> = []
        var volatile: Set<String> = []
    }

    /// Makes the rules from the text of the generated file; only its section heads are read.
    init(text: String) {
        var sections: [String: [Substring]] = [:]
        var bySource: [String: [String]] = [:]
        var byService: [String: [String]] = [:]
        var common = Common()
        var name = ""
        var lines: [Substring] = []
        for line in text.fields(UInt8(ascii: "\n")) {
            switch line.utf8.first {
            case UInt8(ascii: "!"):
                if !name.isEmpty { sections[name] = lines }
                let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
                name = String(columns[0].dropFirst())
                lines = [line]
                for source in columns.count > 1 ? columns[1].split(separator: ",") : [] {
                    bySource[String(source), default: []].append(name)
                    byService[String(source.prefix { $0 != "." }), default: []].append(name)
                }
            case UInt8(ascii: "%"):
                let columns = line.split(separator: "\t")
                let names = Set(columns.count > 1 ? columns[1].split(separator: ",").map(String.init) : [])
                if columns[0] == "%ignored" { common.ignored = names }
                if columns[0] == "%volatile" { common.volatile = names }
            case UInt8(ascii: "#"): continue
            default: lines.append(line)
            }
        }
        if !name.isEmpty { sections[name] = lines }
        self.sections = sections
        self.bySource = bySource
        self.byService = byService
        self.common = common
    }

    /// Returns the rule of an event's operation; `nil` where no row knows it, or knows no resource for it.
    func rule(for event: AuditEvent) -> OperationRule? { service(of: event)?.rule(of: event.operation) }

    /// Returns every operation of an event source that a row knows.
    func operations(of source: String) -> [String] {
        (bySource[source] ?? []).compactMap(service).flatMap { $0.operations }
    }

    /// Whether several services share the event's source and its operation, so that its request decides whose it is.
    func isShared(_ event: AuditEvent) -> Bool {
        services(of: event).count { $0.rule(of: event.operation) != nil } > 1
    }

    /// Which of the services that share the event's source and operation its request makes it a call of.
    func variant(of event: AuditEvent) -> String { service(of: event)?.name ?? "" }

    /// Returns how an event's service writes its calls.
    func wire(for event: AuditEvent) -> WireFormat { service(of: event)?.wire ?? .json }

    /// Returns what the model says of names in requests, and in responses.
    func tables(for event: AuditEvent) -> (request: WireTables, response: WireTables) {
        guard let service = service(of: event) else { return (WireTables(), WireTables()) }
        var request = service.requestTables
        if let names = service.requestNames[event.operation] {
            request.renames.merge(names) { $1 }
            request.prepareRenames()
        }
        return (request, service.responseTables)
    }

    /// The service whose call an event is: of several that share an event source, the one whose call needs what is there.
    private func service(of event: AuditEvent) -> DerivedService? {
        let all = services(of: event)
        let knowing = all.count > 1 ? all.filter { $0.rule(of: event.operation) != nil } : all
        guard knowing.count > 1 else { return knowing.first ?? all.first }
        var best: (service: DerivedService, share: Double)?
        for service in knowing {
            let needs = service.needs[event.operation] ?? []
            let found = needs.count { name in event.request.object?.member(ignoringCase: name) != nil }
            let share = needs.isEmpty ? 0.5 : Double(found) / Double(needs.count)
            if best.map({ share > $0.share }) ?? true { best = (service, share) }
        }
        return best?.service
    }

    /// Returns a type by its name.
    func type(service: String, name: String) -> TypeRule? {
        for key in byService[service] ?? [] { if let type = self.service(key)?.typesByName[name] { return type } }
        return nil
    }

    /// Returns a type by its name in addresses.
    func type(service: String, kebab: String) -> TypeRule? {
        for key in byService[service] ?? [] { if let type = self.service(key)?.typesByKebab[kebab] { return type } }
        return nil
    }

    private func services(of event: AuditEvent) -> [DerivedService] {
        if let known = parsedBySource.withLock({ $0[event.source] }) { return known }
        guard let names = bySource[event.source] else { return [] }
        let services = names.compactMap(service)
        parsedBySource.withLock { $0[event.source] = services }
        return services
    }

    private func service(_ name: String) -> DerivedService? {
        if let known = parsed.withLock({ $0[name] }) { return known }
        guard let lines = sections[name] else { return nil }
        let service = DerivedService(name, lines: lines, common: common)
        parsed.withLock { $0[name] = service }
        return service
    }
}
