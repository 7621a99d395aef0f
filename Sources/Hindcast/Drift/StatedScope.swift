internal import HindcastModel
internal import Inventories

/// What a file may be expected to list as a whole, by what it does list: outside of it, nothing is unmanaged.
struct StatedScope {
    private let standing: Inventory.Standing
    private var keys: Set<[String]> = []

    init(standing: Inventory.Standing) { self.standing = standing }

    /// Takes in a resource that the file lists.
    mutating func add(_ address: Address) { keys.insert(key(of: address)) }

    /// Whether a resource is among what the file may be expected to list.
    func covers(_ address: Address) -> Bool { keys.contains(key(of: address)) }

    /// Declarations are meant for whole accounts, or whole namespaces of a cluster; snapshots are taken of some types in some
    /// places.
    private func key(of address: Address) -> [String] {
        let parts = [address.provider.rawValue, address.account, address.location, address.service, address.type]
        switch standing {
        case .observed: return parts
        case .declared: return Array(parts.prefix(address.provider == .k8s ? 3 : 2))
        }
    }
}
