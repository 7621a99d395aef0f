internal import HindcastModel

/// Reads a mapping backwards: from the words of the history to those of Terraform.
struct TerraformWriter {
    /// The whole configuration.
    private let resource: JSONObject
    /// The places that were written, or that nobody declares.
    private var seen: Set<JSONPointer> = []

    init(resource: JSONObject) { self.resource = resource }

    /// Returns the attributes and blocks that a mapping makes of a part of the configuration.
    mutating func items(of block: MapBlock, in object: JSONObject, at place: JSONPointer) -> [HCLItem] {
        var tree = AttributeTree()
        var taken: Set<JSONPointer> = []
        for move in block.moves {
            guard let path = move.source.attributePath, let name = path.last,
                !TerraformWriter.computed.contains(name)
            else { continue }
            let target = JSONPointer(place.tokens + move.place.members)
            // Of two attributes for one place the first is the usual one.
            if move.place.list == nil, !taken.insert(target).inserted { continue }
            guard let value = object.value(at: move.place.members[...]), value != .null else { continue }
            if let list = move.place.list {
                guard let elements = value.array else { continue }
                addList(elements, of: move, list, path, target, to: &tree)
            } else if let inner = move.block {
                guard !tree.holds(path), let part = value.object, !value.isMarker else { continue }
                let items = items(of: inner, in: part, at: target)
                if !items.isEmpty { tree.add(items, at: path) }
            } else {
                seen.insert(target)
                guard !tree.holds(path), !(value.isEmpty && move.isFilledIn),
                    let written = TerraformWriter.value(value, of: move)
                else { continue }
                let isGiven = move.isFilledIn && ["_id", "_ids", "_arn"].contains { name.hasSuffix($0) }
                if isGiven, written.holdsPlaceholder { continue }
                if isGiven {
                    tree.note(
                        "\(name) = \(written.lines(indent: 0).first ?? ""), if the provider does not choose it",
                        at: path
                    )
                } else {
                    tree.set(written, at: path)
                }
            }
        }
        return tree.items
    }

    /// Attributes that nobody declares, though a state has them.
    private static let computed: Set<String> = [
        "default_network_acl_id", "default_security_group_id", "instance_state", "main_route_table_id", "unique_id",
    ]

    // MARK: Lists

    private mutating func addList(
        _ elements: [JSONValue],
        of move: MapMove,
        _ list: MapPlace.List,
        _ path: [String],
        _ target: JSONPointer,
        to tree: inout AttributeTree
    ) {
        guard let name = path.last, path.count == 1 || !move.source.hasEach else { return }
        if case .special(let function)? = move.functions.last {
            guard [.ingressRules, .egressRules].contains(function) else { return }
            let isEgress = function == .egressRules
            for rule in SecurityRuleBlock.blocks(of: elements, isEgress: isEgress) {
                tree.add([.block(name, rule.items)], at: [])
                for index in rule.elements { seen.insert(target.appending(String(index))) }
            }
            return
        }
        for (index, element) in elements.enumerated() {
            let spot = target.appending(String(index))
            if let inner = move.block {
                guard let part = (move.place.inner.isEmpty ? element : element[JSONPointer(move.place.inner)])?.object,
                    constants(inner, fit: part)
                else { continue }
                let items = items(of: inner, in: part, at: JSONPointer(spot.tokens + move.place.inner))
                if !items.isEmpty { tree.add([.block(name, items)], at: Array(path.dropLast())) }
            } else {
                let place = JSONPointer(spot.tokens + move.place.inner)
                guard let value = element[JSONPointer(move.place.inner)], !seen.contains(place),
                    let written = TerraformWriter.value(value, of: move)
                else { continue }
                seen.insert(place)
                if move.source.hasEach {
                    tree.append(written, at: path)
                } else if !tree.holds(path) {
                    tree.set(written, at: path)
                }
            }
        }
    }

    /// Whether an element is one that a block makes: it has the constants that the block puts there.
    private func constants(_ block: MapBlock, fit element: JSONObject) -> Bool {
        block.moves.allSatisfy { move in
            guard case .literal(let constant)? = move.source.terms.first, move.place.list == nil else { return true }
            return element.value(at: move.place.members[...]) == constant
        }
    }

    // MARK: Values

    /// Undoes what a line does to a value; `nil` for what cannot be undone.
    private static func value(_ value: JSONValue, of move: MapMove) -> HCLValue? {
        guard !value.isMarker else { return HCLValue(value) }
        var value = value
        if let text = value.scalarText, !move.words.isEmpty {
            let known = move.words.filter { $0.key != "*" && $0.value.scalarText == text }.keys.min()
            if let known { value = MapMoveParser.literal(known) }
        }
        for function in move.functions.reversed() {
            switch function {
            case .json: return value.string == nil ? .json(HCLValue(value)) : HCLValue(value)
            case .lower: break
            case .upper: value = value.string.map { .string($0.lowercased()) } ?? value
            case .times(let factor):
                guard let number = value.integer, factor != 0 else { break }
                value = .integer(number / factor)
            case .without(let prefix): value = value.string.map { .string(prefix + $0) } ?? value
            case .split(let separator):
                guard let parts = value.array?.compactMap(\.string) else { break }
                value = .string(parts.joined(separator: separator))
            case .pairs(let key, let content):
                guard let pairs = value.array else { break }
                value = .object(
                    JSONObject(
                        unsorted: pairs.compactMap { pair in
                            pair[key]?.scalarText.map { .init(key: $0, value: pair[content] ?? .null) }
                        }
                    )
                )
            case .counted: value = value["items"] ?? value
            case .list: value = value.array?.count == 1 ? value.array?.first ?? value : value
            // What was cut off is not known; the name alone is taken as well by most attributes.
            case .tail, .link: break
            case .ending(let ending):
                guard let text = value.string, text.hasSuffix(ending) else { break }
                let rest = String(text.dropLast(ending.count))
                value = Int64(rest).map { .integer($0) } ?? .string(rest)
            default: return nil
            }
        }
        return HCLValue(value)
    }

    // MARK: By names alone

    /// What a provider makes by itself, or shows and nobody sets.
    private static let made: Set<String> = [
        "arn", "createDate", "createTime", "createdAt", "creationTime", "creationDate", "state", "status", "ownerId",
        "owner",
        "revisionId", "lastModified", "version", "endpoint", "metadata", "selfLink", "etag", "fingerprint", "id",
    ]

    /// Returns the attributes and blocks of a configuration that no mapping is known for.
    mutating func items(byNameOf object: JSONObject, of document: ResourceDocument? = nil) -> [HCLItem] {
        object.flatMap { member -> [HCLItem] in
            let name = TerraformWriter.snake(member.key)
            if let document {
                let isOwnID = member.key.hasSuffix("Id") && member.value.string == document.address.id
                let isMade = isOwnID || TerraformWriter.made.contains(member.key) || member.value.string == document.arn
                if isMade { return [] }
                seen.insert(JSONPointer([member.key]))
            }
            guard HCLValue.isName(name) else { return [] }
            switch member.value {
            case .null: return []
            case .object(let inner) where !member.value.isMarker:
                if inner["Statement"] != nil || inner["Version"] != nil {
                    return [.attribute(name, .json(HCLValue(member.value)))]
                }
                let isMap = inner.contains { !HCLValue.isName($0.key) || $0.key.first?.isUppercase ?? false }
                if isMap { return [.attribute(name, HCLValue(member.value))] }
                return inner.isEmpty ? [] : [.block(name, sorted(items(byNameOf: inner)))]
            case .array(let elements) where elements.contains { $0.object != nil && !$0.isMarker }:
                return elements.compactMap { element in
                    element.object.map { .block(name, sorted(items(byNameOf: $0))) }
                }
            default: return [.attribute(name, HCLValue(member.value))]
            }
        }
    }

    private func sorted(_ items: [HCLItem]) -> [HCLItem] { items.filter { !$0.isBlock } + items.filter(\.isBlock) }

    /// `dBInstanceClass` → `db_instance_class`.
    static func snake(_ name: String) -> String {
        var letters = Array(name)
        // The history's names have their first letter in lower case even where an acronym begins them.
        if letters.count > 1, letters[1].isUppercase { letters[0] = Character(letters[0].uppercased()) }
        var result = ""
        for (index, letter) in letters.enumerated() {
            if letter.isUppercase, index > 0 {
                let isStart = !letters[index - 1].isUppercase
                let isEndOfAcronym = index + 1 < letters.count && letters[index + 1].isLowercase
                if isStart || isEndOfAcronym, !result.hasSuffix("_") { result += "_" }
            }
            result += letter.lowercased()
        }
        return result
    }

    // MARK: What is left

    /// The places that nothing was written of: the largest parts of the configuration of which nothing was.
    func leftOut(of configuration: JSONValue) -> [JSONPointer] {
        var left: [JSONPointer] = []
        func visit(_ value: JSONValue, _ place: JSONPointer) {
            if seen.contains(where: { place.isInside($0) }) { return }
            if value.isLeaf || !seen.contains(where: { $0.isInside(place) }) {
                if !value.isEmpty, !place.tokens.isEmpty { return left.append(place) }
            }
            value.forEachChild { visit($1, place.appending($0)) }
        }
        visit(configuration, JSONPointer())
        return left
    }
}

extension MapSource {
    /// The members that lead to the value, without its elements; `nil` where it is no attribute, or the block itself.
    var attributePath: [String]? {
        guard case .path(let steps)? = terms.first else { return nil }
        let names = steps.compactMap { if case .member(let name) = $0 { name } else { nil } }
        return names.isEmpty ? nil : names
    }

    /// Whether the value is every element of a list.
    var hasEach: Bool {
        guard case .path(let steps)? = terms.first else { return false }
        return steps.contains(.each)
    }
}
