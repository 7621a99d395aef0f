package import HindcastModel

/// What one event did to the world.
package struct AppliedEvent: Hashable, Sendable {
    /// The row of the ledger that it belongs to.
    package var disposition: Disposition
    /// Its effect on resources, in the order of their addresses; empty unless it made a commit.
    package var changes: [ResourceChange] = []
    /// The canonical bytes of each change's document; `nil` once deleted.
    package var contents: [[UInt8]?] = []
    /// How sure the rule is.
    package var confidence = Confidence.high
    /// The words for the commit's subject, after the service.
    package var subject = ""
    /// Who stands behind it.
    package var origin = ActorChain()
    /// The tool that made the call.
    package var via = Via.unknown
    /// Between which moments it must have happened, where no event tells of it.
    package var window: ObservedWindow?

    /// The places at which the log says that something else was there before than what is held: a change is missing.
    package var missed: [String] = []

    /// Whether the event must be kept as evidence though it made no commit: after a correction it may have an effect.
    package var isEvidence: Bool { disposition.isEvidence }
}
