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

    /// Returns every operation of an event source that a row knows.
    func operations(of source: String) -> [String] {
        (bySource[source] ?? []).compactMap(service).flatMap { $0.operations }
    }

    /// Returns the services whose call an event of a source and operation may be: several where they share both, and then
    /// its request decides (``DerivedService/needs``).
    func services(of source: String, calling operation: String) -> [DerivedService] {
        let all = (bySource[source] ?? []).compactMap(service)
        guard all.count > 1 else { return all }
        let knowing = all.filter { $0.rule(of: operation) != nil }
        return knowing.isEmpty ? Array(all.prefix(1)) : knowing
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

    private func service(_ name: String) -> DerivedService? {
        if let known = parsed.withLock({ $0[name] }) { return known }
        guard let lines = sections[name] else { return nil }
        let service = DerivedService(name, lines: lines, common: common)
        parsed.withLock { $0[name] = service }
        return service
    }
}
