/// What is known of one resource at one moment: the content of its file in the history.
public struct ResourceDocument: Hashable, Sendable {
    /// The names of a document's members.
    public static let memberNames: Set<String> = ["address", "configuration", "identity", "knowledge", "tags"]

    /// How much of the configuration the logs have shown.
    public enum Knowledge: String, Hashable, Sendable {
        /// The creation or a baseline was seen.
        case complete
        /// Neither was: attributes that no event touched are unknown.
        case partial
    }

    /// The resource.
    public var address: Address
    /// What it is set to, in the shape of the provider's own describe call.
    public var configuration: JSONObject
    /// Its ARN, where it has one.
    public var arn: String?
    /// The name people gave it.
    public var name: String?
    /// Every other identifier that leads to it, sorted by bytes, each once.
    public var aliases: [String]
    /// How much is known.
    public var knowledge: Knowledge
    /// Its tags or labels.
    public var tags: JSONObject

    /// Makes a document about which nothing is known but its address.
    public init(address: Address, knowledge: Knowledge = .partial) {
        self.address = address
        self.knowledge = knowledge
        configuration = [:]
        aliases = []
        tags = [:]
    }

    /// The document as JSON, in the history format's shape.
    public var json: JSONValue {
        var identity = [JSONObject.Member(key: "aliases", value: .array(aliases.map { .string($0) }))]
        if let arn { identity.append(.init(key: "arn", value: .string(arn))) }
        if let name { identity.append(.init(key: "name", value: .string(name))) }
        return .object(
            JSONObject(sorted: [
                .init(key: "address", value: .string(address.description)),
                .init(key: "configuration", value: .object(configuration)),
                .init(key: "identity", value: .object(JSONObject(sorted: identity))),
                .init(key: "knowledge", value: .string(knowledge.rawValue)),
                .init(key: "tags", value: .object(tags)),
            ])
        )
    }

    /// The canonical bytes that the history stores, with the final newline.
    public var canonicalBytes: [UInt8] { JSONWriter.lines(of: json) }

    /// Reads a document back from its JSON; `nil` where the shape is another.
    public init?(json: JSONValue) {
        guard let address = json["address"]?.string.flatMap({ Address($0) }) else { return nil }
        self.init(json: json, of: address)
    }

    /// Reads a document back from the canonical bytes that it was stored as; its values stay text until they are asked for.
    ///
    /// - Parameter bytes: what ``canonicalBytes`` gave; of anything else the document is wrong.
    package init?(canonical bytes: [UInt8], of address: Address) {
        self.init(address: address)
        var isComplete = false
        func value(at place: inout Int, depth: Int) -> JSONValue {
            CanonicalText.value(in: bytes, at: &place, depth: depth)
        }
        CanonicalText.forEachMember(ofRootIn: bytes) { key, place in
            switch key {
            case "address": CanonicalText.skipString(in: bytes, at: &place)
            case "configuration": configuration = value(at: &place, depth: 1).object ?? [:]
            case "identity":
                CanonicalText.forEachMember(in: bytes, at: &place, depth: 2) { key, place in
                    let value = value(at: &place, depth: 2)
                    switch key {
                    case "aliases": aliases = value.array?.compactMap(\.string) ?? []
                    case "arn": arn = value.string
                    case "name": name = value.string
                    default: break
                    }
                }
            case "knowledge":
                guard let stated = value(at: &place, depth: 1).string.flatMap(Knowledge.init(rawValue:)) else { return }
                knowledge = stated
                isComplete = true
            case "tags": tags = value(at: &place, depth: 1).object ?? [:]
            default: _ = value(at: &place, depth: 1)
            }
        }
        guard isComplete else { return nil }
    }

    /// Reads a document back whose address is known; `nil` where the shape is another.
    package init?(json: JSONValue, of address: Address) {
        guard let configuration = json["configuration"]?.object,
            let knowledge = json["knowledge"]?.string.flatMap(Knowledge.init(rawValue:))
        else { return nil }
        self.init(address: address, knowledge: knowledge)
        self.configuration = configuration
        arn = json["identity"]?["arn"]?.string
        name = json["identity"]?["name"]?.string
        aliases = json["identity"]?["aliases"]?.array?.compactMap(\.string) ?? []
        tags = json["tags"]?.object ?? [:]
    }
}
