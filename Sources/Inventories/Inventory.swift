package import HindcastModel

/// What one file states of an estate: what its resources were seen to be, or what they are declared to be.
package struct Inventory: Sendable {
    /// What its statements are worth.
    package enum Standing: String, Hashable, Sendable {
        /// What somebody wants: a Terraform state or plan, manifests, a template. What it leaves out is not stated.
        case declared
        /// What the provider showed: a snapshot, an export, a live dump.
        case observed
    }

    /// The format that it was read as.
    package var format: InventoryFormat
    /// The file, as the user named it; `-` for standard input.
    package var file: String
    /// What its statements are worth.
    package var standing: Standing
    /// When all of it was seen; `nil` where the file does not say.
    package var observedAt: Moment?
    /// The resources, in the order of the file.
    package var resources: [StatedResource] = []
    /// What of the file could not be read; the record's number is the resource's place in the file, from 1.
    package var findings: [Finding] = []

    /// Makes an inventory that states nothing yet.
    package init(format: InventoryFormat, file: String, standing: Standing) {
        self.format = format
        self.file = file
        self.standing = standing
    }
}
