internal import HindcastModel

/// Reads who did it from a record's `userIdentity`.
///
/// Source: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
enum CloudTrailPrincipal {
    static func principal(of fields: JSONObject, source: String) -> Principal {
        let identity = fields["userIdentity"]?.object ?? JSONObject()
        let session = identity["sessionContext"]
        let issuer = session?["sessionIssuer"]
        func text(_ key: String) -> String? { CloudTrailDecoder.text(identity[key]) }

        var principal = Principal(kind: kind(of: identity), arn: text("arn"))
        principal.principalID = text("principalId")
        principal.account = CloudTrailDecoder.accountID(identity["accountId"])
        principal.accessKeyID = text("accessKeyId")
        principal.invokedBy = text("invokedBy")
        principal.sessionIssuerARN = CloudTrailDecoder.text(issuer?["arn"])
        principal.sessionIssuerName = CloudTrailDecoder.text(issuer?["userName"])
        principal.sourceIdentity = CloudTrailDecoder.text(session?["sourceIdentity"])
        principal.identityProvider =
            text("identityProvider")
            ?? CloudTrailDecoder.text(session?["webIdFederationData"]?["federatedProvider"])
            ?? CloudTrailDecoder.text(identity["onBehalfOf"]?["identityStoreArn"])
        principal.usedMFA =
            CloudTrailDecoder.truth(session?["attributes"]?["mfaAuthenticated"])
            ?? secondFactor(fields["additionalEventData"])
        principal.isConsoleSession = CloudTrailDecoder.truth(fields["sessionCredentialFromConsole"]) ?? false
        name(&principal, identity, fields, source: source)
        return principal
    }

    private static func kind(of identity: JSONObject) -> Principal.Kind {
        switch CloudTrailDecoder.text(identity["type"]) {
        case "Root": .root
        case "IAMUser": .user
        case "AssumedRole", "Role": .assumedRole
        case "FederatedUser": .federatedUser
        case "WebIdentityUser": .webIdentity
        case "SAMLUser": .saml
        case "IdentityCenterUser": .identityCenterUser
        case "AWSService": .service
        case "AWSAccount": .account
        case "Directory": .directory
        case nil: kindWithoutType(identity)
        default: .unknown
        }
    }

    /// Service events leave the type out, and edited records lose it; the ARN tells, else who invoked.
    private static func kindWithoutType(_ identity: JSONObject) -> Principal.Kind {
        if let resource = CloudTrailDecoder.text(identity["arn"])?.split(separator: ":").last {
            if resource == "root" { return .root }
            if resource.hasPrefix("user/") { return .user }
            if resource.hasPrefix("assumed-role/") { return .assumedRole }
            if resource.hasPrefix("federated-user/") { return .federatedUser }
        }
        return identity["invokedBy"] != nil ? .service : .unknown
    }

    /// `Yes` or `No`, as sign-ins write it.
    private static func secondFactor(_ additional: JSONValue?) -> Bool? {
        switch CloudTrailDecoder.text(additional?["MFAUsed"]) {
        case "Yes": true
        case "No": false
        default: nil
        }
    }

    private static func name(
        _ principal: inout Principal,
        _ identity: JSONObject,
        _ fields: JSONObject,
        source: String
    ) {
        let userName = CloudTrailDecoder.text(identity["userName"])
        let lastOfARN = principal.arn.flatMap { last(of: $0, behind: UInt8(ascii: "/")) }
        switch principal.kind {
        case .root: principal.name = userName ?? "root"
        case .assumedRole:
            // The session's name; without an ARN it stands behind the colon of `AROAEXAMPLE:session`.
            principal.name =
                lastOfARN ?? principal.principalID.flatMap { last(of: $0, behind: UInt8(ascii: ":")) } ?? userName
            if principal.sessionIssuerName == nil { principal.sessionIssuerName = roleName(principal.arn) }
        case .federatedUser:
            principal.name =
                userName ?? lastOfARN ?? principal.principalID.flatMap { last(of: $0, behind: UInt8(ascii: ":")) }
        case .identityCenterUser:
            principal.name = userName ?? CloudTrailDecoder.text(fields["additionalEventData"]?["UserName"])
            if principal.principalID == nil {
                principal.principalID = CloudTrailDecoder.text(identity["onBehalfOf"]?["userId"])
            }
        case .service: principal.name = principal.invokedBy ?? userName ?? source
        case .account: principal.name = userName
        case .user, .webIdentity, .saml, .directory, .serviceAccount: principal.name = userName ?? lastOfARN
        case .unknown:
            principal.name =
                userName ?? lastOfARN ?? CloudTrailDecoder.text(fields["additionalEventData"]?["UserName"])
        }
    }

    /// What stands behind the last of some mark; `nil` where there is none or nothing follows.
    private static func last(of text: String, behind mark: UInt8) -> String? {
        guard let place = text.utf8.lastIndex(of: mark) else { return nil }
        let rest = text[text.utf8.index(after: place)...]
        return rest.isEmpty ? nil : String(rest)
    }

    /// The role in `arn:aws:sts::111122223333:assumed-role/Deployer/session`.
    private static func roleName(_ arn: String?) -> String? {
        guard let parts = arn?.split(separator: "/"), parts.count == 3, parts[0].hasSuffix(":assumed-role") else {
            return nil
        }
        return String(parts[1])
    }
}
