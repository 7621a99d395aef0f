/// Identifiers within a document that other calls use to name the resource.
enum SecondaryIdentifiers {
    /// Paths such as `associations[].routeTableAssociationId`.
    ///
    /// - Parameter identifiers: The names that identify the resource anyway.
    static func find(in layout: Layout, of service: Service, besides identifiers: Set<String>) -> [String] {
        layout.attributes.filter { !identifiers.contains($0.folded) }.flatMap { attribute -> [String] in
            let isList = attribute.shape.kind == .list
            if attribute.shape.kind == .string {
                return isSecondary(attribute) && used(attribute, service) ? [attribute.key] : []
            }
            let shape = isList ? attribute.shape.element?.shape : attribute.shapeName
            guard let shape, service.model.shape(shape).kind == .structure else { return [] }
            return service.reader.attributes(of: shape)
                .filter { $0.shape.kind == .string && isSecondary($0) && used($0, service) }
                .map { "\(attribute.key)\(isList ? "[]" : "").\($0.key)" }
        }
    }

    private static func isSecondary(_ attribute: Attribute) -> Bool {
        ["associationid", "attachmentid", "allocationid", "ruleid", "statementid"].contains(
            where: attribute.folded.hasSuffix
        )
    }

    /// Some changing call takes it, or its last words, as a name.
    private static func used(_ attribute: Attribute, _ service: Service) -> Bool {
        service.operations.contains { operation in
            operation.verbClass != .read
                && operation.parameters.contains { parameter in
                    parameter.isTextual && tokens(parameter.name).count > 1
                        && attribute.folded.hasSuffix(parameter.foldedSingular)
                        && GenericNames.isIdentifierLike(parameter.foldedSingular)
                }
        }
    }
}
