internal import HindcastModel

/// Brings one instance to the words of the history, by the mapping of its type.
struct ResourceMapper {
    /// What it came to.
    var resource: StatedResource

    let instance: TerraformInstance
    let mapping: TypeMapping

    /// Where in the configuration a block's values go.
    struct Spot {
        /// The place of the object that is filled.
        var place = JSONPointer()
        /// Whether it lies in an element of a list, where nothing can be compared by itself: what the provider may have
        /// filled in is not stated there.
        var isInList = false
        /// Whether that list is shared, so that its elements have no place.
        var isShared = false

        func inside(_ members: [String]) -> Spot {
            var spot = self
            spot.place = JSONPointer(place.tokens + members)
            return spot
        }

        func element(_ index: Int, isShared: Bool) -> Spot {
            Spot(place: place.appending(String(index)), isInList: true, isShared: self.isShared || isShared)
        }
    }

    /// Brings an instance to the words of the history.
    init(_ instance: TerraformInstance, by mapping: TypeMapping) {
        self.instance = instance
        self.mapping = mapping
        var identity = StatedIdentity(provider: mapping.provider ?? .aws, names: [])
        if case .none(let reason) = mapping.role {
            resource = StatedResource(
                label: instance.address,
                kind: instance.type,
                identity: identity,
                mapping: .none(reason: reason)
            )
            return
        }
        identity.service = mapping.service.isEmpty ? nil : mapping.service
        identity.type = mapping.type.isEmpty ? nil : mapping.type
        resource = StatedResource(
            label: instance.address,
            kind: instance.type,
            identity: identity,
            mapping: mapping.service.isEmpty ? .generic : .table
        )
        resource.isUnlogged = mapping.isUnlogged
        identify()
        resource.omissions = instance.remarks
        if instance.isDestroyed {
            // That a part shall go says nothing of the whole.
            resource.isAbsent = mapping.role == .whole
            if mapping.role == .part { leaveOut(JSONPointer(), "a part of a resource that the plan destroys") }
        }
        // Of what is about to go nothing more is declared.
        guard !instance.isDeposed, !instance.isDestroyed else { return }
        var configuration = JSONObject()
        fill(&configuration, at: Spot(), from: instance.attributes, of: JSONPointer(), by: mapping.block)
        rest(&configuration)
        resource.configuration = configuration
        tag()
        omit()
        resource.secrets.formUnion(CloudNames.secrets(in: .object(configuration), of: resource.identity))
    }

    // MARK: Who it is

    private mutating func identify() {
        for attributes in [instance.attributes, instance.before].compactMap(\.self) {
            for text in mapping.names.compactMap({ $0.text(in: attributes) }) {
                for name in CloudNames.spellings(of: text, by: mapping.provider)
                where !resource.identity.names.contains(name) {
                    resource.identity.names.append(name)
                }
            }
            for text in mapping.origins.compactMap({ $0.text(in: attributes) }) {
                let whereabouts = Whereabouts(of: text, to: mapping.provider)
                resource.identity.account = resource.identity.account ?? whereabouts.account
                if !mapping.isAnywhere {
                    resource.identity.location = resource.identity.location ?? whereabouts.location
                }
            }
        }
        if let location = mapping.location { resource.identity.location = location }
        // An id of Azure's tells all of the address.
        guard mapping.provider == .azure,
            let id = resource.identity.names.lazy.filter({ $0.hasPrefix("/") }).compactMap({ AzureResourceID($0) })
                .first
        else { return }
        resource.identity.account = id.address.account
        resource.identity.location = id.address.location
        resource.identity.service = id.address.service
        resource.identity.type = id.address.type
    }

    // MARK: What it is set to

    private mutating func fill(
        _ object: inout JSONObject,
        at spot: Spot,
        from block: JSONObject,
        of place: JSONPointer,
        by lines: MapBlock
    ) {
        for move in lines.moves where move.condition?.holds(in: block) ?? true {
            switch move.source.find(in: block, at: place) {
            case .missing: continue
            case .one(let value, let origin):
                if move.place.list == nil {
                    put(value, from: origin, by: move, into: &object, at: spot)
                } else {
                    add(value.isEmpty ? [] : [(value, origin)], by: move, into: &object, at: spot)
                }
            case .many(let values):
                if move.place.list == nil {
                    let list = values.map { converted($0.0, by: move) }
                    store(.array(list), from: place, by: move, into: &object, at: spot)
                } else {
                    add(values, by: move, into: &object, at: spot)
                }
            }
        }
        // What the type's own lines do not mention is taken by its name; of a block with lines, only what they say.
        guard place.tokens.isEmpty == false else { return }
        for member in block where !lines.mentioned.contains(member.key) && !member.value.isUnset {
            leaveOut(place.appending(member.key), "no line of the mapping names it")
        }
        leaveOut(lines.skips, of: block, at: place)
    }

    /// Puts one value at a place without lists.
    private mutating func put(
        _ value: JSONValue,
        from origin: JSONPointer,
        by move: MapMove,
        into object: inout JSONObject,
        at spot: Spot
    ) {
        guard let lines = move.block, let block = value.onlyBlock else {
            // A block that does not stand states nothing of its members where they are the object's own.
            guard !(move.block != nil && move.place.members.isEmpty) else { return }
            store(
                move.block == nil ? converted(value, by: move) : .null,
                from: origin,
                by: move,
                into: &object,
                at: spot
            )
            return
        }
        let place = value.array == nil ? origin : origin.appending("0")
        let inside = spot.inside(move.place.members)
        if move.place.members.isEmpty {
            fill(&object, at: inside, from: block, of: place, by: lines)
            return
        }
        var inner = object.value(at: move.place.members[...])?.object ?? [:]
        fill(&inner, at: inside, from: block, of: place, by: lines)
        if move.isFilledIn, !spot.isInList { resource.whereKnown.insert(inside.place) }
        object.set(.object(inner), at: move.place.members[...])
    }

    /// Adds elements to a list.
    private mutating func add(
        _ values: [(JSONValue, JSONPointer)],
        by move: MapMove,
        into object: inout JSONObject,
        at spot: Spot
    ) {
        let inside = spot.inside(move.place.members)
        let isOwn = move.place.list == .own
        var list = isOwn ? object.value(at: move.place.members[...])?.array ?? [] : []
        for (value, origin) in values {
            if let lines = move.block, let block = value.onlyBlock {
                var element = JSONObject()
                let place = inside.element(list.count, isShared: !isOwn).inside(move.place.inner)
                fill(&element, at: place, from: block, of: origin, by: lines)
                if !element.isEmpty { list.append(JSONValue.object(element).wrapped(in: move.place.inner)) }
                continue
            }
            // A function may make several elements of one.
            let made = converted(value, by: move)
            for element in move.functions.isEmpty ? [made] : made.array ?? [made] where !element.isEmpty {
                let place = inside.element(list.count, isShared: !isOwn).inside(move.place.inner)
                guard keepSecret(element, from: origin, at: place) else { continue }
                list.append(element.wrapped(in: move.place.inner))
            }
        }
        switch move.place.list {
        case .shared:
            if mapping.role == .whole { resource.sharedLists.insert(inside.place) }
            for value in list { resource.elements.append(.init(list: inside.place, value: value)) }
        case .picked(let member, let source):
            guard let key = source.text(in: instance.attributes) else { return }
            for value in list {
                guard var picked = value.object else { continue }
                picked[member] = .string(key)
                resource.elements.append(.init(list: inside.place, value: .object(picked), key: [member]))
            }
        case .own, nil:
            guard !(list.isEmpty && (spot.isInList || move.isFilledIn)) else { return }
            if move.isFilledIn, !spot.isInList { resource.whereKnown.insert(inside.place) }
            object.set(.array(list), at: move.place.members[...])
        }
    }

    /// Stores a converted value.
    private mutating func store(
        _ value: JSONValue,
        from origin: JSONPointer,
        by move: MapMove,
        into object: inout JSONObject,
        at spot: Spot
    ) {
        let isByItself =
            move.isFilledIn
            || move.defaults.contains { $0 == value || $0.scalarText == value.scalarText && !value.isEmpty }
        if spot.isInList || isByItself, value.isEmpty || spot.isInList && isByItself { return }
        let inside = spot.inside(move.place.members)
        guard keepSecret(value, from: origin, at: inside) else { return }
        if isByItself { resource.whereKnown.insert(inside.place) }
        object.set(value.isEmpty ? .null : value, at: move.place.members[...])
    }

    /// Functions and other words; blocks without lines of their own are taken by their names.
    private func converted(_ value: JSONValue, by move: MapMove) -> JSONValue {
        var value = move.functions.isEmpty ? GenericMapping.value(value) : value
        for function in move.functions { value = function.apply(to: value, of: instance.attributes) }
        guard !move.words.isEmpty else { return value }
        if case .array(let elements) = value { return .array(elements.map { translated($0, by: move.words) }) }
        return translated(value, by: move.words)
    }

    private func translated(_ value: JSONValue, by words: [String: JSONValue]) -> JSONValue {
        guard let text = value.scalarText else { return value }
        return words[text] ?? words["*"] ?? value
    }
}
