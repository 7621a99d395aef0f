internal import HindcastModel

/// Every resource that was ever seen, what is known of it now, and every name that leads to it.
struct ResourceTable {
    /// A resource's place in the table.
    typealias Handle = Int

    /// One resource, alive or gone.
    struct Entry {
        let address: Address
        /// The document at rest; `nil` where it does not exist.
        var document: StoredDocument?
        /// Whether a deletion was seen and no creation since.
        var isGone = false
        /// Names under which `byName` knows it.
        var names: [NameKey] = []
        /// Ids of its parts under which `byPart` knows it.
        var partNames: [NameKey] = []
        /// The resource that takes it along when it is deleted.
        var owner: Owner?

        var isAlive: Bool { document != nil }

        /// The document as it stands; `nil` where it does not exist.
        var present: ResourceDocument? { document?.document(of: address) }
    }

    /// How a resource names the one that it belongs to.
    struct Owner: Hashable {
        let name: String
        /// The type's name in the rule book.
        let type: String
    }

    private(set) var entries: [Entry] = []
    private var byAddress: [NameKey: Int32] = [:]
    private var byName = NameIndex()
    private var byPart = NameIndex()
    /// What belongs to something, by every name under which a look-up may find that.
    private var byOwner = NameIndex()
    /// The resources of clouds that take away all that lies in a place, or is of a type, by both.
    private var byPlace = NameIndex()

    /// The number of resources alive.
    private(set) var aliveCount = 0

    /// Resources in the order in which their documents were stored, those before `packed` being packed by now.
    private var storing: [Handle] = []
    private var packed = 0
    private var plainBytes = 0
    /// Made for the first document that is packed: an empty table is made for each event that is interpreted.
    private var packer: DocumentPacker?

    /// Documents that take more than this are packed, the longest untouched first: most resources rest for ever.
    private static let plainLimit = 16 << 20

    subscript(handle: Handle) -> Entry { _read { yield entries[handle] } }

    /// Returns the handle of an address, which is made where it is new.
    mutating func handle(of address: Address) -> Handle {
        let key = NameKey(address)
        if let handle = byAddress[key] { return Handle(handle) }
        entries.append(Entry(address: address))
        let handle = entries.count - 1
        byAddress[key] = Int32(handle)
        if address.provider == .k8s {
            for place in Place.all(of: address) { byPlace.insert(handle, for: place.key) }
        }
        return handle
    }

    /// What the resources of a Kubernetes cluster have in common that may go all at once.
    enum Place {
        /// They lie in one namespace.
        case namespace(cluster: String, name: String)
        /// They are of one type.
        case type(cluster: String, group: String, name: String)

        fileprivate static func all(of address: Address) -> [Place] {
            [
                .namespace(cluster: address.account, name: address.location),
                .type(cluster: address.account, group: address.service, name: address.type),
            ]
        }

        fileprivate var key: NameKey {
            switch self {
            case .namespace(let cluster, let name): NameKey(parts: [cluster, name])
            case .type(let cluster, let group, let name): NameKey(parts: [cluster, group, name])
            }
        }
    }

    /// The resources of a place, alive or gone, in no order.
    func handles(in place: Place) -> [Handle] { byPlace[place.key] }

    /// Returns the handle of an address that was seen before.
    func knownHandle(of address: Address) -> Handle? { byAddress[NameKey(address)].map { Handle($0) } }

    /// Puts a document in place, or takes it away, and brings the names up to date.
    mutating func store(_ document: StoredDocument?, identity: ResourceIdentity?, at handle: Handle) {
        let wasAlive = entries[handle].isAlive
        plainBytes += (document?.plainCount ?? 0) - (entries[handle].document?.plainCount ?? 0)
        entries[handle].document = document
        if document != nil { packOldest(behind: handle) }
        entries[handle].isGone = document == nil
        if wasAlive != (document != nil) { aliveCount += document == nil ? -1 : 1 }
        ResourceTable.update(&byName, from: &entries[handle].names, to: identity?.names ?? [], handle)
        ResourceTable.update(&byPart, from: &entries[handle].partNames, to: identity?.partNames ?? [], handle)
    }

    private mutating func packOldest(behind handle: Handle) {
        storing.append(handle)
        while plainBytes > ResourceTable.plainLimit, packed < storing.count - 1 {
            let oldest = storing[packed]
            packed += 1
            let count = entries[oldest].document?.plainCount ?? 0
            let packer = packer ?? DocumentPacker()
            self.packer = packer
            entries[oldest].document?.pack(with: packer)
            plainBytes -= count - (entries[oldest].document?.plainCount ?? 0)
        }
        if packed > 65_536, packed * 2 > storing.count {
            storing.removeFirst(packed)
            packed = 0
        }
    }

    /// Adds one name at once, before the document is stored.
    mutating func addName(_ name: String, to handle: Handle) {
        let key = NameKey(name)
        guard !entries[handle].names.contains(key) else { return }
        entries[handle].names.append(key)
        byName.insert(handle, for: key)
    }

    /// Brings the names up to date of a document that is stored already.
    mutating func rename(_ handle: Handle, to identity: ResourceIdentity) {
        ResourceTable.update(&byName, from: &entries[handle].names, to: identity.names, handle)
        ResourceTable.update(&byPart, from: &entries[handle].partNames, to: identity.partNames, handle)
    }

    /// Makes one resource go when another does.
    mutating func setOwner(_ owner: Owner?, of handle: Handle) {
        guard entries[handle].owner != owner else { return }
        for name in entries[handle].owner?.lookedUpNames ?? [] { byOwner.remove(handle, from: NameKey(name)) }
        entries[handle].owner = owner
        for name in owner?.lookedUpNames ?? [] { byOwner.insert(handle, for: NameKey(name)) }
    }

    /// The resources that may belong to the one of this name, in no order.
    func handles(ownedBy name: NameKey) -> [Handle] { byOwner[name] }

    /// Marks a resource as deleted whose creation was never seen.
    mutating func markGone(_ handle: Handle) { entries[handle].isGone = true }

    /// The resources that a name leads to, in no order.
    func handles(named name: String) -> [Handle] { handles(named: NameKey(name)) }

    /// The same, for a name that more than one thing is looked up by.
    func handles(named name: NameKey) -> [Handle] { byName[name] }

    /// The resources that have a part with this id, in no order.
    func handles(withPart name: NameKey) -> [Handle] { byPart[name] }

    private static func update(
        _ index: inout NameIndex,
        from old: inout [NameKey],
        to names: [String],
        _ handle: Handle
    ) {
        let new = names.map { NameKey($0) }
        guard old != new else { return }
        for name in old { index.remove(handle, from: name) }
        for name in new { index.insert(handle, for: name) }
        old = new
    }
}

extension ResourceTable.Owner {
    /// Every name under which a look-up by this one finds something.
    fileprivate var lookedUpNames: Set<String> {
        guard let arn = ARN(name) else { return [name] }
        return Set([name, arn.resourceID, arn.lastComponent] + [AddressID.secretName(in: arn)].compactMap(\.self))
    }
}
