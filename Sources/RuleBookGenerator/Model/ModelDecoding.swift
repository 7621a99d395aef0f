private import Foundation

/// Reading `service-2.json`. What the generator does not use (above all the documentation text) is never decoded.
extension ServiceModel {
    /// Reads a model.
    ///
    /// - Throws: `DecodingError` if the text is not a service model.
    init(name: String, json: [UInt8]) throws {
        let file = try JSONDecoder().decode(ModelFile.self, from: Data(json))
        self.init(
            name: name,
            metadata: file.metadata,
            operations: file.operations.map { OperationModel(name: $0.key, file: $0.value) },
            shapes: file.shapes.mapValues(Shape.init(file:))
        )
    }
}

private struct ModelFile: Decodable {
    let metadata: ServiceModel.Metadata
    let operations: [String: OperationFile]
    let shapes: [String: ShapeFile]
}

private struct OperationFile: Decodable {
    struct HTTP: Decodable { let method: String? }
    struct Reference: Decodable { let shape: String }
    let http: HTTP?
    let input: Reference?
    let output: Reference?
    let readonly: Bool?
    let deprecated: Bool?
}

private struct ShapeFile: Decodable {
    let type: String
    let members: [String: MemberFile]?
    let required: [String]?
    let member: MemberFile?
    let key: MemberFile?
    let value: MemberFile?
    let `enum`: [String]?
    let payload: String?
    let flattened: Bool?
    let sensitive: Bool?
    let document: Bool?
}

private struct MemberFile: Decodable {
    let shape: String
    let locationName: String?
    let location: String?
    let queryName: String?
    let idempotencyToken: Bool?
    let flattened: Bool?
}

extension ServiceModel.OperationModel {
    fileprivate init(name: String, file: OperationFile) {
        self.init(
            name: name,
            method: file.http?.method ?? "POST",
            input: file.input?.shape,
            output: file.output?.shape,
            isReadOnly: file.readonly ?? false,
            isDeprecated: file.deprecated ?? false
        )
    }
}

extension ServiceModel.Shape {
    fileprivate init(file: ShapeFile) {
        let kind: ServiceModel.Kind =
            switch file.type {
            case "long", "integer", "short", "byte", "bigInteger": .integer
            case "float", "double", "bigDecimal": .number
            case "character": .string
            default: ServiceModel.Kind(rawValue: file.type) ?? .string
            }
        self.init(
            kind: kind,
            members: (file.members ?? [:]).map { ServiceModel.Member(name: $0.key, file: $0.value) }
                .sorted { $0.name < $1.name },
            required: file.required ?? [],
            element: (file.member ?? file.value).map { ServiceModel.Member(name: "", file: $0) },
            key: file.key?.shape,
            values: file.enum ?? [],
            payload: file.payload,
            isFlattened: file.flattened ?? false,
            isSensitive: file.sensitive ?? false,
            isDocument: file.document ?? false
        )
    }
}

extension ServiceModel.Member {
    fileprivate init(name: String, file: MemberFile) {
        self.init(
            name: name,
            shape: file.shape,
            locationName: file.locationName,
            location: file.location,
            queryName: file.queryName,
            isToken: file.idempotencyToken ?? false,
            isFlattened: file.flattened ?? false
        )
    }
}
