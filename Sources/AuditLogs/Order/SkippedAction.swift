package import HindcastModel

/// What records that are only counted have in common.
///
/// An object, so that a record passes it on without copying its texts; two that say the same are equal.
package final class SkippedAction: Sendable {
    /// Whose log they are in.
    package let provider: Provider
    /// The service as an address names it, such as `ec2`.
    package let service: String
    /// The operation as the log names it, API dates taken off.
    package let operation: String
    /// The row of the ledger in which it belongs.
    package let disposition: Disposition
    /// The hash of all that, worked out once.
    private let contentHash: Int

    /// Makes an action.
    package init(provider: Provider, service: String, operation: String, disposition: Disposition) {
        self.provider = provider
        self.service = service
        self.operation = operation
        self.disposition = disposition
        var hasher = Hasher()
        hasher.combine(provider)
        hasher.combine(service)
        hasher.combine(operation)
        hasher.combine(disposition)
        contentHash = hasher.finalize()
    }
}

extension SkippedAction: Hashable {
    /// Returns whether both say the same.
    package static func == (left: SkippedAction, right: SkippedAction) -> Bool {
        left === right
            || left.contentHash == right.contentHash && left.provider == right.provider
                && left.disposition == right.disposition && left.service.hasSameBytes(as: right.service)
                && left.operation.hasSameBytes(as: right.operation)
    }

    /// Feeds the hash that was worked out.
    package func hash(into hasher: inout Hasher) { hasher.combine(contentHash) }
}
