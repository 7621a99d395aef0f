internal import HindcastModel
internal import HistoryIndex
internal import Inventories

/// Finds the resource of the history that a file means.
struct StatedLookup {
    let view: IndexView
    /// The last commit that counts.
    let position: Int

    /// What there is of what a file means.
    enum Found {
        /// One resource.
        case resource(IndexedResource, IndexedVersion)
        /// Several, and nothing tells which is meant.
        case several([Address])
        /// None that any event touches.
        case nothing
    }

    /// At most so many resources of one name are told apart.
    private static let candidateLimit = 1_000

    /// Returns the resource that an identity leads to: by the first of its names that leads to any, and of those that share
    /// a name the living one.
    func find(_ identity: StatedIdentity) throws -> Found {
        if let address = identity.address, let resource = try view.resource(at: address),
            let last = try view.lastVersion(of: resource.number, through: position)
        {
            return .resource(resource, last)
        }
        for name in identity.names {
            var found: [(resource: IndexedResource, last: IndexedVersion)] = []
            var seen: Set<ResourceNumber> = []
            for resource in try candidates(name, identity) where identity.admits(resource.address) {
                guard seen.insert(resource.number).inserted,
                    let last = try view.lastVersion(of: resource.number, through: position)
                else { continue }
                found.append((resource, last))
            }
            let live = found.filter { $0.last.kind != .deleted }
            let meant = live.isEmpty ? found : live
            if meant.count > 1 { return .several(meant.map(\.resource.address).sorted()) }
            if let only = meant.first { return .resource(only.resource, only.last) }
        }
        return .nothing
    }

    private func candidates(_ name: String, _ identity: StatedIdentity) throws -> [IndexedResource] {
        var tail = Address.encode(name)
        if let type = identity.type {
            tail = "\(Address.encode(type))/\(tail)"
            if let service = identity.service { tail = "\(Address.encode(service))/\(tail)" }
        }
        let addressed = try view.resources(withTail: tail, limit: StatedLookup.candidateLimit)
        return try addressed.isEmpty ? view.resources(called: name) : addressed
    }
}

extension StatedIdentity {
    /// Whether no part that is known differs from that of an address.
    func admits(_ other: Address) -> Bool {
        func agrees(_ part: String?, _ actual: String) -> Bool { part.map { $0.hasSameBytes(as: actual) } ?? true }
        return provider == other.provider && agrees(account, other.account) && agrees(location, other.location)
            && agrees(service, other.service) && agrees(type, other.type)
    }
}
