/// Which elements of an actual list are the ones that a statement lists.
struct StatedElements {
    /// Places in the statement and in the list of what is the same thing and differs in something.
    private(set) var pairs: [(stated: Int, actual: Int)] = []
    /// Places in the statement of what the list does not have.
    private(set) var missing: [Int] = []
    /// Places in the list of what is not stated.
    private(set) var extra: [Int] = []

    /// Matches two lists.
    ///
    /// - Parameters:
    ///   - isShared: whether the list may hold what nobody states, so that the only element need not be the one stated.
    ///   - holds: whether an element is all that is stated of it.
    init(
        _ stated: [JSONValue],
        _ actual: [JSONValue],
        isShared: Bool = false,
        holds: (JSONValue, JSONValue) -> Bool
    ) {
        var isTaken = Array(repeating: false, count: actual.count)
        var open: [Int] = []
        // Elements are looked for among those that share a scalar with them: lists of thousands of rules are real.
        let candidates = CandidateIndex(actual)
        // Those of which much is stated choose first, or one that fits them alone could be taken by a vaguer one.
        let order = stated.indices.sorted {
            let (left, right) = (stated[$0].scalarCount, stated[$1].scalarCount)
            return left != right ? left > right : $0 < $1
        }
        for index in order {
            let found = candidates.places(for: stated[index]).first { !isTaken[$0] && holds(stated[index], actual[$0]) }
            if let found { isTaken[found] = true } else { open.append(index) }
        }
        open.sort()
        // What is left is the same thing where both have one name: a rule that was rewritten is told as one.
        for key in ArrayAlignment.identityKeys where !open.isEmpty {
            var named: [String: [Int]] = [:]
            for place in actual.indices where !isTaken[place] {
                if let name = actual[place][key]?.scalarText { named[name, default: []].append(place) }
            }
            open.removeAll { index in
                guard let name = stated[index][key]?.scalarText, let places = named[name], places.count == 1,
                    !isTaken[places[0]]
                else { return false }
                isTaken[places[0]] = true
                pairs.append((index, places[0]))
                return true
            }
        }
        pairVaguer(stated, actual, &open, &isTaken, holds: holds)
        missing = open
        extra = actual.indices.filter { !isTaken[$0] }
        // Two lists of one thing each, of which one changed in part: it is the same thing, changed.
        if !isShared, missing.count == 1, extra.count == 1, stated.count == 1, actual.count == 1,
            stated[0].object != nil,
            actual[0].object != nil, !actual[0].isMarker
        {
            pairs.append((0, 0))
            (missing, extra) = ([], [])
        }
    }

    /// Pairs what is stated in more detail than the list has it: a provider shows more of an element than was asked for.
    private mutating func pairVaguer(
        _ stated: [JSONValue],
        _ actual: [JSONValue],
        _ open: inout [Int],
        _ isTaken: inout [Bool],
        holds: (JSONValue, JSONValue) -> Bool
    ) {
        // Those of which the list says much choose first. Long lists without names are not worth the time.
        let rest = actual.indices.filter { !isTaken[$0] && actual[$0].object != nil && !actual[$0].isMarker }
        guard !open.isEmpty, open.count * rest.count <= 4_096 else { return }
        for place in rest.sorted(by: { actual[$0].scalarCount > actual[$1].scalarCount }) {
            guard actual[place].scalarCount > 0,
                let found = open.firstIndex(where: { stated[$0].object != nil && holds(actual[place], stated[$0]) })
            else { continue }
            isTaken[place] = true
            pairs.append((open.remove(at: found), place))
        }
    }
}

/// The elements of a list by the scalars in them.
private struct CandidateIndex {
    private var places: [String: [Int]] = [:]
    private let all: Range<Int>
    /// Short lists are searched from end to end.
    private let isSmall: Bool

    init(_ elements: [JSONValue]) {
        all = elements.indices
        isSmall = elements.count < 16
        guard !isSmall else { return }
        for (index, element) in elements.enumerated() {
            if let text = element.comparableText {
                places[text, default: []].append(index)
            } else {
                element.object?.forEach { member in
                    guard let text = member.value.comparableText else { return }
                    places["\(member.key)=\(text)", default: []].append(index)
                }
            }
        }
    }

    /// The places at which an element may be that is stated so.
    func places(for stated: JSONValue) -> [Int] {
        guard !isSmall else { return Array(all) }
        if let text = stated.comparableText { return places[text] ?? [] }
        guard let object = stated.object else { return Array(all) }
        var best: [Int]?
        for member in object {
            // What says nothing may be missing in the element.
            guard let text = member.value.comparableText, !["", "false", "0"].contains(text) else { continue }
            let found = places["\(member.key)=\(text)"] ?? []
            if found.count < best?.count ?? .max { best = found }
        }
        return best ?? Array(all)
    }
}

extension JSONValue {
    /// How many scalars there are in this, markers counting as one.
    fileprivate var scalarCount: Int {
        switch self {
        case .array(let elements): elements.reduce(0) { $0 + $1.scalarCount }
        case .object(let object): isMarker ? 1 : object.reduce(0) { $0 + $1.value.scalarCount }
        case .null: 0
        default: 1
        }
    }
}
