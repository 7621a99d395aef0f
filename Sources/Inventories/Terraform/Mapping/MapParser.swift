internal import HindcastModel

/// Reads one mapping file. The notation is described in `TerraformMapping.md`.
struct MapParser {
    /// What the first lines say of all types.
    private(set) var head = MapFileHead()
    /// The types in the order of the file; one line may name several.
    private(set) var types: [(kind: String, mapping: TypeMapping)] = []
    /// Lines that cannot be read.
    private(set) var problems: [String] = []

    private let file: String
    private let lines: [MapLine]
    private var unlogged: Set<String> = []
    private var next = 0
    /// The number of the line that is read, for problems.
    private var number = 0

    /// Begins to read a file.
    init(_ text: String, file: String) {
        self.file = file
        lines = MapLine.lines(of: text)
    }

    /// Reads the file to its end.
    mutating func parse() {
        while next < lines.count {
            let line = lines[next]
            next += 1
            number = line.number
            guard line.indentation == 0 else {
                note("the line belongs to nothing")
                continue
            }
            switch line.keyword {
            case "provider":
                head.provider = Provider(rawValue: line.rest)
                if head.provider == nil { note("no provider is called \(line.rest)") }
            case "prefix": head.prefixes = line.list
            case "from": head.origins = line.list.compactMap { source($0) }
            case "made": head.block.mentioned.formUnion(line.list)
            case "skip":
                var block = head.block
                skip(line, in: &block)
                head.block = block
            case "none": none(line)
            case "unlogged": unlogged.formUnion(line.list)
            case "type": type(line, role: .whole)
            case "part": type(line, role: .part)
            default: note("no line begins with \(line.keyword)")
            }
        }
        markUnlogged()
    }

    /// Marks the types that no event need show.
    private mutating func markUnlogged() {
        for index in types.indices where unlogged.remove(types[index].kind) != nil {
            types[index].mapping.isUnlogged = true
        }
        for name in unlogged.sorted(by: { $0.precedesInBytes($1) }) { note("no type is called \(name)") }
    }

    /// Notes that the line at hand is wrong.
    mutating func note(_ problem: String) { problems.append("\(file):\(number): \(problem)") }

    private mutating func none(_ line: MapLine) {
        guard let (names, reason) = line.namesAndReason else { return note("none needs names, a colon and a reason") }
        if names == ["*"] { return head.reason = reason }
        for name in names {
            let mapping = TypeMapping(provider: head.provider, role: .none(reason: reason), service: "", type: "")
            types.append((name, mapping))
        }
    }

    /// `type NAME, NAME = service/type [global|anywhere]`, and the lines below it.
    private mutating func type(_ line: MapLine, role: TypeMapping.Role) {
        let sides = line.rest.split(separator: " = ")
        let words = sides.count == 2 ? sides[1].split(separator: " ").map(String.init) : []
        let address = words.first?.split(separator: "/").map(String.init) ?? []
        var mapping = TypeMapping(provider: head.provider, role: role, service: "", type: "")
        if address.count == 2 {
            mapping.service = address[0]
            mapping.type = address[1]
        } else {
            note("\(line.keyword) needs names, an equals sign, service and type")
        }
        for word in words.dropFirst() {
            switch word {
            case "global": mapping.location = "global"
            case "anywhere": mapping.isAnywhere = true
            default: note("a type is global or anywhere, not \(word)")
            }
        }
        mapping.origins = head.origins
        mapping.block.mentioned = head.block.mentioned
        mapping.block.skips = head.block.skips
        mapping.block.mentioned.formUnion(head.block.skips.keys)
        while next < lines.count, lines[next].indentation > 0 {
            let inner = lines[next]
            number = inner.number
            switch inner.keyword {
            case "names":
                next += 1
                mapping.names = inner.list.compactMap { source($0) }
                // A part is known by attributes that are the whole's and nothing of its own.
                if role == .part { mapping.block.mentioned.formUnion(mapping.names.flatMap(\.allAttributes)) }
            case "from":
                next += 1
                mapping.origins = inner.list.compactMap { source($0) }
            case "tags":
                next += 1
                tags(inner, of: &mapping)
            default: statement(in: &mapping.block, indentation: inner.indentation)
            }
        }
        for name in MapLine.list(sides.first.map(String.init) ?? "") { types.append((name, mapping)) }
    }

    /// `tags ATTRIBUTE`, or `tags ATTRIBUTE KEY VALUE` for a list of blocks.
    private mutating func tags(_ line: MapLine, of mapping: inout TypeMapping) {
        let words = line.rest.split(separator: " ").map(String.init)
        guard words.count == 1 || words.count == 3, let source = source(words[0]) else {
            return note("tags needs an attribute, or one and the names of key and value")
        }
        mapping.tags = MapTags(source: source, members: words.count == 3 ? .init(key: words[1], value: words[2]) : nil)
        mapping.block.mentioned.insert(words[0])
    }

    /// One statement of a type or a block, with the deeper lines that belong to it.
    private mutating func statement(in block: inout MapBlock, indentation: Int) {
        let line = lines[next]
        next += 1
        number = line.number
        switch line.keyword {
        case "keep", "fill":
            for name in line.list {
                let member = MapPlace(members: [MapName.camel(name)], list: nil, inner: [])
                block.mentioned.insert(name)
                block.moves.append(
                    MapMove(source: .attribute(name), place: member, isFilledIn: line.keyword == "fill")
                )
            }
        case "made": block.mentioned.formUnion(line.list)
        case "skip": skip(line, in: &block)
        default:
            var move = MapMoveParser(line: line.text)
            guard var read = move.parse() else { return note(move.problem) }
            if next < lines.count, lines[next].indentation > indentation {
                let depth = lines[next].indentation
                var inner = MapBlock()
                while next < lines.count, lines[next].indentation >= depth {
                    statement(in: &inner, indentation: lines[next].indentation)
                }
                read.block = inner
                if read.source == .block { block.mentioned.formUnion(inner.mentioned) }
            }
            block.mentioned.formUnion(read.source.attributes)
            block.moves.append(read)
        }
    }

    private mutating func skip(_ line: MapLine, in block: inout MapBlock) {
        guard let (names, reason) = line.namesAndReason else { return note("skip needs names, a colon and a reason") }
        for name in names { block.skips[name] = reason }
        block.mentioned.formUnion(names)
    }

    private mutating func source(_ text: String) -> MapSource? {
        let source = MapSource(text: text)
        if source == nil { note("\(text) is no attribute") }
        return source
    }
}
