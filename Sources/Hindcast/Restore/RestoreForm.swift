/// The forms in which a resource's state is written so that it can be brought back.
///
/// The raw value is what `-o` takes.
public enum RestoreForm: String, Hashable, Sendable, CaseIterable {
    /// A resource of Terraform's, with its import block.
    case terraform
    /// A resource of a CloudFormation template.
    case cloudFormation = "cloudformation"
    /// A manifest for `kubectl apply -f`.
    case kubectl
    /// Commands that make of what there is now what there was.
    case awsCLI = "aws-cli"
}
