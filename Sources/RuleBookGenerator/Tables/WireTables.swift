internal import HindcastModel

/// The lines that tell what names mean in a service's records.
struct WireTables {
    /// Lines in order: the kind's letter after `$`, then the names.
    let lines: [(kind: String, names: [String])]

    init(_ service: Service) {
        let changing = service.model.operations.filter { operation in
            !operation.isReadOnly && OperationName(operation.name).verbClass != .read
        }
        let requests = changing.compactMap { operation in operation.input.map { (operation.name, $0) } }
        let responses = changing.compactMap { operation in operation.output.map { (operation.name, $0) } }
        let request = ShapeWalk(model: service.model, roots: requests).occurrences
        let response = ShapeWalk(model: service.model, roots: responses).occurrences
        let isXML = service.wire == .ec2 || service.wire == .s3
        var lines = WireTables.kinds(request + response, wire: service.wire, isXML: isXML)
        if isXML {
            lines.append(("q", WireTables.renames(request, wire: service.wire, isRequest: true)))
            lines.append(("r", WireTables.renames(response, wire: service.wire, isRequest: false)))
        }
        self.lines = lines.filter { !$0.1.isEmpty }.map { (kind: $0.0, names: $0.1) }.sorted { $0.kind < $1.kind }
    }

    private static func kinds(
        _ occurrences: [ShapeWalk.Occurrence],
        wire: Wire,
        isXML: Bool
    ) -> [(String, [String])] {
        var sorter = NameSorter<String>()
        for occurrence in occurrences {
            let name = occurrence.member.name.lowercasedFirst
            sorter.note(name, below: occurrence.parent, means: kind(of: occurrence, wire: wire))
        }
        var names: [String: [String]] = [:]
        for (name, meaning) in sorter.sorted(nothing: "o") {
            // A structure looks like one, unless the name means something else elsewhere.
            if meaning == "o", !name.contains(".") { continue }
            let parts = meaning.split(separator: ":", maxSplits: 1)
            guard let letter = parts.first.map(String.init), letter == "m" || isXML || name.contains(".") else {
                continue
            }
            if !isXML, letter != "m", letter != "o" { continue }
            names[letter, default: []].append(parts.count > 1 ? "\(name):\(parts[1])" : name)
        }
        return names.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// The letter of a kind; `l:Tag` is a list whose elements are called so, `o` what needs no telling.
    private static func kind(of occurrence: ShapeWalk.Occurrence, wire: Wire) -> String {
        switch occurrence.shape.kind {
        case .map: return "m"
        case .list:
            // EC2 repeats a request's list under its own name, and its responses have items only.
            let isFlat = wire == .ec2 || occurrence.shape.isFlattened || occurrence.member.isFlattened
            guard !isFlat, let element = occurrence.shape.element?.locationName, !["item", "member"].contains(element)
            else { return "l" }
            return "l:\(element)"
        case .boolean: return "b"
        case .integer, .number: return "n"
        case .string, .timestamp, .blob: return "s"
        case .structure: return "o"
        }
    }

    private static func renames(_ occurrences: [ShapeWalk.Occurrence], wire: Wire, isRequest: Bool) -> [String] {
        var sorter = NameSorter<String>()
        for occurrence in occurrences where occurrence.member.location == nil || wire == .ec2 {
            let member = occurrence.member
            let onWire = (isRequest ? member.queryName : nil) ?? member.locationName ?? member.name
            sorter.note(onWire.lowercasedFirst, below: occurrence.parent, means: member.name.lowercasedFirst)
        }
        return sorter.sorted(nothing: "").compactMap { name, meaning in
            let last = name.split(separator: ".").last.map(String.init) ?? name
            let new = meaning.isEmpty ? last : meaning
            return last.hasSameLetters(as: new) && !name.contains(".") ? nil : "\(name)>\(new)"
        }
    }
}
