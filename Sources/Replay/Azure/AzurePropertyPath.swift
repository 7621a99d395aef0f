internal import HindcastModel

/// Where a changed property stands, as Resource Graph writes it: `properties.rules["web.eu"].ports[0]`, `tags.team`.
///
/// An element of an array is named by its place or by its `name`.
struct AzurePropertyPath {
    /// One step down.
    enum Step: Hashable {
        case member(String)
        case place(Int)
        /// An element by its name, or a member whose key holds a dot.
        case named(String)

        fileprivate var text: String {
            switch self {
            case .member(let key), .named(let key): key
            case .place(let place): String(place)
            }
        }
    }

    let steps: [Step]

    /// Reads a path; `nil` where it is none.
    init?(_ text: String) {
        var steps: [Step] = []
        var rest = Substring(text)
        while let first = rest.first {
            if first == "." {
                rest = rest.dropFirst()
            } else if first == "[" {
                guard let (step, after) = AzurePropertyPath.bracket(rest.dropFirst()) else { return nil }
                steps.append(step)
                rest = after
            } else {
                let key = rest.prefix { $0 != "." && $0 != "[" }
                steps.append(.member(String(key)))
                rest = rest[key.endIndex...]
            }
        }
        guard !steps.isEmpty else { return nil }
        self.steps = steps
    }

    private static func bracket(_ text: Substring) -> (Step, Substring)? {
        guard let quote = text.first else { return nil }
        if quote == "\"" || quote == "'" {
            let inner = text.dropFirst()
            // The key may hold anything but the end itself.
            guard let end = inner.firstRange(of: "\(quote)]") else { return nil }
            return (.named(String(inner[..<end.lowerBound])), inner[end.upperBound...])
        }
        guard let end = text.firstIndex(of: "]"), let place = Int(text[..<end]), place >= 0 else { return nil }
        return (.place(place), text[text.index(after: end)...])
    }

    /// Whether this path comes before another: places by their number, so that what is put in comes in its order.
    func precedes(_ other: AzurePropertyPath) -> Bool {
        for (step, otherStep) in zip(steps, other.steps) where step != otherStep {
            if case .place(let place) = step, case .place(let otherPlace) = otherStep { return place < otherPlace }
            return step.text.precedesInBytes(otherStep.text)
        }
        return steps.count < other.steps.count
    }

    /// The value here; `nil` where there is none.
    func value(in root: JSONValue) -> JSONValue? {
        var value = root
        for step in steps {
            guard let next = AzurePropertyPath.child(of: value, step) else { return nil }
            value = next
        }
        return value
    }

    /// Returns the root with a value put here, or taken away; what is missing on the way is made.
    func setting(_ new: JSONValue?, in root: JSONValue) -> JSONValue {
        AzurePropertyPath.setting(new, at: steps[...], in: root)
    }

    /// Every value that stands here in any element of the arrays on the way: what types a value whose own place is empty.
    func valuesBeside(in root: JSONValue) -> [JSONValue] {
        var values = [root]
        for step in steps {
            values = values.flatMap { value -> [JSONValue] in
                if case .array(let elements) = value { return elements }
                return AzurePropertyPath.child(of: value, step).map { [$0] } ?? []
            }
        }
        return values
    }

    private static func child(of value: JSONValue, _ step: Step) -> JSONValue? {
        switch (step, value) {
        case (.member(let key), .object(let object)), (.named(let key), .object(let object)):
            object.member(ignoringCase: key)?.value
        case (.place(let place), .array(let elements)): place < elements.count ? elements[place] : nil
        case (.named(let name), .array(let elements)):
            elements.first { $0.nameInList?.hasSameLetters(as: name) == true }
        default: nil
        }
    }

    private static func setting(_ new: JSONValue?, at steps: ArraySlice<Step>, in value: JSONValue?) -> JSONValue {
        guard let step = steps.first else { return new ?? .null }
        let isLast = steps.count == 1
        let rest = steps.dropFirst()
        switch (step, value) {
        case (.place(let place), let value):
            var elements = value?.array ?? []
            if isLast, new == nil {
                if place < elements.count { elements.remove(at: place) }
            } else if place < elements.count {
                elements[place] = setting(new, at: rest, in: elements[place])
            } else {
                elements.append(setting(new, at: rest, in: nil))
            }
            return .array(elements)
        case (.named(let name), .array(var elements)):
            let place = elements.firstIndex { $0.nameInList?.hasSameLetters(as: name) == true }
            if isLast, new == nil {
                if let place { elements.remove(at: place) }
            } else if let place {
                elements[place] = setting(new, at: rest, in: elements[place])
            } else {
                elements.append(setting(new, at: rest, in: isLast ? nil : ["name": .string(name)]))
            }
            return .array(elements)
        case (.named(let key), nil) where !isLast:
            return .array([setting(new, at: rest, in: ["name": .string(key)])])
        case (.member(let key), _), (.named(let key), _):
            var object = value.flatMap { $0.isUnknown || $0.isRedacted ? nil : $0.object } ?? [:]
            let known = object.member(ignoringCase: key)
            object[known?.key ?? key] = isLast && new == nil ? nil : setting(new, at: rest, in: known?.value)
            return .object(object)
        }
    }
}
