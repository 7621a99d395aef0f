package import HindcastModel

/// What a file tells of which resource it means: as many parts of an address as it knows, and names.
///
/// A resource of the history is meant if no part that is known here differs and one of the names leads to it; the first
/// name that does counts.
package struct StatedIdentity: Hashable, Sendable {
    /// Whose cloud it is.
    package var provider: Provider
    /// The address's account; `nil` for any.
    package var account: String?
    /// The address's location; `nil` for any.
    package var location: String?
    /// The address's service, such as `ec2`; `nil` for any.
    package var service: String?
    /// The address's type, such as `security-group`; `nil` for any.
    package var type: String?
    /// Names in the order in which they are tried: ids as an address ends with them, ARNs, self links, names.
    package var names: [String]

    /// Makes an identity.
    package init(
        provider: Provider,
        account: String? = nil,
        location: String? = nil,
        service: String? = nil,
        type: String? = nil,
        names: [String]
    ) {
        self.provider = provider
        self.account = account
        self.location = location
        self.service = service
        self.type = type
        self.names = names
    }

    /// The whole address, where every part is known.
    package var address: Address? {
        guard let account, let location, let service, let type, let id = names.first else { return nil }
        return Address(provider: provider, account: account, location: location, service: service, type: type, id: id)
    }
}
