package import HindcastModel

/// Everything that the events so far have shown: the state of the fold.
///
/// Pure: it reads no clock, no disk, no environment. The same events in canonical order give the same world.
package struct World {
    let book: RuleBook
    var table = ResourceTable()
    var sessions: SessionTable
    var tools = ToolTable()
    /// When a resource was made, or shown by a baseline that changed it, before the point where a replay goes on; `nil`
    /// where no event tells. Asked for what a baseline shows alone.
    package var sureBefore: @Sendable (Address) -> Moment? = { _ in nil }
    /// The same for what happened since; `nil` where there is no baseline to ask for it.
    var sureSince: [ResourceTable.Handle: Moment]?

    /// Makes the world before the first event.
    ///
    /// - Parameter decode: reads back the record that a session was remembered by.
    package init(book: RuleBook, decode: @escaping SessionTable.Decode = { _ in nil }) {
        self.book = book
        sessions = SessionTable(decode: decode)
    }

    /// Remembers from here on when each resource is made: baselines come, and tell since when something may be unlogged.
    package mutating func expectBaselines() { sureSince = [:] }

    /// The number of resources alive.
    package var resourceCount: Int { table.aliveCount }

    /// Puts a document in place as it stood at the point where a replay goes on.
    ///
    /// - Parameter content: its canonical bytes.
    package mutating func restore(_ document: ResourceDocument, content: [UInt8]) {
        let isByRule = document.address.provider == .aws
        let type: KnownType =
            isByRule ? book.type(service: document.address.service, kebab: document.address.type) : .untyped
        let handle = table.handle(of: document.address)
        let identity =
            isByRule ? ResourceIdentity(of: document, type: type) : ResourceIdentity(stated: document)
        table.store(StoredDocument(bytes: content), identity: identity, at: handle)
        link(handle, document: document, type: type)
    }

    /// Remembers that a resource was deleted before the point where a replay goes on.
    package mutating func restoreDeleted(_ address: Address) { table.markGone(table.handle(of: address)) }

    /// Remembers which event issued an access key.
    ///
    /// - Parameter record: the event's record, redacted, as one line of JSON.
    package mutating func openSession(key: String, eventID: String, at time: Moment, record: [UInt8]) {
        sessions.open(key, eventID: eventID, at: time, record: record)
    }

    /// Says which resource takes another one along, by what the other's address or document calls it.
    mutating func link(_ handle: ResourceTable.Handle, document: ResourceDocument, type: KnownType) {
        let id = document.address.id
        var owner: ResourceTable.Owner?
        if let rules = document.address.provider.rules {
            owner = rules.owner(of: document).map { .init(name: $0, type: "") }
        } else if let parent = type.rule.parent, let cut = id.lastIndex(of: "/") {
            owner = .init(name: String(id[..<cut]), type: parent)
        } else if let named = type.rule.owner,
            let name = document.configuration.member(ignoringCase: named.key)?.value.scalarText
        {
            owner = .init(name: name, type: named.type)
        }
        table.setOwner(owner, of: handle)
    }

    /// Returns the living resources that go when another does, in the order of their addresses.
    ///
    /// What a name means is looked up now: the owner may have come into being, or to the log, after what it owns.
    func children(of owner: ResourceTable.Handle) -> [ResourceTable.Handle] {
        var children: Set<ResourceTable.Handle> = []
        for name in table[owner].names + table[owner].partNames {
            for child in table.handles(ownedBy: name) where table[child].isAlive && !children.contains(child) {
                guard child != owner, let named = table[child].owner else { continue }
                let address = table[child].address
                let found = lookUp(
                    named.name,
                    type: named.type,
                    service: address.service,
                    account: address.account,
                    location: address.location
                )
                if found == owner { children.insert(child) }
            }
        }
        return children.sorted { table[$0].address < table[$1].address }
    }
}
