internal import HindcastModel

/// The rows that the generator derived from botocore's models.
package struct DerivedRules: Sendable {
    /// Makes the rules from the text of the generated file.
    package init(text: String) {}

    func rule(for event: AuditEvent) -> OperationRule? { nil }
    func wire(for event: AuditEvent) -> WireFormat { .json }
    func tables(for event: AuditEvent) -> WireTables { WireTables() }
    func type(service: String, name: String) -> TypeRule? { nil }
    func type(service: String, kebab: String) -> TypeRule? { nil }
}
