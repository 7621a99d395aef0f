internal import HindcastModel

/// Runs the statements of one rule for one event against the world.
///
/// A class, as its closures would copy a struct with everything in it at each value of a rule.
final class RuleInterpreter {
    var world: World
    var transaction = EventTransaction()
    let scope: RuleScope
    /// The variables of the loops around the statement at hand.
    private(set) var variables: [String: JSONValue] = [:]
    let service: String
    /// Whether the last `if` (and every `if` of its chain) was false, so that an `else:` applies.
    private var elseApplies = false
    /// The statement's target, for `doc('path')`.
    var own: EventTransaction.Working?

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
            let truth = truth(of: condition)
            if truth == true { run(statement, prefixes: rest) } else { transaction.wasDeclined = true }
            elseApplies = truth == false
        case .otherwise:
            guard elseApplies else { return }
            run(statement, prefixes: rest)
        case .each(let name, let list):
            let outer = variables[name]
            for element in evaluate(list).elements {
                variables[name] = element
                run(statement, prefixes: rest)
            }
            variables[name] = outer
        }
    }

    func holds(_ condition: RuleCondition) -> Bool { truth(of: condition) ?? false }

    /// Whether a condition holds; `nil` where that hangs on something that was too large to be logged.
    private func truth(of condition: RuleCondition) -> Bool? {
        switch condition {
        case .present(let value):
            let value = evaluate(value)
            return value.isCutOff ? nil : !value.isEmpty
        case .equals(let value, let others):
            let left = evaluate(value)
            if left.isCutOff { return nil }
            return others.contains { other in
                let right = evaluate(other)
                return left == right
                    || left.scalarText.map { text in right.scalarText.map { text.hasSameLetters(as: $0) } ?? false }
                        ?? false
            }
        case .exists(let type, let id):
            guard let text = evaluate(id).scalarText else { return false }
            return find(text, type: type == "*" ? nil : type) != nil
        case .not(let inner): return truth(of: inner).map { !$0 }
        case .all(let terms):
            var isDecided = true
            for term in terms {
                guard let truth = truth(of: term) else {
                    isDecided = false
                    continue
                }
                if !truth { return false }
            }
            return isDecided ? true : nil
        }
    }

    // MARK: Targets

    private func perform(_ statement: RuleStatement) {
        guard let target = statement.target else { return }
        for id in evaluate(target.id).elements.map({ $0.isCutOff ? listedResource : $0 }) {
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

    /// The one resource of the event's service that the record lists beside its parameters; `null` where there is no such list.
    private var listedResource: JSONValue {
        let listed = (scope.event.record["resources"] ?? .null).elements.compactMap { $0["ARN"]?.string }
            .filter { ARN($0)?.service == scope.event.service }
        return Set(listed).count == 1 ? .string(listed[0]) : .null
    }

    private func perform(_ statement: RuleStatement, on text: String, type name: String?, parent: String?) {
        guard let handle = handle(of: text, type: name, parent: parent, for: statement.verb) else { return }
        transaction.foundTarget = true
        let address = world.table[handle].address
        let type =
            name.map { world.book.type(service: service, name: $0) }
            ?? world.book.type(service: address.service, kebab: address.type)
        let isNew = transaction[handle] == nil
        let working = transaction[handle] ?? .init(world.table[handle], type: type)
        own = working
        defer { own = nil }
        // A resource that is not known yet must not come into being by a statement that does not apply.
        if let condition = statement.condition, !holds(condition) { return }
        // What a call says nothing about but its name is no configuration, where nothing else is known of it.
        if statement.verb == .merge, working.before == nil, isNew, value(of: statement).isEmpty { return }
        if isNew { transaction[handle] = working }
        if statement.verb == .rename {
            return rename(handle, to: evaluate(statement.value ?? .literal(.null)))
        }
        let value = self.value(of: statement)
        let path = statement.path.map(filled)
        if working.isDeleted, statement.verb != .create, statement.verb != .delete { return }
        apply(statement, value: value, path: path, to: working)
        if text != address.id, statement.verb != .delete, working.document.aliases.contains(text) == false,
            isLasting(text, address)
        {
            working.document.aliases.append(text)
        }
        if statement.verb == .create {
            working.isDeleted = false
            world.table.addName(text, to: handle)
        }
        if statement.verb == .delete { removeChildren(of: handle) }
    }

    /// Whether the text by which a call named the resource identifies it outside the call as well.
    private func isLasting(_ text: String, _ address: Address) -> Bool {
        if let arn = ARN(text) {
            return arn.lastComponent == address.id || arn.resourceID == address.id
                || address.id.hasSuffix("/" + arn.lastComponent)
        }
        return text.beginsInBytes(with: "https://")
    }

    /// The resource that a statement works on; `nil` where it has nothing to work on.
    private func handle(of text: String, type name: String?, parent: String?, for verb: RuleStatement.Verb)
        -> ResourceTable.Handle?
    {
        if verb != .create {
            if let parent, !parent.isEmpty, let name {
                let type = world.book.type(service: service, name: name)
                let address = world.address(for: text, type: type, parent: parent, scope: scope)
                if let handle = world.table.knownHandle(of: address), isPresent(handle) { return handle }
            }
            if let handle = find(text, type: name) { return handle }
        }
        guard
            let type = name.map({ world.book.type(service: service, name: $0) })
                ?? UntypedIdentifier.type(of: text, service: service, book: world.book)
        else { return nil }
        let address = world.address(for: text, type: type, parent: parent, scope: scope)
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

    func find(_ text: String, type name: String?) -> ResourceTable.Handle? {
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
            guard name == nil || address.type == working.type.rule.kebab && working.type.rule.name == name else {
                return false
            }
            return address.id.hasSameBytes(as: text) || ARN(text)?.resourceID == address.id
        }
    }

    /// The ids of the resources of a type that have a secondary id, in the order in which they came.
    private func holders(of text: String, type name: String?) -> [String] {
        guard let name else { return [] }
        let kebab = world.book.type(service: service, name: name).rule.kebab
        return world.table.handles(withPart: NameKey(text)).sorted().compactMap { handle in
            let address = world.table[handle].address
            guard address.service == service, address.type == kebab, address.account == scope.event.account,
                world.table[handle].isAlive
            else { return nil }
            return address.id
        }
    }

    private func removeChildren(of handle: ResourceTable.Handle) {
        for child in world.children(of: handle) where !(transaction[child]?.isDeleted ?? false) {
            let address = world.table[child].address
            let type = world.book.type(service: address.service, kebab: address.type)
            let working = transaction[child] ?? .init(world.table[child], type: type)
            working.isDeleted = true
            transaction[child] = working
            removeChildren(of: child)
        }
    }

    private func rename(_ handle: ResourceTable.Handle, to value: JSONValue) {
        guard let old = transaction[handle], let text = value.scalarText, !text.isEmpty else { return }
        let address = world.address(for: text, type: old.type, parent: nil, scope: scope)
        guard address != old.document.address else { return }
        let new = world.table.handle(of: address)
        var document = old.document
        document.address = address
        let oldID = old.document.address.id
        for key in old.type.rule.names + old.type.rule.ids + ["name"] {
            guard let member = document.configuration.member(ignoringCase: key), member.value.scalarText == oldID else {
                continue
            }
            document.configuration[member.key] = .string(text)
        }
        document.aliases.removeAll { $0 == oldID }
        document.name = nil
        transaction[new] = .init(before: world.table[new].present, document: document, type: old.type)
        old.isDeleted = true
    }
}
