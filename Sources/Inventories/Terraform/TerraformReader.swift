internal import FastJSON
internal import HindcastModel

/// Reads what Terraform and OpenTofu write: a state of version 4, and `terraform show -json` of a state or a plan.
///
/// The formats are those of HashiCorp's "JSON Output Format" and of the state files that both programs write.
enum TerraformReader {
    /// Reads one file.
    ///
    /// - Parameters:
    ///   - text: the file's bytes.
    ///   - file: its name, for findings.
    ///   - format: what it is said to be; `nil` to tell by its content.
    /// - Returns: `nil` where it is neither, and is not said to be.
    static func read(_ text: [UInt8], of file: String, as format: InventoryFormat?) -> Inventory? {
        guard format.map({ $0 == .terraformState || $0 == .terraformPlan }) ?? true else { return nil }
        let root: JSONObject
        do {
            guard let object = try JSONValue(parsing: text).object else {
                return format.map { unreadable(file, as: $0, "it holds no JSON object") }
            }
            root = object
        } catch {
            return format.map { unreadable(file, as: $0, "it is not JSON: \(error)") }
        }
        guard let shape = Shape(of: root) else {
            return format.map { unreadable(file, as: $0, "it is neither a state nor a plan that Terraform wrote") }
        }
        var inventory = Inventory(format: shape.format, file: file, standing: .declared)
        var instances: [TerraformInstance] = []
        var reading = TerraformReading(file: file)
        switch shape {
        case .state: instances = TerraformState.instances(of: root, &reading)
        case .shownState: instances = TerraformShow.instances(of: root["values"]?.object ?? [:], &reading)
        case .plan: instances = TerraformPlan.instances(of: root, &reading)
        case .encrypted: reading.note("the state is encrypted: decrypt it with `tofu state pull`")
        case .old(let version): reading.note("a state of version \(version): only version 4 is read")
        }
        inventory.resources = TerraformEstate.resources(instances)
        inventory.findings = reading.findings
        return inventory
    }

    /// Whether a text's object is one of Terraform's.
    static func holds(_ root: JSONObject) -> Bool { Shape(of: root) != nil }

    private static func unreadable(_ file: String, as format: InventoryFormat, _ reason: String) -> Inventory {
        var inventory = Inventory(format: format, file: file, standing: .declared)
        inventory.findings = [Finding(file: file, reason: reason)]
        return inventory
    }

    /// What an object turned out to be.
    private enum Shape {
        case state, shownState, plan, encrypted
        case old(String)

        init?(of root: JSONObject) {
            if root["encrypted_data"] != nil, root["lineage"] != nil {
                self = .encrypted
            } else if let version = root["version"]?.integer, root["lineage"] != nil || root["terraform_version"] != nil
            {
                self = version == 4 ? .state : .old(String(version))
            } else if root["format_version"]?.string == nil {
                return nil
            } else if root["resource_changes"] != nil || root["planned_values"] != nil {
                self = .plan
            } else if root["values"] != nil || root["terraform_version"] != nil || root.count == 1 {
                self = .shownState
            } else {
                return nil
            }
        }

        var format: InventoryFormat { if case .plan = self { .terraformPlan } else { .terraformState } }
    }
}

/// What comes up while a file of Terraform's is read.
struct TerraformReading {
    /// The file's name.
    let file: String
    /// What could not be read.
    private(set) var findings: [Finding] = []
    /// The place of the resource that is read, from 1.
    var record = 0

    /// Begins to read a file.
    init(file: String) { self.file = file }

    /// Notes that the resource at hand, or the whole file where none is, cannot be read.
    mutating func note(_ reason: String) {
        findings.append(Finding(file: file, record: record == 0 ? nil : record, reason: reason))
    }
}
