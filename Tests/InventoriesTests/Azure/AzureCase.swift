import FastJSON
import HindcastModel
import Testing

/// A resource as Terraform's state has it, and the call that made it as the activity log has it.
struct AzureCase: Sendable, CustomTestStringConvertible {
    /// The resource group of all of them.
    static let group = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/shop"

    let type: String
    let operation: String
    /// The id of what was called, without the resource group.
    let path: String
    let request: String
    let response: String?
    let state: String
    /// Attributes as they would be had somebody changed the resource.
    let drift: String

    var testDescription: String { type }

    /// - Parameter path: behind the resource group, such as `Microsoft.Network/virtualNetworks/web`.
    init(
        _ type: String,
        _ operation: String,
        on path: String,
        request: String,
        response: String? = nil,
        state: String,
        drift: String = ""
    ) {
        self.type = type
        self.operation = operation
        self.path = path
        self.request = request
        self.response = response
        self.state = state
        self.drift = drift
    }

    /// The id of what was called.
    var id: String { path.hasPrefix("/") ? path : path.isEmpty ? Self.group : "\(Self.group)/providers/\(path)" }

    /// Makes the resource.
    func make(_ estate: inout AuditedEstate) throws {
        try estate.azure(
            operation,
            on: id,
            request: try JSONValue(parsing: request.replacing("GROUP", with: Self.group)),
            response: try response.map { try JSONValue(parsing: $0.replacing("GROUP", with: Self.group)) }
        )
    }

    /// The attributes of the state; what was called is its `id` unless it has another.
    func attributes() throws -> JSONObject {
        var attributes = try JSONValue(parsing: state.replacing("GROUP", with: Self.group)).object ?? [:]
        if attributes["id"] == nil { attributes["id"] = .string(id) }
        return attributes
    }

    /// Machines, data, keys, rights, sites and logs.
    static let others = machines + data + keys + sites
    /// Networks and what is in front of them.
    static let networks = wires + gateways

    /// Types that share their lines with one that is tested.
    static let alike: Set<String> = [
        "azurerm_windows_virtual_machine", "azurerm_app_service_plan", "azurerm_windows_web_app",
        "azurerm_windows_function_app", "azurerm_app_service", "azurerm_function_app",
        "azurerm_subnet_nat_gateway_association",
    ]
}
