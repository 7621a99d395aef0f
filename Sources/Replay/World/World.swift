package import HindcastModel

/// Everything that the events so far have shown: the state of the fold.
///
/// Pure: it reads no clock, no disk, no environment. The same events in canonical order give the same world.
package struct World {
    let book: RuleBook
    var table = ResourceTable()
    var sessions = SessionTable()
    var tools = ToolTable()

    /// Makes the world before the first event.
    package init(book: RuleBook) { self.book = book }

    /// The number of resources alive.
    package var resourceCount: Int { table.aliveCount }

    /// Puts a document in place as it stood at the point where a replay goes on.
    package mutating func restore(_ document: ResourceDocument) {
        let type = book.type(service: document.address.service, kebab: document.address.type)
        let handle = table.handle(of: document.address)
        table.store(document, identity: ResourceIdentity(of: document, type: type), at: handle)
        link(handle, document: document, type: type)
    }

    /// Remembers that a resource was deleted before the point where a replay goes on.
    package mutating func restoreDeleted(_ address: Address) { table.markGone(table.handle(of: address)) }

    /// Remembers a session that was opened before the point where a replay goes on.
    package mutating func restoreSession(_ event: AuditEvent) { sessions.record(event) }

    /// Connects a resource with the one that takes it along.
    mutating func link(_ handle: ResourceTable.Handle, document: ResourceDocument, type: TypeRule) {
        let address = document.address
        if type.parent != nil, let cut = address.id.lastIndex(of: "/") {
            let parentID = String(address.id[..<cut])
            let parent = lookUp(
                parentID,
                type: type.parent,
                service: address.service,
                account: address.account,
                location: address.location
            )
            table.setParent(parent, of: handle)
        } else if let owner = type.owner,
            let name = document.configuration.member(ignoringCase: owner.key)?.value.scalarText
        {
            let parent = lookUp(
                name,
                type: owner.type,
                service: address.service,
                account: address.account,
                location: address.location
            )
            table.setParent(parent, of: handle)
        }
    }
}
