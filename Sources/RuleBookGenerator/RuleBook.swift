/// The whole rule book as text.
struct RuleBook {
    private(set) var text = ""

    init(version: String) {
        line(
            "# Derived from the service models of botocore \(version) (Apache-2.0) by rulebook-generator. Do not edit."
        )
        line("%format", RowFormat.version)
        line("%ignored", IgnoredMembers.always.sorted().joined(separator: ","))
        for verbClass in VerbClass.allCases {
            let verbs = VerbClass.verbs.filter { $0.verbClass == verbClass }.map(\.verb)
            if !verbs.isEmpty { line("%verbs", verbClass.rawValue, verbs.joined(separator: ",")) }
        }
    }

    /// Adds a service.
    mutating func add(_ service: Service) {
        let rows = Deriver(service: service).rows()
        guard !rows.isEmpty else { return }
        line("!" + service.model.name, EventSources.of(service.model).joined(separator: ","), service.wire.rawValue)
        let types = typesUsed(by: rows, in: service)
        for type in types {
            text += RowFormat.line(["@" + type] + TypeFacts(type, in: service, types: types).columns)
        }
        let index = Dictionary(uniqueKeysWithValues: types.enumerated().map { ($1, $0) })
        for row in rows { text += RowFormat.line(of: row, types: index) }
    }

    private func typesUsed(by rows: [Row], in service: Service) -> [String] {
        var used = Set(rows.compactMap(\.type))
        for type in used {
            if let parent = service.identities[type]?.parent.map(service.canonical), service.isThing(parent) {
                used.insert(parent)
            }
        }
        return used.sorted()
    }

    private mutating func line(_ columns: String...) { text += RowFormat.line(columns) }
}
