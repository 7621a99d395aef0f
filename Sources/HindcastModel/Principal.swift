/// The identity that a log names for an event.
public struct Principal: Hashable, Sendable {
    /// What sort of identity it is. The raw value is what documents and notes say.
    public enum Kind: String, Hashable, Sendable {
        case root
        case user
        case assumedRole = "assumed-role"
        case federatedUser = "federated-user"
        case webIdentity = "web-identity"
        case saml
        case identityCenterUser = "identity-center-user"
        case service
        case account
        case directory
        /// A machine's identity that belongs to nobody, such as a Google Cloud service account.
        case serviceAccount = "service-account"
        case unknown
    }

    /// What sort of identity it is.
    public var kind: Kind
    /// The ARN (or e-mail, or name) that identifies it; `nil` where the log gives none.
    public var arn: String?
    /// The name a person would use: user name, session name, service host.
    public var name: String?
    /// The account the identity belongs to.
    public var account: String?
    /// The unique id, such as `AROAEXAMPLE:session`.
    public var principalID: String?
    /// The access key that signed the call; the key that joins role chains.
    public var accessKeyID: String?
    /// ARN of the role behind a session, with its path.
    public var sessionIssuerARN: String?
    /// The name of the role behind a session.
    public var sessionIssuerName: String?
    /// The `sourceIdentity` that the session carries.
    public var sourceIdentity: String?
    /// The service that made the call for the identity.
    public var invokedBy: String?
    /// The web identity or SAML provider.
    public var identityProvider: String?
    /// Whether the session was opened with a second factor; `nil` where the log does not say.
    public var usedMFA: Bool?
    /// Whether the session's credentials came from the console.
    public var isConsoleSession: Bool

    /// Makes a principal of which only the kind is known.
    public init(kind: Kind, arn: String? = nil, name: String? = nil) {
        self.kind = kind
        self.arn = arn
        self.name = name
        isConsoleSession = false
    }

    /// The label of the author of what a baseline showed and no event tells of.
    public static let nobody = "unknown (no audit event)"

    /// What identifies the principal in one line: ARN, else name, else unique id, else service or account.
    public var label: String { arn ?? name ?? principalID ?? invokedBy ?? account ?? "unknown" }
}
