/// The formats of files that state what an estate is or should be.
///
/// The raw value is what `--format` takes.
package enum InventoryFormat: String, Hashable, Sendable, CaseIterable {
    /// Terraform's and OpenTofu's state, version 4, and `terraform show -json` of one.
    case terraformState = "terraform-state"
    /// `terraform show -json` of a plan.
    case terraformPlan = "terraform-plan"
    /// AWS Config snapshots, history files, and answers of `aws configservice`.
    case awsConfig = "aws-config"
    /// A CloudFormation template beside the resources of its stack.
    case cloudFormation = "cloudformation"
    /// Google Cloud Asset Inventory exports.
    case cloudAssets = "cloud-asset-inventory"
    /// Azure Resource Graph answers and `az resource list`.
    case azureResources = "azure-resources"
    /// Kubernetes manifests and `kubectl get -o json|yaml`.
    case kubernetes

    /// Reads one file.
    ///
    /// - Parameters:
    ///   - text: the file's bytes, decompressed.
    ///   - file: its name, for findings.
    ///   - format: what it is; `nil` to tell by its content.
    ///   - cluster: the cluster of Kubernetes objects, which never name it.
    /// - Returns: what it states; `nil` where it is of none of the formats.
    package static func read(
        _ text: [UInt8],
        of file: String,
        as format: InventoryFormat? = nil,
        cluster: String? = nil
    ) -> Inventory? {
        // Each format's reader adds its line here.
        if let inventory = TerraformReader.read(text, of: file, as: format) { return inventory }
        if let inventory = CloudInventories.read(text, of: file, as: format) { return inventory }
        var stack = StackFiles()
        if stack.take(text, of: file, as: format) { return stack.inventories.first }
        if format ?? .awsConfig == .awsConfig, format != nil || AWSConfigInventory.holds(text) {
            return AWSConfigInventory.read(text, of: file)
        }
        if format ?? .kubernetes == .kubernetes, format != nil || KubernetesInventory.holds(text) {
            return KubernetesInventory.read(text, of: file, cluster: cluster)
        }
        return nil
    }
}
