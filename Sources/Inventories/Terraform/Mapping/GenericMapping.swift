internal import HindcastModel

/// What names alone tell: snake case becomes camel case, a block that stands once an object or a list of one, and a singular
/// or plural may be the other.
enum GenericMapping {
    /// The attributes that hold tags or labels.
    static let tagNames: Set<String> = ["tags", "tags_all", "labels", "effective_labels", "terraform_labels"]

    /// Returns the members that an attribute may be in the history. All are stated; the one that the history has counts.
    static func candidates(_ name: String, _ value: JSONValue) -> [(String, JSONValue)] {
        let camel = MapName.camel(name)
        guard let elements = value.array else { return [(camel, self.value(value))] }
        let other = MapName.otherNumber(camel)
        let list = JSONValue.array(elements.map(element))
        guard elements.count == 1, elements[0].object != nil else { return [(camel, list), (other, list)] }
        let isPlural = camel.utf8.count > other.utf8.count
        return [(camel, isPlural ? list : self.value(value)), (other, isPlural ? self.value(value) : list)]
    }

    /// Returns a value with the blocks in it by their names; a block that stands once is an object.
    static func value(_ value: JSONValue) -> JSONValue {
        guard let elements = value.array else { return value }
        if elements.count == 1, elements[0].object != nil { return element(elements[0]) }
        return .array(elements.map(element))
    }

    /// A block by the names of its attributes, without those that are not set. An object that is no element of a list is a
    /// map, whose keys are people's own.
    private static func element(_ value: JSONValue) -> JSONValue {
        guard let block = value.object else { return self.value(value) }
        var result: [JSONObject.Member] = []
        for member in block where !member.value.isUnset {
            result.append(.init(key: MapName.camel(member.key), value: self.value(member.value)))
        }
        return .object(JSONObject(unsorted: result))
    }

    /// The tags or labels that are wanted; `nil` where the type has none.
    static func tags(of attributes: JSONObject) -> JSONObject? {
        // `tags_all` and `effective_labels` hold what the provider's configuration adds to every resource, too.
        for name in ["tags_all", "effective_labels"] {
            if let tags = attributes[name]?.object { return tags }
        }
        for name in ["tags", "labels"] {
            if let value = attributes[name] { return value.object ?? (value == .null ? [:] : nil) }
        }
        return nil
    }

    /// The mapping of a type that no table knows.
    static func mapping(of kind: String, by head: MapFileHead) -> TypeMapping {
        if let reason = head.reason {
            return TypeMapping(provider: head.provider, role: .none(reason: reason), service: "", type: "")
        }
        var mapping = TypeMapping(provider: head.provider, role: .whole, service: "", type: "")
        mapping.names = ["arn", "self_link", "id", "name"].map(MapSource.attribute)
        mapping.origins = head.origins
        mapping.block.skips = head.block.skips
        mapping.block.mentioned = head.block.mentioned.union(head.block.skips.keys)
        return mapping
    }
}

extension JSONValue {
    /// Whether this is what Terraform writes where nothing is set: nothing, or `false`.
    var isUnset: Bool { isEmpty || self == .bool(false) || self == .integer(0) }

    /// The block that this is: an object, or the first of a list of objects.
    var onlyBlock: JSONObject? { object ?? array?.first?.object }

    /// The value as a member of members.
    func wrapped(in members: [String]) -> JSONValue {
        members.reversed().reduce(self) { value, name in .object([name: value]) }
    }
}

extension JSONObject {
    /// The value at the end of some members.
    func value(at members: ArraySlice<String>) -> JSONValue? {
        guard let first = members.first else { return .object(self) }
        guard members.count > 1 else { return self[first] }
        return self[first]?.object?.value(at: members.dropFirst())
    }

    /// Sets the value at the end of some members, making the objects on the way.
    mutating func set(_ value: JSONValue, at members: ArraySlice<String>) {
        guard let first = members.first else { return }
        guard members.count > 1 else { return self[first] = value }
        var inner = self[first]?.object ?? [:]
        inner.set(value, at: members.dropFirst())
        self[first] = .object(inner)
    }
}
