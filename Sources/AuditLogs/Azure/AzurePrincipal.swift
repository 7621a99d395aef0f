internal import HindcastModel

/// Reads who did it from the caller and the claims of their token.
///
/// Source: https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
enum AzurePrincipal {
    static func principal(of record: AzureRecord) -> Principal {
        let claims = Claims(record.claims)
        let caller = record.caller
        let mail = claims.mail ?? caller.flatMap { $0.isMail ? withoutGuestMark($0) : nil }
        var principal: Principal
        if claims.isApplication || mail == nil && (claims.appID != nil || caller?.isGUID == true) {
            principal = application(claims, caller: caller)
        } else if let mail {
            principal = Principal(kind: .user, arn: mail, name: claims.displayName ?? mail)
            principal.principalID = claims.objectID
        } else {
            principal = Principal(kind: .unknown, name: caller ?? claims.displayName)
            principal.principalID = claims.objectID
        }
        principal.account = claims.tenantID
        principal.identityProvider = claims.identityProvider
        principal.usedMFA = claims.usedMFA
        principal.isConsoleSession = claims.appID == "c44b4083-3bb0-49c1-b47d-974e53cbdf3c"
        return principal
    }

    /// Who a change record of Resource Graph says it was.
    static func principal(of change: AzureChangeRecord) -> Principal {
        guard let name = change.changedBy, name != "Unspecified" else { return Principal(kind: .unknown) }
        if name == "System" { return Principal(kind: .service, name: "Azure") }
        if name.isMail { return Principal(kind: .user, arn: withoutGuestMark(name), name: withoutGuestMark(name)) }
        var principal = Principal(kind: name.isGUID ? .serviceAccount : .unknown, name: name)
        principal.principalID = name
        return principal
    }

    /// An application or a managed identity: the resource whose identity it is, else `<app id>@<object id>`.
    private static func application(_ claims: Claims, caller: String?) -> Principal {
        let object = claims.objectID ?? caller
        let ids = [claims.appID, object].compactMap(\.self)
        let label = ids.isEmpty ? nil : ids.joined(separator: "@")
        var principal = Principal(kind: .serviceAccount, arn: claims.identityResource ?? label)
        principal.name = claims.identityResource.flatMap { $0.split(separator: "/").last.map(String.init) }
        principal.name = principal.name ?? claims.displayName ?? principal.arn
        principal.principalID = object
        return principal
    }

    /// The e-mail of a guest stands behind `live.com#`.
    fileprivate static func withoutGuestMark(_ name: String) -> String {
        name.utf8.lastIndex(of: UInt8(ascii: "#")).map { String(name[$0...].dropFirst()) } ?? name
    }
}

/// What a token says of its bearer.
private struct Claims {
    private let claims: JSONObject

    init(_ claims: JSONObject) { self.claims = claims }

    /// The user's e-mail; `nil` for an application.
    var mail: String? {
        let places =
            ["upn", "emailaddress", "name"].map { Claims.ws + $0 } + [
                "upn", "preferred_username", "email", "unique_name",
            ]
        return places.lazy.compactMap { self.text($0) }.first { $0.isMail }.map(AzurePrincipal.withoutGuestMark)
    }

    /// The name that people use.
    var displayName: String? {
        if let name = text("name") ?? text("app_displayname") { return name }
        let parts = [text(Claims.ws + "givenname"), text(Claims.ws + "surname")].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    var isApplication: Bool { text("idtyp") == "app" || identityResource != nil }
    var appID: String? { text("appid") ?? text("azp") }
    var objectID: String? { text(Claims.microsoft + "objectidentifier") ?? text("oid") }
    var tenantID: String? { text(Claims.microsoft + "tenantid") ?? text("tid") }
    var identityProvider: String? { text(Claims.microsoft + "identityprovider") ?? text("idp") }
    /// The resource whose managed identity it is.
    var identityResource: String? { text("xms_mirid") }
    var usedMFA: Bool? {
        guard let methods = text("http://schemas.microsoft.com/claims/authnmethodsreferences") ?? text("amr") else {
            return nil
        }
        return methods.split(separator: ",").contains { $0 == "mfa" }
    }

    private static let ws = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/"
    private static let microsoft = "http://schemas.microsoft.com/identity/claims/"

    private func text(_ name: String) -> String? {
        guard let text = claims[name]?.scalarText, !text.isEmpty else { return nil }
        return text
    }
}

extension String {
    fileprivate var isMail: Bool { utf8.contains(UInt8(ascii: "@")) && !isGUID }

    /// Whether it has the shape of `04b07795-8ddb-461a-bbee-02f9e1bf7b46`; documents put other letters in.
    fileprivate var isGUID: Bool {
        let parts = split(separator: "-", omittingEmptySubsequences: false).map(\.utf8.count)
        return parts == [8, 4, 4, 4, 12]
    }
}
