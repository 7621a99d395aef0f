internal import HindcastModel

/// A name as look-ups know it: 128 bits of it instead of its text, which would be most of what the world weighs.
///
/// The hash is keyed anew in each run, so that nobody who writes a log can make two names meet; by chance two of a
/// thousand million names do so less than once in 10^20 runs. It goes by bytes, as everything that compares names does.
struct NameKey: Hashable {
    private let high: Int
    private let low: Int

    init(_ name: String) { self.init(parts: CollectionOfOne(name)) }

    init(_ address: Address) {
        self.init(
            parts: [
                address.provider.rawValue, address.account, address.location, address.service, address.type, address.id,
            ]
        )
    }

    /// The key of a name of several parts.
    init(parts: some Sequence<String>) {
        var high = Hasher()
        var low = Hasher()
        low.combine(1)
        for part in parts {
            unsafe part.withBytes { bytes in
                high.combine(bytes.count)
                unsafe high.combine(bytes: bytes)
                low.combine(bytes.count)
                unsafe low.combine(bytes: bytes)
            }
        }
        self.high = high.finalize()
        self.low = low.finalize()
    }
}

/// Which resources a name leads to. Nearly every name leads to one.
struct NameIndex {
    private var single: [NameKey: Int32] = [:]
    private var several: [NameKey: Set<Int32>] = [:]

    /// The resources of a name, in no order.
    subscript(name: NameKey) -> [ResourceTable.Handle] {
        if let one = single[name] { return [ResourceTable.Handle(one)] }
        return several[name]?.map { ResourceTable.Handle($0) } ?? []
    }

    mutating func insert(_ handle: ResourceTable.Handle, for name: NameKey) {
        let handle = Int32(handle)
        if let one = single[name] {
            guard one != handle else { return }
            single[name] = nil
            several[name] = [one, handle]
        } else if several[name] != nil {
            several[name]?.insert(handle)
        } else {
            single[name] = handle
        }
    }

    mutating func remove(_ handle: ResourceTable.Handle, from name: NameKey) {
        let handle = Int32(handle)
        if single[name] == handle {
            single[name] = nil
        } else if several[name] != nil {
            several[name]?.remove(handle)
            guard let left = several[name], left.count == 1, let last = left.first else { return }
            several[name] = nil
            single[name] = last
        }
    }
}
