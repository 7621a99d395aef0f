internal import HindcastModel

/// The resources that one event touches, as a cloud's rules see and change them.
///
/// A class, so that the rules may hand it on without copying the world.
final class CloudEdit {
    let event: AuditEvent
    var world: World
    private(set) var transaction = EventTransaction()
    /// The words for the commit's subject, after the service; the operation's name where there are none.
    var phrase: String?
    /// How sure the rules are.
    var confidence = Confidence.high
    /// The places at which the log says that something else was there before than what is held.
    var missed: [String] = []
    /// The event that waited for this one and came back last.
    private(set) var start: AuditEvent?
    /// The way back from the principal that other events show; what the record itself tells comes after it.
    var hops: [ActorChain.Hop] = []
    /// The event of whoever asked for what this one carries out, where that is another.
    var asker: AuditEvent?
    /// The records that took part beside the event's own, redacted: one line of JSON each. They go into its evidence.
    private(set) var evidence: [[UInt8]] = []

    init(_ event: AuditEvent, in world: consuming World) {
        self.event = event
        self.world = world
    }

    /// Returns what is known of a resource now, after what this event has changed so far; `nil` where it does not exist.
    func document(at address: Address) -> ResourceDocument? {
        guard let handle = world.table.knownHandle(of: address) else { return nil }
        if let working = transaction[handle] { return working.isDeleted ? nil : working.document }
        return world.table[handle].present
    }

    /// Puts a resource's document in place, whether it existed or not.
    ///
    /// - Parameter isMade: whether the event says that it made the resource, where it says so: a whole document may be that
    ///   of one that was there long before.
    func put(_ document: ResourceDocument, isMade: Bool? = nil) {
        let handle = world.table.handle(of: document.address)
        let working = touched(handle)
        working.isMade = isMade
        working.document = document
        working.isDeleted = false
        transaction[handle] = working
        found()
    }

    /// Takes a resource away. One that was never seen is deleted, too: the history shows that it was there.
    ///
    /// - Parameter last: what the event shows of it as it was, for one that was never seen.
    func delete(_ address: Address, last: ResourceDocument? = nil) {
        let handle = world.table.handle(of: address)
        found()
        if world.table[handle].isGone, transaction[handle] == nil { return }
        let working = touched(handle)
        if working.before == nil, let last { working.before = last }
        working.isDeleted = true
        transaction[handle] = working
    }

    /// Says that the event was understood, though it may change nothing.
    func found() { transaction.foundTarget = true }

    /// Returns the living resource that an id, a name or an alias leads to; the first by its address where several do.
    ///
    /// - Parameters:
    ///   - account: the only account that counts; `nil` for any.
    ///   - type: the only service and type that count; `nil` for any.
    func find(_ name: String, account: String? = nil, type: (service: String, type: String)? = nil) -> Address? {
        world.table.handles(named: name).lazy
            .filter { self.world.table[$0].isAlive }
            .map { self.world.table[$0].address }
            .filter { address in
                address.provider == self.event.provider && (account.map { $0 == address.account } ?? true)
                    && (type.map { $0.service == address.service && $0.type == address.type } ?? true)
            }
            .min()
    }

    /// Returns the living resources that go when what a name means does, in the order of their addresses.
    func owned(by name: String) -> [Address] {
        world.table.handles(ownedBy: NameKey(name))
            .filter { world.table[$0].isAlive && world.table[$0].owner?.name == name }
            .map { world.table[$0].address }
            .filter { $0.provider == event.provider }
            .sorted()
    }

    /// Whether a resource was deleted, and not made since.
    func isGone(_ address: Address) -> Bool {
        guard let handle = world.table.knownHandle(of: address) else { return false }
        return transaction[handle]?.isDeleted ?? world.table[handle].isGone
    }

    /// Returns the living resources of a place, in the order of their addresses.
    func living(in place: ResourceTable.Place) -> [Address] {
        world.table.handles(in: place).filter { world.table[$0].isAlive }.map { world.table[$0].address }.sorted()
    }

    /// The resources that were touched so far, as they were before the event and as they are now.
    var touched: [(address: Address, before: ResourceDocument?, after: ResourceDocument?)] {
        transaction.touched.compactMap { handle in
            transaction[handle].map { (world.table[handle].address, $0.before, $0.isDeleted ? nil : $0.document) }
        }
    }

    /// Returns the event that waits under a key; its record becomes evidence of this one's.
    func earlier(_ key: String) -> AuditEvent? {
        // A start that acts by itself waits as well, for those that it is the start of.
        guard let (event, record) = world.sessions.staged(key, at: event.time), event.id != self.event.id else {
            return nil
        }
        evidence.append(record)
        start = event
        return event
    }

    private func touched(_ handle: ResourceTable.Handle) -> EventTransaction.Working {
        transaction[handle] ?? .init(world.table[handle], type: .untyped)
    }
}
