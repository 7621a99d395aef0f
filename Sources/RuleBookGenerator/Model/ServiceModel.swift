/// One service of botocore's data folder: its operations and the shapes that they take and give.
struct ServiceModel: Sendable {
    /// The folder's name, which is botocore's name of the service, such as `elbv2`.
    let name: String
    let metadata: Metadata
    /// Sorted by name.
    let operations: [OperationModel]
    let shapes: [String: Shape]

    /// Makes a model from its parts; operations may come in any order.
    init(name: String, metadata: Metadata, operations: [OperationModel], shapes: [String: Shape]) {
        self.name = name
        self.metadata = metadata
        self.operations = operations.sorted { $0.name < $1.name }
        self.shapes = shapes
    }

    /// The shape a reference names; an unknown one reads as an empty structure.
    func shape(_ name: String) -> Shape { shapes[name] ?? Shape(kind: .structure) }

    struct Metadata: Sendable, Decodable {
        var apiVersion: String?
        var endpointPrefix: String
        var globalEndpoint: String?
        var `protocol`: String
        var signingName: String?
    }

    struct OperationModel: Sendable {
        let name: String
        var method = "POST"
        var input: String?
        var output: String?
        /// The model's `readonly` trait.
        var isReadOnly = false
        var isDeprecated = false
    }

    enum Kind: String, Sendable {
        case structure
        case list
        case map
        case string
        case integer
        case number
        case boolean
        case timestamp
        case blob
    }

    struct Shape: Sendable {
        var kind: Kind
        /// A structure's members, sorted by name.
        var members: [Member] = []
        /// A structure's required members, in the model's order.
        var required: [String] = []
        /// A list's element, or a map's value.
        var element: Member?
        /// A map's key.
        var key: String?
        var values: [String] = []
        /// The member that is the whole body of a REST call.
        var payload: String?
        var isFlattened = false
        var isSensitive = false
        /// Any JSON document.
        var isDocument = false

        /// The member of that name, if there is one.
        func member(_ name: String) -> Member? { members.first { $0.name == name } }
    }

    struct Member: Sendable {
        let name: String
        let shape: String
        var locationName: String?
        var location: String?
        var queryName: String?
        var isToken = false
        var isFlattened = false
    }
}
