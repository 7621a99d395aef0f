internal import HindcastModel

/// Runs the statements of one rule for one event against the world.
///
/// A class, as its closures would copy a struct with everything in it at each value of a rule.
final class RuleInterpreter {
    var world: World
    var transaction = EventTransaction()
    private var scope: RuleScope
    private let service: String
    /// Whether the last `if` (and every `if` of its chain) was false, so that an `else:` applies.
    private var elseApplies = false
    /// The document of the statement's target, for `doc('path')`.
    private var own: ResourceDocument?

    /// - Parameter service: the service whose types the rule means; `nil` for the event's own.
    init(world: consuming World, scope: RuleScope, service: String? = nil) {
        self.world = world
        self.scope = scope
        self.service = service ?? scope.event.service
    }

    /// Runs every statement in order.
    func run(_ rule: OperationRule) {
        for statement in rule.statements { run(statement, prefixes: statement.prefixes[...]) }
    }

    // MARK: Control

    private func run(_ statement: RuleStatement, prefixes: ArraySlice<RuleStatement.Prefix>) {
        guard let prefix = prefixes.first else { return perform(statement) }
        let rest = prefixes.dropFirst()
        switch prefix {
        case .when(let condition):
            let isTrue = holds(condition)
            if !isTrue { transaction.wasDeclined = true }
            if isTrue { run(statement, prefixes: rest) }
            elseApplies = !isTrue
        case .otherwise:
            guard elseApplies else { return }
            run(statement, prefixes: rest)
        case .each(let name, let list):
            let outer = scope.variables[name]
            for element in evaluate(list).elements {
                scope.variables[name] = element
                run(statement, prefixes: rest)
            }
            scope.variables[name] = outer
        }
    }

    func holds(_ condition: RuleCondition) -> Bool {
        switch condition {
        case .present(let value): return !evaluate(value).isEmpty
        case .equals(let value, let others):
            let left = evaluate(value)
            return others.contains { other in
                let right = evaluate(other)
                return left == right
                    || left.scalarText.map { text in right.scalarText.map { text.hasSameLetters(as: $0) } ?? false }
                        ?? false
            }
        case .exists(let type, let id):
            guard let text = evaluate(id).scalarText else { return false }
            return find(text, type: type == "*" ? nil : type) != nil
        case .not(let inner): return !holds(inner)
        case .all(let terms): return terms.allSatisfy { holds($0) }
        }
    }

    // MARK: Targets

    private func perform(_ statement: RuleStatement) {
        guard let target = statement.target else { return }
        for id in evaluate(target.id).elements {
            // Lists of objects name their element by id, arn or name.
            let text =
                id.scalarText
                ?? ["id", "arn", "name", "resourceId", "value"].lazy.compactMap { id[$0]?.scalarText }.first
            guard let text, !text.isEmpty else { continue }
            if target.isEvery {
                for owner in holders(of: text, type: target.type) {
                    perform(statement, on: owner, type: target.type, parent: nil)
                }
                continue
            }
            let parent = target.parent.map { evaluate($0).scalarText ?? "" }
            if target.parent != nil, parent?.isEmpty ?? true, find(text, type: target.type) == nil { continue }
            if target.mustExist, find(text, type: target.type) == nil { continue }
            perform(statement, on: text, type: target.type, parent: parent)
        }
    }

    private func perform(_ statement: RuleStatement, on text: String, type name: String?, parent: String?) {
        guard let handle = handle(of: text, type: name, parent: parent, for: statement.verb) else { return }
        transaction.foundTarget = true
        let address = world.table[handle].address
        let type =
            name.map { world.book.type(service: service, name: $0) }
            ?? world.book.type(service: address.service, kebab: address.type)
        let touched = transaction[handle] ?? untouched(handle, type: type)
        own = touched.document
        defer { own = nil }
        // A resource that is not known yet must not come into being by a statement that does not apply.
        if let condition = statement.condition, !holds(condition) { return }
        // What a call says nothing about but its name is no configuration, where nothing else is known of it.
        if statement.verb == .merge, touched.before == nil, transaction[handle] == nil, value(of: statement).isEmpty {
            return
        }
        if transaction[handle] == nil { transaction[handle] = touched }
        if statement.verb == .rename { return rename(handle, to: evaluate(statement.value ?? .literal(.null))) }
        let value = self.value(of: statement)
        let path = statement.path.map(filled)
        guard var working = transaction[handle] else { return }
        if working.isDeleted, statement.verb != .create, statement.verb != .delete { return }
        apply(statement, value: value, path: path, to: &working)
        if text != address.id, statement.verb != .delete, working.document.aliases.contains(text) == false,
            isLasting(text, address)
        {
            working.document.aliases.append(text)
        }
        if statement.verb == .create {
            working.isDeleted = false
            world.table.addName(text, to: handle)
        }
        transaction[handle] = working
        if statement.verb == .delete { removeChildren(of: handle) }
    }

    private func untouched(_ handle: ResourceTable.Handle, type: TypeRule) -> EventTransaction.Working {
        let before = world.table[handle].document?.document
        return .init(
            before: before,
            document: before ?? ResourceDocument(address: world.table[handle].address),
            type: type
        )
    }

    /// Whether the text by which a call named the resource identifies it outside the call as well.
    private func isLasting(_ text: String, _ address: Address) -> Bool {
        if let arn = ARN(text) {
            return arn.lastComponent == address.id || arn.resourceID == address.id
                || address.id.hasSuffix("/" + arn.lastComponent)
        }
        return text.hasPrefix("https://")
    }

    /// The resource that a statement works on; `nil` where it has nothing to work on.
    private func handle(of text: String, type name: String?, parent: String?, for verb: RuleStatement.Verb)
        -> ResourceTable.Handle?
    {
        let event = scope.event
        if verb != .create {
            if let parent, !parent.isEmpty, let name {
                let type = world.book.type(service: service, name: name)
                let address = world.address(for: text, type: type, parent: parent, event: event)
                if let handle = world.table.knownHandle(of: address), isPresent(handle) { return handle }
            }
            if let handle = find(text, type: name) { return handle }
        }
        guard
            let type = name.map({ world.book.type(service: service, name: $0) })
                ?? UntypedIdentifier.type(of: text, service: service, book: world.book)
        else { return nil }
        let address = world.address(for: text, type: type, parent: parent, event: event)
        switch verb {
        // Taking something away from what is not there leaves nothing: a late detachment must not revive the dead.
        case .unset, .drop, .sub, .untag, .patch, .rename:
            guard let handle = world.table.knownHandle(of: address), isPresent(handle) else {
                transaction.foundTarget = true
                return nil
            }
            return handle
        case .delete:
            let handle = world.table.handle(of: address)
            if world.table[handle].isGone {
                transaction.foundTarget = true
                return nil
            }
            return handle
        default:
            return world.table.handle(of: address)
        }
    }

    private func isPresent(_ handle: ResourceTable.Handle) -> Bool {
        if let working = transaction[handle] { return !working.isDeleted }
        return world.table[handle].isAlive
    }

    private func find(_ text: String, type name: String?) -> ResourceTable.Handle? {
        if let handle = world.lookUp(
            text,
            type: name,
            service: service,
            account: scope.event.account,
            location: scope.event.location
        ) {
            return handle
        }
        // An id that only one thing can have leads to it, even where two rules call its type differently.
        if name != nil, UntypedIdentifier.isUnique(text),
            let handle = world.lookUp(
                text,
                type: nil,
                service: service,
                account: scope.event.account,
                location: scope.event.location
            ),
            world.table[handle].address.service == service
        {
            return handle
        }
        // Made by an earlier statement of this very event.
        return transaction.touched.first { handle in
            let address = world.table[handle].address
            guard let working = transaction[handle], !working.isDeleted else { return false }
            guard name == nil || address.type == working.type.kebab && working.type.name == name else { return false }
            return address.id.hasSameBytes(as: text) || ARN(text)?.resourceID == address.id
        }
    }

    /// The ids of the resources of a type that have a secondary id, in the order in which they came.
    private func holders(of text: String, type name: String?) -> [String] {
        guard let name else { return [] }
        let kebab = world.book.type(service: service, name: name).kebab
        return world.table.handles(withPart: text).sorted().compactMap { handle in
            let address = world.table[handle].address
            guard address.service == service, address.type == kebab, address.account == scope.event.account,
                world.table[handle].isAlive
            else { return nil }
            return address.id
        }
    }

    private func removeChildren(of handle: ResourceTable.Handle) {
        for child in world.children(of: handle) where !(transaction[child]?.isDeleted ?? false) {
            let before = world.table[child].document?.document
            let address = world.table[child].address
            let type = world.book.type(service: address.service, kebab: address.type)
            var working =
                transaction[child]
                ?? .init(before: before, document: before ?? ResourceDocument(address: address), type: type)
            working.isDeleted = true
            transaction[child] = working
            removeChildren(of: child)
        }
    }

    private func rename(_ handle: ResourceTable.Handle, to value: JSONValue) {
        guard var old = transaction[handle], let text = value.scalarText, !text.isEmpty else { return }
        let address = world.address(for: text, type: old.type, parent: nil, event: scope.event)
        guard address != old.document.address else { return }
        let new = world.table.handle(of: address)
        var document = old.document
        document.address = address
        let oldID = old.document.address.id
        for key in old.type.names + old.type.ids + ["name"] {
            guard let member = document.configuration.member(ignoringCase: key), member.value.scalarText == oldID else {
                continue
            }
            document.configuration[member.key] = .string(text)
        }
        document.aliases.removeAll { $0 == oldID }
        document.name = nil
        transaction[new] = .init(before: world.table[new].document?.document, document: document, type: old.type)
        old.isDeleted = true
        transaction[handle] = old
    }

    // MARK: Values

    /// The statement's value with its additions and omissions.
    private func value(of statement: RuleStatement) -> JSONValue {
        let base = statement.value.map { evaluate($0) } ?? .null
        guard !statement.additions.isEmpty || !statement.omissions.isEmpty else { return base }
        func adjusted(_ value: JSONValue) -> JSONValue {
            var object = value.object ?? [:]
            for key in statement.omissions {
                if let member = object.member(ignoringCase: key) { object[member.key] = nil }
            }
            for addition in statement.additions {
                let added = evaluate(addition.value)
                guard added != .null else { continue }
                DocumentEdit.edit(&object, at: addition.path.map { .key($0) }[...]) { $0 = added }
            }
            return .object(object)
        }
        if let elements = base.array { return .array(elements.map(adjusted)) }
        return adjusted(base)
    }

    private func filled(_ step: RulePathStep) -> DocumentEdit.Step {
        switch step {
        case .key(let name): .key(name)
        case .computed(let value): .key(evaluate(value).scalarText ?? "")
        case .matching(let matches): .matching(matches.map { ($0.key, evaluate($0.value)) })
        }
    }

    /// Returns a value of the notation; `null` where nothing is there.
    func evaluate(_ expression: RuleExpression) -> JSONValue {
        switch expression {
        case .literal(let value): return value
        case .root(let name): return scope.root(name)
        case .path(let base, let steps): return evaluate(base).following(steps[...]) { evaluate($0) }
        case .first(let all):
            for one in all {
                let value = evaluate(one)
                if !value.isEmpty { return value }
            }
            return .null
        case .pick(let base, let picks):
            let value = evaluate(base)
            if let elements = value.array { return .array(elements.map { pick(picks, from: $0) }) }
            return value.object == nil ? .null : pick(picks, from: value)
        case .make(let members):
            return .object(
                JSONObject(
                    unsorted: members.compactMap { member in
                        let value = evaluate(member.value)
                        return value == .null ? nil : .init(key: member.key, value: value)
                    }
                )
            )
        case .call(let function, let arguments):
            return function.apply(arguments.map { evaluate($0) }, event: scope.event)
        case .row(let row):
            return row.value(request: scope.request, response: scope.response, element: scope.root("each"))
        case .other(let type, let id, let path):
            guard let text = evaluate(id).scalarText, let handle = find(text, type: type) else { return .null }
            let document = transaction[handle]?.document ?? world.table[handle].document?.document
            return document.map { RuleInterpreter.member(path, of: $0) } ?? .null
        case .own(let path): return own.map { RuleInterpreter.member(path, of: $0) } ?? .null
        }
    }

    private static func member(_ path: [String], of document: ResourceDocument) -> JSONValue {
        if path.first == "tags" {
            return JSONValue.object(document.tags).following(path.dropFirst().map { .key($0) }[...])
        }
        if path == ["$id"] { return .string(document.address.id) }
        return JSONValue.object(document.configuration).following(path.map { .key($0) }[...])
    }

    private func pick(_ picks: [RulePick], from value: JSONValue) -> JSONValue {
        var object: JSONObject = [:]
        for pick in picks {
            let found = value.following(pick.steps[...]) { evaluate($0) }
            guard found != .null else { continue }
            DocumentEdit.edit(&object, at: pick.target.map { .key($0) }[...]) { $0 = found }
        }
        return .object(object)
    }

    // MARK: Verbs

    private func apply(
        _ statement: RuleStatement,
        value: JSONValue,
        path: [DocumentEdit.Step],
        to working: inout EventTransaction.Working
    ) {
        switch statement.verb {
        case .create:
            let (configuration, tags) = ConfigurationShape.split(value.object ?? [:], type: working.type)
            working.document = ResourceDocument(address: working.document.address, knowledge: .complete)
            working.document.configuration = configuration
            working.document.tags = tags ?? [:]
        case .merge where !path.isEmpty:
            guard let members = value.object else { return }
            DocumentEdit.edit(&working.document.configuration, at: path[...]) { place in
                var object = place?.object ?? [:]
                DocumentEdit.merge(ConfigurationShape.withoutTransients(members), into: &object)
                place = .object(object)
            }
        case .merge:
            var (configuration, tags) = ConfigurationShape.split(value.object ?? [:], type: working.type)
            if case .row = statement.value {
                ResourceIdentity.dropRepeated(from: &configuration, in: working.document, type: working.type)
            }
            DocumentEdit.merge(configuration, into: &working.document.configuration)
            if let tags, !tags.isEmpty { working.document.tags = tags }
        case .replace:
            let (configuration, tags) = ConfigurationShape.split(value.object ?? [:], type: working.type)
            let identity = ResourceIdentity.identityMembers(of: working.document, type: working.type)
            let old = working.document.configuration
            working.document.configuration = configuration
            // The call states the whole thing, whatever was there before.
            working.document.knowledge = .complete
            for member in identity where configuration.member(ignoringCase: member.key) == nil {
                working.document.configuration[member.key] = member.value
            }
            for member in old where working.document.configuration[member.key]?.isUnknown ?? false {
                working.document.configuration[member.key] = member.value
            }
            if let tags, !tags.isEmpty { working.document.tags = tags }
        case .delete: working.isDeleted = true
        case .tag:
            for member in TagMap.tags(in: value)
            where !(member.value.isUnknown && working.document.tags[member.key] != nil) {
                working.document.tags[member.key] = member.value
            }
        case .untag: untag(value, &working.document)
        case .ops: JSONPatch.apply(value.elements, to: &working.document.configuration, at: path[...])
        case .rename, .none, .session: break
        default: edit(statement, value: value, path: path, &working.document.configuration)
        }
    }

    private func untag(_ value: JSONValue, _ document: inout ResourceDocument) {
        let keys = TagMap.keys(in: value)
        if keys.isEmpty { document.tags = [:] }
        for key in keys { document.tags[key] = nil }
    }

    private func edit(_ statement: RuleStatement, value: JSONValue, path: [DocumentEdit.Step], _ root: inout JSONObject)
    {
        DocumentEdit.edit(&root, at: path[...]) { place in
            switch statement.verb {
            case .set:
                if value.isUnknown, let known = place, !known.isEmpty { return }
                place = value == .null || value.isEmpty && statement.condition == nil ? nil : value
            case .unset: place = nil
            case .put:
                DocumentEdit.put(
                    value.elements.map(ConfigurationShape.withoutTransients),
                    into: &place,
                    keys: statement.keys,
                    patches: false
                )
            case .patch:
                DocumentEdit.put(
                    value.elements.map(ConfigurationShape.withoutTransients),
                    into: &place,
                    keys: statement.keys,
                    patches: true
                )
            case .drop: DocumentEdit.drop(value.elements, from: &place, keys: statement.keys)
            case .add: DocumentEdit.add(value.elements, to: &place)
            case .sub: DocumentEdit.subtract(value.elements, from: &place)
            case .delta:
                let removed = (value["remove"] ?? .null).elements
                let added = (value["add"] ?? .null).elements
                DocumentEdit.drop(removed, from: &place, keys: statement.keys)
                DocumentEdit.put(added, into: &place, keys: statement.keys, patches: false)
            default: break
            }
        }
    }
}
