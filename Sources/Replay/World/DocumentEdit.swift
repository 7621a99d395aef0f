internal import HindcastModel

/// Edits of a document's configuration, each one verb of the rule notation.
enum DocumentEdit {
    /// A place in a document with every computed part filled in.
    enum Step {
        case key(String)
        case matching([(key: String, value: JSONValue)])
    }

    /// Puts the members of one object over another: absent is unchanged, a hidden value never hides a known one.
    static func merge(_ new: JSONObject, into old: inout JSONObject) {
        for member in new where member.value != .null {
            let found = old.member(ignoringCase: member.key)
            let key = found?.key ?? member.key
            if let known = found?.value {
                if member.value.isUnknown || member.value == known { continue }
                if let left = known.object, let right = member.value.object, !known.isRedacted, !right.isEmpty,
                    !member.value.isRedacted, !known.isUnknown
                {
                    var inner = left
                    for part in right where !(part.value.isUnknown && left[part.key] != nil) {
                        inner[part.key] = part.value
                    }
                    old[key] = .object(inner)
                    continue
                }
            }
            old[key] = member.value
        }
    }

    /// Changes the value at a place, making the objects on the way to it.
    static func edit(_ root: inout JSONObject, at path: ArraySlice<Step>, _ body: (inout JSONValue?) -> Void) {
        var value: JSONValue? = .object(root)
        // Let go of, so that its members are changed where they are.
        root = [:]
        edit(&value, at: path, body)
        root = value?.object ?? [:]
    }

    private static func edit(_ value: inout JSONValue?, at path: ArraySlice<Step>, _ body: (inout JSONValue?) -> Void) {
        guard let step = path.first else { return body(&value) }
        switch step {
        case .key(let name):
            let isThere = value?.object != nil
            var object = value?.object ?? [:]
            if isThere { value = nil }
            let member = object.member(ignoringCase: name)
            var inner = member?.value
            edit(&inner, at: path.dropFirst(), body)
            if inner == nil, !isThere { return }
            object[member?.key ?? name] = inner
            value = .object(object)
        case .matching(let wanted):
            guard var elements = value?.array else { return }
            for index in elements.indices.reversed()
            where wanted.allSatisfy({ agrees(member(elements[index], $0.key), $0.value) }) {
                var inner: JSONValue? = elements[index]
                edit(&inner, at: path.dropFirst(), body)
                if let inner { elements[index] = inner } else { elements.remove(at: index) }
            }
            value = .array(elements)
        }
    }

    /// Puts, patches or drops elements of a list by their keys.
    static func put(_ elements: [JSONValue], into value: inout JSONValue?, keys: [String], patches: Bool) {
        guard !elements.isEmpty else { return }
        var list = value?.array ?? []
        for element in elements {
            let match = list.firstIndex { old in
                keys.isEmpty ? old == element : keys.allSatisfy { agrees(member(old, $0), member(element, $0)) }
            }
            if let match {
                if patches, var old = list[match].object, let new = element.object {
                    merge(new, into: &old)
                    list[match] = .object(old)
                } else {
                    list[match] = element
                }
            } else if !patches {
                list.append(element)
            }
        }
        value = .array(list)
    }

    static func drop(_ elements: [JSONValue], from value: inout JSONValue?, keys: [String]) {
        guard var list = value?.array else { return }
        for element in elements {
            list.removeAll { old in
                if let key = keys.first, element.object == nil { return agrees(member(old, key), element) }
                let named = keys.filter { member(element, $0) != nil }
                if keys.isEmpty || named.isEmpty { return covers(element, old) }
                return named.allSatisfy { agrees(member(old, $0), member(element, $0)) }
            }
        }
        value = .array(list)
    }

    /// Adds values that the list does not hold yet.
    static func add(_ elements: [JSONValue], to value: inout JSONValue?) {
        guard !elements.isEmpty else { return }
        var list = value?.array ?? value.map(\.elements) ?? []
        for element in elements where !list.contains(where: { covers(element, $0) }) { list.append(element) }
        value = .array(list)
    }

    /// Removes values, and objects that agree in every member given.
    static func subtract(_ elements: [JSONValue], from value: inout JSONValue?) {
        guard var list = value?.array else { return }
        for element in elements { list.removeAll { covers(element, $0) } }
        value = .array(list)
    }

    static func member(_ value: JSONValue, _ key: String) -> JSONValue? {
        let found: JSONValue
        if key.utf8.contains(UInt8(ascii: ".")) {
            found = value.following(key.split(separator: ".").map { .key(String($0)) }[...])
        } else if case .object(let object) = value {
            found = object.member(ignoringCase: key)?.value ?? (value.isCutOff ? value : .null)
        } else {
            return nil
        }
        if case .null = found { return nil }
        return found
    }

    /// Whether two scalars say the same, whatever type a conversion gave them; absent agrees with absent.
    static func agrees(_ left: JSONValue?, _ right: JSONValue?) -> Bool {
        switch (left, right) {
        case (nil, nil): return true
        case (let left?, let right?):
            if left == right { return true }
            guard let a = left.scalarText, let b = right.scalarText else { return left.isEmpty && right.isEmpty }
            return a.hasSameBytes(as: b)
        case (let one?, nil), (nil, let one?): return one.isEmpty
        }
    }

    /// Whether an element has everything that a pattern gives.
    private static func covers(_ pattern: JSONValue, _ element: JSONValue) -> Bool {
        guard let wanted = pattern.object, let found = element.object else { return agrees(pattern, element) }
        return wanted.allSatisfy { member in
            if member.value.object != nil {
                return found[member.key].map { covers(member.value, $0) } ?? member.value.isEmpty
            }
            return agrees(member.value, found.member(ignoringCase: member.key)?.value)
        }
    }
}
