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
        var identity: JSONObject = ["aliases": .array(aliases.map { .string($0) })]
        identity["arn"] = arn.map { .string($0) }
        identity["name"] = name.map { .string($0) }
        return [
            "address": .string(address.description),
            "configuration": .object(configuration),
            "identity": .object(identity),
            "knowledge": .string(knowledge.rawValue),
            "tags": .object(tags),
        ]
    }

    /// The canonical bytes that the history stores, with the final newline.
    public var canonicalBytes: [UInt8] { JSONWriter.bytes(of: json, layout: .indented) + [UInt8(ascii: "\n")] }

    /// Reads a document back from its JSON; `nil` where the shape is another.
    public init?(json: JSONValue) {
        guard let address = json["address"]?.string.flatMap({ Address($0) }),
            let configuration = json["configuration"]?.object,
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
