internal import HindcastModel

/// A value in Terraform's words: the first of some alternatives that is not empty.
struct MapSource: Hashable, Sendable {
    /// One step of a path.
    enum Step: Hashable, Sendable {
        /// A member; of a block that stands once, in a list of one, as well.
        case member(String)
        /// Every element of a list.
        case each
    }

    /// One alternative.
    enum Term: Hashable, Sendable {
        /// An attribute; no step is the block itself.
        case path([Step])
        /// A constant.
        case literal(JSONValue)
        /// Text and attributes in turn: `{zone_id}_{name}`.
        case template([Piece])
    }

    /// A piece of a template.
    enum Piece: Hashable, Sendable {
        case text(String)
        case attribute([Step])
    }

    /// The alternatives.
    let terms: [Term]

    /// What was found, and where.
    enum Found {
        /// There is no such attribute: nothing is stated.
        case missing
        /// One value; `null` where a block on the way to it does not stand.
        case one(JSONValue, JSONPointer)
        /// Every element of a list.
        case many([(JSONValue, JSONPointer)])
    }

    /// Finds the value in a block that stands at `place` of the attributes.
    func find(in block: JSONObject, at place: JSONPointer) -> Found {
        var result = Found.missing
        for term in terms {
            let found = find(term, in: block, at: place)
            switch found {
            case .missing: continue
            case .one(let value, _): if !value.isEmpty { return found }
            case .many(let values): if !values.isEmpty { return found }
            }
            if case .missing = result { result = found }
        }
        return result
    }

    /// The value's text, where it is one scalar and not empty.
    func text(in block: JSONObject) -> String? {
        guard case .one(let value, _) = find(in: block, at: JSONPointer()) else { return nil }
        return value.scalarText.flatMap { $0.isEmpty ? nil : $0 }
    }

    private func find(_ term: Term, in block: JSONObject, at place: JSONPointer) -> Found {
        switch term {
        case .literal(let value): return .one(value, place)
        case .path(let steps): return MapSource.follow(steps[...], from: .object(block), at: place)
        case .template(let pieces):
            var text = ""
            for piece in pieces {
                switch piece {
                case .text(let part): text += part
                case .attribute(let steps):
                    guard case .one(let value, _) = MapSource.follow(steps[...], from: .object(block), at: place),
                        let part = value.scalarText, !part.isEmpty
                    else { return .missing }
                    text += part
                }
            }
            return .one(.string(text), place)
        }
    }

    private static func follow(_ steps: ArraySlice<Step>, from value: JSONValue, at place: JSONPointer) -> Found {
        guard let step = steps.first else { return .one(value, place) }
        switch step {
        case .member(let name):
            switch value {
            case .object(let object):
                guard let next = object[name] else { return .missing }
                return follow(steps.dropFirst(), from: next, at: place.appending(name))
            case .array(let elements):
                guard let only = elements.first else { return steps.contains(.each) ? .many([]) : .one(.null, place) }
                return follow(steps, from: only, at: place.appending("0"))
            case .null: return steps.contains(.each) ? .many([]) : .one(.null, place)
            default: return .missing
            }
        case .each:
            guard let elements = value.array else { return value == .null ? .many([]) : .missing }
            var found: [(JSONValue, JSONPointer)] = []
            for (index, element) in elements.enumerated() {
                switch follow(steps.dropFirst(), from: element, at: place.appending(String(index))) {
                case .missing: continue
                case .one(let value, let place): found.append((value, place))
                case .many(let values): found += values
                }
            }
            return .many(found)
        }
    }
}
