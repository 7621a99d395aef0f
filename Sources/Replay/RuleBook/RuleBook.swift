package import HindcastModel
internal import Synchronization

/// Everything known of what operations do: hand-written overrides over derived rows.
///
/// A service's types are read when its first event comes, the rule of an operation when it is first called: a run that
/// sees three services pays for three.
package final class RuleBook: Sendable {
    /// The number that changes whenever the same events may give another history.
    package static let version = 1

    /// The rule book that is built in.
    package static let builtIn = RuleBook(files: EmbeddedRules.files.map { ($0.name, $0.text) })

    private let texts: [(name: String, text: String)]
    private let bySource: [String: [Int]]
    private let byService: [String: [Int]]
    private let derived: DerivedRules
    private let parsed = Mutex<[Int: RuleSource]>([:])
    private let calls = Mutex<[CallName: [Call]]>([:])
    private let types = Mutex<[TypeKey: KnownType]>([:])

    /// Makes a rule book from the texts of its files: `*.rules` are overrides, `*.tsv` derived rows.
    package init(files: [(name: String, text: String)]) {
        texts = files.filter { $0.name.hasSuffix(".rules") }
        derived = DerivedRules(text: files.first { $0.name.hasSuffix(".tsv") }?.text ?? "")
        var bySource: [String: [Int]] = [:]
        var byService: [String: [Int]] = [:]
        for (index, file) in texts.enumerated() {
            guard let header = RuleFile.header(of: file.text) else { continue }
            byService[header.service, default: []].append(index)
            for source in header.sources { bySource[source, default: []].append(index) }
        }
        self.bySource = bySource
        self.byService = byService
    }

    /// Every override file, parsed.
    ///
    /// - Throws: the first mistake, with file and line.
    package func allFiles() throws(RuleSyntaxError) -> [RuleFile] {
        var files: [RuleFile] = []
        for text in texts { files.append(try RuleFile(parsing: text.text, name: text.name)) }
        return files
    }

    /// Returns the rules that may be an event's, best first; the first whose guard holds is.
    package func rules(for event: AuditEvent) -> [OperationRule] { call(of: event).rules }

    /// Returns the operations that derived rows know of an event source.
    func derivedOperations(of source: String) -> [String] { derived.operations(of: source) }

    /// Returns what the values of a rule are read from.
    func scope(for event: AuditEvent, _ call: Call) -> RuleScope {
        RuleScope(
            event: event,
            request: call.request.request(event.request),
            response: call.response.response(event.response)
        )
    }

    /// What is known of one operation, looked up once.
    final class Call: Sendable {
        let rules: [OperationRule]
        let request: WireNormaliser
        let response: WireNormaliser
        /// Whether calls of the operation hand out credentials, configure nothing, or read by their name alone.
        let traits: EventClass.Traits
        /// What the request holds, by which calls are told apart that share source and name.
        private let needs: [String]

        init(
            rules: [OperationRule],
            request: WireNormaliser,
            response: WireNormaliser,
            traits: EventClass.Traits,
            needs: [String]
        ) {
            self.rules = rules
            self.request = request
            self.response = response
            self.traits = traits
            self.needs = needs
        }

        /// How much of what a call needs a request holds, from 0 to 1.
        fileprivate func fit(_ request: JSONObject?) -> Double {
            let found = needs.count { request?.member(ignoringCase: $0) != nil }
            return needs.isEmpty ? 0.5 : Double(found) / Double(needs.count)
        }
    }

    private struct CallName: Hashable {
        let source: String
        let operation: String
    }

    /// Returns what is known of an event's operation.
    func call(of event: AuditEvent) -> Call {
        let known = calls(of: event)
        guard known.count > 1 else { return known[0] }
        let request = event.request.object
        var best = (call: known[0], fit: known[0].fit(request))
        for call in known.dropFirst() {
            let fit = call.fit(request)
            if fit > best.fit { best = (call, fit) }
        }
        return best.call
    }

    /// Returns what is known of the operations that an event's source and name may mean, one at least.
    func calls(of event: AuditEvent) -> [Call] {
        let name = CallName(source: event.source, operation: event.operation)
        return calls.withLock { $0[name] } ?? remember(name, makeCalls(of: event))
    }

    private func remember(_ name: CallName, _ made: [Call]) -> [Call] {
        // A hostile log may name operations without end.
        calls.withLock { if $0.count < 20_000 { $0[name] = made } }
        return made
    }

    /// Makes the calls that an event of this source and operation may be: several where services share both.
    private func makeCalls(of event: AuditEvent) -> [Call] {
        let files = (bySource[event.source] ?? []).map(file)
        let rules = files.flatMap { $0.rules(of: event.operation) }
        let asksDerived = rules.allSatisfy { $0.guards != nil }
        let wire = (files.first { $0.knows(event.operation) } ?? files.first)?.head.wire
        let traits = EventClass.Traits(of: event)
        let services = derived.services(of: event.source, calling: event.operation)
        func call(of service: DerivedService?) -> Call {
            let row = asksDerived ? service?.rule(of: event.operation) : nil
            let tables = service?.tables(of: event.operation) ?? (request: WireTables(), response: WireTables())
            let format = wire ?? service?.wire ?? .json
            return Call(
                rules: rules + [row].compactMap(\.self),
                request: WireNormaliser(format: format, tables: tables.request, operation: event.operation),
                response: WireNormaliser(format: format, tables: tables.response, operation: event.operation),
                traits: traits,
                needs: service?.needs[event.operation] ?? []
            )
        }
        return services.isEmpty ? [call(of: nil)] : services.map(call)
    }

    /// Returns a type by its name in the rule book.
    func type(service: String, name: String) -> KnownType {
        remembered(TypeKey(service: service, name: name, isKebab: false)) { findType(service: service, name: name) }
    }

    /// Returns a type by its name in addresses.
    func type(service: String, kebab: String) -> KnownType {
        remembered(TypeKey(service: service, name: kebab, isKebab: true)) { findType(service: service, kebab: kebab) }
    }

    private struct TypeKey: Hashable {
        let service: String
        let name: String
        /// Whether it is the name in addresses.
        let isKebab: Bool
    }

    private func remembered(_ key: TypeKey, _ find: () -> TypeRule) -> KnownType {
        if let type = types.withLock({ $0[key] }) { return type }
        let type = KnownType(find())
        types.withLock { if $0.count < 20_000 { $0[key] = type } }
        return type
    }

    private func findType(service: String, name: String) -> TypeRule {
        for index in byService[service] ?? [] {
            if let type = file(index).head.types[name] { return type }
        }
        return derived.type(service: service, name: name) ?? TypeRule(service: service, name: name)
    }

    private func findType(service: String, kebab: String) -> TypeRule {
        for index in byService[service] ?? [] {
            if let type = file(index).head.types.values.first(where: { $0.kebab == kebab }) { return type }
        }
        if let type = derived.type(service: service, kebab: kebab) { return type }
        let name = kebab.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
        var type = TypeRule(service: service, name: name)
        type.kebab = kebab
        return type
    }

    /// Returns a type by what its ids begin with; `nil` where no file says.
    func type(service: String, idPrefix: String) -> KnownType? {
        for index in byService[service] ?? [] {
            if let type = file(index).head.types.values.first(where: { $0.idPrefix == idPrefix }) {
                return KnownType(type)
            }
        }
        return nil
    }

    private func file(_ index: Int) -> RuleSource {
        if let file = parsed.withLock({ $0[index] }) { return file }
        let file = RuleSource(texts[index].text)
        parsed.withLock { $0[index] = file }
        return file
    }
}

extension RuleFile {
    /// A file without a rule.
    static let empty = RuleFile()

    private init() {}

    /// Reads only the line that says which service the file is for.
    static func header(of text: String) -> (service: String, sources: [String])? {
        for line in text.fields(UInt8(ascii: "\n")) where line.utf8.starts(with: "service ".utf8) {
            let words = line.fields(UInt8(ascii: " "))
            guard words.count >= 3 else { return nil }
            return (String(words[1]), words[2].split(separator: ",").map(String.init))
        }
        return nil
    }
}
