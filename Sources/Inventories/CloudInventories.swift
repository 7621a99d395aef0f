internal import HindcastModel

/// The formats of Google Cloud's and Azure's own inventories, all JSON, told apart by what their objects hold.
enum CloudInventories {
    /// Reads one file; `nil` where it is none of these and not said to be.
    static func read(_ text: [UInt8], of file: String, as format: InventoryFormat?) -> Inventory? {
        guard format.map({ $0 == .cloudAssets || $0 == .azureResources }) ?? true else { return nil }
        guard let texts = JSONTexts(text) else {
            return format.map { unreadable(file, as: $0) }
        }
        if format != .azureResources,
            let inventory = CloudAssetReader.read(texts, of: file, isSaid: format == .cloudAssets)
        {
            return inventory
        }
        return AzureInventoryReader.read(texts, of: file, isSaid: format == .azureResources)
    }

    private static func unreadable(_ file: String, as format: InventoryFormat) -> Inventory {
        var inventory = Inventory(format: format, file: file, standing: .observed)
        inventory.findings = [Finding(file: file, reason: "it is neither JSON nor JSON a line")]
        return inventory
    }
}
