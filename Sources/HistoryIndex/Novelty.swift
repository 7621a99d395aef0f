/// What an actor does for the first time.
///
/// The index keeps, for each actor, the first commit of each of these: a row for each pair that ever occurred, not for each
/// commit, so that a first time is told by one look-up, however long the history is.
package enum Novelty: Hashable, Sendable {
    /// Any change at all.
    case change
    /// An action.
    case action(service: String, operation: String)
    /// An identity that the actor acts through, such as a role, whatever its session is called (``Novelty/identity(of:)``).
    case identity(String)
    /// The address or host that a call came from.
    case source(String)

    /// The sort of a first time; the raw value is what the index holds.
    enum Aspect: Int {
        case change
        case action
        case identity
        case source
    }

    /// Which sort it is.
    var aspect: Aspect {
        switch self {
        case .change: .change
        case .action: .action
        case .identity: .identity
        case .source: .source
        }
    }

    /// Returns the identity behind a principal: of a role's session the role's part of the ARN, of anything else itself.
    ///
    ///     arn:aws:sts::111122223333:assumed-role/deploy/ci-7 → arn:aws:sts::111122223333:assumed-role/deploy
    package static func identity(of principal: String) -> String {
        let bytes = principal.utf8
        let slash = UInt8(ascii: "/")
        guard bytes.starts(with: "arn:".utf8), let start = bytes.firstIndex(of: slash),
            bytes[..<start].suffix(13).elementsEqual(":assumed-role".utf8),
            let end = bytes[bytes.index(after: start)...].firstIndex(of: slash)
        else { return principal }
        return String(principal[..<end])
    }

    /// Returns whom first times are told of: who stands behind a principal, or its identity where nobody is shown.
    package static func actor(behind principal: String, origin: String, confidence: String) -> String {
        confidence == "unresolved" ? identity(of: principal) : origin
    }
}
