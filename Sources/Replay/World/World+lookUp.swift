internal import HindcastModel

extension World {
    /// Returns the living resource that an identifier means; the nearest one where several share it, and of equally near
    /// ones the first by its address: what comes out depends on what exists, not on the way there.
    ///
    /// - Parameters:
    ///   - text: an id, a name or an ARN.
    ///   - type: the type's name in the rule book; `nil` for any.
    func lookUp(
        _ text: String,
        type: String?,
        service: String,
        account: String,
        location: String
    ) -> ResourceTable.Handle? {
        let kebab = type.map { book.type(service: service, name: $0).rule.kebab }
        let arn = ARN(text)
        let home = (
            account: arn.map { $0.account.isEmpty ? account : $0.account } ?? account,
            location: arn.map { $0.region.isEmpty ? location : $0.region } ?? location
        )
        let namesRegion = !(arn?.region.isEmpty ?? true)
        func best(_ handles: [ResourceTable.Handle]) -> ResourceTable.Handle? {
            var found: (handle: ResourceTable.Handle, rank: Int, address: Address)?
            for handle in handles where table[handle].isAlive {
                let address = table[handle].address
                guard kebab == nil || address.type == kebab && address.service == service else { continue }
                // The tail of an ARN is a name in one service only.
                if kebab == nil, let arn, !arn.isOf(address.service), address.service != service { continue }
                // Accounts are walls: an id seen in another account is another resource, unless an ARN says whose it is.
                guard address.account == home.account else { continue }
                // So are the regions that ARNs name: a multi-region key has one id in all of them.
                guard
                    address.location == home.location || address.location == "global"
                        || !namesRegion
                            && (kebab == nil || arn != nil || GlobalServices.names.contains(service) || service == "s3")
                else { continue }
                let rank = (address.location == home.location ? 2 : 0) + (address.service == service ? 1 : 0)
                if found.map({ rank > $0.rank || rank == $0.rank && address < $0.address }) ?? true {
                    found = (handle, rank, address)
                }
            }
            return found?.handle
        }
        let key = NameKey(text)
        if let handle = best(table.handles(named: key)) { return handle }
        // What only mentions an ARN is not what an untyped ARN means.
        if kebab != nil || arn == nil, let handle = best(table.handles(withPart: key)) { return handle }
        guard let arn else { return nil }
        return best(table.handles(named: arn.resourceID)) ?? best(table.handles(named: arn.lastComponent))
            ?? AddressID.secretName(in: arn).flatMap { best(table.handles(named: $0)) }
    }

    /// Returns the address that an identifier gets when nothing is known by it yet.
    func address(
        for text: String,
        type: KnownType,
        parent: String?,
        scope: RuleScope
    ) -> Address {
        let arn = ARN(text)
        var id = arn.map { AddressID.id(in: $0, type: type) } ?? text
        if arn == nil, text.beginsInBytes(with: "https://"),
            let last = text.utf8.split(separator: UInt8(ascii: "/")).last
        {
            id = String(Substring(last))
        }
        var account = scope.event.account
        var location =
            type.rule.isGlobal || GlobalServices.names.contains(type.rule.service) ? "global" : scope.event.location
        if let arn {
            if arn.account.count == 12 { account = arn.account }
            if !arn.region.isEmpty, location != "global" { location = arn.region }
        }
        if let parent, !parent.isEmpty { id = "\(parentID(parent, type: type, scope: scope))/\(id)" }
        return Address(
            provider: .aws,
            account: account,
            location: location,
            service: type.rule.service,
            type: type.rule.kebab,
            id: id
        )
    }

    /// The id of a parent as its own address has it, so that a child is the same by the parent's name and by its ARN.
    private func parentID(_ text: String, type: KnownType, scope: RuleScope) -> String {
        let handle = lookUp(
            text,
            type: type.rule.parent,
            service: type.rule.service,
            account: scope.event.account,
            location: scope.event.location
        )
        if let handle { return table[handle].address.id }
        return ARN(text)?.resourceID ?? text
    }
}

/// How an ARN becomes the last part of an address.
enum AddressID {
    static func id(in arn: ARN, type: KnownType) -> String {
        // `function:pay:3` names a version of the function.
        if arn.service == "lambda", arn.resource.hasPrefix("function:") {
            return arn.resource.split(separator: ":").dropFirst().first.map(String.init) ?? arn.resource
        }
        // IAM paths are not part of the name that calls use; a provider's name is a whole URL.
        if arn.service == "iam" { return arn.resource.hasPrefix("oidc-provider/") ? arn.resourceID : arn.lastComponent }
        if arn.service == "logs", arn.resource.hasPrefix("log-group:") {
            return String(arn.resource.dropFirst(10)).replacing(":*", with: "")
        }
        return secretName(in: arn) ?? arn.resourceID
    }

    /// The name in a secret's ARN, which ends in a dash and six characters of AWS's own.
    static func secretName(in arn: ARN) -> String? {
        guard arn.service == "secretsmanager", arn.resource.hasPrefix("secret:") else { return nil }
        let name = arn.resource.dropFirst(7)
        let suffix = name.suffix(7)
        return suffix.count == 7 && name.count > 7 && suffix.first == "-" ? String(name.dropLast(7)) : String(name)
    }
}
