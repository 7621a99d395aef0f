internal import HindcastModel

/// A place in the configuration: `a.b`, `list[].member`, `list[+].member`, `list[key=value].member`.
struct MapPlace: Hashable, Sendable {
    /// How the list at `members` is filled.
    enum List: Hashable, Sendable {
        /// Its elements are all that is wanted: `list[]`.
        case own
        /// Others may add to it: `list[+]`.
        case shared
        /// One element is meant, whatever else there is: `list[number={latest}]`.
        case picked(member: String, by: MapSource)
    }

    /// The members that lead to the value, or to the list.
    let members: [String]
    /// Whether there is a list; `nil` for none.
    let list: List?
    /// The members inside an element of the list.
    let inner: [String]
}

extension MapPlace {
    /// Reads `a.b`, `list[].member`, `list[+]`, or `.` for the place of the block itself; `nil` for anything else.
    init?(text: String) {
        if text == "." {
            self.init(members: [], list: nil, inner: [])
            return
        }
        var members: [String] = []
        var inner: [String] = []
        var list: List?
        for part in MapPlace.parts(of: text) {
            var name = part
            var found: List?
            if part.hasSuffix("]"), let open = part.firstIndex(of: "[") {
                name = String(part[..<open])
                found = MapPlace.list(String(part[part.index(after: open)...].dropLast()))
                guard found != nil else { return nil }
            }
            guard !name.isEmpty, found == nil || list == nil else { return nil }
            if list == nil { members.append(name) } else { inner.append(name) }
            list = list ?? found
        }
        self.init(members: members, list: list, inner: inner)
    }

    /// What stands in the brackets behind a list.
    private static func list(_ text: String) -> List? {
        switch text {
        case "": return .own
        case "+": return .shared
        default:
            let sides = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard sides.count == 2 else { return nil }
            let isAttribute = sides[1].hasPrefix("{")
            let source = isAttribute ? "'\(sides[1])'" : sides[1]
            return MapSource(text: source).map { .picked(member: sides[0], by: $0) }
        }
    }

    /// The parts between dots; a name with dots in it stands in quotes, and brackets belong together.
    private static func parts(of text: String) -> [String] {
        var parts = [""]
        var isQuoted = false
        var depth = 0
        for character in text {
            switch character {
            case "'": isQuoted.toggle()
            case "." where !isQuoted && depth == 0: parts.append("")
            default:
                if character == "[" { depth += 1 }
                if character == "]" { depth -= 1 }
                parts[parts.count - 1].append(character)
            }
        }
        return parts
    }
}
