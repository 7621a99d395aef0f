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

    private enum Storage {
        /// In canonical order.
        case read([Member])
        /// What lies in a document's text and has not been asked for; never without a member.
        case text(CanonicalMembers)
    }

    private var storage: Storage

    /// The members in canonical order.
    public var members: [Member] {
        switch storage {
        case .read(let members): members
        case .text(let text): text.members
        }
    }

    /// Makes an empty object.
    public init() { storage = .read([]) }

    /// Makes an object of members that lie in canonical text.
    init(text: CanonicalMembers) { storage = text.slots.isEmpty ? .read([]) : .text(text) }

    /// The members as text, where they are.
    var text: CanonicalMembers? { if case .text(let text) = storage { text } else { nil } }

    /// Makes an object from members in any order; of equal keys the last one wins, as in most JSON readers.
    public init(unsorted: [Member]) {
        storage = .read(unsorted)
        guard unsorted.count > 1 else { return }
        let isSorted = unsorted.indices.dropFirst().allSatisfy {
            unsorted[$0 - 1].key.precedesInBytes(unsorted[$0].key)
        }
        guard !isSorted else { return }
        let order = unsorted.indices.sorted { left, right in
            let a = unsorted[left].key
            let b = unsorted[right].key
            return a.hasSameBytes(as: b) ? left < right : a.precedesInBytes(b)
        }
        var result: [Member] = []
        result.reserveCapacity(order.count)
        for index in order {
            if let last = result.last, last.key.hasSameBytes(as: unsorted[index].key) { result.removeLast() }
            result.append(unsorted[index])
        }
        storage = .read(result)
    }

    /// Makes an object from members that are in canonical order already, each key once.
    package init(sorted: [Member]) {
        assert(zip(sorted, sorted.dropFirst()).allSatisfy { $0.key.precedesInBytes($1.key) })
        storage = .read(sorted)
    }

    /// The number of members.
    public var count: Int {
        switch storage {
        case .read(let members): members.count
        case .text(let text): text.slots.count
        }
    }

    /// Whether there is no member.
    public var isEmpty: Bool { count == 0 }

    /// The keys in canonical order.
    public var keys: some Sequence<String> { members.lazy.map(\.key) }

    /// The value of a key; setting `nil` removes the member.
    public subscript(key: String) -> JSONValue? {
        get {
            switch storage {
            case .read(let members):
                let (index, found) = JSONObject.position(of: key, in: members)
                return found ? members[index].value : nil
            case .text(let text):
                let (index, found) = text.position(of: key)
                return found ? text.value(of: text.slots[index]) : nil
            }
        }
        set {
            switch storage {
            case .read(var members):
                // The storage lets go, so that the members are changed where they are.
                storage = .read([])
                let (index, found) = JSONObject.position(of: key, in: members)
                switch (newValue, found) {
                case (let value?, true): members[index].value = value
                case (let value?, false): members.insert(Member(key: key, value: value), at: index)
                case (nil, true): members.remove(at: index)
                case (nil, false): break
                }
                storage = .read(members)
            case .text(let shared):
                let (index, found) = shared.position(of: key)
                if newValue == nil, !found { return }
                storage = .read([])
                var text = shared
                if !isKnownUniquelyReferenced(&text) { text = text.copy() }
                switch (newValue, found) {
                case (let value?, true): text.set(value, at: index)
                case (let value?, false): text.insert(Member(key: key, value: value), at: index)
                case (nil, _): text.remove(at: index)
                }
                storage = text.slots.isEmpty ? .read([]) : .text(text)
            }
        }
    }

    /// Returns the member whose key equals `key` when ASCII case, `-` and `_` are ignored; an exact match wins.
    ///
    /// Providers spell one name in several ways: `dBInstanceIdentifier`, `DBInstanceIdentifier`, `broker-id`.
    public func member(ignoringCase key: String) -> Member? {
        switch storage {
        case .read(let members):
            let (index, found) = JSONObject.position(of: key, in: members)
            if found { return members[index] }
            guard !members.isEmpty else { return nil }
            return members.first { $0.key.hasSameLetters(as: key) } ?? members.first { $0.key.hasSameWords(as: key) }
        case .text(let text):
            let (index, found) = text.position(of: key)
            if found { return text.member(of: text.slots[index]) }
            var key = key
            return key.withUTF8 { key in
                let key = UnsafeRawBufferPointer(key)
                return unsafe text.first { unsafe String.areSameLetters($0, key) }
                    ?? text.first { unsafe String.areSameWords($0, key) }
            }
        }
    }

    /// The members whose values are objects, in canonical order.
    package var objects: [Member] {
        switch storage {
        case .read(let members): members.filter { $0.value.object != nil }
        case .text(let text): text.slots.lazy.filter { text.isObject($0) }.map { text.member(of: $0) }
        }
    }

    /// Returns this object with the members of another put over it.
    package func merging(_ other: JSONObject) -> JSONObject {
        var result = self
        for member in other { result[member.key] = member.value }
        return result
    }

    private static func position(of key: String, in members: [Member]) -> (index: Int, found: Bool) {
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
    public static func == (left: JSONObject, right: JSONObject) -> Bool {
        if let one = left.text, let other = right.text, let agrees = one.agrees(with: other) { return agrees }
        return left.members == right.members
    }

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
