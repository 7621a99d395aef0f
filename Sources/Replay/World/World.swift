package import HindcastModel

/// Everything that the events so far have shown: the state of the fold.
///
/// Pure: it reads no clock, no disk, no environment. The same events in canonical order give the same world.
package struct World {
    let book: RuleBook
    var table = ResourceTable()
    var sessions: SessionTable
    var tools = ToolTable()

    /// Makes the world before the first event.
    ///
    /// - Parameter decode: reads back the record that a session was remembered by.
    package init(book: RuleBook, decode: @escaping SessionTable.Decode = { _ in nil }) {
        self.book = book
        sessions = SessionTable(decode: decode)
    }

    /// The number of resources alive.
    package var resourceCount: Int { table.aliveCount }

    /// Puts a document in place as it stood at the point where a replay goes on.
    ///
    /// - Parameter content: its canonical bytes.
    package mutating func restore(_ document: ResourceDocument, content: [UInt8]) {
        let type = book.type(service: document.address.service, kebab: document.address.type)
        let handle = table.handle(of: document.address)
        let identity = ResourceIdentity(of: document, type: type)
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
