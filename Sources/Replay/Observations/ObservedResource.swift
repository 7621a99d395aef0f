internal import FastJSON
internal import HindcastModel

/// What a baseline shows of one resource, as its record has it.
struct ObservedResource {
    let provider: Provider
    let account: String?
    let location: String?
    let service: String?
    let type: String?
    /// Ids, ARNs and names, in the order in which they are tried.
    let names: [String]
    /// What was seen of the configuration.
    let configuration: JSONObject
    /// Places in it that count only where events set something, too: defaults of the provider's.
    let whereKnown: [JSONPointer]
    /// Elements of lists that others may add to; the members that tell which one is meant, where those tell it.
    let elements: [(list: JSONPointer, value: JSONValue, key: Set<String>)]
    /// All tags; `nil` where they were not seen.
    let tags: JSONObject?
    /// Whether there are no other tags.
    let areTagsWhole: Bool
    /// Whether all of the resource was seen.
    let isWhole: Bool
    /// Whether it was seen to be gone.
    let isAbsent: Bool

    /// Reads an observation's record; `nil` for any other.
    init?(_ record: JSONValue) {
        guard let identity = record["identity"],
            let provider = identity["provider"]?.string.flatMap(Provider.init(rawValue:))
        else { return nil }
        self.provider = provider
        account = identity["account"]?.string
        location = identity["location"]?.string
        service = identity["service"]?.string
        type = identity["type"]?.string
        names = identity["names"]?.array?.compactMap(\.string) ?? []
        configuration = record["configuration"]?.object ?? [:]
        elements = (record["elements"]?.array ?? []).compactMap { element in
            guard let list = element["list"]?.string.flatMap({ JSONPointer(text: $0) }), let value = element["value"]
            else { return nil }
            return (list, value, Set(element["key"]?.array?.compactMap(\.string) ?? []))
        }
        whereKnown = (record["whereKnown"]?.array ?? []).compactMap { $0.string.flatMap { JSONPointer(text: $0) } }
        tags = record["tags"]?.object
        areTagsWhole = record["areTagsWhole"]?.bool ?? true
        isWhole = record["isWhole"]?.bool ?? false
        isAbsent = record["isAbsent"]?.bool ?? false
    }

    /// The whole address, where every part is known.
    var address: Address? {
        guard let account, let location, let service, let type, let id = names.first, !id.isEmpty else { return nil }
        return Address(provider: provider, account: account, location: location, service: service, type: type, id: id)
    }

    /// Whether no part that is known differs from that of an address.
    func admits(_ other: Address) -> Bool {
        func agrees(_ part: String?, _ actual: String) -> Bool { part.map { $0.hasSameBytes(as: actual) } ?? true }
        return provider == other.provider && agrees(account, other.account) && agrees(location, other.location)
            && agrees(service, other.service) && agrees(type, other.type)
    }
}
