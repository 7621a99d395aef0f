package import HindcastModel

/// What the events of the ledger are counted by.
///
/// An object, so that counts pass it on without copying its texts; two that say the same are equal.
package final class LedgerAction: Sendable {
    /// Whose log.
    package let provider: Provider
    /// The service that an address names.
    package let service: String
    /// The operation.
    package let operation: String
    /// What became of the events.
    package let disposition: Disposition
    /// For applied events, how sure the rule was.
    package let confidence: Confidence?
    /// The hash of all that, worked out once.
    private let contentHash: Int

    /// Makes an action.
    package init(
        provider: Provider,
        service: String,
        operation: String,
        disposition: Disposition,
        confidence: Confidence?
    ) {
        self.provider = provider
        self.service = service
        self.operation = operation
        self.disposition = disposition
        self.confidence = confidence
        var hasher = Hasher()
        hasher.combine(disposition)
        hasher.combine(ByteText(text: operation))
        hasher.combine(ByteText(text: service))
        contentHash = hasher.finalize()
    }
}

extension LedgerAction: Hashable {
    /// Returns whether both say the same, texts by their bytes.
    package static func == (left: LedgerAction, right: LedgerAction) -> Bool {
        left === right
            || left.contentHash == right.contentHash && left.disposition == right.disposition
                && left.confidence == right.confidence && left.provider == right.provider
                && left.operation.hasSameBytes(as: right.operation) && left.service.hasSameBytes(as: right.service)
    }

    /// Feeds the hash that was worked out.
    package func hash(into hasher: inout Hasher) { hasher.combine(contentHash) }
}
