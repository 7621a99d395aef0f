/// The members of a JSON object, each key once, sorted by the bytes of the key.
public struct JSONObject: Sendable {
    /// One key with its value.
    public struct Member: Sendable, Hashable {
        /// The key, unescaped.
        public let key: String
        /// The value.
        public var value: JSONValue

        /// Makes a member.
        public init(key: String, value: JSONValue) {
            self.key = key
            self.value = value
        }

        /// Returns whether key and value are the same, by their bytes.
        public static func == (left: Member, right: Member) -> Bool {
            left.key.hasSameBytes(as: right.key) && left.value == right.value
        }
    }

    /// The members in canonical order.
    public private(set) var members: [Member]

    /// Makes an empty object.
    public init() { members = [] }

    /// Makes an object from members in any order; of equal keys the last one wins, as in most JSON readers.
    public init(unsorted: [Member]) {
        members = unsorted
        guard members.count > 1 else { return }
        let isSorted = zip(members, members.dropFirst()).allSatisfy { $0.key.precedesInBytes($1.key) }
        guard !isSorted else { return }
        let order = members.indices.sorted { left, right in
            let a = members[left].key
            let b = members[right].key
            return a.hasSameBytes(as: b) ? left < right : a.precedesInBytes(b)
        }
        var result: [Member] = []
        result.reserveCapacity(order.count)
        for index in order {
            if let last = result.last, last.key.hasSameBytes(as: unsorted[index].key) { result.removeLast() }
            result.append(unsorted[index])
        }
        members = result
    }

    /// Makes an object from members that are in canonical order already, each key once.
    package init(sorted: [Member]) {
        assert(zip(sorted, sorted.dropFirst()).allSatisfy { $0.key.precedesInBytes($1.key) })
        members = sorted
    }

    /// The number of members.
    public var count: Int { members.count }

    /// Whether there is no member.
    public var isEmpty: Bool { members.isEmpty }

    /// The keys in canonical order.
    public var keys: some Sequence<String> { members.lazy.map(\.key) }

    /// The value of a key; setting `nil` removes the member.
    public subscript(key: String) -> JSONValue? {
        get {
            let (index, found) = position(of: key)
            return found ? members[index].value : nil
        }
        set {
            let (index, found) = position(of: key)
            switch (newValue, found) {
            case (let value?, true): members[index].value = value
            case (let value?, false): members.insert(Member(key: key, value: value), at: index)
            case (nil, true): members.remove(at: index)
            case (nil, false): break
            }
        }
    }

    /// Returns the member whose key equals `key` when ASCII case, `-` and `_` are ignored; an exact match wins.
    ///
    /// Providers spell one name in several ways: `dBInstanceIdentifier`, `DBInstanceIdentifier`, `broker-id`.
    public func member(ignoringCase key: String) -> Member? {
        let (index, found) = position(of: key)
        if found { return members[index] }
        guard !members.isEmpty else { return nil }
        if let member = members.first(where: { $0.key.hasSameLetters(as: key) }) { return member }
        let isMarked = key.utf8.contains(where: \.isWordMark)
        return members.first { member in
            (isMarked || member.key.utf8.contains(where: \.isWordMark)) && member.key.hasSameWords(as: key)
        }
    }

    /// Returns this object with the members of another put over it.
    package func merging(_ other: JSONObject) -> JSONObject {
        var result = self
        for member in other { result[member.key] = member.value }
        return result
    }

    private func position(of key: String) -> (index: Int, found: Bool) {
        var low = 0
        var high = members.count
        while low < high {
            let middle = (low + high) / 2
            let order = members[middle].key.orderInBytes(against: key)
            if order == 0 { return (middle, true) }
            if order < 0 { low = middle + 1 } else { high = middle }
        }
        return (low, false)
    }
}

extension JSONObject: Hashable {
    /// Returns whether both objects have the same members.
    public static func == (left: JSONObject, right: JSONObject) -> Bool { left.members == right.members }
    /// Feeds the members.
    public func hash(into hasher: inout Hasher) { hasher.combine(members) }
}

extension JSONObject: Sequence {
    /// Goes through the members in canonical order.
    public func makeIterator() -> IndexingIterator<[Member]> { members.makeIterator() }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    /// Makes an object from a literal.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self.init(unsorted: elements.map { Member(key: $0.0, value: $0.1) })
    }
}
