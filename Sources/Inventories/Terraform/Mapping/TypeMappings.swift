internal import HindcastModel

/// The mappings of all types, and what holds for the types that have none.
struct TypeMappings: Sendable {
    /// By Terraform's name of the type.
    private(set) var types: [String: TypeMapping] = [:]
    /// What holds for every other type, by what its name begins with.
    private(set) var prefixes: [String: MapFileHead] = [:]
    /// Lines that nobody could read, each as "file:line: why". Tests demand that there are none.
    private(set) var problems: [String] = []

    /// Adds the types of one file.
    mutating func add(_ text: String, named name: String) {
        var parser = MapParser(text, file: name)
        parser.parse()
        for (kind, mapping) in parser.types {
            if types.updateValue(mapping, forKey: kind) != nil { parser.note("\(kind) is mapped twice") }
        }
        for prefix in parser.head.prefixes { prefixes[prefix] = parser.head }
        problems += parser.problems
    }

    /// What holds for a type that has no mapping; `nil` where no file knows what it begins with.
    func head(for kind: String) -> MapFileHead? {
        guard let cut = kind.firstIndex(of: "_") else { return nil }
        return prefixes[String(kind[...cut])]
    }
}

/// What the first lines of a mapping file say of all its types.
struct MapFileHead: Sendable {
    /// Whose cloud it is; `nil` for what is no cloud's.
    var provider: Provider?
    /// What the names of its types begin with, with the underscore.
    var prefixes: [String] = []
    /// What tells account and location.
    var origins: [MapSource] = []
    /// What holds for the attributes of every type.
    var block = MapBlock()
    /// Why none of its types is anything to the history; `nil` where they are.
    var reason: String?
}
