/// Which elements of two versions of an array are the same thing.
///
/// Positions mean little in an audit: a rule put in front moves every other one. Elements are matched first by
/// equality, then by an identity member that is unique on both sides, then, in what is left, by position.
public struct ArrayAlignment: Sendable {
    /// For each new index, the old index of the same element, or `nil` where it is new.
    public let origin: [Int?]
    /// The old indices that no new element continues.
    public let removed: [Int]

    /// Members that name an element within its list, most telling first.
    package static let identityKeys = [
        "securityGroupRuleId", "ruleNumber", "associationId", "attachmentId", "allocationId", "sid", "Sid", "id", "Id",
        "ID",
        "arn", "policyArn", "policyName", "ruleId", "versionId", "name", "Name", "key", "Key", "attributeName",
        "deviceName", "destinationCidrBlock", "groupId", "instanceId", "roleName",
    ]

    /// Aligns two versions.
    ///
    /// - Parameter continuesReplaced: whether an element that takes the place of another one and says mostly the same
    ///   continues it although it has another name: for who set what, as `git blame` leaves a line to its author that a
    ///   rewrite did not touch.
    public init(old: [JSONValue], new: [JSONValue], continuesReplaced: Bool = false) {
        var origin: [Int?] = Array(repeating: nil, count: new.count)
        var isTaken = Array(repeating: false, count: old.count)
        // Most lists differ in one place: what is alike at both ends needs no search.
        let head = zip(old, new).prefix { $0 == $1 }.count
        let tail = zip(old[head...].reversed(), new[head...].reversed()).prefix { $0 == $1 }.count
        for index in 0..<head { (origin[index], isTaken[index]) = (index, true) }
        for index in 0..<tail {
            (origin[new.count - 1 - index], isTaken[old.count - 1 - index]) = (old.count - 1 - index, true)
        }
        guard head + tail < max(old.count, new.count) else {
            self.origin = origin
            removed = []
            return
        }
        var waiting: [JSONValue: [Int]] = [:]
        for index in old.indices.reversed() where !isTaken[index] { waiting[old[index], default: []].append(index) }
        for index in new.indices where origin[index] == nil {
            if let match = waiting[new[index]]?.popLast() {
                origin[index] = match
                isTaken[match] = true
            }
        }
        for key in ArrayAlignment.identityKeys {
            let oldByName = ArrayAlignment.names(in: old, by: key) { !isTaken[$0] }
            guard !oldByName.isEmpty else { continue }
            for (name, index) in ArrayAlignment.names(in: new, by: key, where: { origin[$0] == nil }) {
                guard let match = oldByName[name] else { continue }
                origin[index] = match
                isTaken[match] = true
            }
        }
        // Lists of values (strings, numbers) have no identity but the value: one gone and one come are not a change of one.
        var rest = old.indices.filter { !isTaken[$0] && old[$0].object != nil }[...]
        for index in new.indices where origin[index] == nil && new[index].object != nil {
            guard let next = rest.first, ArrayAlignment.isSameThing(old[next], new[index]) else { continue }
            rest = rest.dropFirst()
            origin[index] = next
            isTaken[next] = true
        }
        let open = new.indices.filter { origin[$0] == nil }
        // A whole new list of thousands of rules continues nothing, and is not worth looking at pair by pair.
        if continuesReplaced, open.count < 100, old.count < 1000 {
            for index in open {
                let best =
                    old.indices.lazy.filter { !isTaken[$0] }
                    .map { (index: $0, share: ArrayAlignment.commonShare(old[$0], new[index])) }
                    .filter { $0.share >= 0.5 }.max { $0.share < $1.share }
                guard let best else { continue }
                origin[index] = best.index
                isTaken[best.index] = true
            }
        }
        self.origin = origin
        removed = old.indices.filter { !isTaken[$0] }
    }

    /// The share of members that two objects have in common, of those of the one with more; 0 for anything else.
    private static func commonShare(_ old: JSONValue, _ new: JSONValue) -> Double {
        guard let old = old.object, let new = new.object, !old.isEmpty, !new.isEmpty else { return 0 }
        let same = new.count { member in old[member.key] == member.value }
        return Double(same) / Double(max(old.count, new.count))
    }

    /// Elements that carry different identities are different things, whatever their position.
    private static func isSameThing(_ old: JSONValue, _ new: JSONValue) -> Bool {
        !identityKeys.contains { key in
            guard let left = old[key]?.scalarText, let right = new[key]?.scalarText else { return false }
            return !left.hasSameBytes(as: right)
        }
    }

    private static func names(
        in elements: [JSONValue],
        by key: String,
        where isFree: (Int) -> Bool
    ) -> [String: Int] {
        var names: [String: Int] = [:]
        var repeated: Set<String> = []
        for index in elements.indices where isFree(index) {
            guard let name = elements[index][key]?.scalarText else { continue }
            if names.updateValue(index, forKey: name) != nil { repeated.insert(name) }
        }
        for name in repeated { names[name] = nil }
        return names
    }
}
