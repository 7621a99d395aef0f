internal import HindcastModel

/// One service's derived rows, parsed.
struct DerivedService: Sendable {
    /// The name of its section.
    let name: String
    private(set) var wire = WireFormat.json
    private var requestTables = WireTables()
    private var responseTables = WireTables()
    /// Names of one operation's request beside those of the service.
    private var requestNames: [String: [String: String]] = [:]
    private(set) var typesByName: [String: TypeRule] = [:]
    private(set) var typesByKebab: [String: TypeRule] = [:]
    private var types: [DerivedType] = []
    /// The columns of each operation's row, which is read when it is asked for.
    private var rows: [String: [String]] = [:]
    private let ignored: Set<String>
    /// Operations that other services have too: what their requests must hold here.
    private(set) var needs: [String: [String]] = [:]

    init(_ name: String, lines: [Substring], common: DerivedRules.Common) {
        self.name = name
        ignored = common.ignored
        var service = ""
        for line in lines {
            let columns = line.fields(UInt8(ascii: "\t"), keepsEmpty: true).map(String.init)
            switch line.utf8.first {
            case UInt8(ascii: "!"):
                service = columns.count > 1 ? String(columns[1].prefix { $0 != "." }) : String(columns[0].dropFirst())
                wire = columns.count > 2 ? WireFormat(rawValue: columns[2]) ?? .json : .json
            case UInt8(ascii: "$"): readNames(columns)
            case UInt8(ascii: "@"): types.append(DerivedType(columns, service: service))
            default: readRow(columns)
            }
        }
        requestTables.prepare()
        responseTables.prepare()
        for index in types.indices {
            types[index].rule.parent = types[index].parent.flatMap {
                types.indices.contains($0) ? types[$0].rule.name : nil
            }
            typesByName[types[index].rule.name] = types[index].rule
            typesByKebab[types[index].rule.kebab] = types[index].rule
        }
    }

    /// The operations of which a row knows a rule.
    var operations: [String] { rows.keys.filter { rule(of: $0) != nil } }

    /// The rule of an operation; `nil` where no row knows it, or knows no resource for it.
    func rule(of operation: String) -> OperationRule? {
        rows[operation].flatMap { DerivedRow($0).rule(types: types, ignored: ignored) }
    }

    /// What the model says of names in an operation's requests, and in its responses.
    func tables(of operation: String) -> (request: WireTables, response: WireTables) {
        var request = requestTables
        if let names = requestNames[operation] {
            request.renames.merge(names) { $1 }
            request.prepareRenames()
        }
        return (request, responseTables)
    }

    private mutating func readRow(_ columns: [String]) {
        let row = DerivedRow(columns)
        if let names = row.extras["q"] { requestNames[row.operation] = DerivedService.pairs(names) }
        if let members = row.extras["h"] { needs[row.operation] = members.split(separator: ",").map(String.init) }
        rows[row.operation] = columns
    }

    private mutating func readNames(_ columns: [String]) {
        guard columns.count > 1 else { return }
        let names = columns[1].fields(UInt8(ascii: ",")).map(String.init)
        // A list's element name follows a colon.
        let plain = Set(names.map { $0.fields(UInt8(ascii: ":")).first.map(String.init) ?? $0 })
        switch columns[0] {
        case "$l":
            set(\.lists, plain)
            let elements = DerivedService.pairs(columns[1], mark: UInt8(ascii: ":"))
            requestTables.elements = elements
            responseTables.elements = elements
        case "$s": set(\.texts, plain)
        case "$n": set(\.numbers, plain)
        case "$b": set(\.booleans, plain)
        case "$m": set(\.maps, plain)
        case "$o": set(\.others, plain)
        case "$r": responseTables.renames = DerivedService.pairs(columns[1])
        case "$q": requestTables.renames = DerivedService.pairs(columns[1])
        default: break
        }
    }

    private mutating func set(_ kind: WritableKeyPath<WireTables, Set<String>>, _ names: Set<String>) {
        requestTables[keyPath: kind] = names
        responseTables[keyPath: kind] = names
    }

    private static func pairs(_ text: String, mark: UInt8 = UInt8(ascii: ">")) -> [String: String] {
        var pairs: [String: String] = [:]
        for pair in text.fields(UInt8(ascii: ",")) {
            guard let cut = pair.utf8.firstIndex(of: mark), cut > pair.startIndex else { continue }
            let value = pair[pair.utf8.index(after: cut)...]
            if !value.isEmpty { pairs[String(pair[..<cut])] = String(value) }
        }
        return pairs
    }
}

/// A type of the derived rows.
struct DerivedType: Sendable {
    var rule: TypeRule
    /// Request members that name what it lives in, outermost first, each in its spellings.
    let scope: [[String]]
    /// The number of the type it lives in.
    let parent: Int?
    /// Request members that may hold its identifier, best first.
    let identifiers: [String]

    init(_ columns: [String], service: String) {
        var rule = TypeRule(service: service, name: String(columns[0].dropFirst()))
        var identifiers: [String] = []
        for group in columns.count > 1 ? columns[1].split(separator: ";") : [] {
            let parts = group.split(separator: ":", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { continue }
            let names = parts[1].split(separator: ",").map(String.init)
            identifiers += names
            switch parts[0] {
            case "arn": rule.arns += names
            case "name": rule.names += names
            default: rule.ids += names
            }
        }
        for fact in columns.count > 4 ? columns[4].split(separator: ";") : [] {
            let parts = fact.split(separator: ":", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { continue }
            let items = parts[1].split(separator: ",").map(String.init)
            switch parts[0] {
            case "-": rule.drops += items.map(RuleFile.steps)
            case "+": rule.keeps.formUnion(items.map { $0.lowercased() })
            case "set": rule.sets += items.map(RuleFile.setRule)
            case "alias": rule.aliasPaths += items.map(RuleFile.steps)
            default: break
            }
        }
        self.rule = rule
        self.identifiers = identifiers
        scope =
            columns.count > 2 ? columns[2].split(separator: ",").map { $0.split(separator: "|").map(String.init) } : []
        parent = columns.count > 3 ? Int(columns[3]) : nil
    }
}
