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

    /// In canonical order; none where they are `text`.
    private var read: [Member]
    /// The members where they lie in a document's text and have not been asked for; never without a member.
    private(set) var text: CanonicalMembers?

    /// The members in canonical order.
    public var members: [Member] { text?.members ?? read }

    /// Makes an empty object.
    public init() { read = [] }

    /// Makes an object of members that lie in canonical text.
    init(text: CanonicalMembers) {
        read = []
        self.text = text.slots.isEmpty ? nil : text
    }

    /// Makes an object from members in any order; of equal keys the last one wins, as in most JSON readers.
    public init(unsorted: [Member]) {
        read = unsorted
        guard unsorted.count > 1 else { return }
        let isSorted = unsorted.indices.dropFirst().allSatisfy {
            unsorted[$0 - 1].key.precedesInBytes(unsorted[$0].key)
        }
        guard !isSorted else { return }
        // A stable sort: of equal keys the last stays the last.
        read.sort { $0.key.precedesInBytes($1.key) }
        var kept = 0
        for index in read.indices.dropFirst() {
            if !read[kept].key.hasSameBytes(as: read[index].key) { kept += 1 }
            if kept < index { read.swapAt(kept, index) }
        }
        read.removeLast(read.count - kept - 1)
    }

    /// Makes an object from members that are in canonical order already, each key once.
    package init(sorted: [Member]) {
        assert(zip(sorted, sorted.dropFirst()).allSatisfy { $0.key.precedesInBytes($1.key) })
        read = sorted
    }

    /// The number of members.
    public var count: Int { text?.slots.count ?? read.count }

    /// Whether there is no member.
    public var isEmpty: Bool { read.isEmpty && text == nil }

    /// The keys in canonical order.
    public var keys: some Sequence<String> { members.lazy.map(\.key) }

    /// The value of a key; setting `nil` removes the member.
    public subscript(key: String) -> JSONValue? {
        get {
            if let text { return text.value(of: key) }
            let (index, found) = position(of: key)
            return found ? read[index].value : nil
        }
        set {
            if text != nil { return change(key, to: newValue) }
            let (index, found) = position(of: key)
            switch (newValue, found) {
            case (let value?, true): read[index].value = value
            case (let value?, false): read.insert(Member(key: key, value: value), at: index)
            case (nil, true): read.remove(at: index)
            case (nil, false): break
            }
        }
    }

    /// Returns the member whose key equals `key` when ASCII case, `-` and `_` are ignored; an exact match wins.
    ///
    /// Providers spell one name in several ways: `dBInstanceIdentifier`, `DBInstanceIdentifier`, `broker-id`.
    public func member(ignoringCase key: String) -> Member? {
        if let text { return text.member(ignoringCase: key) }
        if read.count > JSONObject.few {
            let (index, found) = position(of: key)
            if found { return read[index] }
        }
        let start = key.firstLetter
        let place = unsafe key.withBytes { key -> Int? in
            let members = read.span
            var sameLetters: Int?
            var sameWords: Int?
            for place in members.indices where members[place].key.mayBegin(with: start) {
                let likeness = unsafe members[place].key.withBytes { unsafe String.likeness($0, key) }
                switch likeness {
                case .bytes: return place
                case .letters: sameLetters = sameLetters ?? place
                case .words: sameWords = sameWords ?? place
                case nil: break
                }
            }
            return sameLetters ?? sameWords
        }
        return place.map { read[$0] }
    }

    /// Up to so many members are gone through sooner than searched.
    private static let few = 16

    /// The members whose values are objects, in canonical order.
    package var objects: [Member] { text?.objects ?? read.filter { $0.value.object != nil } }

    /// Returns this object with the members of another put over it.
    package func merging(_ other: JSONObject) -> JSONObject {
        var result = self
        for member in other { result[member.key] = member.value }
        return result
    }

    private func position(of key: String) -> (index: Int, found: Bool) {
        unsafe key.withBytes { key in
            // A span's members are looked at where they lie; an array's would be copied, values and all.
            let members = read.span
            var low = 0
            var high = members.count
            while low < high {
                let middle = (low + high) / 2
                let order = unsafe members[middle].key.withBytes { unsafe String.order($0, key) }
                if order == 0 { return (middle, true) }
                if order < 0 { low = middle + 1 } else { high = middle }
            }
            return (low, false)
        }
    }

    /// Changes, adds or takes away a member where the others still are text.
    private mutating func change(_ key: String, to value: JSONValue?) {
        guard var own = text else { return }
        let (index, found) = own.position(of: key)
        if value == nil, !found { return }
        text = nil
        if !isKnownUniquelyReferenced(&own) { own = own.copy() }
        switch (value, found) {
        case (let value?, true): own.set(value, at: index)
        case (let value?, false): own.insert(Member(key: key, value: value), at: index)
        case (nil, _): own.remove(at: index)
        }
        text = own.slots.isEmpty ? nil : own
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
